package fr.halle.convention;

import fr.halle.platform.OperationRefusee;

/** Quelqu'un a écrit une version plus récente pendant que la personne écrivait la sienne : rien n'est écrit, rien n'est perdu. */
public class VersionDepassee extends OperationRefusee {

    private final transient Convention actuelle;

    public VersionDepassee(Convention actuelle) {
        super(
                "Cette convention vient d'être modifiée par quelqu'un d'autre (%s) : comparez, puis enregistrez de nouveau."
                        .formatted(actuelle.qualite()));
        this.actuelle = actuelle;
    }

    /** La version qui est venue entre-temps. */
    public Convention actuelle() {
        return actuelle;
    }
}
