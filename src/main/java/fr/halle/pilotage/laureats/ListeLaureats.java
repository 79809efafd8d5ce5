package fr.halle.pilotage.laureats;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.pilotage.Etendue;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Tri;
import fr.halle.territoire.Normalisation;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** La liste des lauréats d'un périmètre : tri, filtre, pages. */
@Component
public class ListeLaureats {

    /** Les tris permis, et les colonnes qui les font ; le nom puis la référence rendent l'ordre total. */
    private static final Map<String, String> TRIS = Map.of(
            "nom", "nom collate \"fr-x-icu\"",
            "departement", "departement_codes[1]",
            "epci", "epci_noms[1] collate \"fr-x-icu\"",
            "qualite", "vrai_du");

    /** Les mêmes, la première par défaut. */
    public static final List<String> CLES = List.of("nom", "departement", "epci", "qualite");

    private final JdbcClient sql;

    ListeLaureats(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param filtre morceau de nom, tolérant aux accents et aux tirets ; vide pour tout
     */
    @Transactional(readOnly = true)
    public Tranche<LaureatEnListe> lister(Etendue etendue, String filtre, Tri tri, Tranche.Demande demande) {
        etendue.menagerLesPlans(sql);
        var total = new long[1];
        var elements = etendue.requete(sql, """
                        with dedans as materialized (
                            select distinct laureat from unnest(:laureats) as d (laureat)
                        ), commune as materialized (
                            select c.laureat, t.code, t.nom, t.departement, e.siren, e.nom as epci
                              from unnest(:tousLaureats, :toutesCommunes) as c (laureat, commune)
                              join territoire.v_public_commune t on t.code = c.commune and t.type = 'actuelle'
                               and :millesime >= t.lue_du and :millesime < t.jusqu
                              left join territoire.v_public_epci_membre m on m.commune = c.commune
                               and :millesime >= m.du and :millesime < m.jusqu
                              left join territoire.v_public_epci e on e.siren = m.epci and :millesime >= e.du and :millesime < e.jusqu
                        ), groupe as (
                            select laureat,
                                   array_agg(code order by nom collate "fr-x-icu", code) as commune_codes,
                                   array_agg(nom order by nom collate "fr-x-icu", code) as commune_noms,
                                   string_agg(translate(lower(unaccent(nom)), '-''', '  '), ' ') as recherche
                              from commune group by laureat
                        ), intercommunalite as (
                            select laureat, array_agg(siren order by epci collate "fr-x-icu", siren) as epci_codes,
                                   array_agg(epci order by epci collate "fr-x-icu", siren) as epci_noms
                              from (select distinct laureat, siren, epci from commune where siren is not null) x group by laureat
                        ), departement as (
                            select laureat, array_agg(x.departement order by x.departement) as departement_codes,
                                   array_agg(d.nom order by x.departement) as departement_noms
                              from (select distinct laureat, departement from commune) x
                              join territoire.v_public_territoire d on d.type = 'departement' and d.code = x.departement
                               and :millesime >= d.du and :millesime < d.jusqu
                             group by laureat
                        ), qualite as (
                            select distinct on (q.laureat) q.laureat, q.effet, q.precision_date, q.genre, q.source,
                                   s.titre as titre_source, q.vrai_du
                              from programme.v_public_qualite q
                              join source.v_public_source s on s.code = q.source
                             where q.programme = :programme and q.vrai_du <= :au and q.connu_du <= :connu and :connu < q.connu_jusqu
                             order by q.laureat, q.vrai_du, q.id
                        ), liste as (
                            select l.reference, l.nom, g.*, i.epci_codes, i.epci_noms, d.departement_codes, d.departement_noms,
                                   q.effet, q.precision_date, q.genre, q.source, q.titre_source, q.vrai_du
                              from dedans
                              join programme.v_public_laureat l on l.id = dedans.laureat
                              join qualite q on q.laureat = l.id
                              left join groupe g on g.laureat = l.id
                              left join intercommunalite i on i.laureat = l.id
                              left join departement d on d.laureat = l.id
                             where :filtre = ''
                                or translate(lower(unaccent(l.nom)), '-''', '  ') like '%%' || :filtre || '%%'
                                or g.recherche like '%%' || :filtre || '%%'
                        )
                        select *, count(*) over () as total from liste
                         order by %s, nom collate "fr-x-icu", reference limit :taille offset :decalage
                        """.formatted(
                                TRIS.get(tri.cle()) + (tri.decroissant() ? " desc" : " asc") + " nulls last"))
                .param("filtre", Normalisation.normaliser(filtre))
                .param("taille", demande.taille())
                .param("decalage", demande.decalage())
                .query((ligne, _) -> {
                    total[0] = ligne.getLong("total");
                    return element(ligne);
                })
                .list();
        return new Tranche<>(total[0], demande.page(), demande.taille(), elements)
                .completer(premiere -> lister(etendue, filtre, tri, premiere));
    }

    private static LaureatEnListe element(ResultSet ligne) throws SQLException {
        return new LaureatEnListe(
                ligne.getString("reference"),
                ligne.getString("nom"),
                lieux(ligne.getArray("commune_codes"), ligne.getArray("commune_noms")),
                lieux(ligne.getArray("epci_codes"), ligne.getArray("epci_noms")),
                lieux(ligne.getArray("departement_codes"), ligne.getArray("departement_noms")),
                new DateApprochee(
                        ligne.getObject("effet", LocalDate.class), Precision.deCode(ligne.getString("precision_date"))),
                ligne.getString("genre"),
                ligne.getString("source"),
                ligne.getString("titre_source"));
    }

    private static List<LaureatEnListe.Lieu> lieux(@Nullable Array codes, @Nullable Array noms) throws SQLException {
        if (codes == null || noms == null) {
            return List.of();
        }
        var lieux = new ArrayList<LaureatEnListe.Lieu>();
        var lesCodes = (String[]) codes.getArray();
        var lesNoms = (String[]) noms.getArray();
        for (var i = 0; i < lesCodes.length; i++) {
            lieux.add(new LaureatEnListe.Lieu(lesCodes[i], lesNoms[i]));
        }
        return lieux;
    }
}
