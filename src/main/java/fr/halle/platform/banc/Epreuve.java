package fr.halle.platform.banc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Une chose à mesurer, jouée plusieurs fois à tour de rôle avec celles à qui on la compare. */
@FunctionalInterface
public interface Epreuve {

    int TOURS = 5;

    /** La joue une fois et rend ce qu'elle a coûté. */
    double jouer();

    /**
     * Joue A B C, A B C… : une machine qui ralentit ralentit tout le monde.
     *
     * @return une série par épreuve, sous son nom
     */
    static Map<String, Serie> entrelacer(Map<String, Epreuve> epreuves) {
        Map<String, List<Double>> mesures = new LinkedHashMap<>();
        for (var tour = 0; tour < TOURS; tour++) {
            epreuves.forEach((nom, epreuve) ->
                    mesures.computeIfAbsent(nom, _ -> new ArrayList<>()).add(epreuve.jouer()));
        }
        Map<String, Serie> series = new LinkedHashMap<>();
        mesures.forEach((nom, tours) -> series.put(nom, new Serie(tours)));
        return series;
    }
}
