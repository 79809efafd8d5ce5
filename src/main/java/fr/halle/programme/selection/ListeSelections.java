package fr.halle.programme.selection;

import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les sélections publiées, et leurs lauréats. */
@Component
class ListeSelections {

    static final Tris TRIS = Tris.departagesPar("reference")
            .ou("date", "effet")
            .ou("region", "region collate \"fr-x-icu\"")
            .ou("laureats", "laureats");

    private static final String LISTE = """
            with liste as (
                select s.reference, s.programme, p.sigle, coalesce(t.nom, s.territoire_code) as region, c.nom as cohorte, s.effet,
                       s.acte_reference, s.nature, s.source,
                       (select count(distinct q.laureat) from programme.v_public_qualite q
                         where q.acte = s.id and q.genre = 'publication' and q.connu_du <= :connu and :connu < q.connu_jusqu) as laureats
                  from programme.v_public_selection s
                  join programme.v_public_programme p on p.code = s.programme
                  join programme.v_public_cohorte c on c.programme = s.programme and c.code = s.cohorte
                  left join territoire.v_public_territoire t on t.type = s.territoire_type and t.code = s.territoire_code and t.jusqu = 9999
                 where s.effet <= :au and s.connu_du <= :connu
            )
            """;

    private static final String COLONNES =
            "reference, programme, sigle, region, cohorte, effet, acte_reference, nature, source, laureats";

    private final JdbcClient sql;

    ListeSelections(JdbcClient sql) {
        this.sql = sql;
    }

    Liste<SelectionEnListe> choisir(Lecture lecture, Tri tri) {
        return ListeSql.de(requete(lecture), LISTE, COLONNES, SelectionEnListe.class)
                .triee(TRIS, tri)
                .citant("source");
    }

    SelectionEnListe charger(String reference, Lecture lecture) {
        return requete(lecture)
                .preparer(LISTE + " select " + COLONNES + " from liste where reference = :reference")
                .param("reference", reference)
                .query(SelectionEnListe.class)
                .optional()
                .orElseThrow(() -> new Introuvable(
                        "reference",
                        "Aucune sélection ne porte la référence « %s » à cette date : consultez la liste des sélections."
                                .formatted(reference)));
    }

    /** Les lauréats d'une sélection : adresse et nom. */
    Map<String, String> laureats(String reference, Lecture lecture) {
        var laureats = new LinkedHashMap<String, String>();
        requete(lecture).preparer("""
                        select l.programme, l.reference, l.nom from programme.v_public_laureat l
                         where exists (select from programme.v_public_qualite q join programme.v_public_selection s on s.id = q.acte
                                        where q.laureat = l.id and s.reference = :reference and q.genre = 'publication' and s.effet <= :au
                                          and q.connu_du <= :connu and :connu < q.connu_jusqu)
                         order by l.nom collate "fr-x-icu", l.reference
                        """).param("reference", reference).query(ligne -> {
            laureats.put("/programmes/" + ligne.getString(1) + "/laureats/" + ligne.getString(2), ligne.getString(3));
        });
        return laureats;
    }

    Tableau<SelectionEnListe> tableau(Lecture lecture, Tri tri) {
        return new Tableau<>(
                "selections",
                "Sélections publiées",
                lecture,
                List.of(
                        Colonne.texte("Référence", SelectionEnListe::reference),
                        Colonne.texte("Programme", SelectionEnListe::sigle),
                        Colonne.texte("Région", SelectionEnListe::region),
                        Colonne.texte("Vague d'annonces", SelectionEnListe::cohorte),
                        Colonne.date("Publiée le", SelectionEnListe::effet),
                        Colonne.texte("Acte", SelectionEnListe::acteReference),
                        Colonne.entier("Lauréats", SelectionEnListe::laureats)),
                choisir(lecture, tri));
    }

    /** Les vagues d'annonces d'un programme, pour en choisir une. */
    Map<String, String> cohortes(String programme) {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Une nouvelle vague, nommée ci-dessous");
        sql.sql("select code, nom from programme.v_public_cohorte where programme = :programme order by effet, code")
                .param("programme", programme)
                .query(ligne -> {
                    choix.put(ligne.getString("code"), ligne.getString("nom"));
                });
        return choix;
    }

    private ListeSql.Requete requete(Lecture lecture) {
        return texte -> sql.sql(texte)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC));
    }
}
