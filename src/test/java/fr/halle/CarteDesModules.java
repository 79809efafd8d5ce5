package fr.halle;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** La carte des modules, telle que le code compilé et les scripts SQL la dessinent. */
final class CarteDesModules {

    private final ApplicationModules modules;
    private final Set<String> partages;
    private final Map<String, Set<String>> appels = new LinkedHashMap<>();
    private final Map<String, Set<String>> lectures = new LinkedHashMap<>();

    CarteDesModules(ApplicationModules modules) {
        this.modules = modules;
        this.partages = modules.getSharedModules().stream()
                .map(CarteDesModules::nom)
                .collect(Collectors.toCollection(TreeSet::new));
        var sql = LectureSql.toutes();
        for (var module : modules) {
            var nom = nom(module);
            appels.put(
                    nom,
                    module.getDirectDependencies(modules)
                            .uniqueModules()
                            .map(CarteDesModules::nom)
                            .collect(Collectors.toCollection(TreeSet::new)));
            lectures.put(
                    nom,
                    sql.stream()
                            .filter(l -> l.module().equals(nom) && l.chezUnAutre())
                            .map(LectureSql::schema)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** Ce qu'un module déclare employer, sans le détail des interfaces nommées. */
    static Set<String> declares(String module) {
        try {
            var annonce = Class.forName("fr.halle." + module + ".package-info")
                    .getAnnotation(org.springframework.modulith.ApplicationModule.class);
            return Arrays.stream(annonce.allowedDependencies())
                    .map(d -> d.replaceFirst(" *::.*", ""))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Le module « %s » n'a pas de package-info".formatted(module), e);
        }
    }

    /** Le diagramme, où un lien qui découle des autres n'est pas tracé, puis la table de tous les liens. */
    String ecrire() {
        return diagramme() + "\n" + table();
    }

    private String diagramme() {
        var texte = new StringBuilder("```mermaid\nflowchart TD\n");
        for (var module : modules) {
            texte.append("  %s[\"%s<br/><i>%s</i>\"]\n".formatted(nom(module), module.getDisplayName(), nom(module)));
        }
        for (var module : appels.keySet()) {
            for (var cible : voisins(module)) {
                if (!parUnAutreChemin(module, cible)) {
                    texte.append("  %s %s %s\n"
                            .formatted(module, appels.get(module).contains(cible) ? "-->" : "-.->", cible));
                }
            }
        }
        return texte.append("```\n").toString();
    }

    private String table() {
        var texte = new StringBuilder("| Module | Appelle | Lit les vues de |\n|---|---|---|\n");
        for (var module : appels.keySet()) {
            texte.append("| `%s` | %s | %s |\n"
                    .formatted(module, enListe(appels.get(module)), enListe(lectures.get(module))));
        }
        return texte.toString();
    }

    /** Ceux que le module appelle ou dont il lit les vues ; les modules partagés ne sont tracés qu'entre eux. */
    private Set<String> voisins(String module) {
        var voisins = new TreeSet<>(appels.getOrDefault(module, Set.of()));
        voisins.addAll(lectures.getOrDefault(module, Set.of()));
        if (!partages.contains(module)) {
            voisins.removeAll(partages);
        }
        return voisins;
    }

    private boolean parUnAutreChemin(String module, String cible) {
        var vus = new HashSet<>(Set.of(module));
        return voisins(module).stream().filter(v -> !v.equals(cible)).anyMatch(v -> mene(v, cible, vus));
    }

    private boolean mene(String module, String cible, Set<String> vus) {
        return module.equals(cible)
                || vus.add(module) && voisins(module).stream().anyMatch(v -> mene(v, cible, vus));
    }

    private static String enListe(Set<String> noms) {
        return noms.isEmpty() ? "—" : noms.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
    }

    private static String nom(ApplicationModule module) {
        return module.getIdentifier().toString();
    }

    static List<String> noms(ApplicationModules modules) {
        return modules.stream().map(CarteDesModules::nom).toList();
    }
}
