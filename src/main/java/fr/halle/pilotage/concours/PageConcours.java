package fr.halle.pilotage.concours;

import fr.halle.pilotage.Adresses;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import java.util.Map;

/** La liste des concours. */
public record PageConcours(
        Ecran ecran,
        FiltreDeConcours filtre,
        String portee,
        TotalDeConcours total,
        ListeMontree<ConcoursEnListe> concours,
        Choix choix,
        Adresses adresses) {

    /** Ce que les listes déroulantes proposent. */
    public record Choix(
            Map<String, String> programmes,
            Map<String, String> dispositifs,
            Map<String, String> annees,
            Map<String, String> categories) {}

    public Map<String, String> echelons() {
        return FiltreDeConcours.ECHELONS;
    }

    public Map<String, String> anomalies() {
        return FiltreDeConcours.ANOMALIES;
    }

    public Map<String, String> suivis() {
        return FiltreDeConcours.SUIVIS;
    }
}
