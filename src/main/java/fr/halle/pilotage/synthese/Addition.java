package fr.halle.pilotage.synthese;

import fr.halle.commun.Montant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * La règle d'addition : une somme emploie un total publié ou ses lignes, dit lequel, jamais les deux. Une ligne à
 * rapprocher n'entre dans aucune somme.
 */
final class Addition {

    private Addition() {}

    /**
     * @param totaux les totaux dont le territoire est dans le périmètre
     * @param contient vrai si le territoire du premier total contient strictement celui du second
     */
    static List<Somme> sommer(
            List<TotalPublie> totaux, List<GroupeDeLignes> lignes, BiPredicate<TotalPublie, TotalPublie> contient) {
        var retenus = retenir(totaux, contient);
        var ids = retenus.stream().map(TotalPublie::id).collect(Collectors.toSet());
        Map<Case, Brouillon> sommes = new LinkedHashMap<>();
        for (var total : retenus) {
            sommes.computeIfAbsent(total.maCase(), Brouillon::new).ajouter(total);
        }
        for (var groupe : lignes) {
            if (compte(groupe, ids)) {
                sommes.computeIfAbsent(groupe.maCase(), Brouillon::new).ajouter(groupe);
            }
        }
        return sommes.values().stream().map(Brouillon::clore).toList();
    }

    private static boolean compte(GroupeDeLignes groupe, Set<UUID> totauxRetenus) {
        return switch (groupe.statut()) {
            case "libre", "en_sus" -> true;
            case "inclus" -> groupe.totalPublie() == null || !totauxRetenus.contains(groupe.totalPublie());
            default -> false;
        };
    }

    /** Par case et par territoire, le total le plus récent ; puis les plus larges, qui comprennent déjà les autres. */
    private static List<TotalPublie> retenir(List<TotalPublie> totaux, BiPredicate<TotalPublie, TotalPublie> contient) {
        var derniers = totaux.stream()
                .collect(Collectors.toMap(
                        t -> List.of(t.maCase(), t.territoireType(), t.territoireCode()),
                        t -> t,
                        (a, b) -> PLUS_RECENT.compare(a, b) >= 0 ? a : b,
                        LinkedHashMap::new))
                .values();
        return derniers.stream()
                .filter(t -> derniers.stream()
                        .noneMatch(large -> large.maCase().equals(t.maCase()) && contient.test(large, t)))
                .toList();
    }

    private static final Comparator<TotalPublie> PLUS_RECENT =
            Comparator.comparing((TotalPublie t) -> t.date().auPlusTard()).thenComparing(TotalPublie::id);

    /** Une case sommée, avec ce qui la fonde. */
    record Somme(Case laCase, Montant montant, List<TotalPublie> totaux, long lignes) {

        Fondement fondement() {
            if (totaux.isEmpty()) {
                return Fondement.LIGNES;
            }
            return lignes == 0 ? Fondement.TOTAL_PUBLIE : Fondement.TOTAL_ET_LIGNES;
        }
    }

    private static final class Brouillon {
        private final Case laCase;
        private final List<TotalPublie> totaux = new ArrayList<>();
        private Montant montant = Montant.ZERO;
        private long lignes;

        Brouillon(Case laCase) {
            this.laCase = laCase;
        }

        void ajouter(TotalPublie total) {
            totaux.add(total);
            montant = montant.plus(total.montant());
        }

        void ajouter(GroupeDeLignes groupe) {
            lignes += groupe.lignes();
            montant = montant.plus(groupe.montant());
        }

        Somme clore() {
            return new Somme(laCase, montant, List.copyOf(totaux), lignes);
        }
    }
}
