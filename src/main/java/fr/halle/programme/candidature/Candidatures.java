package fr.halle.programme.candidature;

import fr.halle.acces.Agent;
import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import fr.halle.programme.candidature.Candidature.Textes;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Retrouver une candidature et ses actes, tels que l'acteur a le droit de les voir. */
@Component
public class Candidatures {

    private static final String LIRE = """
            select c.id, c.version, c.reference, c.programme, c.organisation,
                   coalesce((select o.nom from acces.v_organisation o where o.id = c.organisation), 'organisation inconnue') as tenue, c.depositaire,
                   e.etat, e.depuis, c.epci, c.partenaires::text[], c.motif, c.centralite, c.fragilites, c.projet, c.visible_par,
                   c.saisi_par, c.qualite, c.connu_du
              from programme.etats_des_candidatures(:au, :connu) e
              join programme.v_candidature c on c.version = e.version
            """;

    private final JdbcClient sql;
    private final Clock horloge;
    private final Agent agent;

    Candidatures(JdbcClient sql, Clock horloge, Agent agent) {
        this.sql = sql;
        this.horloge = horloge;
        this.agent = agent;
    }

    /** Telle qu'elle est maintenant. */
    @Transactional(readOnly = true)
    public Candidature charger(String reference) {
        // L'horloge de la base peut être un peu en avance : ce qui vient d'être écrit est su.
        return charger(
                reference, new Lecture(agent.aujourdHui(), horloge.instant().plusSeconds(60)));
    }

    /** @throws Introuvable si aucune candidature visible ne porte cette référence */
    @Transactional(readOnly = true)
    public Candidature charger(String reference, Lecture lecture) {
        return sql.sql(LIRE + " where c.reference = :reference")
                .param("reference", reference)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query(this::lire)
                .optional()
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "Aucune candidature que vous puissiez lire ne porte la référence « %s » : consultez la liste des candidatures."
                                .formatted(reference)));
    }

    /** Celles d'un programme qui sont dans cet état, dans l'ordre de leurs références. */
    @Transactional(readOnly = true)
    public List<Candidature> lister(String programme, EtatCandidature etat) {
        return sql.sql(LIRE + " where c.programme = :programme and e.etat = :etat order by c.reference")
                .param("programme", programme)
                .param("etat", etat.code())
                .param("au", agent.aujourdHui())
                .param("connu", horloge.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .query(this::lire)
                .list();
    }

    /** Celles de tous les programmes qui sont dans l'un de ces états, dans l'ordre de leurs références. */
    public List<Candidature> lister(Set<EtatCandidature> etats) {
        return sql.sql(LIRE + " where e.etat = any (:etats) order by c.reference")
                .param("etats", etats.stream().map(EtatCandidature::code).toArray(String[]::new))
                .param("au", agent.aujourdHui())
                .param("connu", horloge.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .query(this::lire)
                .list();
    }

    /** Ses actes, du plus ancien au plus récent. */
    public List<Acte> actes(Candidature candidature, Lecture lecture) {
        return actes(candidature.id(), lecture.connu().atOffset(ZoneOffset.UTC), lecture.au());
    }

    /** Ses actes tels qu'ils sont maintenant. */
    public List<Acte> actes(Candidature candidature) {
        return actes(candidature.id(), horloge.instant().plusSeconds(60).atOffset(ZoneOffset.UTC), agent.aujourdHui());
    }

    /** Les noms des organisations nommées par ces identifiants. */
    public List<String> noms(Set<UUID> organisations) {
        return sql.sql("select nom from acces.v_organisation where id = any (:ids::uuid[]) order by nom")
                .param("ids", organisations.stream().map(UUID::toString).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private List<Acte> actes(UUID candidature, OffsetDateTime connu, LocalDate au) {
        return sql.sql("""
                        select id, genre, nature, effet, sens, rendu_par, note, motif, acte_reference, derogation, constatations,
                               selection, qualite, saisi_par
                          from programme.v_candidature_acte
                         where candidature = :candidature and effet <= :au and connu_du <= :connu and :connu < connu_jusqu
                         order by effet, array_position(array['depot', 'avis', 'remontee', 'decision', 'retrait', 'publication'], genre), id
                        """)
                .param("candidature", candidature)
                .param("au", au)
                .param("connu", connu)
                .query((ligne, _) -> new Acte(
                        ligne.getObject("id", UUID.class),
                        GenreActe.deCode(ligne.getString("genre")).orElseThrow(),
                        ligne.getString("nature").equals("constate"),
                        ligne.getObject("effet", LocalDate.class),
                        ligne.getString("sens"),
                        ligne.getString("rendu_par"),
                        ligne.getString("note"),
                        ligne.getString("motif"),
                        ligne.getString("acte_reference"),
                        ligne.getString("derogation"),
                        textes(ligne.getArray("constatations")),
                        ligne.getObject("selection", UUID.class),
                        ligne.getString("qualite"),
                        ligne.getObject("saisi_par", UUID.class)))
                .list();
    }

    private Candidature lire(ResultSet ligne, int rang) throws SQLException {
        var version = ligne.getObject("version", UUID.class);
        return new Candidature(
                ligne.getObject("id", UUID.class),
                version,
                ligne.getString("reference"),
                ligne.getString("programme"),
                ligne.getObject("organisation", UUID.class),
                ligne.getString("tenue"),
                ligne.getObject("depositaire", UUID.class),
                EtatCandidature.deCode(ligne.getString("etat")).orElseThrow(),
                ligne.getObject("depuis", LocalDate.class),
                communes(version),
                textes(ligne.getArray("epci")),
                Set.copyOf(textes(ligne.getArray("partenaires")).stream()
                        .map(UUID::fromString)
                        .toList()),
                new Textes(
                        ligne.getString("motif"),
                        ligne.getString("centralite"),
                        ligne.getString("fragilites"),
                        ligne.getString("projet")),
                Set.copyOf(textes(ligne.getArray("visible_par"))),
                ligne.getObject("saisi_par", UUID.class),
                ligne.getString("qualite"),
                ligne.getObject("connu_du", OffsetDateTime.class));
    }

    private List<CommuneCandidate> communes(UUID version) {
        return sql.sql("""
                        select m.commune as code, coalesce(t.nom, m.commune) as nom, t.departement, m.habitants, m.population_source
                          from programme.v_candidature_commune m
                          left join lateral (select n.nom, n.departement from territoire.v_public_territoire n
                                              where n.type = 'commune' and n.code = m.commune order by n.jusqu desc limit 1) t on true
                         where m.version = :version order by m.rang
                        """)
                .param("version", version)
                .query(CommuneCandidate.class)
                .list();
    }

    private static List<String> textes(@Nullable Array tableau) throws SQLException {
        return tableau == null ? List.of() : List.of((String[]) tableau.getArray());
    }
}
