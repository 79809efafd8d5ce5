package fr.halle.platform.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

final class Aide implements Commande {

    private final List<Commande> commandes;

    Aide(List<Commande> commandes) {
        this.commandes = commandes;
    }

    @Override
    public String nom() {
        return "aide";
    }

    @Override
    public String usage() {
        return "aide";
    }

    @Override
    public String resume() {
        return "affiche cette aide";
    }

    @Override
    public Set<Option> options() {
        return EnumSet.allOf(Option.class);
    }

    @Override
    public int executer(Appel appel) {
        Console console = appel.console();
        console.dire("Halle : la conduite d'un programme de revitalisation.\n\nCommandes :");
        commandes.forEach(c -> console.dire("  ./halle %-32s %s".formatted(c.usage(), c.resume())));
        console.dire("  ./halle %-32s %s".formatted("tester", "joue tous les contrôles du projet"));
        console.dire("  ./halle %-32s %s"
                .formatted("accelerer", "enregistre un démarrage type, pour en gagner une partie à chaque fois"));
        console.dire(
                "  ./halle %-32s %s".formatted("endurance [N]", "coupe N fois Halle ou sa base en pleine charge (50)"));
        console.dire("  ./halle %-32s %s".formatted(usage(), resume()));
        console.dire("\nOptions, avant ou après la commande :");
        for (Option option : Option.values()) {
            console.dire("  %-22s %s".formatted(option.usage(), option.role()));
        }
        console.dire("""

                Base externe, par l'environnement (adresses JDBC avec leurs identifiants) :
                  HALLE_DB_URL           rôle halle_app
                  HALLE_DB_URL_LECTURE   rôle halle_lecture, pour le serveur web (par défaut HALLE_DB_URL)
                  HALLE_DB_URL_MIGRATION rôle halle_proprietaire, pour créer et mettre à jour le schéma

                HALLE_JAVA_OPTIONS : options ajoutées à celles de Java, par exemple -Xmx2g.""");
        return 0;
    }
}
