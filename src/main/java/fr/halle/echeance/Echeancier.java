package fr.halle.echeance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Toutes les échéances en cours, d'où qu'elles viennent, avec ce qu'elles mettent en jeu. */
@Component
public class Echeancier {

    private final ObjectProvider<SourceDEcheances> sources;
    private final ObjectProvider<EnjeuDEcheance> enjeux;

    Echeancier(ObjectProvider<SourceDEcheances> sources, ObjectProvider<EnjeuDEcheance> enjeux) {
        this.sources = sources;
        this.enjeux = enjeux;
    }

    /**
     * Une échéance et ses euros.
     *
     * @param centimes {@code null} si rien n'en est renseigné
     */
    public record Chiffree(
            EcheanceEnCours echeance, @Nullable Long centimes) {

        /** Les plus gros enjeux d'abord, les non renseignés après, puis par date. */
        public static final Comparator<Chiffree> ORDRE = Comparator.comparing(
                        Chiffree::centimes, Comparator.nullsLast(Comparator.<Long>reverseOrder()))
                .thenComparing(c -> c.echeance().limite())
                .thenComparing(c -> c.echeance().nom())
                .thenComparing(c -> c.echeance().objet());
    }

    /** Celles du jour, telles que l'acteur les voit, dans l'ordre de {@link Chiffree#ORDRE}. */
    public List<Chiffree> enCours(LocalDate jour) {
        var echeances = sources.stream().flatMap(s -> s.enCours(jour).stream()).toList();
        var parProgramme = echeances.stream()
                .collect(Collectors.groupingBy(
                        EcheanceEnCours::programme, Collectors.mapping(EcheanceEnCours::objet, Collectors.toSet())));
        var centimes = new HashMap<String, Map<UUID, Long>>();
        parProgramme.forEach((programme, objets) -> {
            var lus = new HashMap<UUID, Long>();
            enjeux.forEach(
                    e -> e.centimes(programme, objets, jour).forEach((objet, c) -> lus.merge(objet, c, Long::sum)));
            centimes.put(programme, lus);
        });
        return echeances.stream()
                .map(e -> new Chiffree(
                        e, centimes.getOrDefault(e.programme(), Map.of()).get(e.objet())))
                .sorted(Chiffree.ORDRE)
                .toList();
    }
}
