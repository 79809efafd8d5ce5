package fr.halle.platform.cli;

import fr.halle.platform.Verification;
import java.util.List;
import java.util.Set;

final class Verifier implements Commande {

    @Override
    public String nom() {
        return "verifier";
    }

    @Override
    public String usage() {
        return "verifier";
    }

    @Override
    public String resume() {
        return "contrôle l'intégrité de toute la base";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.SANS_TEMOINS);
    }

    @Override
    public int executer(Appel appel) {
        Atelier atelier = Atelier.pourTravailler(appel);
        var contexte = appel.arret()
                .ajouter(Contextes.pourEcrire(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions().app()));
        List<Verification> verifications =
                contexte.getBeanProvider(Verification.class).orderedStream().toList();
        int anomalies = 0;
        for (Verification verification : verifications) {
            List<String> trouvees = verification.anomalies();
            appel.console().dire((trouvees.isEmpty() ? "✓ " : "✗ ") + verification.regle());
            trouvees.forEach(anomalie -> appel.console().dire("    " + anomalie));
            anomalies += trouvees.size();
        }
        appel.console().dire(bilan(verifications.size(), anomalies));
        return anomalies == 0 ? 0 : 1;
    }

    private static String bilan(int regles, int anomalies) {
        String controlees = regles > 1 ? regles + " règles contrôlées" : regles + " règle contrôlée";
        return anomalies == 0
                ? "Base intègre : %s.".formatted(controlees)
                : "%s, %d anomalie%s à corriger.".formatted(controlees, anomalies, anomalies > 1 ? "s" : "");
    }
}
