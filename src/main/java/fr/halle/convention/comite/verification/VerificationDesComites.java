package fr.halle.convention.comite.verification;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chaque comité, chaque siège et chaque réunion se rattache à ce qui existe. */
@Component
@Order(57)
class VerificationDesComites implements Verification {

    private final JdbcClient sql;

    VerificationDesComites(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque comité suit des lauréats ou une région connus, chaque siège commence sous un mandat qui vaut, chaque décision porte sur un point de l'ordre du jour ; une correction vient après ce qu'elle corrige";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with comite as (
                            select c.*, s.id is null as derniere from convention.comite c left join convention.comite s on s.corrige_id = c.id
                        ), nom as (
                            select coalesce(c.racine, c.id) as id, c.reference from comite c where c.derniere
                        ), siege as (
                            select m.* from convention.comite_membre m
                             where not m.annule and not exists (select from convention.comite_membre s where s.corrige_id = m.id)
                        ), reunion as (
                            select coalesce(r.racine, r.id) as objet, r.* from convention.reunion r
                             where not exists (select from convention.reunion s where s.corrige_id = r.id)
                        )
                        select 'Comité ' || c.reference || ' : il ne suit ni lauréat ni région' from comite c
                         where c.derniere and not c.annule and c.region is null
                           and not exists (select from convention.comite_laureat l where l.version = c.id)
                        union all
                        select 'Comité ' || c.reference || ' : lauréat ' || l.laureat || ' inconnu'
                          from comite c join convention.comite_laureat l on l.version = c.id
                         where not exists (select from programme.v_public_laureat p where p.id = l.laureat)
                        union all
                        select 'Comité ' || c.reference || ' : région ' || c.region || ' inconnue' from comite c
                         where c.region is not null
                           and not exists (select from territoire.v_public_territoire t where t.type = 'region' and t.code = c.region)
                        union all
                        select 'Comité ' || n.reference || ' : siège « ' || s.libelle || ' », son mandat n''existe pas'
                          from siege s join nom n on n.id = s.comite
                         where not exists (select from acces.v_mandat m where m.id = s.mandat)
                        union all
                        select 'Comité ' || n.reference || ' : siège « ' || s.libelle || ' » donné le ' || to_char(s.du, 'DD/MM/YYYY') || ', hors de son mandat'
                          from siege s join nom n on n.id = s.comite join acces.v_mandat m on m.id = s.mandat
                         where s.du < m.du or s.du >= m.jusqu
                        union all
                        select 'Comité ' || n.reference || ' : réunion ' || r.reference || ' tenue avant qu''il existe'
                          from reunion r join nom n on n.id = r.comite join comite c on coalesce(c.racine, c.id) = n.id and c.derniere
                         where not r.annule and r.tenue_le < c.cree_le
                        union all
                        select 'Comité ' || n.reference || ' : réunion ' || r.reference || ', une décision sur le point ' || d.point || ', qui n''existe pas'
                          from convention.decision d join reunion r on r.objet = d.reunion join nom n on n.id = r.comite
                         where not d.annule and d.point > cardinality(r.ordre_du_jour)
                           and not exists (select from convention.decision s where s.corrige_id = d.id)
                        union all
                        select 'Comité ' || n.reference || ' : réunion ' || r.reference || ', un siège noté est d''un autre comité'
                          from convention.presence p join reunion r on r.objet = p.reunion join nom n on n.id = r.comite
                          join convention.comite_membre m on m.id = p.membre
                         where m.comite <> r.comite
                        union all
                        select 'Comité ' || c.reference || ' : une version corrige celle qui est saisie après elle ou au même instant'
                          from comite c join comite o on o.id = c.corrige_id where c.saisi_le <= o.saisi_le
                        union all
                        select 'Comité ' || n.reference || ' : réunion ' || r.reference || ', une version corrige celle qui est saisie après elle ou au même instant'
                          from convention.reunion r join convention.reunion o on o.id = r.corrige_id join nom n on n.id = r.comite
                         where r.saisi_le <= o.saisi_le
                        """).query(String.class).list();
    }
}
