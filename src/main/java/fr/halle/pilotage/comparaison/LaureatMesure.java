package fr.halle.pilotage.comparaison;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ce que l'on sait d'un lauréat, réduit à ce qui se compare. */
record LaureatMesure(String reference, String nom, List<Commune> communes, List<Ligne> lignes) {

    /**
     * Une commune d'un lauréat.
     *
     * @param habitants absents quand aucune série de population ne la connaît
     * @param cles les territoires où elle tombe : {@code departement:40}, {@code region:75}…
     * @param renseignee vrai si une liste de signatures parle d'elle
     * @param jours le délai de l'adhésion à l'ORT, s'il se mesure
     * @param concours ce qu'elle a reçu hors du programme, en centimes par nature
     */
    record Commune(
            String code,
            @Nullable Integer habitants,
            Set<String> cles,
            boolean renseignee,
            boolean adhesion,
            boolean ort,
            @Nullable Long jours,
            Map<String, Long> concours) {}

    /** Ce que des lignes comptées accordent, en centimes ; sans commune, elles sont au lauréat entier. */
    record Ligne(@Nullable String commune, String nature, long centimes) {}

    /** Sa part dans un périmètre : une ligne sans commune n'y est que si le lauréat y est tout entier. */
    LaureatMesure dans(Predicate<Commune> dedans) {
        var siennes = communes.stream().filter(dedans).toList();
        if (siennes.size() == communes.size()) {
            return this;
        }
        var codes = siennes.stream().map(Commune::code).collect(Collectors.toSet());
        return new LaureatMesure(
                reference,
                nom,
                siennes,
                lignes.stream()
                        .filter(l -> l.commune() != null && codes.contains(l.commune()))
                        .toList());
    }

    /** Les habitants de ses communes ; rien si l'une manque. */
    @Nullable
    Long habitants() {
        var somme = 0L;
        for (var commune : communes) {
            var siens = commune.habitants();
            if (siens == null) {
                return null;
            }
            somme += siens;
        }
        return communes.isEmpty() ? null : somme;
    }

    /** Ce que ses lignes accordent dans une nature ; rien s'il n'en a aucune. */
    @Nullable
    Long credits(String nature) {
        return somme(lignes.stream()
                .filter(l -> l.nature().equals(nature))
                .map(Ligne::centimes)
                .toList());
    }

    /** De même pour les concours hors du programme. */
    @Nullable
    Long concours(String nature) {
        return somme(communes.stream()
                .flatMap(c -> java.util.stream.Stream.ofNullable(c.concours().get(nature)))
                .toList());
    }

    private static @Nullable Long somme(List<Long> centimes) {
        return centimes.isEmpty()
                ? null
                : centimes.stream().mapToLong(Long::longValue).sum();
    }
}
