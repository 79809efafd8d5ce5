package fr.halle.pilotage.comparaison;

import fr.halle.pilotage.delais.Delais;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Le calcul d'un indicateur sur les lauréats d'un territoire. Un lauréat qui n'est pas renseigné n'est pas à zéro : il n'y entre pas. */
final class Calcul {

    private Calcul() {}

    /** @param laureats ceux du territoire, chacun réduit à sa part */
    static Valeur valeur(Indicateur indicateur, List<LaureatMesure> laureats) {
        var nature = indicateur.nature() == null ? "" : indicateur.nature();
        return switch (indicateur.genre()) {
            case ADHESION -> part(laureats, LaureatMesure.Commune::adhesion);
            case ORT -> part(laureats, LaureatMesure.Commune::ort);
            case DELAI -> delai(laureats);
            case CREDITS_LAUREAT ->
                rapport(
                        laureats.stream()
                                .flatMap(l -> Rapport.de(l.credits(nature), 1L))
                                .toList(),
                        laureats.size());
            case CREDITS_HABITANT ->
                rapport(
                        laureats.stream()
                                .flatMap(l -> Rapport.de(l.credits(nature), l.habitants()))
                                .toList(),
                        laureats.size());
            case CONCOURS_HABITANT ->
                rapport(
                        laureats.stream()
                                .flatMap(l -> Rapport.de(l.concours(nature), l.habitants()))
                                .toList(),
                        laureats.size());
        };
    }

    private static Valeur part(List<LaureatMesure> laureats, Predicate<LaureatMesure.Commune> signee) {
        var renseignes = laureats.stream()
                .filter(l -> l.communes().stream().anyMatch(LaureatMesure.Commune::renseignee))
                .toList();
        var signes = renseignes.stream()
                .filter(l -> l.communes().stream().anyMatch(signee))
                .count();
        return new Valeur(
                renseignes.isEmpty()
                        ? null
                        : BigDecimal.valueOf(signes * 100)
                                .divide(BigDecimal.valueOf(renseignes.size()), 1, RoundingMode.HALF_UP),
                renseignes.size(),
                laureats.size());
    }

    private static Valeur delai(List<LaureatMesure> laureats) {
        var mesures =
                laureats.stream().filter(l -> jours(l).findAny().isPresent()).count();
        return new Valeur(
                Delais.mediane(laureats.stream().flatMap(Calcul::jours).toList())
                        .orElse(null),
                (int) mesures,
                laureats.size());
    }

    private static Stream<Long> jours(LaureatMesure laureat) {
        return laureat.communes().stream().flatMap(c -> Stream.ofNullable(c.jours()));
    }

    private static Valeur rapport(List<Rapport> rapports, int total) {
        var centimes = rapports.stream().mapToLong(Rapport::centimes).sum();
        var parmi = rapports.stream().mapToLong(Rapport::parmi).sum();
        return new Valeur(
                parmi == 0
                        ? null
                        : BigDecimal.valueOf(centimes).divide(BigDecimal.valueOf(parmi), 0, RoundingMode.HALF_UP),
                rapports.size(),
                total);
    }

    /** Ce qu'un lauréat renseigné apporte à une moyenne. */
    private record Rapport(long centimes, long parmi) {

        static Stream<Rapport> de(@Nullable Long centimes, @Nullable Long parmi) {
            return centimes == null || parmi == null ? Stream.of() : Stream.of(new Rapport(centimes, parmi));
        }
    }
}
