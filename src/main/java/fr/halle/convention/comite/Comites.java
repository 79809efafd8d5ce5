package fr.halle.convention.comite;

import fr.halle.acces.Agent;
import fr.halle.commun.Lecture;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.ObjetDeDecision;
import fr.halle.platform.Introuvable;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retrouver un comité, ses sièges et ses réunions, tels que l'acteur a le droit de les voir. */
@Component
public class Comites {

    private final JdbcClient sql;
    private final Clock horloge;
    private final Agent agent;

    Comites(JdbcClient sql, Clock horloge, Agent agent) {
        this.sql = sql;
        this.horloge = horloge;
        this.agent = agent;
    }

    /** Maintenant : l'horloge de la base peut être un peu en avance, ce qui vient d'être écrit est su. */
    public Lecture maintenant() {
        return new Lecture(agent.aujourdHui(), horloge.instant().plusSeconds(60));
    }

    public Comite charger(String reference) {
        return charger(reference, maintenant());
    }

    /** @throws Introuvable si aucun comité que l'acteur puisse lire ne porte cette référence */
    public Comite charger(String reference, Lecture lecture) {
        return trouver("c.reference = :cle", reference, lecture)
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "Aucun comité que vous puissiez lire ne porte la référence « %s » à cette date : consultez la liste des comités."
                                .formatted(reference)));
    }

    /** La même par son identité interne. */
    public Optional<Reunion> reunion(UUID id) {
        return reunions("r.id = :cle::uuid", id.toString(), maintenant()).stream()
                .findFirst();
    }

    /** Ceux qui suivent un de ces lauréats, par leur nom. Le public n'en lit aucun. */
    public List<Suiveur> suivant(Collection<UUID> laureats, Lecture lecture) {
        if (ActeurCourant.lire() instanceof Acteur.Anonyme || laureats.isEmpty()) {
            return List.of();
        }
        return requete("""
                        select c.reference, c.nom from convention.v_comite c
                         where c.connu_du <= :connu and :connu < c.connu_jusqu and c.cree_le <= :au
                           and exists (select from convention.v_comite_laureat l
                                        where l.version = c.version and l.laureat = any (:laureats::uuid[]))
                         order by c.nom collate "fr-x-icu", c.reference
                        """, lecture)
                .param("au", lecture.au())
                .param("laureats", laureats.stream().map(UUID::toString).toArray(String[]::new))
                .query(Suiveur.class)
                .list();
    }

    /** Un comité qui suit une ville, de quoi y mener. */
    public record Suiveur(String reference, String nom) {

        public String page() {
            return "/comites/" + reference;
        }
    }

    /** Le comité de cette réunion. */
    public Comite de(Reunion reunion, Lecture lecture) {
        return trouver("c.id = :cle::uuid", reunion.comite().toString(), lecture)
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "Le comité de la réunion %s n'existe pas encore à cette date : prenez une date plus récente."
                                .formatted(reunion.reference())));
    }

    /** Ses réunions, de la plus récente à la plus ancienne. */
    public List<Reunion> reunions(Comite comite, Lecture lecture) {
        return reunions("r.comite = :cle::uuid", comite.id().toString(), lecture);
    }

    /** @throws Introuvable si aucune réunion que l'acteur puisse lire ne porte cette référence */
    public Reunion reunion(String reference, Lecture lecture) {
        return reunions("r.reference = :cle", reference, lecture).stream()
                .findFirst()
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "Aucune réunion que vous puissiez lire ne porte la référence « %s » à cette date : repartez de son comité."
                                .formatted(reference)));
    }

    public Reunion reunion(String reference) {
        return reunion(reference, maintenant());
    }

    private Optional<Comite> trouver(String condition, String cle, Lecture lecture) {
        return requete("""
                        select c.id, c.version, c.reference, c.nature, c.nom, c.programme, c.region, c.organisation, c.cree_le, c.quorum,
                               c.quorum_texte, c.visible_par
                          from convention.v_comite c where c.connu_du <= :connu and :connu < c.connu_jusqu
                           and c.cree_le <= :au and\s""" + condition, lecture)
                .param("au", lecture.au())
                .param("cle", cle)
                .query((ligne, _) -> comite(ligne, lecture))
                .optional();
    }

    private Comite comite(ResultSet ligne, Lecture lecture) throws SQLException {
        var id = ligne.getObject("id", UUID.class);
        var version = ligne.getObject("version", UUID.class);
        return new Comite(
                id,
                version,
                ligne.getString("reference"),
                ObjetDeDecision.Comite.deCode(ligne.getString("nature")).orElseThrow(),
                ligne.getString("nom"),
                ligne.getString("programme"),
                ligne.getString("region"),
                ligne.getObject("organisation", UUID.class),
                ligne.getObject("cree_le", LocalDate.class),
                ligne.getObject("quorum", Integer.class),
                ligne.getString("quorum_texte"),
                laureats(version, lecture),
                membres(id, lecture),
                Set.of(textes(ligne, "visible_par")));
    }

    private List<LaureatCouvert> laureats(UUID version, Lecture lecture) {
        return requete("""
                        select l.id, l.reference, l.nom,
                               array(select distinct s.actuelle from programme.v_public_composition m
                                       join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                                      where m.laureat = l.id and m.type = 'commune' and m.vrai_du <= :au and :au < m.vrai_jusqu
                                        and m.connu_du <= :connu and :connu < m.connu_jusqu order by 1) as communes
                          from convention.v_comite_laureat c
                          join programme.v_public_laureat l on l.id = c.laureat
                         where c.version = :version order by c.rang
                        """, lecture)
                .param("au", lecture.au())
                .param("version", version)
                .query((ligne, _) -> new LaureatCouvert(
                        ligne.getObject("id", UUID.class),
                        ligne.getString("reference"),
                        ligne.getString("nom"),
                        List.of(textes(ligne, "communes"))))
                .list();
    }

    private List<Membre> membres(UUID comite, Lecture lecture) {
        return requete("""
                        select m.id, m.version, m.mandat, m.organisation, m.libelle, m.siege, m.vrai_du, nullif(m.vrai_jusqu, 'infinity') as jusqu
                          from convention.v_comite_membre m
                         where m.comite = :comite and m.connu_du <= :connu and :connu < m.connu_jusqu
                         order by array_position(array['president', 'membre', 'invite'], m.siege), m.libelle collate "fr-x-icu", m.vrai_du, m.id
                        """, lecture)
                .param("comite", comite)
                .query((ligne, _) -> new Membre(
                        ligne.getObject("id", UUID.class),
                        ligne.getObject("version", UUID.class),
                        ligne.getObject("mandat", UUID.class),
                        ligne.getObject("organisation", UUID.class),
                        ligne.getString("libelle"),
                        Siege.deCode(ligne.getString("siege")).orElseThrow(),
                        ligne.getObject("vrai_du", LocalDate.class),
                        ligne.getObject("jusqu", LocalDate.class)))
                .list();
    }

    private List<Reunion> reunions(String condition, String cle, Lecture lecture) {
        var presences = new LinkedHashMap<UUID, List<Reunion.Presence>>();
        var decisions = new LinkedHashMap<UUID, List<Reunion.Decision>>();
        requete("""
                        select r.id as reunion, p.id, p.membre, p.etat, p.represente_par, p.motif
                          from convention.v_reunion r join convention.v_presence p on p.reunion = r.id
                         where r.connu_du <= :connu and :connu < r.connu_jusqu and p.connu_du <= :connu and :connu < p.connu_jusqu and %s
                         order by p.id
                        """.formatted(condition), lecture).param("cle", cle).query(ligne -> {
            presences
                    .computeIfAbsent(ligne.getObject("reunion", UUID.class), _ -> new ArrayList<>())
                    .add(presence(ligne));
        });
        requete("""
                        select r.id as reunion, d.id, d.point, d.sens, d.texte, d.objet_genre, d.objet, d.objet_libelle, d.motif
                          from convention.v_reunion r join convention.v_decision d on d.reunion = r.id
                         where r.connu_du <= :connu and :connu < r.connu_jusqu and d.connu_du <= :connu and :connu < d.connu_jusqu and %s
                         order by d.point
                        """.formatted(condition), lecture).param("cle", cle).query(ligne -> {
            decisions
                    .computeIfAbsent(ligne.getObject("reunion", UUID.class), _ -> new ArrayList<>())
                    .add(decision(ligne));
        });
        return requete("""
                        select r.id, r.version, r.reference, r.comite, r.convoquee_le, r.tenue_le, r.heure, r.lieu, r.ordre_du_jour, r.releve,
                               r.arrete_le, r.motif, r.annule
                          from convention.v_reunion r where r.connu_du <= :connu and :connu < r.connu_jusqu and %s
                         order by r.tenue_le desc, r.heure desc nulls last, r.reference
                        """.formatted(condition), lecture)
                .param("cle", cle)
                .query((ligne, _) -> {
                    var id = ligne.getObject("id", UUID.class);
                    return new Reunion(
                            id,
                            ligne.getObject("version", UUID.class),
                            ligne.getString("reference"),
                            ligne.getObject("comite", UUID.class),
                            ligne.getObject("convoquee_le", LocalDate.class),
                            ligne.getObject("tenue_le", LocalDate.class),
                            ligne.getObject("heure", LocalTime.class),
                            ligne.getString("lieu"),
                            List.of(textes(ligne, "ordre_du_jour")),
                            ligne.getString("releve"),
                            ligne.getObject("arrete_le", LocalDate.class),
                            ligne.getString("motif"),
                            ligne.getBoolean("annule"),
                            presences.getOrDefault(id, List.of()),
                            decisions.getOrDefault(id, List.of()));
                })
                .list();
    }

    private static Reunion.Presence presence(ResultSet ligne) throws SQLException {
        return new Reunion.Presence(
                ligne.getObject("id", UUID.class),
                ligne.getObject("membre", UUID.class),
                Reunion.Etat.deCode(ligne.getString("etat")).orElseThrow(),
                ligne.getString("represente_par"),
                ligne.getString("motif"));
    }

    private static Reunion.Decision decision(ResultSet ligne) throws SQLException {
        return new Reunion.Decision(
                ligne.getObject("id", UUID.class),
                ligne.getInt("point"),
                ObjetDeDecision.Sens.deCode(ligne.getString("sens")).orElseThrow(),
                ligne.getString("texte"),
                ligne.getString("objet_genre"),
                ligne.getObject("objet", UUID.class),
                ligne.getString("objet_libelle"),
                ligne.getString("motif"));
    }

    private JdbcClient.StatementSpec requete(String requete, Lecture lecture) {
        return sql.sql(requete).param("connu", lecture.connu().atOffset(ZoneOffset.UTC));
    }

    private static String[] textes(ResultSet ligne, String colonne) throws SQLException {
        var tableau = ligne.getArray(colonne);
        return tableau == null ? new String[0] : (String[]) tableau.getArray();
    }
}
