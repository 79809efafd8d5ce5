package fr.halle.platform.sauvegarde;

import fr.halle.platform.sauvegarde.Catalogue.Lien;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * L'ordre où remplir des tables : celles qui sont désignées d'abord. Là où des tables se désignent en rond, les liens qui
 * restent en arrière sont à juger plus tard.
 *
 * @param tables toutes, dans l'ordre
 * @param liensADifferer ceux dont la cible vient après
 */
record OrdreDesTables(List<String> tables, List<Lien> liensADifferer) {

    static OrdreDesTables de(Collection<String> tables, Collection<Lien> liens) {
        Set<String> placees = new LinkedHashSet<>();
        Set<String> restantes = new TreeSet<>(tables);
        List<Lien> differes = new ArrayList<>();
        while (!restantes.isEmpty()) {
            String suivante = restantes.stream()
                    .filter(table -> attend(table, liens, restantes).isEmpty())
                    .findFirst()
                    .orElseGet(() -> restantes.iterator().next());
            differes.addAll(attend(suivante, liens, restantes));
            restantes.remove(suivante);
            placees.add(suivante);
        }
        return new OrdreDesTables(List.copyOf(placees), List.copyOf(differes));
    }

    private static List<Lien> attend(String table, Collection<Lien> liens, Set<String> restantes) {
        return liens.stream()
                .filter(lien ->
                        lien.table().equals(table) && !lien.cible().equals(table) && restantes.contains(lien.cible()))
                .toList();
    }
}
