package fr.halle.acces.mandat;

import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.matrice.Role;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accorder à un mandat un rôle quelque part, et le retirer. */
@Component
public class Habilitations {

    private final JdbcClient sql;
    private final Mandats mandats;
    private final Organisations organisations;
    private final Droits droits;
    private final Matrice matrice;
    private final TraceDesMandats trace;

    Habilitations(
            JdbcClient sql,
            Mandats mandats,
            Organisations organisations,
            Droits droits,
            Matrice matrice,
            TraceDesMandats trace) {
        this.sql = sql;
        this.mandats = mandats;
        this.organisations = organisations;
        this.droits = droits;
        this.matrice = matrice;
        this.trace = trace;
    }

    /**
     * Ce qu'il faut pour accorder.
     *
     * @param delegation celle dont l'habilitation vient, si elle n'est pas propre au mandat
     * @param programme absent : tous les programmes
     * @param motif pourquoi : « Désigné par délibération », « Lettre de mission du 3 mars »
     */
    public record Octroi(
            UUID mandat,
            @Nullable UUID delegation,
            String role,
            Lieu territoire,
            @Nullable String programme,
            LocalDate du,
            @Nullable LocalDate jusqu,
            String motif) {}

    /**
     * @throws OperationRefusee si le rôle ne se donne pas à ce niveau de territoire, ou si un contrôle n'a pas de fin
     * @throws AccesRefuse si l'acteur ne peut pas l'accorder sur tout ce territoire
     */
    @Transactional
    public UUID accorder(Octroi octroi) {
        var mandat = mandats.charger(octroi.mandat());
        var cible = new Cible(octroi.programme(), Set.of(octroi.territoire()), Set.of(mandat.organisation()), Set.of());
        exigerOctroyable(octroi, cible);
        var id = UUID.randomUUID();
        sql.sql("""
                        insert into acces.habilitation (id, mandat, delegation, role, territoire_type, territoire_code, programme, du, jusqu,
                                                        motif, visible_par, saisi_par)
                        values (:id, :mandat, :delegation, :role, :type, :code, :programme, :du, :jusqu, :motif, :visible, :auteur)
                        """)
                .param("id", id)
                .param("mandat", octroi.mandat())
                .param("delegation", octroi.delegation())
                .param("role", octroi.role())
                .param("type", octroi.territoire().type().code())
                .param("code", octroi.territoire().code())
                .param("programme", octroi.programme())
                .param("du", octroi.du())
                .param("jusqu", octroi.jusqu())
                .param("motif", octroi.motif().strip())
                .param("visible", droits.visiblePar(Visibilite.ETAT, cible).toArray(String[]::new))
                .param("auteur", Mandats.auteur())
                .update();
        trace.accorder(mandat, octroi, organisations.charger(mandat.organisation()), cible);
        return id;
    }

    /**
     * Dit si l'acteur peut accorder cela, sans l'accorder : une invitation se vérifie avant d'être faite, et de nouveau quand elle est
     * acceptée.
     *
     * @throws OperationRefusee comme {@link #accorder}
     * @throws AccesRefuse si l'acteur ne peut pas l'accorder sur tout ce territoire, ou si son rôle ne donne pas celui-là
     */
    public void exigerOctroyable(Octroi octroi, Cible cible) {
        var role = matrice.role(octroi.role());
        if (!role.mailles().contains(octroi.territoire().type())) {
            throw new OperationRefusee("Le rôle « %s » ne se donne pas sur un territoire de ce niveau (%s)."
                    .formatted(role.libelle(), octroi.territoire().type().libelle()));
        }
        if (role.lectureSeule() && octroi.jusqu() == null) {
            throw new OperationRefusee("Une mission de contrôle a une fin : indiquez la date où elle s'achève.");
        }
        if (octroi.jusqu() != null && octroi.jusqu().isBefore(octroi.du())) {
            throw new OperationRefusee("L'habilitation finirait avant de commencer : vérifiez les deux dates.");
        }
        droits.exiger(Permission.APPROUVER_ACCES, cible);
        // Une délégation ne donne que ce que tient le délégant : c'est lui qui en répond.
        if (octroi.delegation() == null && !peutDonner(role)) {
            throw new AccesRefuse("Le rôle « %s » n'est pas de ceux que donne votre chapeau. Le donnent : %s."
                    .formatted(
                            role.libelle(),
                            role.donnePar().stream()
                                    .map(code -> matrice.role(code).libelle())
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
        }
    }

    /** Les rôles que l'acteur peut donner, dans l'ordre de la matrice. */
    public List<Role> donnables() {
        return matrice.roles().stream().filter(this::peutDonner).toList();
    }

    /** Vrai si le chapeau de l'acteur donne ce rôle, sur son territoire. */
    public boolean peutDonner(String role) {
        return peutDonner(matrice.role(role));
    }

    private boolean peutDonner(Role role) {
        return ActeurCourant.lire() instanceof Acteur.Service
                || droits.chapeau()
                        .filter(chapeau -> role.donnePar().contains(chapeau.role()))
                        .isPresent();
    }

    /**
     * Retire une habilitation à une date ; le mandat reste.
     *
     * @param jusqu le premier jour où elle ne vaut plus
     */
    @Transactional
    public void retirer(UUID habilitation, LocalDate jusqu, String motif) {
        var connue = sql.sql("select mandat, role from acces.v_habilitation where id = :id")
                .param("id", habilitation)
                .query(Connue.class)
                .optional()
                .orElseThrow(() ->
                        new Introuvable("habilitation", "Cette habilitation n'existe pas : repartez de l'annuaire."));
        var mandat = mandats.charger(connue.mandat);
        var organisation = organisations.charger(mandat.organisation());
        droits.exiger(Permission.APPROUVER_ACCES, organisation.cible());
        var ecrites = sql.sql("""
                        insert into acces.habilitation (racine, mandat, delegation, role, territoire_type, territoire_code, programme, du,
                                                        jusqu, motif, visible_par, saisi_par, corrige_id)
                        select coalesce(h.racine, h.id), h.mandat, h.delegation, h.role, h.territoire_type, h.territoire_code, h.programme,
                               h.du, greatest(h.du, :jusqu::date), :motif, h.visible_par, :auteur, h.id
                          from acces.habilitation h
                         where coalesce(h.racine, h.id) = :id and not h.annule
                           and not exists (select from acces.habilitation c where c.corrige_id = h.id)
                           and (h.jusqu is null or h.jusqu > :jusqu)
                        """)
                .param("id", habilitation)
                .param("jusqu", jusqu)
                .param("motif", motif.strip())
                .param("auteur", Mandats.auteur())
                .update();
        if (ecrites != 1) {
            throw new OperationRefusee("Cette habilitation finit déjà, ou vient d'être modifiée : rechargez la page.");
        }
        trace.retirer(mandat, connue.role, jusqu, motif, organisation);
    }

    private record Connue(UUID mandat, String role) {}
}
