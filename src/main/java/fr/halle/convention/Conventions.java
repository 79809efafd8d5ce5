package fr.halle.convention;

import fr.halle.acces.Agent;
import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.commun.Precision;
import fr.halle.platform.Introuvable;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retrouver une convention et ses actes, tels que l'acteur a le droit de les voir. */
@Component
public class Conventions {

    private static final String LIRE = """
            select c.id, c.version, c.reference, c.programme, c.type, c.nature, c.intitule, c.objet, c.organisation, c.portee_par,
                   c.prend_effet_le, c.fin_le, c.document, c.source, c.citation, c.deduction, c.visible_par, c.saisi_par, c.qualite, c.connu_du,
                   e.etat, e.signee_du, e.signee_le, e.precision_date, e.depuis
              from convention.v_etats(:programme, :lesquels::uuid[], :au, :connu) e
              join convention.v_convention c on c.version = e.version
            """;

    private final JdbcClient sql;
    private final Clock horloge;
    private final TypesDeConvention types;
    private final Agent agent;

    Conventions(JdbcClient sql, Clock horloge, TypesDeConvention types, Agent agent) {
        this.sql = sql;
        this.horloge = horloge;
        this.types = types;
        this.agent = agent;
    }

    /** Le public ne lit que les vues publiques, dont les colonnes sont les mêmes. */
    static String pourLActeur(String requete) {
        return ActeurCourant.lire() instanceof Acteur.Anonyme
                ? requete.replace("convention.v_", "convention.v_public_").replace("v_public_public_", "v_public_")
                : requete;
    }

    /** Telle qu'elle est maintenant : l'horloge de la base peut être un peu en avance, ce qui vient d'être écrit est su. */
    public Lecture maintenant() {
        return new Lecture(agent.aujourdHui(), horloge.instant().plusSeconds(60));
    }

    public Convention charger(String reference) {
        return charger(reference, maintenant());
    }

