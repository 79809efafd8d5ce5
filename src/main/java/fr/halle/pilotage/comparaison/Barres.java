package fr.halle.pilotage.comparaison;

import fr.halle.platform.web.Typographie;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Les barres d'un indicateur : le territoire, ceux qui le contiennent, la médiane et l'étendue de ses pairs. */
public record Barres(Indicateur indicateur, List<Barre> barres) {

    private static final int LARGEUR = 1000;

    /**
     * Une barre et ce qu'elle dit.
     *
     * @param cle l'écriture d'adresse du territoire ; absente pour les pairs
     * @param valeur le nombre écrit, ou pourquoi il n'est pas comparé
     * @param largeur en millièmes ; absente s'il n'est pas comparé
     * @param de début de l'étendue des pairs, en millièmes ; de même {@code a}, sa fin
     * @param renseignes combien de lauréats, ou de pairs, fondent le nombre
     */
    public record Barre(
            @Nullable String cle,
            String libelle,
            String valeur,
            @Nullable String largeur,
            boolean ici,
            @Nullable String de,
            @Nullable String a,
            String renseignes) {}

    static Barres de(Comparaison c, Indicateur indicateur) {
        var resume = c.resume(indicateur);
        var maximum = echelle(c, indicateur, resume);
        var barres = new ArrayList<Barre>();
        barres.add(territoire(c, indicateur, c.ici(), maximum, true));
        if (!c.pairs().isEmpty()) {
            barres.add(pairs(indicateur, resume, maximum));
        }
        c.parents().forEach(p -> barres.add(territoire(c, indicateur, p, maximum, false)));
        return new Barres(indicateur, List.copyOf(barres));
    }

    /** Ce que vaut une barre pleine : le tout pour une part, la plus grande des valeurs pour le reste. */
    private static BigDecimal echelle(Comparaison c, Indicateur indicateur, Resume resume) {
        if (indicateur.unite() == Indicateur.Unite.POUR_CENT) {
            return BigDecimal.valueOf(100);
        }
        return Stream.concat(
                        Stream.concat(Stream.of(c.ici()), c.parents().stream())
                                .flatMap(t -> Stream.ofNullable(c.comparee(t, indicateur))),
                        Stream.ofNullable(resume.maximum()))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    private static Barre territoire(
            Comparaison c, Indicateur indicateur, Compare territoire, BigDecimal maximum, boolean ici) {
        var comparee = c.comparee(territoire, indicateur);
        var valeur = territoire.valeur(indicateur);
        return new Barre(
                territoire.cle(),
                territoire.nom(),
                comparee == null ? valeur.motif() : indicateur.ecrire(comparee),
                comparee == null ? null : part(comparee, maximum),
                ici,
                null,
                null,
                "%s sur %s".formatted(Typographie.nombre(valeur.renseignes()), Typographie.nombre(valeur.total())));
    }

    private static Barre pairs(Indicateur indicateur, Resume resume, BigDecimal maximum) {
        var mediane = resume.mediane();
        var plusPetit = resume.minimum();
        var plusGrand = resume.maximum();
        return new Barre(
                null,
                "Ses pairs, médiane",
                mediane == null || plusPetit == null || plusGrand == null
                        ? "aucun pair assez renseigné : non comparé"
                        : indicateur.ecrire(mediane) + etendue(indicateur, plusPetit, plusGrand),
                mediane == null ? null : part(mediane, maximum),
                false,
                plusPetit == null ? null : part(plusPetit, maximum),
                plusGrand == null ? null : part(plusGrand, maximum),
                "%s sur %s pairs"
                        .formatted(Typographie.nombre(resume.comparables()), Typographie.nombre(resume.total())));
    }

    private static String etendue(Indicateur indicateur, BigDecimal plusPetit, BigDecimal plusGrand) {
        return plusPetit.compareTo(plusGrand) == 0
                ? " ; tous à égalité"
                : " ; de %s à %s".formatted(indicateur.ecrire(plusPetit), indicateur.ecrire(plusGrand));
    }

    private static String part(BigDecimal valeur, BigDecimal maximum) {
        return maximum.signum() == 0
                ? "0"
                : valeur.multiply(BigDecimal.valueOf(LARGEUR))
                        .divide(maximum, 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
