package fr.halle.pilotage.concours;

import fr.halle.commun.Montant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Les concours à des communes, par année et par dispositif. Ils ne sont pas des crédits du programme et ne s'y ajoutent jamais.
 *
 * @param lignes ceux des communes elles-mêmes
 * @param reprises ceux de communes disparues qu'elles continuent, comptés à part
 */
public record AutresConcours(List<Ligne> lignes, List<Ligne> reprises) {

    /** Les concours d'une année, d'un dispositif et d'une nature. */
    public record Ligne(
            @Nullable Integer exercice,
            String dispositif,
            String libelleDispositif,
            String nature,
            String libelleNature,
            long nombre,
            long centimes) {

        public Montant montant() {
            return Montant.centimes(centimes);
        }
    }

    /** Les concours d'une nature : deux natures ne s'additionnent pas. */
    public record Total(String nature, String libelle, long nombre, long centimes) {

        public Montant montant() {
            return Montant.centimes(centimes);
        }
    }

    static AutresConcours de(List<CumulsDeConcours.Groupe> groupes) {
        return new AutresConcours(
                lignes(groupes, g -> !g.reprise()), lignes(groupes, CumulsDeConcours.Groupe::reprise));
    }

    public boolean vide() {
        return lignes.isEmpty() && reprises.isEmpty();
    }

    public List<Total> totaux() {
        return totaux(lignes);
    }

    public List<Total> totauxRepris() {
        return totaux(reprises);
    }

    private static List<Total> totaux(List<Ligne> lignes) {
        var parNature =
                lignes.stream().collect(Collectors.groupingBy(Ligne::nature, LinkedHashMap::new, Collectors.toList()));
        var totaux = new ArrayList<Total>();
        parNature.forEach((nature, siennes) -> totaux.add(new Total(
                nature,
                siennes.getFirst().libelleNature(),
                siennes.stream().mapToLong(Ligne::nombre).sum(),
                siennes.stream().mapToLong(Ligne::centimes).sum())));
        return List.copyOf(totaux);
    }

    private static List<Ligne> lignes(
            List<CumulsDeConcours.Groupe> groupes, Predicate<CumulsDeConcours.Groupe> condition) {
        return groupes.stream()
                .filter(condition)
                .map(g -> new Ligne(
                        g.exercice(),
                        g.dispositif(),
                        g.libelleDispositif(),
                        g.nature(),
                        g.libelleNature(),
                        g.nombre(),
                        g.centimes()))
                .toList();
    }
}
