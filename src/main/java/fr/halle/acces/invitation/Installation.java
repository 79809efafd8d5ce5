package fr.halle.acces.invitation;

import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Met une personne à sa place : le mandat, et le chapeau qui va avec. À appeler dans une transaction. */
@Component
class Installation {

    private final Mandats mandats;
    private final Habilitations habilitations;

    Installation(Mandats mandats, Habilitations habilitations) {
        this.mandats = mandats;
        this.habilitations = habilitations;
    }

    UUID installer(UUID utilisateur, Proposition place, String designation, String source) {
        var mandat = mandats.designer(new Designation(
                utilisateur, place.organisation(), place.fonction(), place.du(), place.jusqu(), designation, source));
        habilitations.accorder(new Octroi(
                mandat,
                null,
                place.role(),
                place.territoire(),
                place.programme(),
                place.du(),
                place.jusqu(),
                designation));
        return mandat;
    }
}
