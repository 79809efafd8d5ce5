package fr.halle.convention.comite;

import fr.halle.acces.Agent;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.ObjetDeDecision;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qui s'écrit d'un comité et de ses réunions. Rien n'y juge rien. */
@Component
class EcritureDesComites {

    private final JdbcClient sql;
    private final Agent agent;

    EcritureDesComites(JdbcClient sql, Agent agent) {
        this.sql = sql;
        this.agent = agent;
    }

    /** Une seule écriture à la fois sur un comité : la suivante attend, puis lit ce que celle-ci a écrit. */
    void verrouiller(UUID comite) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('comite:' || :cle, 0))::text")
                .param("cle", comite.toString())
                .query(String.class)
                .single();
    }

    /** @param avant celle que cette version suit ; {@code null} pour la première, dont l'identité ne sert alors à rien */
    void version(@Nullable Comite avant, Comite c) {
        var id = signee("""
                        insert into convention.comite (racine, corrige_id, reference, nature, nom, programme, region, organisation, cree_le,
                            quorum, quorum_texte, visible_par, saisi_par, qualite)
                        values (:racine, :corrige, :reference, :nature, :nom, :programme, :region, :organisation, :creeLe, :quorum, :texte,
                            :visible::text[], :personne, :qualite) returning id
                        """)
                .param("racine", avant == null ? null : avant.id(), Types.OTHER)
                .param("corrige", avant == null ? null : avant.version(), Types.OTHER)
                .param("reference", c.reference())
                .param("nature", c.nature().code())
                .param("nom", c.nom())
                .param("programme", c.programme(), Types.VARCHAR)
                .param("region", c.region(), Types.VARCHAR)
                .param("organisation", c.organisation())
                .param("creeLe", c.creeLe())
                .param("quorum", c.quorum(), Types.SMALLINT)
                .param("texte", c.quorumTexte(), Types.VARCHAR)
                .param("visible", c.visiblePar().toArray(String[]::new))
                .query(UUID.class)
                .single();
        sql.sql("""
                        insert into convention.comite_laureat (version, laureat, rang)
                        select :version, l.laureat, l.rang from unnest(:laureats::uuid[]) with ordinality as l (laureat, rang)
                        """)
                .param("version", id)
                .param(
                        "laureats",
                        c.laureats().stream().map(l -> l.id().toString()).toArray(String[]::new))
                .update();
    }

    /** @param avant le siège que l'on change ; {@code null} s'il est nouveau */
    void siege(
            UUID comite,
            @Nullable Membre avant,
            UUID mandat,
            UUID organisation,
            String libelle,
            Siege siege,
            LocalDate du,
            @Nullable LocalDate jusqu) {
        signee("""
                        insert into convention.comite_membre (racine, corrige_id, comite, mandat, libelle, organisation, siege, du, jusqu,
                            saisi_par, qualite)
                        values (:racine, :corrige, :comite, :mandat, :libelle, :organisation, :siege, :du, :jusqu, :personne, :qualite)
                        """)
                .param("racine", avant == null ? null : avant.id(), Types.OTHER)
                .param("corrige", avant == null ? null : avant.version(), Types.OTHER)
                .param("comite", comite)
                .param("mandat", mandat)
                .param("libelle", libelle)
                .param("organisation", organisation)
                .param("siege", siege.code())
                .param("du", du)
                .param("jusqu", jusqu, Types.DATE)
                .update();
    }

    /** @param avant la réunion que l'on change ; {@code null} si elle est nouvelle */
    void reunion(
            @Nullable Reunion avant,
            String reference,
            UUID comite,
            @Nullable LocalDate convoqueeLe,
            LocalDate tenueLe,
            String lieu,
            List<String> ordreDuJour,
            @Nullable String releve) {
        signee("""
                        insert into convention.reunion (racine, corrige_id, reference, comite, convoquee_le, tenue_le, lieu, ordre_du_jour,
                            releve, saisi_par, qualite)
                        values (:racine, :corrige, :reference, :comite, :convoquee, :tenue, :lieu, :ordre::text[], :releve, :personne, :qualite)
                        """)
                .param("racine", avant == null ? null : avant.id(), Types.OTHER)
                .param("corrige", avant == null ? null : avant.version(), Types.OTHER)
                .param("reference", reference)
                .param("comite", comite)
                .param("convoquee", convoqueeLe, Types.DATE)
                .param("tenue", tenueLe)
                .param("lieu", lieu)
                .param("ordre", ordreDuJour.toArray(String[]::new))
                .param("releve", releve, Types.VARCHAR)
                .update();
    }

    void presence(Reunion reunion, UUID membre, Reunion.Etat etat, @Nullable String representePar) {
        signee("""
                        insert into convention.presence (reunion, membre, etat, represente_par, corrige_id, saisi_par, qualite)
                        values (:reunion, :membre, :etat, :par, :corrige, :personne, :qualite)
                        """)
                .param("reunion", reunion.id())
                .param("membre", membre)
                .param("etat", etat.code())
                .param("par", representePar, Types.VARCHAR)
                .param(
                        "corrige",
                        reunion.presence(membre).map(Reunion.Presence::id).orElse(null),
                        Types.OTHER)
                .update();
    }

    /** Une décision retirée puis reprise suit son retrait. */
    void decision(Reunion reunion, int point, ObjetDeDecision.Sens sens, String texte, @Nullable Lien lien) {
        signee("""
                        insert into convention.decision (reunion, point, sens, texte, objet_genre, objet, objet_libelle, saisi_par, qualite, corrige_id)
                        values (:reunion, :point, :sens, :texte, :genre, :objet, :libelle, :personne, :qualite,
                            (select d.id from convention.decision d where d.reunion = :reunion and d.point = :point and d.annule
                                and not exists (select from convention.decision s where s.corrige_id = d.id)))
                        """)
                .param("reunion", reunion.id())
                .param("point", point)
                .param("sens", sens.code())
                .param("texte", texte)
                .param("genre", lien == null ? null : lien.genre(), Types.VARCHAR)
                .param("objet", lien == null ? null : lien.objet(), Types.OTHER)
                .param("libelle", lien == null ? null : lien.libelle(), Types.VARCHAR)
                .update();
    }

    void retirer(Reunion.Decision decision, String motif) {
        signee("""
                        insert into convention.decision (reunion, point, sens, texte, objet_genre, objet, objet_libelle, motif, saisi_par, qualite,
                            corrige_id, annule)
                        select d.reunion, d.point, d.sens, d.texte, d.objet_genre, d.objet, d.objet_libelle, :motif, :personne, :qualite, d.id, true
                          from convention.decision d where d.id = :id
                        """).param("motif", motif).param("id", decision.id()).update();
    }

    /** Ce qu'une décision change. */
    record Lien(String genre, UUID objet, String libelle) {}

    /** Un lauréat par sa référence, ses communes au dernier millésime. */
    List<LaureatCouvert> laureats(String programme, Collection<String> references) {
        return sql.sql("""
                        select l.id, l.reference, l.nom,
                               array(select distinct s.actuelle from programme.v_public_composition m
                                       join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                                      where m.laureat = l.id and m.type = 'commune' and m.vrai_jusqu = 'infinity'
                                        and m.connu_jusqu = 'infinity' order by 1) as communes
                          from programme.v_public_laureat l
                         where l.reference = any (:references::text[]) and (:programme = '' or l.programme = :programme)
                         order by l.nom collate "fr-x-icu", l.reference
                        """)
                .param("references", references.toArray(String[]::new))
                .param("programme", programme)
                .query((ligne, _) -> new LaureatCouvert(
                        ligne.getObject("id", UUID.class),
                        ligne.getString("reference"),
                        ligne.getString("nom"),
                        List.of((String[]) ligne.getArray("communes").getArray())))
                .list();
    }

    private JdbcClient.StatementSpec signee(String requete) {
        return sql.sql(requete).param("personne", agent.personne(), Types.OTHER).param("qualite", agent.qualite());
    }
}
