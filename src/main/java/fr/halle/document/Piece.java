package fr.halle.document;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une pièce, dans l'une de ses versions.
 *
 * @param ligne ce que l'on a sous les yeux : à rendre avec un remplacement ou une annulation
 * @param reference publique : « P-… »
 * @param version à partir de 1
 * @param nom celui du fichier déposé
 * @param type son type MIME, reconnu à son contenu
 * @param empreinte le SHA-256 du contenu, en hexadécimal
 * @param octets son poids
 * @param deposePar le chapeau, en toutes lettres, de qui a déposé cette version ; {@code null} pour le public
 * @param visiblePar les clés de ceux qui la lisent ; vide pour le public
 */
public record Piece(
        UUID ligne,
        UUID id,
        String reference,
        String genre,
        UUID objet,
        String code,
        String libelle,
        int version,
        String nom,
        String type,
        String empreinte,
        long octets,
        boolean figee,
        boolean annulee,
        Instant deposeLe,
        @Nullable String deposePar,
        Set<String> visiblePar) {

    public Piece {
        visiblePar = Set.copyOf(visiblePar);
    }

    /** Où elle se lit. */
    public String adresse() {
        return "/pieces/" + reference;
    }

    /** Où cette version se lit, même remplacée. */
    public String adresseDeLaVersion() {
        return adresse() + "/versions/" + version;
    }

    /** Les douze premiers caractères de l'empreinte : assez pour comparer à l'œil. */
    public String empreinteCourte() {
        return empreinte.substring(0, 12);
    }
}
