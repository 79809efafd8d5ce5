package fr.halle.convention.fiche;

import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.Partie;
import fr.halle.convention.Vigueur;
import fr.halle.convention.secteur.ecran.BlocDeSecteurs;
import fr.halle.document.BlocDePieces;
import fr.halle.journal.LigneDHistorique;
import fr.halle.platform.web.Ecran;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * La fiche d'une convention.
 *
 * @param vigueur la sienne, tous lauréats réunis ; absente tant qu'elle n'est pas signée
 * @param laureats un par lauréat qu'elle couvre
 * @param jalons le délai en image, quand elle ne couvre qu'un lauréat
 * @param autres les conventions des mêmes lauréats, celle-ci comprise
 * @param possibles ce que la personne peut en faire maintenant
 * @param constatables ce qu'elle peut y entrer d'actes pris ailleurs
 * @param annulables les actes qu'elle peut annuler
 * @param attendus qui l'on attend, et de quoi
 * @param secteurs le périmètre et les secteurs, si elle en a ou vaut une convention qui en a
 * @param historique ses actes dans la trace, pour qui a le droit de les lire
 */
public record PageFiche(
        Ecran ecran,
        Convention convention,
        String nomProgramme,
        @Nullable Vigueur vigueur,
        List<LigneDeLaureat> laureats,
        @Nullable Jalons jalons,
        List<Lien> autres,
        List<Lien> comites,
        List<Acte> actes,
        List<GenreActe> possibles,
        List<GenreActe> constatables,
        List<UUID> annulables,
        boolean modifiable,
        boolean motivable,
        List<Attendu> attendus,
        List<Controle> controles,
        @Nullable BlocDeSecteurs secteurs,
        @Nullable Lien porteuse,
        @Nullable Lien portee,
        @Nullable String titreSource,
        BlocDePieces pieces,
        List<LigneDHistorique> historique) {

    /** Une autre convention, et ce que l'on en dit. */
    public record Lien(String texte, String adresse, String detail) {}

    /** Qui l'on attend. @param retard vrai si le délai est passé */
    public record Attendu(String qui, String quoi, String depuis, boolean retard) {}

    public boolean annulable(Acte acte) {
        return annulables.contains(acte.id());
    }

    /** « Mettre à la signature ». */
    public static String bouton(GenreActe genre) {
        return switch (genre) {
            case CONCERTATION -> "Soumettre aux parties";
            case COMITE -> "Avis du comité";
            case SAISINE -> "Demander les avis";
            case AVIS -> "Donner un avis";
            case DELIBERATION -> "Écrire une délibération";
            case MISE_EN_SIGNATURE -> "Mettre à la signature";
            case SIGNATURE -> "Signer";
            case PUBLICATION -> "Dire où elle est publiée";
            case AVENANT -> "Ajouter un avenant";
            case DEROGATION -> "Écrire la dérogation";
            case RESILIATION -> "Résilier";
            case ABANDON -> "Abandonner";
        };
    }

    public String adresse(GenreActe genre) {
        return convention.page() + "/actes/" + genre.code();
    }

    /** L'acte de cette partie : sa signature, ou sa délibération. */
    public Optional<Acte> de(Partie partie, GenreActe genre) {
        return actes.stream()
                .filter(a -> a.genre() == genre && partie.cle().equals(a.partie()))
                .findFirst();
    }

    public @Nullable Acte signature(Partie partie) {
        return de(partie, GenreActe.SIGNATURE).orElse(null);
    }

    public @Nullable Acte deliberation(Partie partie) {
        return de(partie, GenreActe.DELIBERATION).orElse(null);
    }

    /** Le nom d'une partie d'après sa clé. */
    public String nom(@Nullable String cle) {
        return cle == null ? "" : convention.partie(cle).map(Partie::nom).orElse(cle);
    }

    /** Vrai si un acte vaut signature de toutes les parties à la fois. */
    public boolean signeeDUnBloc() {
        return actes.stream().anyMatch(a -> a.genre() == GenreActe.SIGNATURE && a.partie() == null);
    }

    public boolean avecDelai() {
        return laureats.stream().anyMatch(l -> l.situation().delaiAu() != null);
    }
}
