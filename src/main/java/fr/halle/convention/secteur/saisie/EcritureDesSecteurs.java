package fr.halle.convention.secteur.saisie;

import fr.halle.acces.Agent;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.saisie.Justification.Avenant;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qui s'écrit d'un périmètre et d'un secteur. Rien n'y juge rien. */
@Component
class EcritureDesSecteurs {

    private final JdbcClient sql;
    private final Agent agent;

    EcritureDesSecteurs(JdbcClient sql, Agent agent) {
        this.sql = sql;
        this.agent = agent;
    }

    /** @param corrige la version que celle-ci corrige */
    void perimetre(
            UUID convention,
            @Nullable LocalDate depuis,
            @Nullable Avenant avenant,
            List<String> communes,
            Justification j,
            @Nullable UUID corrige) {
        sql.sql("""
                        insert into convention.perimetre (convention, depuis, acte, communes, document, motif, saisi_par, qualite, corrige_id)
                        values (:convention, :depuis, :acte, :communes::text[], :document, :motif, :personne, :qualite, :corrige)
                        """)
                .param("convention", convention)
                .param("depuis", depuis, Types.DATE)
                .param("acte", avenant == null ? null : avenant.id(), Types.OTHER)
                .param("communes", communes.toArray(String[]::new))
                .param("document", j.documentEcrit(), Types.VARCHAR)
                .param("motif", j.motifEcrit(), Types.VARCHAR)
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", agent.qualite())
                .param("corrige", corrige, Types.OTHER)
                .update();
    }

    /**
     * Un secteur prêt à s'écrire.
     *
     * @param corrige celui dont c'est la version suivante ; absent d'un secteur neuf
     */
    record Ligne(
            UUID convention,
            String reference,
            String nom,
            String type,
            List<String> communes,
            @Nullable String trace,
            @Nullable Long surfaceM2,
            @Nullable LocalDate ouvertLe,
            @Nullable LocalDate fermeLe,
            @Nullable Avenant avenant,
            Justification justification,
            @Nullable Secteur corrige) {}

    void secteur(Ligne l) {
        var corrige = l.corrige();
        var avenant = l.avenant();
        sql.sql("""
                        insert into convention.secteur (racine, corrige_id, convention, reference, nom, type, communes, trace, surface_m2,
                            ouvert_le, ferme_le, acte, document, motif, saisi_par, qualite)
                        values (:racine, :corrige, :convention, :reference, :nom, :type, :communes::text[], :trace, :surface,
                            :ouvertLe, :fermeLe, :acte, :document, :motif, :personne, :qualite)
                        """)
                .param("racine", corrige == null ? null : corrige.id(), Types.OTHER)
                .param("corrige", corrige == null ? null : corrige.version(), Types.OTHER)
                .param("convention", l.convention())
                .param("reference", l.reference())
                .param("nom", l.nom())
                .param("type", l.type())
                .param("communes", l.communes().toArray(String[]::new))
                .param("trace", l.trace(), Types.VARCHAR)
                .param("surface", l.surfaceM2(), Types.BIGINT)
                .param("ouvertLe", l.ouvertLe(), Types.DATE)
                .param("fermeLe", l.fermeLe(), Types.DATE)
                .param("acte", avenant == null ? null : avenant.id(), Types.OTHER)
                .param("document", l.justification().documentEcrit(), Types.VARCHAR)
                .param("motif", l.justification().motifEcrit(), Types.VARCHAR)
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", agent.qualite())
                .update();
    }

    /** Retirer, c'est ajouter une ligne qui annule : l'histoire garde les deux. */
    void retirer(Secteur s, Justification j) {
        sql.sql("""
                        insert into convention.secteur (racine, corrige_id, convention, reference, nom, type, communes, trace, surface_m2,
                            ouvert_le, ferme_le, acte, document, motif, saisi_par, qualite, annule)
                        select coalesce(s.racine, s.id), s.id, s.convention, s.reference, s.nom, s.type, s.communes, s.trace, s.surface_m2,
                               s.ouvert_le, s.ferme_le, s.acte, :document, :motif, :personne, :qualite, true
                          from convention.secteur s where s.id = :version
                        """)
                .param("document", j.documentEcrit(), Types.VARCHAR)
                .param("motif", j.motifEcrit())
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", agent.qualite())
                .param("version", s.version())
                .update();
    }

    /** À la suite de ce que l'on avait écrit de cet effet dans ce secteur, même retiré. */
    void effet(
            UUID secteur,
            String effet,
            boolean ouvert,
            @Nullable LocalDate ouvertLe,
            @Nullable LocalDate fermeLe,
            boolean selonLaRegle,
            Justification j) {
        sql.sql("""
                        insert into convention.secteur_effet (secteur, effet, ouvert, ouvert_le, ferme_le, document, motif, saisi_par, qualite,
                            annule, corrige_id)
                        values (:secteur, :effet, :ouvert, :ouvertLe, :fermeLe, :document, :motif, :personne, :qualite, :annule,
                            (select e.id from convention.secteur_effet e
                              where e.secteur = :secteur and e.effet = :effet
                                and not exists (select from convention.secteur_effet c where c.corrige_id = e.id)))
                        """)
                .param("secteur", secteur)
                .param("effet", effet)
                .param("ouvert", ouvert)
                .param("ouvertLe", ouvertLe, Types.DATE)
                .param("fermeLe", fermeLe, Types.DATE)
                .param("document", j.documentEcrit(), Types.VARCHAR)
                .param("motif", j.motifEcrit(), Types.VARCHAR)
                .param("personne", agent.personne(), Types.OTHER)
                .param("qualite", agent.qualite())
                .param("annule", selonLaRegle)
                .update();
    }
}
