package fr.halle.pilotage.laureats;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.pilotage.Etendue;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import fr.halle.territoire.Normalisation;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** La liste des lauréats d'un périmètre : tri, filtre, pages. */
@Component
public class ListeLaureats {

    /** Les ordres permis ; le nom puis la référence rendent l'ordre total. */
    public static final Tris TRIS = Tris.departagesPar("nom collate \"fr-x-icu\", reference")
            .ou("nom", "nom collate \"fr-x-icu\"")
            .ou("departement", "departement_codes[1]")
            .ou("epci", "epci_noms[1] collate \"fr-x-icu\"")
            .ou("qualite", "vrai_du");

    private final JdbcClient sql;

    ListeLaureats(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * @param filtre morceau de nom, tolérant aux accents et aux tirets ; vide pour tout
     */
    public Liste<LaureatEnListe> choisir(Etendue etendue, String filtre, Tri tri) {
        etendue.menagerLesPlans(sql);
        var cherche = Normalisation.normaliser(filtre);
        return ListeSql.de(
                        texte -> etendue.requete(sql, texte).param("filtre", cherche),
                        """
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
                                or translate(lower(unaccent(l.nom)), '-''', '  ') like '%' || :filtre || '%'
                                or g.recherche like '%' || :filtre || '%'
                        )
                        """,
                        "*",
                        (ligne, _) -> element(ligne))
                .triee(TRIS, tri)
                .citant("titre_source")
                .dApres("Code officiel géographique");
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
