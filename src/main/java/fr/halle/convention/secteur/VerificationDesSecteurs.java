package fr.halle.convention.secteur;

import fr.halle.convention.secteur.geometrie.Formes;
import fr.halle.platform.Verification;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les secteurs se rattachent à ce qui existe : leur type, leurs communes, leur périmètre, leurs effets ; leurs tracés se lisent. */
@Component
@Order(56)
class VerificationDesSecteurs implements Verification {

    private final JdbcClient sql;

    VerificationDesSecteurs(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque secteur est d'un type et d'une commune du périmètre de sa convention, son tracé se lit, ses effets sont de son type ; une correction vient après ce qu'elle corrige";
    }

    @Override
    public List<String> anomalies() {
        var anomalies = new ArrayList<>(rattachements());
        anomalies.addAll(corrections());
        sql.sql(
                        "select s.reference, s.trace, s.surface_m2 from convention.secteur s where s.trace is not null order by s.reference, s.id")
                .query(ligne -> {
                    juger(
                            ligne.getString("reference"),
                            ligne.getString("trace"),
                            ligne.getLong("surface_m2"),
                            anomalies);
                });
        return List.copyOf(anomalies);
    }

    private static void juger(String reference, String trace, long surface, List<String> anomalies) {
        var forme = Formes.relire(trace);
        if (forme.isEmpty()) {
            anomalies.add("Secteur %s : tracé illisible ou impossible".formatted(reference));
        } else if (Formes.surface(forme.get()) != surface) {
            anomalies.add("Secteur %s : surface de %d m² au lieu de %d"
                    .formatted(reference, surface, Formes.surface(forme.get())));
        }
    }

    private List<String> rattachements() {
        return sql.sql("""
                        with actuel as (
                            select s.*, coalesce(s.racine, s.id) as objet, c.programme, c.type as convention_type
                              from convention.secteur s
                              join convention.convention c on c.id = s.convention
                             where not s.annule and not exists (select from convention.secteur x where x.corrige_id = s.id)
                        ), perimetre as (
                            select p.*, c.programme, c.type as convention_type, c.reference
                              from convention.perimetre p
                              join convention.convention c on c.id = p.convention
                             where not p.annule and not exists (select from convention.perimetre x where x.corrige_id = p.id)
                        ), dernier as (
                            select distinct on (p.convention) p.convention, p.communes from perimetre p
                             order by p.convention, p.depuis desc nulls last, p.saisi_le desc, p.id desc
                        )
                        select 'Secteur ' || s.reference || ' : type ' || s.type || ' inconnu de sa convention' from actuel s
                         where not exists (select from convention.type_secteur t
                                            where t.programme = s.programme and t.type = s.convention_type and t.code = s.type)
                        union all
                        select 'Secteur ' || s.reference || ' : commune ' || k.code || ' inconnue' from actuel s, unnest(s.communes) as k (code)
                         where not exists (select from territoire.v_public_correspondance t where t.code = k.code)
                        union all
                        select 'Secteur ' || s.reference || ' : commune ' || k.code || ' hors du périmètre'
                          from actuel s
                          join dernier d on d.convention = s.convention
                          cross join unnest(s.communes) as k (code)
                         where s.ferme_le is null and not k.code = any (d.communes)
                        union all
                        select 'Périmètre de ' || p.reference || ' : la convention n''a pas de secteurs' from perimetre p
                         where not exists (select from convention.type_secteur t
                                            where t.programme = p.programme and t.type = p.convention_type)
                        union all
                        select 'Périmètre de ' || p.reference || ' : commune ' || k.code || ' inconnue'
                          from perimetre p, unnest(p.communes) as k (code)
                         where not exists (select from territoire.v_public_correspondance t where t.code = k.code)
                        union all
                        select 'Périmètre de ' || p.reference || ' : ' || count(*) || ' à la même date' from perimetre p
                         group by p.convention, p.reference, p.depuis having count(*) > 1
                        union all
                        select 'Secteur ' || min(s.reference) || ' : ' || count(*) || ' du même nom' from actuel s
                         where s.ferme_le is null group by s.convention, lower(btrim(s.nom)) having count(*) > 1
                        union all
                        select 'Secteur ' || s.reference || ' : effet ' || e.effet || ' inconnu de sa convention'
                          from convention.secteur_effet e
                          join convention.secteur r on r.id = e.secteur
                          join actuel s on s.objet = r.id
                         where not exists (select from convention.type_effet t
                                            where t.programme = s.programme and t.type = s.convention_type and t.code = e.effet)
                        union all
                        select 'Secteur ' || s.reference || ' : effet ' || e.effet || ' ouvert dans un secteur de type ' || s.type
                          from convention.secteur_effet e
                          join actuel s on s.objet = e.secteur
                          join convention.type_effet t on t.programme = s.programme and t.type = s.convention_type and t.code = e.effet
                         where e.ouvert and not e.annule and cardinality(t.secteurs) > 0 and not s.type = any (t.secteurs)
                           and not exists (select from convention.secteur_effet x where x.corrige_id = e.id)
                        union all
                        select 'Effet ' || e.effet || ' : n''est pas d''un secteur, mais d''une correction'
                          from convention.secteur_effet e join convention.secteur r on r.id = e.secteur where r.racine is not null
                        """).query(String.class).list();
    }

    private List<String> corrections() {
        return sql.sql("""
                        with ligne as (
                            select 'Périmètre ' || p.id as objet, p.id, p.corrige_id, p.saisi_le, p.acte, p.convention from convention.perimetre p
                            union all
                            select 'Secteur ' || s.reference, s.id, s.corrige_id, s.saisi_le, s.acte, s.convention from convention.secteur s
                            union all
                            select 'Effet ' || e.effet, e.id, e.corrige_id, e.saisi_le, null, null from convention.secteur_effet e
                        )
                        select l.objet || ' : corrige ' || o.id || ', saisi après lui ou au même instant'
                          from ligne l join ligne o on o.id = l.corrige_id where l.saisi_le <= o.saisi_le
                        union all
                        select l.objet || ' : posé par l''acte ' || a.id || ', qui n''est pas un avenant de sa convention'
                          from ligne l
                          join convention.acte a on a.id = l.acte
                          join convention.convention c on c.id = l.convention
                         where a.genre <> 'avenant' or a.convention not in (c.id, coalesce(c.portee_par, c.id))
                        union all
                        select 'Secteur ' || s.reference || ' : sa correction nomme un autre secteur'
                          from convention.secteur s join convention.secteur o on o.id = s.corrige_id
                         where s.racine <> coalesce(o.racine, o.id)
                        """).query(String.class).list();
    }
}
