package fr.halle.platform.cli;

import fr.halle.platform.entree.Imports;
import java.util.Set;
import java.util.UUID;

/** {@code ./halle defaire IMPORT} : annule un import en entier, par des corrections. */
final class DefaireImport implements Commande {

    @Override
    public String nom() {
        return "defaire";
    }

    @Override
    public String usage() {
        return "defaire IMPORT";
    }

    @Override
    public String resume() {
        return "défait un import en entier, par des corrections";
    }

    @Override
    public Set<Option> options() {
        return Set.of(Option.DONNEES, Option.SANS_TEMOINS);
    }

    @Override
    public int nombreDeParametres() {
        return 1;
    }

    @Override
    public int executer(Appel appel) {
        UUID id = identifiant(appel.arguments().parametres().getFirst());
        Atelier atelier = Atelier.pourTravailler(appel);
        long ecritures = appel.arret()
                .ajouter(Contextes.pourEcrire(
                        appel.application(),
                        atelier.dossier(),
                        atelier.base().connexions().app()))
                .getBean(Imports.class)
                .defaire(id, appel.console()::dire);
        appel.console()
                .dire(
                        "Import %s défait : %d écritures de correction. Ce que la base savait avant se relit avec « connu »."
                                .formatted(id, ecritures));
        return 0;
    }

    private static UUID identifiant(String texte) {
        try {
            return UUID.fromString(texte);
        } catch (IllegalArgumentException e) {
            throw new SaisieInvalide(
                    "« %s » n'est pas l'identifiant d'un import : ./halle imports les donne tous.".formatted(texte));
        }
    }
}
