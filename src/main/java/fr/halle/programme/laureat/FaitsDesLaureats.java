package fr.halle.programme.laureat;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.web.Typographie;
import fr.halle.source.FaitsCites;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce que les programmes retiennent d'une source : des qualités de lauréat, des chiffres publiés. */
@Component
@Order(1)
class FaitsDesLaureats implements FaitsCites {

    private final JdbcClient sql;

    FaitsDesLaureats(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Liste<Fait>> citesPar(String source, Lecture lecture) {
        return List.of(publies(source, lecture), qualites(source, lecture));
    }

    private ListeSql.Requete requete(String source, Lecture lecture) {
        return texte -> sql.sql(texte)
                .param("source", source)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC));
    }

    private Liste<Fait> publies(String source, Lecture lecture) {
        return ListeSql.de(
                        requete(source, lecture),
                        """
                        with liste as (
                            select f.id, coalesce(v.texte, f.fait) as objet, f.valeur, f.unite, f.approximation, p.nom as programme,
                                   t.nom as territoire, f.effet, f.precision_date, f.citation
                              from programme.v_public_fait_publie f
                              join programme.v_public_programme p on p.code = f.programme
                              left join programme.v_public_libelle v on v.programme = f.programme and v.cle = 'fait.' || f.fait
                              join territoire.v_public_territoire t on t.type = f.territoire_type and t.code = f.territoire_code
                               and t.jusqu = 9999
                             where f.source = :source and f.vrai_du <= :au and f.connu_du <= :connu and :connu < f.connu_jusqu
                        )
                        """,
                        "objet, valeur, unite, approximation, programme, territoire, effet, precision_date, citation",
                        (ligne, _) -> new Fait(
                                ligne.getString("objet"),
                                valeur(ligne),
                                effet(ligne),
                                ligne.getString("citation"),
                                null,
                                null))
                .ordonnee("effet, id");
    }

    private Liste<Fait> qualites(String source, Lecture lecture) {
        return ListeSql.de(
                        requete(source, lecture),
                        """
                        with liste as (
                            select q.id, q.vrai_du, p.rang, l.nom, l.reference, p.code, p.nom as programme, q.genre, q.effet,
                                   q.precision_date, q.citation, q.deduction
                              from programme.v_public_qualite q
                              join programme.v_public_laureat l on l.id = q.laureat
                              join programme.v_public_programme p on p.code = l.programme
                             where q.source = :source and q.vrai_du <= :au and q.connu_du <= :connu and :connu < q.connu_jusqu
                        )
                        """,
                        "nom, reference, code, programme, genre, effet, precision_date, citation, deduction",
                        (ligne, _) -> new Fait(
                                ligne.getString("nom"),
                                "%s, %s".formatted(genre(ligne.getString("genre")), ligne.getString("programme")),
                                effet(ligne),
                                ligne.getString("citation"),
                                ligne.getString("deduction"),
                                "/programmes/%s/laureats/%s"
                                        .formatted(ligne.getString("code"), ligne.getString("reference"))))
                .ordonnee("rang, nom collate \"fr-x-icu\", vrai_du, id");
    }

    private static String valeur(ResultSet ligne) throws SQLException {
        var approximation = ligne.getString("approximation");
        var unite = ligne.getString("unite");
        var valeur = unite.equals("centimes")
                ? Typographie.montant(Montant.centimes(ligne.getLong("valeur")))
                : Typographie.nombre(ligne.getLong("valeur")) + " " + unite;
        return "%s%s (%s, %s)"
                .formatted(
                        approximation == null ? "" : approximation + " ",
                        valeur,
                        ligne.getString("territoire"),
                        ligne.getString("programme"));
    }

    private static DateApprochee effet(ResultSet ligne) throws SQLException {
        return new DateApprochee(
                ligne.getDate("effet").toLocalDate(), Precision.deCode(ligne.getString("precision_date")));
    }

    private static String genre(String code) {
        return switch (code) {
            case "decision" -> "Lauréat par décision";
            case "publication" -> "Lauréat par publication";
            default -> "Lauréat attesté";
        };
    }
}
