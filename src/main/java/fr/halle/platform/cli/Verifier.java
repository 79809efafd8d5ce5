package fr.halle.platform.cli;

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
        return Controle.de(contexte, appel.console()).sain() ? 0 : 1;
    }
}
