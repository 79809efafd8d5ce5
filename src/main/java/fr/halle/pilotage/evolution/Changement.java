package fr.halle.pilotage.evolution;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import fr.halle.pilotage.synthese.Stade;
import fr.halle.platform.web.Typographie;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Une différence entre deux lectures.
 *
 * @param genre {@code laureat}, {@code commune}, {@code signature}, {@code montant} ou {@code total}
 * @param sens {@code nouveau}, {@code modifie} ou {@code retire}
 * @param objet de quoi il s'agit : un lauréat, une commune, un territoire
 * @param laureat la référence du lauréat concerné
 * @param detail ce qui a changé : le dispositif et la nature, la convention
 * @param avantLe la date que disait la première lecture ; de même le montant, en centimes
 * @param saisiLe l'instant où la base a appris ce que dit la seconde lecture
 */
public record Changement(
        String genre,
        String sens,
        String reference,
        String objet,
        @Nullable String laureat,
        @Nullable String dispositif,
        @Nullable String nature,
        @Nullable String stade,
        @Nullable String detail,
        @Nullable LocalDate avantLe,
        @Nullable LocalDate apresLe,
        @Nullable Long avant,
        @Nullable Long apres,
        @Nullable LocalDate effet,
        @Nullable String precision,
        @Nullable OffsetDateTime saisiLe,
        String source,
        String titreSource) {

    public String genreEnClair() {
        return genreEnClair(genre);
    }

    static String genreEnClair(String genre) {
        return switch (genre) {
            case "laureat" -> "Lauréat";
            case "commune" -> "Commune d'un lauréat";
            case "signature" -> "Signature";
            case "montant" -> "Ligne de financement";
            default -> "Total publié";
        };
    }

    public String sensEnClair() {
        return switch (sens) {
            case "nouveau" -> genre.equals("laureat") || genre.equals("commune") ? "Entrée" : "Nouveau";
            case "retire" -> genre.equals("laureat") || genre.equals("commune") ? "Sortie" : "Retiré";
            default -> "Modifié";
        };
    }

    public @Nullable String stadeEnClair() {
        return stade == null ? null : Stade.enClair(stade);
    }

    public @Nullable DateApprochee date() {
        return effet == null
                ? null
                : new DateApprochee(effet, Precision.deCode(precision == null ? "jour" : precision));
    }

    public @Nullable Montant avantMontant() {
        return avant == null ? null : Montant.centimes(avant);
    }

    public @Nullable Montant apresMontant() {
        return apres == null ? null : Montant.centimes(apres);
    }

    public @Nullable String saisi() {
        return saisiLe == null ? null : Typographie.instant(Instant.from(saisiLe));
    }
}
