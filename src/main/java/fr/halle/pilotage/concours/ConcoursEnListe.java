package fr.halle.pilotage.concours;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Un concours : une aide publique à un territoire, que nul programme ne compte.
 *
 * @param territoireNom le nom le plus récent du territoire ; absent si nul millésime ne le connaît
 * @param texte l'écriture du fichier, quand elle porte plus que des centimes
 */
public record ConcoursEnListe(
        String reference,
        String territoireType,
        String territoireCode,
        @Nullable String territoireNom,
        @Nullable String beneficiaire,
        @Nullable Integer exercice,
        String dispositif,
        String libelleDispositif,
        String nature,
        String libelleNature,
        @Nullable String categorie,
        @Nullable String operation,
        @Nullable Long cout,
        long accorde,
        @Nullable String texte,
        String degre,
        LocalDate effet,
        String precision,
        @Nullable String identifiant,
        String source,
        String titreSource) {

    public String objet() {
        return territoireNom != null ? territoireNom : beneficiaire != null ? beneficiaire : territoireCode;
    }

    /** L'échelon du bénéficiaire, en français. */
    public String echelon() {
        return switch (territoireType) {
            case "commune" -> "Commune";
            case "epci" -> "EPCI";
            case "departement" -> "Département";
            default -> territoireType;
        };
    }

    public Montant montant() {
        return Montant.centimes(accorde);
    }

    public @Nullable Montant coutTotal() {
        return cout == null ? null : Montant.centimes(cout);
    }

    /** « 30 % », « 17,8 % » : la part du coût que l'aide couvre ; rien sans coût. */
    public @Nullable String part() {
        var part = cout == null ? null : Typographie.part(accorde, cout, 1);
        return part == null ? null : part.replaceFirst(",0(?=\\D)", "");
    }

    public DateApprochee date() {
        return new DateApprochee(effet, Precision.deCode(precision));
    }

    public boolean depasse() {
        return cout != null && accorde > cout;
    }

    public boolean inconnu() {
        return territoireNom == null;
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

    /** Les anomalies de la ligne, comme les filtres les écrivent. */
    public List<String> codesDAnomalie() {
        var codes = new ArrayList<String>();
        if (depasse()) {
            codes.add("depassement");
        }
        if (texte != null) {
            codes.add("arrondi");
        }
        if (inconnu()) {
            codes.add("inconnu");
        }
        return List.copyOf(codes);
    }

    /** Les anomalies de la ligne, en clair ; vide s'il n'y en a pas. */
    public String anomalies() {
        return codesDAnomalie().stream()
                .map(code -> java.util.Objects.requireNonNull(FiltreDeConcours.ANOMALIES.get(code))
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
