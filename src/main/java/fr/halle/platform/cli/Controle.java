package fr.halle.platform.cli;

import fr.halle.platform.Verification;
import fr.halle.platform.Verification.Gravite;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * Le résultat de toutes les règles d'intégrité, jouées sur une base.
 *
 * @param anomalies erreurs de la base
 * @param alertes désaccords entre sources : à regarder, sans que la base soit fausse
 */
record Controle(int regles, int anomalies, int alertes) {

    /** Au-delà, le reste d'une règle est compté sans être montré. */
    private static final int MONTREES = 50;

    /** Joue chaque règle et dit son résultat : ✓ tenue, ✗ anomalies, ! alertes. */
    static Controle de(ApplicationContext contexte, Console console) {
        List<Verification> verifications =
                contexte.getBeanProvider(Verification.class).orderedStream().toList();
        List<String> alertes = new ArrayList<>();
        int anomalies = 0;
        for (Verification verification : verifications) {
            long debut = System.nanoTime();
            List<String> trouvees = verification.anomalies();
            boolean alerte = verification.gravite() == Gravite.ALERTE;
            String signe = trouvees.isEmpty() ? "✓" : alerte ? "!" : "✗";
            console.dire("%s %s (%s)".formatted(signe, verification.regle(), Console.duree(debut)));
            if (alerte) {
                alertes.addAll(trouvees);
            } else {
                montrer(trouvees, console);
                anomalies += trouvees.size();
            }
        }
        if (!alertes.isEmpty()) {
            console.dire("Alertes, à regarder sans urgence :");
            montrer(alertes, console);
        }
        Controle controle = new Controle(verifications.size(), anomalies, alertes.size());
        console.dire(controle.bilan());
        return controle;
    }

    boolean sain() {
        return anomalies == 0;
    }

    private static void montrer(List<String> phrases, Console console) {
        phrases.stream().limit(MONTREES).forEach(phrase -> console.dire("    " + phrase));
        if (phrases.size() > MONTREES) {
            console.dire("    … et %d autres".formatted(phrases.size() - MONTREES));
        }
    }

    private String bilan() {
        String controlees = regles > 1 ? regles + " règles contrôlées" : regles + " règle contrôlée";
        String aRegarder = alertes == 0 ? "" : ", %d alerte%s".formatted(alertes, alertes > 1 ? "s" : "");
        return sain()
                ? "Base intègre : %s%s.".formatted(controlees, aRegarder)
                : "%s, %d anomalie%s à corriger%s."
                        .formatted(controlees, anomalies, anomalies > 1 ? "s" : "", aRegarder);
    }
}
