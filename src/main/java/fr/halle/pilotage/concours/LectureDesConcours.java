package fr.halle.pilotage.concours;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendue;
import fr.halle.territoire.Territoire;
import java.util.List;
import org.springframework.stereotype.Component;

/** Les concours d'un périmètre, pour les écrans qui montrent autre chose qu'eux. */
@Component
public class LectureDesConcours {

    private final Portees portees;
    private final CumulsDeConcours cumuls;

    LectureDesConcours(Portees portees, CumulsDeConcours cumuls) {
        this.portees = portees;
        this.cumuls = cumuls;
    }

    /** Les autres concours aux communes des lauréats d'un périmètre. */
    public AutresConcours autres(Etendue etendue) {
        return AutresConcours.de(cumuls.groupes(portees.desLaureats(etendue)));
    }

    /** Les concours d'un territoire, par échelon, année et dispositif. */
    List<CumulsDeConcours.Groupe> duTerritoire(Territoire territoire, Lecture lecture) {
        return cumuls.groupes(portees.duTerritoire(territoire, lecture));
    }
}
