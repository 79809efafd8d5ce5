package fr.halle.acces.mandat;

import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Désigner une personne à une fonction, et y mettre fin. Un mandat fini garde ses actes : seuls ses droits cessent. */
@Component
public class Mandats {

    private static final String MODIFIE =
            "Ce mandat vient d'être modifié par quelqu'un d'autre : rechargez la page, puis recommencez.";

    private final JdbcClient sql;
    private final Organisations organisations;
    private final Droits droits;
    private final TraceDesMandats trace;

    Mandats(JdbcClient sql, Organisations organisations, Droits droits, TraceDesMandats trace) {
        this.sql = sql;
        this.organisations = organisations;
        this.droits = droits;
        this.trace = trace;
    }

    /**
     * Ce qu'il faut pour désigner.
     *
     * @param fonction telle que la personne la porte : « Maire », « Sous-préfète »
     * @param jusqu premier jour où elle ne la tiendra plus, s'il est connu
     * @param designation l'acte qui désigne : « Délibération du 28 mai 2020 »
     * @param source d'où on le tient
     */
    public record Designation(
            UUID utilisateur,
            UUID organisation,
            String fonction,
            LocalDate du,
            @Nullable LocalDate jusqu,
            String designation,
            String source) {}

    /** @throws OperationRefusee si la fin précède le début, ou si rien ne désigne */
    @Transactional
    public UUID designer(Designation d) {
        var organisation = organisations.charger(d.organisation());
        droits.exiger(Permission.INVITER, organisation.cible());
        if (d.fonction().isBlank() || d.designation().isBlank()) {
            throw new OperationRefusee("Il manque la fonction ou l'acte qui désigne : complétez-les.");
        }
        if (d.jusqu() != null && d.jusqu().isBefore(d.du())) {
            throw new OperationRefusee("Le mandat finirait avant de commencer : vérifiez les deux dates.");
        }
        var id = UUID.randomUUID();
        sql.sql("""
                        insert into acces.mandat (id, utilisateur, organisation, fonction, du, jusqu, designation, source, visible_par,
                                                  saisi_par)
                        values (:id, :utilisateur, :organisation, :fonction, :du, :jusqu, :designation, :source, :visible, :auteur)
                        """)
                .param("id", id)
                .param("utilisateur", d.utilisateur())
                .param("organisation", d.organisation())
                .param("fonction", d.fonction().strip())
                .param("du", d.du())
                .param("jusqu", d.jusqu())
                .param("designation", d.designation().strip())
                .param("source", d.source())
                .param(
                        "visible",
                        droits.visiblePar(Visibilite.ETAT, organisation.cible()).toArray(String[]::new))
                .param("auteur", auteur())
                .update();
        trace.designer(id, d, organisation);
        return id;
    }

    /**
     * Met fin à un mandat : ses habilitations, et les délégations qu'il a données, tombent ce jour-là.
     *
     * @param jusqu le premier jour où la fonction n'est plus tenue
     * @throws Introuvable si ce mandat n'existe pas, ou n'est pas de ceux que l'acteur voit
     * @throws OperationRefusee si le mandat a déjà une fin antérieure, ou n'avait pas commencé
     */
    @Transactional
    public void terminer(UUID mandat, LocalDate jusqu, String motif) {
        var connu = charger(mandat);
        var organisation = organisations.charger(connu.organisation());
        droits.exiger(Permission.FINIR_MANDATS, organisation.cible());
        if (jusqu.isBefore(connu.du())) {
            throw new OperationRefusee("Ce mandat commence le %s : il ne peut pas finir avant.".formatted(connu.du()));
        }
        if (connu.jusqu() != null && !connu.jusqu().isAfter(jusqu)) {
            throw new OperationRefusee("Ce mandat finit déjà le %s : rien n'est à changer.".formatted(connu.jusqu()));
        }
        var ecrites = ecrireLaFin(mandat, jusqu, motif);
        if (ecrites != 1) {
            throw new OperationRefusee(MODIFIE);
        }
        trace.terminer(connu, jusqu, motif, organisation);
    }

    private int ecrireLaFin(UUID mandat, LocalDate jusqu, String motif) {
        try {
            return sql.sql("""
                        insert into acces.mandat (racine, utilisateur, organisation, fonction, du, jusqu, designation, motif_fin, source,
                                                  visible_par, saisi_par, corrige_id)
                        select m.id, m.utilisateur, m.organisation, m.fonction, m.du, :jusqu, m.designation, :motif, m.source,
                               m.visible_par, :auteur, m.version
                          from acces.v_mandat m where m.id = :mandat
                        """)
                    .param("mandat", mandat)
                    .param("jusqu", jusqu)
                    .param("motif", motif.strip())
                    .param("auteur", auteur())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(MODIFIE, e);
        }
    }

    /** @throws Introuvable si ce mandat n'existe pas, ou n'est pas de ceux que l'acteur voit */
    public Mandat charger(UUID mandat) {
        return sql.sql(
                        "select id, utilisateur, organisation, fonction, du, jusqu, designation from acces.v_mandat where id = :id")
                .param("id", mandat)
                .query(Mandat.class)
                .optional()
                .orElseThrow(() -> new Introuvable("mandat", "Ce mandat n'existe pas : repartez de l'annuaire."));
    }

    /** Un mandat, tel qu'il vaut. */
    public record Mandat(
            UUID id,
            UUID utilisateur,
            UUID organisation,
            String fonction,
            LocalDate du,
            @Nullable LocalDate jusqu,
            String designation) {}

    static @Nullable UUID auteur() {
        return ActeurCourant.personne().map(Acteur.Personne::utilisateur).orElse(null);
    }
}
