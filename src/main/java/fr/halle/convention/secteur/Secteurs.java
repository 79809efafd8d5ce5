package fr.halle.convention.secteur;

import fr.halle.commun.Lecture;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.Situations;
import fr.halle.platform.Introuvable;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retrouver le périmètre et les secteurs d'une convention, tels que l'acteur a le droit de les voir. */
@Component
public class Secteurs {

    private final JdbcClient sql;
    private final Conventions conventions;
    private final Situations situations;
    private final Vocabulaires vocabulaires;

    Secteurs(JdbcClient sql, Conventions conventions, Situations situations, Vocabulaires vocabulaires) {
        this.sql = sql;
        this.conventions = conventions;
        this.situations = situations;
        this.vocabulaires = vocabulaires;
    }

    /** Ceux de cette convention, ou de celle qu'elle vaut ; vide si ni l'une ni l'autre n'en a. */
    public Optional<SecteursDeConvention> de(Convention c, Lecture lecture) {
        var sien = vocabulaires.de(c.programme(), c.type().code());
        if (sien.admet()) {
            return Optional.of(lire(c, sien, lecture));
        }
        var porte = c.type().porte();
        if (porte == null) {
            return Optional.empty();
        }
        var autre = vocabulaires.de(c.programme(), porte);
        if (!autre.admet()) {
            return Optional.empty();
        }
        return conventions.porteesPar(c.id()).stream()
                .findFirst()
                .flatMap(p -> conventions.trouver(p.id(), lecture))
                .map(p -> lire(p, autre, lecture));
    }

