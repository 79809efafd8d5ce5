package fr.halle.pilotage.conventions;

import fr.halle.pilotage.Etendue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compte les conventions signées d'un périmètre. Ce qui est signé se lit de tous : le bilan est le même pour chacun. */
@Component
public class Bilans {

    /** Les types qui jalonnent un programme : ceux qu'une liste atteste, qu'un délai relie, ou qui en remplacent un autre. */
    private static final String JALONS = """
            t.programme = :programme
               and (t.atteste_par is not null or t.remplace is not null
                    or exists (select from convention.v_public_type_echeance e
                                where e.programme = t.programme and t.code in (e.depuis, e.attendue)))
            """;

    private final JdbcClient sql;

    Bilans(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Une convention que le programme attend de chaque lauréat.
     *
     * @param echeance le code du délai qu'ouvre sa signature, s'il y en a un
     */
    public record Jalon(
            String type, String libelle, @Nullable String echeance) {}

    /** En une requête ; un grand périmètre a déjà ménagé ses plans pour les autres lectures de son écran. */
    public BilanDesConventions dresser(Etendue etendue) {
        return new BilanDesConventions(etendue.requete(
                        sql,
                        """
                        with dedans as materialized (
                            select d.laureat, d.commune from unnest(:laureats, :communes) as d (laureat, commune)
                        ), signee as materialized (
                            select distinct s.laureat, s.type, s.vigueur = 'en_depassement' as depassee
                              from %s s
                             where s.etat = 'signee' and s.laureat in (select d.laureat from dedans d)
                        ), compte as (
                            select s.type, count(distinct s.laureat)::int as laureats, count(distinct d.commune)::int as communes,
                                   count(distinct s.laureat) filter (where s.depassee)::int as depassements
                              from signee s join dedans d on d.laureat = s.laureat
                             group by s.type
                        )
                        select t.code as type, t.libelle, coalesce(c.laureats, 0) as laureats, coalesce(c.communes, 0) as communes,
                               coalesce(c.depassements, 0) as depassements
                          from convention.v_public_type t
                          left join compte c on c.type = t.code
                         where
                        """.formatted(RequeteDesConventions.situations(etendue, true)) + JALONS
                                + " order by t.rang, t.code")
                .query(BilanDesConventions.ParType.class)
                .list());
    }

    /** Les jalons d'un programme, dans son ordre. */
    public List<Jalon> jalons(String programme) {
        return sql.sql("""
                        select t.code as type, t.libelle,
                               (select e.code from convention.v_public_type_echeance e
                                 where e.programme = t.programme and e.depuis = t.code order by e.rang limit 1) as echeance
                          from convention.v_public_type t
                         where
                        """ + JALONS + " order by t.rang, t.code")
                .param("programme", programme)
                .query(Jalon.class)
                .list();
    }
}
