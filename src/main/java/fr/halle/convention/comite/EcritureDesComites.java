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
public class EcritureDesComites {

    private final JdbcClient sql;
    private final Agent agent;

    EcritureDesComites(JdbcClient sql, Agent agent) {
        this.sql = sql;
        this.agent = agent;
    }

    /** Une seule écriture à la fois sur un comité : la suivante attend, puis lit ce que celle-ci a écrit. */
    public void verrouiller(UUID comite) {
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

    /**
     * Écrit une version d'une réunion ; ses présences et ses décisions s'écrivent à part.
     *
     * @param avant la réunion que l'on change ; {@code null} si elle est nouvelle, et {@code r} n'a alors pas d'identité
     */
    public void reunion(@Nullable Reunion avant, Reunion r) {
        signee("""
                        insert into convention.reunion (racine, corrige_id, reference, comite, convoquee_le, tenue_le, heure, lieu, ordre_du_jour,
                            releve, arrete_le, motif, annule, saisi_par, qualite)
                        values (:racine, :corrige, :reference, :comite, :convoquee, :tenue, :heure, :lieu, :ordre::text[], :releve, :arrete,
                            :motif, :annule, :personne, :qualite)
                        """)
                .param("racine", avant == null ? null : avant.id(), Types.OTHER)
                .param("corrige", avant == null ? null : avant.version(), Types.OTHER)
                .param("reference", r.reference())
                .param("comite", r.comite())
                .param("convoquee", r.convoqueeLe(), Types.DATE)
                .param("tenue", r.tenueLe())
                .param("heure", r.heure(), Types.TIME)
                .param("lieu", r.lieu())
                .param("ordre", r.ordreDuJour().toArray(String[]::new))
                .param("releve", r.releve(), Types.VARCHAR)
                .param("arrete", r.arreteLe(), Types.DATE)
                .param("motif", r.motif(), Types.VARCHAR)
                .param("annule", r.annulee())
                .update();
    }

    /** @param etat {@code null} si ce siège n'est plus noté */
    public void presence(
            Reunion reunion,
            UUID membre,
            Reunion.@Nullable Etat etat,
            @Nullable String representePar,
            @Nullable String motif) {
        signee("""
                        insert into convention.presence (reunion, membre, etat, represente_par, motif, annule, corrige_id, saisi_par, qualite)
                        values (:reunion, :membre, :etat, :par, :motif, :annule,
                            (select p.id from convention.presence p where p.reunion = :reunion and p.membre = :membre
                                and not exists (select from convention.presence s where s.corrige_id = p.id)),
                            :personne, :qualite)
                        """)
                .param("reunion", reunion.id())
                .param("membre", membre)
                .param("etat", etat == null ? Reunion.Etat.ABSENT.code() : etat.code())
                .param("par", representePar, Types.VARCHAR)
                .param("motif", motif, Types.VARCHAR)
                .param("annule", etat == null)
                .update();
    }

    /** Écrit ce que le comité a dit d'un point ; la dernière écriture du même point, même retirée, reste dans l'histoire. */
    public void decision(
            Reunion reunion,
            int point,
            ObjetDeDecision.Sens sens,
            String texte,
            @Nullable Lien lien,
            @Nullable String motif) {
        signee("""
                        insert into convention.decision (reunion, point, sens, texte, objet_genre, objet, objet_libelle, motif, saisi_par, qualite,
                            corrige_id)
                        values (:reunion, :point, :sens, :texte, :genre, :objet, :libelle, :motif, :personne, :qualite,
                            (select d.id from convention.decision d where d.reunion = :reunion and d.point = :point
                                and not exists (select from convention.decision s where s.corrige_id = d.id)))
                        """)
                .param("reunion", reunion.id())
                .param("point", point)
                .param("sens", sens.code())
                .param("texte", texte)
                .param("genre", lien == null ? null : lien.genre(), Types.VARCHAR)
                .param("objet", lien == null ? null : lien.objet(), Types.OTHER)
                .param("libelle", lien == null ? null : lien.libelle(), Types.VARCHAR)
                .param("motif", motif, Types.VARCHAR)
                .update();
    }

    public void retirer(Reunion.Decision decision, String motif) {
        signee("""
                        insert into convention.decision (reunion, point, sens, texte, objet_genre, objet, objet_libelle, motif, saisi_par, qualite,
                            corrige_id, annule)
                        select d.reunion, d.point, d.sens, d.texte, d.objet_genre, d.objet, d.objet_libelle, :motif, :personne, :qualite, d.id, true
                          from convention.decision d where d.id = :id
                        """).param("motif", motif).param("id", decision.id()).update();
    }

    /** Ce qu'une décision change. */
    public record Lien(String genre, UUID objet, String libelle) {}

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
