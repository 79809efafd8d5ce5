package fr.halle.platform.cli;

import fr.halle.platform.Ancrage;
import java.nio.file.Path;
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
        return Set.of(Option.DONNEES, Option.SANS_TEMOINS, Option.ANCRE);
    }

    @Override
    public int executer(Appel appel) {
        Atelier atelier = Atelier.pourTravailler(appel);
        var contexte = appel.arret()
                .ajouter(Contextes.pourEcrire(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions().app()));
        boolean saine = Controle.de(contexte, appel.console()).sain();
        boolean ancree = appel.arguments()
                .texte(Option.ANCRE)
                .map(ancre -> comparer(contexte.getBean(Ancrage.class), Path.of(ancre), appel.console()))
                .orElse(true);
        return saine && ancree ? 0 : 1;
    }

    private static boolean comparer(Ancrage ancrage, Path ancre, Console console) {
        List<String> constats = ancrage.comparer(ancre);
        console.dire(
                constats.isEmpty()
                        ? "✓ La base contient, sans changement, tout ce que l'ancre %s atteste".formatted(ancre)
                        : "✗ La base ne concorde pas avec l'ancre %s".formatted(ancre));
        constats.forEach(constat -> console.dire("    " + constat));
        return constats.isEmpty();
    }
}
