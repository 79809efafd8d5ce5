package fr.halle;

import fr.halle.platform.cli.LigneDeCommande;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** Halle : la conduite d'un programme de revitalisation, de la sélection des villes à l'effet mesuré. */
@Modulithic(sharedModules = {"commun", "platform"})
@SpringBootApplication
public class Halle {

    public static void main(String[] arguments) {
        System.exit(LigneDeCommande.executer(Halle.class, arguments));
    }
}