    /** @throws Introuvable si la convention ne se lit pas, ou n'a pas de secteurs */
    public SecteursDeConvention charger(String reference, Lecture lecture) {
        return de(conventions.charger(reference, lecture), lecture)
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "La convention %s n'a pas de secteurs d'intervention : seule une opération de revitalisation en a."
                                .formatted(reference)));
    }

    public SecteursDeConvention charger(String reference) {
        return charger(reference, conventions.maintenant());
    }

    private SecteursDeConvention lire(Convention c, Vocabulaire vocabulaire, Lecture lecture) {
        var perimetre = perimetre(c, lecture);
        var ecrites = ecrites(c, lecture);
        var lignes = requete("""
                        select s.id, s.version, s.reference, s.nom, s.type, s.communes, s.trace, s.surface_m2, s.ouvert_le, s.ferme_le,
                               s.document, s.source, s.motif, a.effet as avenant, s.corrige, s.qualite, s.connu_du, %s
                          from convention.v_secteur s
                          left join convention.v_acte a on a.id = s.acte
                         where s.convention = :convention and s.connu_du <= :connu and :connu < s.connu_jusqu
                           and coalesce(s.ouvert_le, :au) <= :au
                         order by s.nom collate "fr-x-icu", s.reference
                        """.formatted(noms("s")), c, lecture);
        var effets = EffetsOuverts.de(
                c,
                situations
                        .de(
                                c.programme(),
                                c.laureats().stream().map(LaureatCouvert::id).toList(),
                                lecture)
                        .stream()
                        .filter(s -> c.id().equals(s.convention()))
                        .toList(),
                lecture.au());
        var secteurs = lignes.query((ligne, _) -> secteur(ligne, vocabulaire, effets, ecrites))
                .list();
        return new SecteursDeConvention(c, vocabulaire, perimetre, secteurs, lecture);
    }

    private @Nullable Perimetre perimetre(Convention c, Lecture lecture) {
        return requete("""
                        select p.id as version, p.depuis, p.communes, p.document, p.source, p.motif, a.effet as avenant, p.corrige, p.qualite,
                               p.connu_du, %s
                          from convention.v_perimetre p
                          left join convention.v_acte a on a.id = p.acte
                         where p.convention = :convention and p.connu_du <= :connu and :connu < p.connu_jusqu
                           and coalesce(p.depuis, :au) <= :au
                         order by p.depuis desc nulls last, p.connu_du desc, p.id desc limit 1
                        """.formatted(noms("p")), c, lecture)
                .query((ligne, _) -> new Perimetre(
                        ligne.getObject("version", UUID.class),
                        ligne.getObject("depuis", LocalDate.class),
                        communes(ligne),
                        provenance(ligne)))
                .optional()
                .orElse(null);
    }

    /** Les noms d'aujourd'hui de ses communes, dans leur ordre. */
    private static String noms(String table) {
        return """
                array(select coalesce(t.nom, k.code) from unnest(%s.communes) with ordinality as k (code, rang)
                        left join territoire.v_public_territoire t on t.type = 'commune' and t.code = k.code and t.jusqu = 9999
                       order by k.rang) as noms
                """.formatted(table);
    }

    /** Par secteur et par effet. */
    private Map<String, Ouverture.Ecrite> ecrites(Convention c, Lecture lecture) {
        var ecrites = new HashMap<String, Ouverture.Ecrite>();
        requete("""
                        select e.secteur, e.effet, e.id as version, e.ouvert, e.ouvert_le, e.ferme_le, e.document, e.source, e.motif,
                               null::date as avenant, false as corrige, e.qualite, e.connu_du
                          from convention.v_secteur_effet e
                         where e.connu_du <= :connu and :connu < e.connu_jusqu
                           and e.secteur in (select s.id from convention.v_secteur s where s.convention = :convention)
                        """, c, lecture).query(ligne -> {
            ecrites.put(
                    cle(ligne.getObject("secteur", UUID.class), ligne.getString("effet")),
                    new Ouverture.Ecrite(
                            ligne.getObject("version", UUID.class),
                            ligne.getBoolean("ouvert"),
                            ligne.getObject("ouvert_le", LocalDate.class),
                            ligne.getObject("ferme_le", LocalDate.class),
                            provenance(ligne)));
        });
        return ecrites;
    }

    private static Secteur secteur(
            ResultSet ligne, Vocabulaire vocabulaire, EffetsOuverts effets, Map<String, Ouverture.Ecrite> ecrites)
            throws SQLException {
        var id = ligne.getObject("id", UUID.class);
        var type = ligne.getString("type");
        var ouvertLe = ligne.getObject("ouvert_le", LocalDate.class);
        var fermeLe = ligne.getObject("ferme_le", LocalDate.class);
        return new Secteur(
                id,
                ligne.getObject("version", UUID.class),
                ligne.getString("reference"),
                ligne.getString("nom"),
                type,
                vocabulaire.libelle(type),
                vocabulaire.centreVille(type),
                communes(ligne),
                ligne.getString("trace"),
                ligne.getObject("surface_m2", Long.class),
                ouvertLe,
                fermeLe,
                provenance(ligne),
                vocabulaire.effets().stream()
                        .map(e -> effets.ouvrir(e, type, ouvertLe, fermeLe, ecrites.get(cle(id, e.code()))))
                        .toList());
    }

    private static String cle(UUID secteur, String effet) {
        return secteur + " " + effet;
    }

    private static List<Commune> communes(ResultSet ligne) throws SQLException {
        var codes = (String[]) ligne.getArray("communes").getArray();
        var noms = (String[]) ligne.getArray("noms").getArray();
        return java.util.stream.IntStream.range(0, codes.length)
                .mapToObj(i -> new Commune(codes[i], noms[i]))
                .toList();
    }

    private static Provenance provenance(ResultSet ligne) throws SQLException {
        return new Provenance(
                ligne.getString("document"),
                ligne.getString("source"),
                ligne.getString("motif"),
                ligne.getObject("avenant", LocalDate.class),
                ligne.getBoolean("corrige"),
                ligne.getString("qualite"),
                ligne.getObject("connu_du", OffsetDateTime.class));
    }

    private JdbcClient.StatementSpec requete(String requete, Convention c, Lecture lecture) {
        return sql.sql(pourLActeur(requete))
                .param("convention", c.id())
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC));
    }

    /** Le public ne lit que les vues publiques, dont les colonnes sont les mêmes. */
    private static String pourLActeur(String requete) {
        return ActeurCourant.lire() instanceof Acteur.Anonyme
                ? requete.replace("convention.v_", "convention.v_public_")
                : requete;
    }
}
