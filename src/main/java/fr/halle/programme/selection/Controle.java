package fr.halle.programme.selection;

import fr.halle.platform.web.Typographie;
import fr.halle.programme.candidature.Acte;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.CommuneCandidate;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.GenreActe;
import fr.halle.programme.candidature.instruction.Gardes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qui empêche une publication, et ce qu'elle donnerait. Deux lauréats d'un programme n'ont jamais la même commune. */
@Component
class Controle {

    private final JdbcClient sql;
    private final Candidatures candidatures;
    private final Gardes gardes;

    Controle(JdbcClient sql, Candidatures candidatures, Gardes gardes) {
        this.sql = sql;
        this.candidatures = candidatures;
        this.gardes = gardes;
    }

    Apercu controler(List<Candidature> choisies, SelectionSaisie saisie, LocalDate effet) {
        var refus = new ArrayList<String>();
        var lignes = new ArrayList<Apercu.Ligne>();
        Map<String, String> prises = new LinkedHashMap<>();
        for (var candidature : choisies) {
            var actes = candidatures.actes(candidature);
            var decision =
                    actes.stream().filter(a -> a.genre() == GenreActe.DECISION).findFirst();
            if (candidature.etat() != EtatCandidature.RETENUE || decision.isEmpty()) {
                refus.add("La candidature %s est « %s » : seule une candidature retenue se publie."
                        .formatted(candidature.reference(), candidature.etat().libelle()));
                continue;
            }
            if (!candidature.programme().equals(saisie.programme()) || !dansLaRegion(candidature, saisie.region())) {
                refus.add("La candidature %s n'est pas de ce programme ou de cette région : ôtez-la de la sélection."
                        .formatted(candidature.reference()));
            }
            refus.addAll(gardes.laureates(candidature.programme(), candidature.codes()));
            for (var commune : candidature.communes()) {
                var autre = prises.putIfAbsent(commune.code(), candidature.reference());
                if (autre != null) {
                    refus.add("La commune %s est dans deux candidatures de cette sélection (%s et %s) : gardez-en une."
                            .formatted(commune.enClair(), autre, candidature.reference()));
                }
            }
            var constats = new ArrayList<String>();
            constater(decision.get(), effet).ifPresent(saisie.constate() ? constats::add : refus::add);
            lignes.add(
                    new Apercu.Ligne(candidature, decision.get().effet(), departements(candidature, actes), constats));
        }
        return new Apercu(lignes, refus);
    }

    boolean dansLaRegion(Candidature candidature, String region) {
        return sql.sql("""
                        select exists (select from territoire.v_public_appartenance a
                                        where a.type = 'region' and a.code = :region and a.code_source = any (:communes::text[]) and a.jusqu = 9999)
                        """)
                .param("region", region)
                .param("communes", candidature.codes().toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private static Optional<String> constater(Acte decision, LocalDate effet) {
        return decision.effet().isAfter(effet)
                ? Optional.of("La décision (%s) suivrait sa publication (%s) : vérifiez les deux dates."
                        .formatted(Typographie.date(decision.effet()), Typographie.date(effet)))
                : Optional.empty();
    }

    /** D'abord celui de la préfecture qui a fait remonter la candidature ; à défaut, celui du plus grand nombre de communes. */
    private List<String> departements(Candidature candidature, List<Acte> actes) {
        var parNombre = candidature.communes().stream()
                .map(CommuneCandidate::departement)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.groupingBy(d -> d, java.util.TreeMap::new, Collectors.counting()));
        var pilote = actes.stream()
                .filter(a -> a.genre() == GenreActe.REMONTEE)
                .findFirst()
                .map(a -> departementDe(a.id()))
                .orElse(null);
        return parNombre.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Long> d) -> !d.getKey().equals(pilote))
                        .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private @Nullable String departementDe(UUID remontee) {
        return sql.sql("""
                        select o.territoire_code from programme.candidature_acte a join acces.v_organisation o on o.id = a.organisation
                         where a.id = :acte and o.territoire_type = 'departement'
                        """)
                .param("acte", remontee)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
