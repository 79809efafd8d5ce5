package fr.halle.territoire.chargement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Suit chaque code de commune à travers les millésimes : lui-même tant qu'il vit, puis la commune qui le continue. Une
 * scission n'est pas une suite : rien n'est partagé en silence.
 */
final class Correspondances {

    static final int ORIGINE = 0;
    static final int TOUJOURS = 9999;

    private final NavigableSet<Integer> millesimes;
    private final Map<String, List<int[]>> vies = new TreeMap<>();
    private final Map<String, List<Suite>> suites = new HashMap<>();

    Correspondances(Collection<Integer> millesimes) {
        this.millesimes = new TreeSet<>(millesimes);
    }

    void vit(String code, int du, int jusqu) {
        vies.computeIfAbsent(code, c -> new ArrayList<>()).add(new int[] {du, jusqu});
    }

    void suit(String ancien, String nouveau, int annee, String nature) {
        vies.computeIfAbsent(ancien, c -> new ArrayList<>());
        if (!nature.equals("retablissement")) {
            suites.computeIfAbsent(ancien, c -> new ArrayList<>()).add(new Suite(nouveau, annee));
        }
    }

    List<Correspondance> calculer() {
        var resultat = new ArrayList<Correspondance>();
        for (var code : vies.keySet()) {
            String courante = null;
            var debut = ORIGINE;
            for (var millesime : millesimes) {
                var actuelle = actuelle(code, millesime, new HashSet<>());
                if (courante != null && !courante.equals(actuelle)) {
                    resultat.add(new Correspondance(code, courante, debut, millesime));
                }
                if (actuelle != null && !actuelle.equals(courante)) {
                    debut = millesime.equals(millesimes.first()) ? ORIGINE : millesime;
                }
                courante = actuelle;
            }
            if (courante != null) {
                resultat.add(new Correspondance(code, courante, debut, TOUJOURS));
            }
        }
        return resultat;
    }

    private @Nullable String actuelle(String code, int millesime, HashSet<String> vus) {
        if (!vus.add(code)) {
            return null;
        }
        var periodes = vies.getOrDefault(code, List.of());
        if (periodes.stream().anyMatch(p -> p[0] <= millesime && millesime < p[1])) {
            return code;
        }
        var suite = suites.getOrDefault(code, List.of()).stream()
                .filter(s -> s.annee <= millesime)
                .max((a, b) -> Integer.compare(a.annee, b.annee));
        if (suite.isPresent()) {
            var trouvee = actuelle(suite.get().nouveau, millesime, vus);
            if (trouvee != null) {
                return trouvee;
            }
        }
        // Un fait saisi sur une commune plus jeune que la date de lecture lui reste attaché.
        return periodes.stream().anyMatch(p -> p[0] > millesime) ? code : null;
    }

    record Correspondance(String code, String actuelle, int du, int jusqu) {}

    private record Suite(String nouveau, int annee) {}
}
