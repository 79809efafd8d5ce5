package fr.halle.convention.prorogation;

import fr.halle.journal.LigneDHistorique;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** Ce que les trois écrans des prorogations montrent. */
public final class PagesDesProrogations {

    private PagesDesProrogations() {}

    /**
     * @param programmes ceux où filtrer, avec « tous »
     * @param preparer ceux où la personne peut proroger ; vide si elle ne peut pas
     */
    public record PageListe(
            Ecran ecran,
            ListeMontree<ProrogationEnListe> liste,
            Map<String, String> programmes,
            String programme,
            Map<String, String> preparer) {}

    /**
     * Une décision et ce qu'elle a repoussé.
     *
     * @param annulable vrai si la personne peut l'annuler
     */
    public record PageFiche(
            Ecran ecran,
            CsrfToken jeton,
            ProrogationEnListe p,
            List<Concernee> objets,
            List<LigneDHistorique> historique,
            boolean annulable,
            String motif,
            Map<String, String> erreurs,
            @Nullable String refus) {}

    /**
     * Une décision que l'on prépare.
     *
     * @param effet tel qu'il est écrit
     * @param apercu ce qu'elle repousserait ; {@code null} avant de l'avoir demandé
     */
    public record PagePreparation(
            Ecran ecran,
            CsrfToken jeton,
            String nomProgramme,
            ProrogationSaisie saisie,
            String effet,
            String nouvelleDate,
            Map<String, String> regles,
            Map<String, String> territoires,
            @Nullable List<Concernee> apercu,
            Map<String, String> erreurs,
            @Nullable String refus) {

        public @Nullable String erreur(String champ) {
            return erreurs.get(champ);
        }

        /** Cochée tant que la personne ne l'a pas décochée. */
        public boolean choisie(Concernee c) {
            return saisie.choisies().isEmpty() || saisie.choisies().contains(c.cle());
        }
    }
}
