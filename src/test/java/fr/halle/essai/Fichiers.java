package fr.halle.essai;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.halle.platform.Import;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.entree.Imports;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;

/** Les fichiers que les essais font entrer : ceux qu'ils écrivent, et les vrais, lus sur place. */
public final class Fichiers {

    private Fichiers() {}

    /** Un fichier réel ; l'essai est passé, et le dit, là où il n'est pas. */
    public static Path reel(String nom) {
        var fichier = Path.of("../shared/donnees").resolve(nom);
        assumeTrue(Files.exists(fichier), "ESSAI PASSÉ : le fichier réel " + nom + " n'est pas là.");
        return fichier;
    }

    public static Import.Rapport importer(ApplicationContext halle, String jeu, Path fichier) {
        return importer(halle, jeu, Depot.de(fichier));
    }

    public static Import.Rapport importer(ApplicationContext halle, String jeu, Depot depot) {
        return bilan(halle, jeu, depot).rapport();
    }

    public static Imports.Bilan bilan(ApplicationContext halle, String jeu, Depot depot) {
        var imports = halle.getBean(Imports.class);
        return imports.importer(imports.trouver(jeu).orElseThrow(), depot);
    }
}
