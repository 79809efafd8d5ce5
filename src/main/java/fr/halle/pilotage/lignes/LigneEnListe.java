package fr.halle.pilotage.lignes;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Une ligne ou un total publié, comme une liste le montre : c'est ce qui fait les sommes des tableaux de bord.
 *
 * @param origine le libellé de l'origine des crédits ; de même la nature
 * @param statut {@code total} (total publié), {@code libre}, {@code inclus}, {@code en_sus} ou {@code a_rapprocher}
 */
public record LigneEnListe(
        String reference,
        String statut,
        String objet,
        @Nullable String laureat,
        String dispositif,
        String libelleDispositif,
        @Nullable String codeOrigine,
        @Nullable String origine,
        String codeNature,
        String nature,
        @Nullable Long accorde,
        @Nullable Long engage,
        @Nullable Long verse,
        String degre,
        LocalDate effet,
        String precision,
        @Nullable String operation,
        @Nullable String citation,
        @Nullable String deduction,
        @Nullable String motif,
        String source,
        String titreSource) {

    public DateApprochee date() {
        return new DateApprochee(effet, Precision.deCode(precision));
    }

    public @Nullable Montant accordeMontant() {
        return montant(accorde);
    }

    public @Nullable Montant engageMontant() {
        return montant(engage);
    }

    public @Nullable Montant verseMontant() {
        return montant(verse);
    }

    /** Ce que la ligne est pour les sommes, en français. */
    public String statutEnClair() {
        return switch (statut) {
            case "total" -> "Total publié";
            case "inclus" -> "Incluse dans un total";
            case "en_sus" -> "En sus d'un total";
            case "a_rapprocher" -> "À rapprocher";
            default -> "Comptée";
        };
    }

    /** Le degré de preuve du montant, en français. */
    public String degreEnClair() {
        return switch (degre) {
            case "justifie" -> "Justifié par une pièce";
            case "confirme" -> "Confirmé par le financeur";
            case "rapproche" -> "Rapproché du paiement";
            default -> "Déclaré";
        };
    }

    private static @Nullable Montant montant(@Nullable Long centimes) {
        return centimes == null ? null : Montant.centimes(centimes);
    }
}
