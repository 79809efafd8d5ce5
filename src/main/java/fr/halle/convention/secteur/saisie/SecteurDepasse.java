package fr.halle.convention.secteur.saisie;

import fr.halle.convention.secteur.Provenance;
import fr.halle.platform.OperationRefusee;

/** Quelqu'un a écrit le même secteur, ou le même périmètre, pendant que la personne écrivait : rien n'est écrit, rien n'est perdu. */
public class SecteurDepasse extends OperationRefusee {

    SecteurDepasse(String quoi, Provenance autre) {
        super(
                "%s vient d'être modifié par quelqu'un d'autre (%s) : relisez ce qui est écrit, puis enregistrez de nouveau si vous le voulez toujours."
                        .formatted(quoi, autre.qualite()));
    }

    SecteurDepasse(String quoi) {
        super("%s vient d'être retiré par quelqu'un d'autre : revenez à la liste des secteurs.".formatted(quoi));
    }
}
