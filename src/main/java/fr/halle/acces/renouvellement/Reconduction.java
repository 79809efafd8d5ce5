package fr.halle.acces.renouvellement;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.renouvellement.Apercu.MandatFini;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** La même personne, réélue : un mandat neuf suit l'ancien, avec les mêmes chapeaux. À appeler dans une transaction. */
@Component
class Reconduction {

    private final JdbcClient sql;
    private final Mandats mandats;
    private final Habilitations habilitations;

    Reconduction(JdbcClient sql, Mandats mandats, Habilitations habilitations) {
        this.sql = sql;
        this.mandats = mandats;
        this.habilitations = habilitations;
    }

    private record Chapeau(
            String role,
            Lieu territoire,
            @org.jspecify.annotations.Nullable String programme) {}

    UUID reconduire(MandatFini fini, LocalDate du, Renouvellement renouvellement) {
        var chapeaux = sql.sql("""
                        select h.role, h.territoire_type, h.territoire_code, h.programme from acces.v_habilitation h
                         where h.mandat = :mandat and h.delegation is null and (h.jusqu is null or h.jusqu >= :jour)
                         order by h.id
                        """)
                .param("mandat", fini.mandat())
                .param("jour", renouvellement.jour())
                .query((ligne, _) -> new Chapeau(
                        ligne.getString("role"),
                        new Lieu(
                                TypeTerritoire.deCode(ligne.getString("territoire_type"))
                                        .orElseThrow(),
                                ligne.getString("territoire_code")),
                        ligne.getString("programme")))
                .list();
        var mandat = mandats.designer(new Designation(
                fini.utilisateur(),
                fini.organisation(),
                fini.fonction(),
                du,
                null,
                renouvellement.motif(),
                "Renouvellement " + renouvellement.reference()));
        for (var chapeau : chapeaux) {
            habilitations.accorder(new Octroi(
                    mandat, null, chapeau.role(), chapeau.territoire(), chapeau.programme(), du, null, "Reconduit"));
        }
        return mandat;
    }
}
