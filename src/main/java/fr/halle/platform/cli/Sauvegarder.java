package fr.halle.platform.cli;

import fr.halle.platform.base.Base;
import fr.halle.platform.sauvegarde.Sauvegarde;
import java.nio.file.Path;
import java.util.Set;

final class Sauvegarder implements Commande {

    @Override
    public String nom() {
        return "sauvegarder";
    }

    @Override
    public String usage() {
        return "sauvegarder FICHIER";
    }

    @Override
    public String resume() {
        return "écrit toute la base dans une archive lisible sans Halle";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.ECRASER);
    }

    @Override
    public int nombreDeParametres() {
        return 1;
    }

    @Override
    public int executer(Appel appel) {
        Path fichier = Path.of(appel.arguments().parametres().getFirst()).toAbsolutePath();
        boolean ecraser = appel.arguments().a(Option.ECRASER);
        Sauvegarde.exigerUnNomLibre(fichier, ecraser);
        Base base = Atelier.pourLire(appel);
        appel.console().dire("Sauvegarde dans %s…".formatted(fichier));
        var manifeste =
                new Sauvegarde(base.connexions(), Version.numero(), appel.console()::dire).ecrire(fichier, ecraser);
        appel.console()
                .dire("Sauvegarde faite : %d tables, %s lignes, %s (%s). Gardez-en une copie sur une autre machine."
                        .formatted(
                                manifeste.tables().size(),
                                Console.nombre(manifeste.lignes()),
                                Console.taille(fichier),
                                Console.duree(appel.debut())));
        return 0;
    }
}
