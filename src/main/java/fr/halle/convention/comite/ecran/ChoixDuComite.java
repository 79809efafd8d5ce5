package fr.halle.convention.comite.ecran;

import fr.halle.acces.Droits;
import fr.halle.convention.comite.Comite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce que proposent les formulaires d'un comité : les lauréats du territoire, les régions, les mandats que l'acteur voit. */
@Component
class ChoixDuComite {

    /** Au-delà, une liste ne se lit plus : on cherche par les mots. */
    private static final int PROPOSES = 200;

    private final JdbcClient sql;
    private final Droits droits;

    ChoixDuComite(JdbcClient sql, Droits droits) {
        this.sql = sql;
        this.droits = droits;
    }

    Map<String, String> programmes() {
        var choix = vide("Tous les programmes");
        sql.sql("select code, sigle from programme.v_public_programme order by sigle")
                .query(ligne -> {
                    choix.put(ligne.getString("code"), ligne.getString("sigle"));
                });
        return choix;
    }

    Map<String, String> regions() {
        var choix = vide("Aucune\u00a0: il suit des lauréats");
        sql.sql("""
                        select code, nom from territoire.v_public_territoire where type = 'region' and jusqu = 9999
                         order by nom collate "fr-x-icu"
                        """).query(ligne -> {
            choix.put(ligne.getString("code"), ligne.getString("nom"));
        });
        return choix;
    }

    /** Les lauréats dont une commune au moins est dans le territoire du chapeau, et ceux que le comité suit déjà. */
    Map<String, String> laureats(List<String> deja) {
        var lieu = droits.chapeau().map(h -> h.territoire());
        var choix = new LinkedHashMap<String, String>();
        sql.sql("""
                        select l.reference, l.nom || ' (' || p.sigle || ')' as nom
                          from programme.v_public_laureat l join programme.v_public_programme p on p.code = l.programme
                         where l.reference = any (:deja::text[])
                            or exists (select from programme.v_public_composition m
                                         join territoire.v_public_correspondance c on c.code = m.code and c.jusqu = 9999
                                         join territoire.v_public_appartenance a on a.commune = c.actuelle and a.jusqu = 9999
                                        where m.laureat = l.id and m.type = 'commune' and m.connu_jusqu = 'infinity'
                                          and (:type = 'nation' or a.type = :type and a.code = :code))
                         order by l.nom collate "fr-x-icu", l.reference limit :proposes
                        """)
                .param("deja", deja.toArray(String[]::new))
                .param("type", lieu.map(l -> l.type().code()).orElse(""))
                .param("code", lieu.map(l -> l.code()).orElse(""))
                .param("proposes", PROPOSES)
                .query(ligne -> {
                    choix.put(ligne.getString("reference"), ligne.getString("nom"));
                });
        return choix;
    }

    /** Les mandats que l'acteur voit, d'abord ceux des territoires du comité. */
    Map<String, String> mandats(Comite c, String q) {
        var choix = vide("Choisissez");
        sql.sql("""
                        select m.id::text as id, m.fonction || ', ' || o.nom || ' (depuis le ' || to_char(m.du, 'DD/MM/YYYY')
                               || coalesce(', jusqu''au ' || to_char(m.jusqu, 'DD/MM/YYYY'), '') || ')' as libelle
                          from acces.v_mandat m join acces.v_organisation o on o.id = m.organisation
                         where :q = '' or m.fonction || ' ' || o.nom ilike
                               '%' || replace(replace(replace(:q, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
                         order by o.territoire_type || ':' || o.territoire_code = any (:lieux::text[]) desc nulls last,
                                  o.nom collate "fr-x-icu", m.fonction, m.du desc, m.id limit :proposes
                        """)
                .param("q", q.strip())
                .param("lieux", c.lieux().toArray(String[]::new))
                .param("proposes", PROPOSES)
                .query(ligne -> {
                    choix.put(ligne.getString("id"), ligne.getString("libelle"));
                });
        return choix;
    }

    private static Map<String, String> vide(String libelle) {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", libelle);
        return choix;
    }
}
