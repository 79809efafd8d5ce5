package fr.halle.programme.candidature;

import fr.halle.platform.OperationRefusee;

/** Quelqu'un a écrit une version plus récente pendant que la personne écrivait la sienne : rien n'est écrit, rien n'est perdu. */
public class VersionDepassee extends OperationRefusee {

    private final transient Candidature actuelle;

    VersionDepassee(Candidature actuelle) {
        super(
                "Cette candidature vient d'être modifiée par quelqu'un d'autre (%s) : comparez, puis enregistrez de nouveau."
                        .formatted(actuelle.qualite()));
        this.actuelle = actuelle;
    }

    /** La version qui est venue entre-temps. */
    public Candidature actuelle() {
        return actuelle;
    }
}
