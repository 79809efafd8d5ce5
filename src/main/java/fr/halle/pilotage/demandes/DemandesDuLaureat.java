package fr.halle.pilotage.demandes;

import fr.halle.commun.Montant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Ce qui est pressenti et demandé pour un lauréat, une nature à la fois : deux natures ne s'additionnent pas.
 *
 * @param natures vide si rien n'est renseigné : ce n'est pas zéro
 */
public record DemandesDuLaureat(List<ParNature> natures) {

    /** Les montants d'une nature, groupés par dispositif. */
    public record ParNature(String code, String libelle, List<ParDispositif> dispositifs) {

        public Optional<Montant> pressenti() {
            return somme(tous(), true);
        }

        public Optional<Montant> demande() {
            return somme(tous(), false);
        }

        private List<MontantDemande> tous() {
            return dispositifs.stream().flatMap(d -> d.montants().stream()).toList();
        }
    }

    /** Les montants d'un dispositif, qui en font les deux sommes. */
    public record ParDispositif(String code, String libelle, List<MontantDemande> montants) {

        public Optional<Montant> pressenti() {
            return somme(montants, true);
        }

        public Optional<Montant> demande() {
            return somme(montants, false);
        }
    }

    static DemandesDuLaureat de(List<MontantDemande> montants) {
        return new DemandesDuLaureat(grouper(montants, MontantDemande::nature).stream()
                .map(n -> new ParNature(
                        n.getFirst().nature(),
                        n.getFirst().libelleNature(),
                        grouper(n, MontantDemande::dispositif).stream()
                                .map(d -> new ParDispositif(
                                        d.getFirst().dispositif(), d.getFirst().libelleDispositif(), d))
                                .toList()))
                .toList());
    }

    private static List<List<MontantDemande>> grouper(
            List<MontantDemande> montants, Function<MontantDemande, String> cle) {
        return List.copyOf(montants.stream()
                .collect(Collectors.groupingBy(cle, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private static Optional<Montant> somme(List<MontantDemande> montants, boolean pressenti) {
        return montants.stream()
                .filter(m -> m.pressenti() == pressenti)
                .map(MontantDemande::montant)
                .reduce(Montant::plus);
    }
}
