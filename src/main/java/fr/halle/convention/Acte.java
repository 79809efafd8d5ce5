package fr.halle.convention;

import fr.halle.commun.DateApprochee;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un acte d'une convention.
 *
 * @param constate vrai s'il a été pris ailleurs et entré ici à sa vraie date
 * @param partie celle qui délibère ou signe ; absente d'une signature qui les vaut toutes
 * @param etape celle du type qu'un avis remplit
 * @param numero celui d'une délibération
 * @param transmisLe le jour où une délibération est parvenue au préfet
 * @param publieLe le jour où elle a été publiée ; l'une et l'autre la rendent exécutoire
 * @param signataire le nom de qui signe, quand la source le donne
 * @param finLe le nouveau terme que pose un avenant
 * @param constatations ce que les gardes auraient dit d'un acte constaté
 * @param qualite sous quel chapeau il a été saisi ; absente pour le public
 */
public record Acte(
        UUID id,
        GenreActe genre,
        boolean constate,
        DateApprochee effet,
        @Nullable String partie,
        @Nullable String etape,
        @Nullable String sens,
        @Nullable String renduPar,
        @Nullable String numero,
        @Nullable LocalDate transmisLe,
        @Nullable LocalDate publieLe,
        @Nullable String signataire,
        @Nullable String signataireQualite,
        @Nullable LocalDate finLe,
        @Nullable String note,
        @Nullable String motif,
        @Nullable String acteReference,
        @Nullable String source,
        @Nullable String citation,
        List<String> constatations,
        @Nullable String qualite,
        @Nullable UUID saisiPar) {

    public Acte {
        constatations = List.copyOf(constatations);
    }

    /** Le jour où il est tenu pour fait. */
    public LocalDate jour() {
        return effet.auPlusTard();
    }

    public String sensEnClair() {
        return switch (sens == null ? "" : sens) {
            case "favorable" -> "favorable";
            case "reserve" -> "réservé";
            case "defavorable" -> "défavorable";
            case "valide" -> "validée";
            case "ajourne" -> "ajournée";
            case "autorise" -> "autorise la signature";
            case "refuse" -> "refuse la signature";
            default -> "";
        };
    }

    /**
     * Vrai si cette délibération est exécutoire ce jour-là : transmise au préfet et publiée, au plus tard (code général des
     * collectivités territoriales, article L2131-1).
     */
    public boolean executoireLe(LocalDate jour) {
        return genre == GenreActe.DELIBERATION
                && "autorise".equals(sens)
                && !jour().isAfter(jour)
                && transmisLe != null
                && !transmisLe.isAfter(jour)
                && publieLe != null
                && !publieLe.isAfter(jour);
    }
}
