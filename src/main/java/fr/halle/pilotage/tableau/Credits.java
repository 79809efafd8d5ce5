package fr.halle.pilotage.tableau;

import fr.halle.commun.Montant;
import fr.halle.dispositif.Dispositifs;
import fr.halle.pilotage.synthese.Stade;
import fr.halle.pilotage.synthese.Synthese;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Le tableau des crédits d'une nature : ses dispositifs, groupés par origine avec leur sous-total.
 *
 * @param stades les colonnes à montrer : celles où l'on sait quelque chose
 */
public record Credits(Synthese.TotalParNature total, List<Stade> stades, List<Bloc> blocs) {

    /** Les crédits d'une même origine. */
    public record Bloc(String origine, List<Synthese.Financement> lignes, Map<Stade, Montant> sousTotal) {

        public Optional<Montant> sousTotal(Stade stade) {
            return Optional.ofNullable(sousTotal.get(stade));
        }
    }

    static List<Credits> de(Synthese synthese) {
        return synthese.totaux().stream().map(t -> de(synthese, t)).toList();
    }

    private static Credits de(Synthese synthese, Synthese.TotalParNature total) {
        var parOrigine = new LinkedHashMap<String, List<Synthese.Financement>>();
        for (var f : synthese.financements()) {
            if (f.nature().equals(total.nature())) {
                parOrigine
                        .computeIfAbsent(libelle(f.origine()), _ -> new ArrayList<>())
                        .add(f);
            }
        }
        var blocs = parOrigine.entrySet().stream()
                .map(e -> new Bloc(e.getKey(), e.getValue(), sommer(e.getValue())))
                .toList();
        return new Credits(
                total,
                List.of(Stade.values()).stream()
                        .filter(s -> total.montant(s).isPresent())
                        .toList(),
                blocs);
    }

    private static Map<Stade, Montant> sommer(List<Synthese.Financement> lignes) {
        var sommes = new EnumMap<Stade, Montant>(Stade.class);
        lignes.forEach(f -> f.montants().forEach((stade, montant) -> sommes.merge(stade, montant, Montant::plus)));
        return sommes;
    }

    static String libelle(Dispositifs.@org.jspecify.annotations.Nullable Origine origine) {
        return origine == null ? "Origine non renseignée" : origine.libelle();
    }
}
