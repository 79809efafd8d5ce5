package fr.halle.platform.cli;

import fr.halle.platform.Ancrage;
import java.util.Set;

/** {@code ./halle ancrer} : signe ce que vaut la trace, et l'écrit hors de la base. */
final class Ancrer implements Commande {

    @Override
    public String nom() {
        return "ancrer";
    }

    @Override
    public String usage() {
        return "ancrer";
    }

    @Override
    public String resume() {
        return "signe la trace des actes et l'ancre hors de la base";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.SANS_TEMOINS, Option.NOUVELLE_CLE);
    }

    @Override
    public int executer(Appel appel) {
        Atelier atelier = Atelier.pourTravailler(appel);
        var contexte = appel.arret()
                .ajouter(Contextes.pourEcrire(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions().app()));
        appel.console()
                .dire(contexte.getBean(Ancrage.class).ancrer(appel.arguments().a(Option.NOUVELLE_CLE)));
        return 0;
    }
}
