package fr.halle.journal;

import fr.halle.commun.DateApprochee;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un acte, prêt à montrer : ses données personnelles sont à leur place, ou dites effacées.
 *
 * @param auteur son nom ; « Halle » pour ce qu'elle fait d'elle-même ; « personne effacée »
 * @param qualite le chapeau de l'auteur au moment de l'acte ; {@code null} s'il n'en portait pas
 * @param utilisateur le compte de l'auteur ; {@code null} pour Halle elle-même
 * @param libelle l'objet, tel qu'il s'appelait alors
 * @param preuve de quoi refaire l'empreinte de l'acte
 */
public record LigneDHistorique(
        UUID id,
        Instant saisiLe,
        DateApprochee effet,
        String auteur,
        @Nullable String qualite,
        @Nullable UUID utilisateur,
        String verbe,
        String phrase,
        String objetType,
        String objetId,
        String libelle,
        List<Champ> champs,
        List<String> territoires,
        Preuve preuve) {

    /** Ce qu'on lit d'une valeur effacée avec la personne qu'elle concernait. */
    public static final String EFFACE = "effacé";

    /** Un champ changé ; {@code null} : non renseigné. */
    public record Champ(
            String libelle,
            @Nullable String avant,
            @Nullable String apres) {

        /** « Avis : réservé → favorable » ; ce qui n'était pas renseigné ne se dit pas : « Motif : vacance ». */
        public String enUneLigne() {
            return avant == null
                    ? "%s : %s".formatted(libelle, texte(apres))
                    : "%s : %s → %s".formatted(libelle, avant, texte(apres));
        }

        private static String texte(@Nullable String valeur) {
            return valeur == null ? "non renseigné" : valeur;
        }
    }

    /**
     * Les colonnes de la trace que l'écran ne montre pas.
     *
     * @param changements le texte JSON que l'empreinte couvre, à l'octet près
     */
    public record Preuve(
            long rang,
            @Nullable String service,
            @Nullable String session,
            @Nullable String habilitation,
            @Nullable String auteurCondensat,
            String changements,
            String visiblePar,
            String precedente,
            String empreinte) {}

    /** Vrai si l'acte dit une date d'effet autre que le jour de sa saisie. */
    public boolean effetAutreQueLeJour() {
        return !effet.equals(DateApprochee.jour(
                saisiLe.atZone(java.time.ZoneId.of("Europe/Paris")).toLocalDate()));
    }
}