    /** @throws Introuvable si aucune convention que l'acteur puisse lire ne porte cette référence */
    public Convention charger(String reference, Lecture lecture) {
        return trouver(reference, lecture)
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "Aucune convention que vous puissiez lire ne porte la référence « %s » à cette date : consultez la liste des conventions."
                                .formatted(reference)));
    }

    public Optional<Convention> trouver(String reference, Lecture lecture) {
        return lire("c.reference = :cle", reference, lecture).stream().findFirst();
    }

    /** La même par son identité interne. */
    public Optional<Convention> trouver(UUID id, Lecture lecture) {
        return lire("c.id = :cle", id, lecture).stream().findFirst();
    }

    /** Celles que celle-ci vaut. */
    public List<Convention> porteesPar(UUID porteuse) {
        return lire("c.portee_par = :cle", porteuse, maintenant());
    }

    /** Celles qui couvrent un de ces lauréats. */
    public List<Convention> couvrant(Collection<UUID> laureats, Lecture lecture) {
        return lire("""
                exists (select from convention.v_convention_laureat x
                         where x.version = c.version and x.laureat = any (:cle::uuid[]))
                """, laureats.stream().map(UUID::toString).toArray(String[]::new), lecture);
    }

    /** L'état d'une convention se lit avec celui de toutes celles de ses lauréats : on les cherche d'abord. */
    private List<Convention> lire(String condition, Object cle, Lecture lecture) {
        // Le public ne lit d'une convention que ce qui suit sa signature : avant elle, rien ne s'y est encore passé
        // pour lui.
        var publiques = ActeurCourant.lire() instanceof Acteur.Anonyme ? " and e.etat in ('signee', 'resiliee')" : "";
        return places(condition, cle).stream()
                .flatMap(place -> requete(LIRE + " where " + condition + publiques + " order by c.reference", lecture)
                        .param("programme", place.programme())
                        .param("lesquels", place.laureats())
                        .param("cle", cle)
                        .query((ligne, _) -> lire(ligne, lecture))
                        .list()
                        .stream())
                .toList();
    }

    private List<Place> places(String condition, Object cle) {
        return sql.sql(pourLActeur("""
                        select c.programme, array_agg(distinct l.laureat::text) as laureats
                          from convention.v_convention c
                          join convention.v_convention_laureat l on l.version = c.version
                         where %s group by c.programme order by c.programme
                        """.formatted(condition)))
                .param("cle", cle)
                .query((ligne, _) -> new Place(ligne.getString("programme"), (String[])
                        ligne.getArray("laureats").getArray()))
                .list();
    }

    /** Où chercher une convention : son programme, et tous les lauréats qu'elle a couverts. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Place(String programme, String[] laureats) {}

    /** Ses actes, du plus ancien au plus récent. */
    public List<Acte> actes(Convention convention, Lecture lecture) {
        return requete("""
                        select a.id, a.genre, a.nature, a.effet, a.precision_date, a.partie, a.etape, a.sens, a.rendu_par, a.numero,
                               a.transmis_le, a.publie_le, a.signataire, a.signataire_qualite, a.fin_le, a.note, a.motif, a.acte_reference,
                               coalesce(a.source, :source) as source, coalesce(a.citation, '') as citation, a.constatations, a.qualite, a.saisi_par
                          from convention.v_acte a
                         where a.convention = :convention and a.vrai_du <= :au and a.connu_du <= :connu and :connu < a.connu_jusqu
                         order by a.vrai_du,
                                  array_position(array['concertation', 'comite', 'saisine', 'avis', 'derogation', 'deliberation',
                                                       'mise_en_signature', 'signature', 'publication', 'avenant', 'resiliation', 'abandon'], a.genre),
                                  a.partie, a.id
                        """, lecture)
                .param("convention", convention.id())
                .param("source", convention.source())
                .query(Conventions::acte)
                .list();
    }

    public List<Acte> actes(Convention convention) {
        return actes(convention, maintenant());
    }

    private JdbcClient.StatementSpec requete(String requete, Lecture lecture) {
        return sql.sql(pourLActeur(requete))
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC));
    }

    private Convention lire(ResultSet ligne, Lecture lecture) throws SQLException {
        var version = ligne.getObject("version", UUID.class);
        var programme = ligne.getString("programme");
        var organisation = ligne.getObject("organisation", UUID.class);
        return new Convention(
                ligne.getObject("id", UUID.class),
                version,
                ligne.getString("reference"),
                programme,
                types.charger(programme, ligne.getString("type")),
                ligne.getString("nature").equals("constatee"),
                ligne.getString("intitule"),
                ligne.getString("objet"),
                organisation,
                organisation == null ? null : nom(organisation),
                ligne.getObject("portee_par", UUID.class),
                ligne.getObject("prend_effet_le", LocalDate.class),
                ligne.getObject("fin_le", LocalDate.class),
                EtatConvention.deCode(ligne.getString("etat")).orElseThrow(),
                Situations.signature(ligne),
                ligne.getObject("depuis", LocalDate.class),
                ligne.getString("document"),
                ligne.getString("source"),
                ligne.getString("citation"),
                ligne.getString("deduction"),
                laureats(version, lecture),
                parties(version),
                Set.copyOf(textes(ligne.getArray("visible_par"))),
                ligne.getObject("saisi_par", UUID.class),
                ligne.getString("qualite"),
                ligne.getObject("connu_du", OffsetDateTime.class));
    }

    private @Nullable String nom(UUID organisation) {
        if (ActeurCourant.lire() instanceof Acteur.Anonyme) {
            return null;
        }
        return sql.sql("select nom from acces.v_organisation where id = :id")
                .param("id", organisation)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<LaureatCouvert> laureats(UUID version, Lecture lecture) {
        return requete("""
                        select l.id, l.reference, l.nom,
                               array(select distinct s.actuelle from programme.v_public_composition m
                                       join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                                      where m.laureat = l.id and m.type = 'commune' and m.vrai_du <= :au and :au < m.vrai_jusqu
                                        and m.connu_du <= :connu and :connu < m.connu_jusqu order by 1) as communes
                          from convention.v_convention_laureat c
                          join programme.v_public_laureat l on l.id = c.laureat
                         where c.version = :version order by c.rang
                        """, lecture)
                .param("version", version)
                .query((ligne, _) -> new LaureatCouvert(
                        ligne.getObject("id", UUID.class),
                        ligne.getString("reference"),
                        ligne.getString("nom"),
                        textes(ligne.getArray("communes"))))
                .list();
    }

    private List<Partie> parties(UUID version) {
        return sql.sql(pourLActeur("""
                        select p.cle, p.code, p.nom, p.nature, p.organisation, p.territoire_type || ':' || p.territoire_code as territoire,
                               p.obligatoire, p.qualite = 'signataire' as signataire, p.delibere
                          from convention.v_convention_partie p where p.version = :version order by p.rang, p.cle
                        """))
                .param("version", version)
                .query(Partie.class)
                .list();
    }

    private static Acte acte(ResultSet ligne, int rang) throws SQLException {
        return new Acte(
                ligne.getObject("id", UUID.class),
                GenreActe.deCode(ligne.getString("genre")).orElseThrow(),
                ligne.getString("nature").equals("constate"),
                new DateApprochee(
                        ligne.getObject("effet", LocalDate.class), Precision.deCode(ligne.getString("precision_date"))),
                ligne.getString("partie"),
                ligne.getString("etape"),
                ligne.getString("sens"),
                ligne.getString("rendu_par"),
                ligne.getString("numero"),
                ligne.getObject("transmis_le", LocalDate.class),
                ligne.getObject("publie_le", LocalDate.class),
                ligne.getString("signataire"),
                ligne.getString("signataire_qualite"),
                ligne.getObject("fin_le", LocalDate.class),
                ligne.getString("note"),
                ligne.getString("motif"),
                ligne.getString("acte_reference"),
                ligne.getString("source"),
                ligne.getString("citation"),
                textes(ligne.getArray("constatations")),
                ligne.getString("qualite"),
                ligne.getObject("saisi_par", UUID.class));
    }

    static List<String> textes(@Nullable Array tableau) throws SQLException {
        return tableau == null ? List.of() : List.of((String[]) tableau.getArray());
    }
}
