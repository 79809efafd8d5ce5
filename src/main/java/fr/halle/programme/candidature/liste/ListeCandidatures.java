package fr.halle.programme.candidature.liste;

import fr.halle.commun.Lecture;
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

/** Les candidatures que l'acteur peut lire, choisies et triées. */
@Component
class ListeCandidatures {

    static final Tris TRIS = Tris.departagesPar("reference")
            .ou("nom", "nom collate \"fr-x-icu\"")
            .ou("etat", "rang_etat")
            .ou("depuis", "depuis")
            .ou("departement", "departements")
            .ou("habitants", "habitants")
            .ou("reference", "reference");

    private static final String LISTE = """
            with liste as (
                select c.reference, c.programme, p.sigle, m.nom, coalesce(m.departements, '') as departements, e.etat, e.depuis, m.communes,
                       m.habitants, a.avis,
                       coalesce((select o.nom from acces.v_organisation o where o.id = c.organisation), 'organisation inconnue') as organisation,
                       array_position(array['brouillon', 'deposee', 'remontee', 'retenue', 'publiee', 'ecartee', 'retiree'], e.etat) as rang_etat
                  from programme.etats_des_candidatures(:au, :connu) e
                  join programme.v_candidature c on c.version = e.version
                  join programme.v_public_programme p on p.code = c.programme
                  cross join lateral (
                       select string_agg(coalesce(t.nom, k.commune), ', ' order by k.rang) as nom,
                              string_agg(distinct t.departement, ', ') as departements, count(*) as communes,
                              case when count(*) = count(k.habitants) then sum(k.habitants) end as habitants,
                              array_agg(t.departement) as codes
                         from programme.v_candidature_commune k
                         left join lateral (select n.nom, n.departement from territoire.v_public_territoire n
                                             where n.type = 'commune' and n.code = k.commune order by n.jusqu desc limit 1) t on true
                        where k.version = c.version) m
                  left join lateral (
                       select string_agg(case v.sens when 'favorable' then 'favorable' when 'reserve' then 'réservé' else 'défavorable' end
                                         || ' (' || v.rendu_par || ')', ', ' order by v.effet, v.id) as avis
                         from programme.v_candidature_acte v
                        where v.candidature = c.id and v.genre = 'avis' and v.effet <= :au and v.connu_du <= :connu and :connu < v.connu_jusqu) a on true
                 where (:programme = '' or c.programme = :programme) and (:etat = '' or e.etat = :etat)
                   and (:departement = '' or :departement = any (m.codes))
                   and (:q = '' or m.nom ilike '%' || replace(replace(replace(:q, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' or c.reference = upper(:q))
            )
            """;

    private final JdbcClient sql;

    ListeCandidatures(JdbcClient sql) {
        this.sql = sql;
    }

    /** Ce que l'on choisit ; vide : tout. */
    record Filtre(String q, String programme, String etat, String departement) {}

    Liste<CandidatureEnListe> choisir(Filtre filtre, Lecture lecture, Tri tri) {
        return ListeSql.de(
                        texte -> sql.sql(texte)
                                .param("q", filtre.q().strip())
                                .param("programme", filtre.programme())
                                .param("etat", filtre.etat())
                                .param("departement", filtre.departement())
                                .param("au", lecture.au())
                                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC)),
                        LISTE,
                        "reference, programme, sigle, nom, departements, etat, depuis, communes, habitants, avis, organisation",
                        CandidatureEnListe.class)
                .triee(TRIS, tri)
                .dApres("Candidatures saisies dans Halle");
    }

    Tableau<CandidatureEnListe> tableau(Filtre filtre, Lecture lecture, Tri tri) {
        return new Tableau<>(
                "candidatures",
                "Candidatures, non publiques, telles que les voit la personne qui les a téléchargées",
                lecture,
                List.of(
                        Colonne.texte("Référence", CandidatureEnListe::reference),
                        Colonne.texte("Programme", CandidatureEnListe::sigle),
                        Colonne.texte("Communes", CandidatureEnListe::nom),
                        Colonne.entier("Nombre de communes", CandidatureEnListe::communes),
                        Colonne.texte("Départements", CandidatureEnListe::departements),
                        Colonne.entier("Population relevée à l'entrée", CandidatureEnListe::habitants),
                        Colonne.texte("État", c -> c.enEtat().libelle()),
                        Colonne.date("Depuis", CandidatureEnListe::depuis),
                        Colonne.texte("Avis", CandidatureEnListe::avis),
                        Colonne.texte("Tenue par", CandidatureEnListe::organisation)),
                choisir(filtre, lecture, tri));
    }

    /** Les départements des candidatures que l'acteur voit, pour le filtre. */
    Map<String, String> departements() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous");
        sql.sql("""
                        select distinct d.code, d.nom from programme.v_candidature_commune k
                          join territoire.v_public_territoire t on t.type = 'commune' and t.code = k.commune
                          join territoire.v_public_territoire d on d.type = 'departement' and d.code = t.departement and d.jusqu = 9999
                         order by d.code
                        """).query(ligne -> {
            choix.put(ligne.getString("code"), ligne.getString("nom") + " (" + ligne.getString("code") + ")");
        });
        return choix;
    }
}
