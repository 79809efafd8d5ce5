package fr.halle.acces.mandat;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.OperationRefusee;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Confier une part de sa signature. La délégation tombe avec le mandat de celui qui la donne. */
@Component
public class Delegations {

    private final JdbcClient sql;
    private final Mandats mandats;
    private final Organisations organisations;
    private final Habilitations habilitations;
    private final Droits droits;
    private final TraceDesMandats trace;

    Delegations(
            JdbcClient sql,
            Mandats mandats,
            Organisations organisations,
            Habilitations habilitations,
            Droits droits,
            TraceDesMandats trace) {
        this.sql = sql;
        this.mandats = mandats;
        this.organisations = organisations;
        this.habilitations = habilitations;
        this.droits = droits;
        this.trace = trace;
    }

    /**
     * Ce qu'il faut pour déléguer.
     *
     * @param role celui que le délégataire pourra tenir ; il doit être l'un des rôles du délégant
     * @param objet ce qui est délégué, tel que l'arrêté le dit
     * @param designation l'arrêté de délégation
     */
    public record Delegation(
            UUID delegant,
            UUID delegataire,
            String role,
            Lieu territoire,
            @Nullable String programme,
            String objet,
            LocalDate du,
            @Nullable LocalDate jusqu,
            String designation) {}

    /** @throws OperationRefusee si le délégant n'a pas lui-même ce rôle sur ce territoire */
    @Transactional
    public UUID deleguer(Delegation d) {
        var delegant = mandats.charger(d.delegant());
        var delegataire = mandats.charger(d.delegataire());
        var organisation = organisations.charger(delegant.organisation());
        droits.exiger(Permission.DELEGUER, organisation.cible());
        // Sa propre signature, et aucune autre.
        if (droits.chapeau()
                .filter(chapeau -> !chapeau.mandat().equals(d.delegant()))
                .isPresent()) {
            throw new AccesRefuse(
                    "On ne délègue que sa propre signature : celle-ci est d'un autre mandat que le vôtre.");
        }
        var sien = sql.sql("""
                        select count(*) from acces.v_habilitation h
                         where h.mandat = :delegant and h.delegation is null and h.role = :role and h.territoire_type = :type
                           and h.territoire_code = :code and (h.programme is null or h.programme = :programme)
                        """)
                .param("delegant", d.delegant())
                .param("role", d.role())
                .param("type", d.territoire().type().code())
                .param("code", d.territoire().code())
                .param("programme", d.programme())
                .query(Long.class)
                .single();
        if (sien == 0) {
            throw new OperationRefusee(
                    "On ne délègue que ce que l'on tient : ce mandat n'a pas ce rôle sur ce territoire.");
        }
        if (d.objet().isBlank() || d.designation().isBlank()) {
            throw new OperationRefusee("Il manque l'objet de la délégation ou l'arrêté qui la donne : complétez-les.");
        }
        var id = UUID.randomUUID();
        sql.sql("""
                        insert into acces.delegation (id, delegant, delegataire, role, objet, du, jusqu, designation, visible_par, saisi_par)
                        values (:id, :delegant, :delegataire, :role, :objet, :du, :jusqu, :designation, :visible, :auteur)
                        """)
                .param("id", id)
                .param("delegant", d.delegant())
                .param("delegataire", d.delegataire())
                .param("role", d.role())
                .param("objet", d.objet().strip())
                .param("du", d.du())
                .param("jusqu", d.jusqu())
                .param("designation", d.designation().strip())
                .param(
                        "visible",
                        droits.visiblePar(Visibilite.ETAT, organisation.cible()).toArray(String[]::new))
                .param("auteur", Mandats.auteur())
                .update();
        habilitations.accorder(new Octroi(
                d.delegataire(),
                id,
                d.role(),
                d.territoire(),
                d.programme(),
                d.du(),
                d.jusqu(),
                "Délégation : " + d.objet().strip()));
        trace.deleguer(delegant, delegataire, d, organisation);
        return id;
    }
}
