package fr.halle.acces.renouvellement;

import fr.halle.acces.Cible.Lieu;
import fr.halle.territoire.Normalisation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Une collectivité qui se renouvelle, et l'élu que le fichier y donne.
 *
 * @param nom absent d'une simple liste de communes
 */
public record Elu(
        Lieu territoire,
        @Nullable String prenom,
        @Nullable String nom,
        @Nullable String fonction,
        @Nullable LocalDate mandatDu,
        @Nullable LocalDate fonctionDu) {

    /** Vrai si ce nom est le sien, sans égard aux accents, aux majuscules ni aux traits d'union. */
    boolean porteLeNom(String autrePrenom, String autreNom) {
        return prenom != null
                && nom != null
                && Normalisation.normaliser(prenom).equals(Normalisation.normaliser(autrePrenom))
                && Normalisation.normaliser(nom).equals(Normalisation.normaliser(autreNom));
    }
}
