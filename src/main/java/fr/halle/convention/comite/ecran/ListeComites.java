package fr.halle.convention.comite.ecran;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les comités que l'acteur peut lire, choisis et triés. */
@Component
class ListeComites {

    static final Tris TRIS = Tris.departagesPar("reference")
            .ou("nom", "nom collate \"fr-x-icu\"")
            .ou("nature", "nature")
            .ou("membres", "membres")
            .ou("reunions", "reunions")
            .ou("derniere", "derniere")
            .ou("reference", "reference");

    private static final String LISTE = """
            with liste as (
                select c.reference, c.nature, c.nom, coalesce(g.nom, l.noms, '') as suit, s.membres, r.reunions, r.derniere
                  from convention.v_comite c
                  left join lateral (select t.nom from territoire.v_public_territoire t
                                      where t.type = 'region' and t.code = c.region and t.jusqu = 9999 limit 1) g on true
                  left join lateral (select string_agg(x.nom, ', ' order by k.rang) as noms
                                       from convention.v_comite_laureat k join programme.v_public_laureat x on x.id = k.laureat
                                      where k.version = c.version) l on true
                  cross join lateral (select count(*) as membres from convention.v_comite_membre m
                                       where m.comite = c.id and m.siege <> 'invite' and m.vrai_du <= :au and :au < m.vrai_jusqu
                                         and m.connu_du <= :connu and :connu < m.connu_jusqu) s
                  cross join lateral (select count(*) as reunions, max(x.tenue_le) as derniere from convention.v_reunion x
                                       where x.comite = c.id and x.tenue_le <= :au and x.connu_du <= :connu and :connu < x.connu_jusqu) r
                 where c.connu_du <= :connu and :connu < c.connu_jusqu and c.cree_le <= :au and (:nature = '' or c.nature = :nature)
                   and (:q = '' or c.nom ilike '%' || replace(replace(replace(:q, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
                        or l.noms ilike '%' || replace(replace(replace(:q, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
                        or c.reference = upper(:q))
            )
            """;

    private final JdbcClient sql;

    ListeComites(JdbcClient sql) {
        this.sql = sql;
    }

    Liste<ComiteEnListe> choisir(String q, String nature, Lecture lecture, Tri tri) {
        return ListeSql.de(
                        texte -> sql.sql(texte)
                                .param("q", q.strip())
                                .param("nature", nature)
                                .param("au", lecture.au())
                                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC)),
                        LISTE,
                        "reference, nature, nom, suit, membres, reunions, derniere",
                        ComiteEnListe.class)
                .triee(TRIS, tri)
                .dApres("Comités saisis dans Halle");
    }

    Tableau<ComiteEnListe> tableau(String q, String nature, Lecture lecture, Tri tri) {
        return new Tableau<>(
                "comites",
                "Comités, non publics, tels que les voit la personne qui les a téléchargés",
                lecture,
                List.of(
                        Colonne.texte("Référence", ComiteEnListe::reference),
                        Colonne.texte("Comité", ComiteEnListe::libelle),
                        Colonne.texte("Nom", ComiteEnListe::nom),
                        Colonne.texte("Suit", ComiteEnListe::suit),
                        Colonne.entier("Membres", ComiteEnListe::membres),
                        Colonne.entier("Réunions", ComiteEnListe::reunions),
                        Colonne.date("Dernière réunion", ComiteEnListe::derniere)),
                choisir(q, nature, lecture, tri));
    }
}
