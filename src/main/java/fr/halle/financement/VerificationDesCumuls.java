package fr.halle.financement;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les cumuls que les tableaux de bord lisent se recalculent des montants : un écart fausserait toutes les sommes. */
@Component
@Order(64)
class VerificationDesCumuls implements Verification {

    private final JdbcClient sql;

    VerificationDesCumuls(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Les cumuls sont la somme des montants";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with ecart as (
                            select programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du,
                                   sum(lignes) as lignes, sum(centimes) as centimes
                              from (select * from financement.differences_calculees()
                                    union all
                                    select programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du, -lignes,
                                           -centimes
                                      from financement.difference) d
                             group by programme, laureat, commune, dispositif, nature, origine, stade, vrai_du, connu_du
                            having sum(lignes) <> 0 or sum(centimes) <> 0
                        ), par_laureat as (
                            select programme, laureat, commune, dispositif, nature, origine, stade
                              from (select programme, laureat, commune, dispositif, nature, origine, stade, lignes, centimes
                                      from financement.difference
                                    union all
                                    select programme, laureat, commune, dispositif, nature, origine, stade, -lignes, -centimes
                                      from financement.cumul_laureat) d
                             group by programme, laureat, commune, dispositif, nature, origine, stade
                            having sum(lignes) <> 0 or sum(centimes) <> 0
                        ), par_programme as (
                            select programme, dispositif, nature, stade, vrai_annee
                              from (select programme, dispositif, nature, origine, stade, extract(year from vrai_du)::integer as vrai_annee,
                                           extract(year from connu_du at time zone 'UTC')::integer as connu_annee, lignes, centimes
                                      from financement.difference where stade <> 'ligne'
                                    union all
                                    select programme, dispositif, nature, origine, stade, vrai_annee, connu_annee, -lignes, -centimes
                                      from financement.cumul_programme) d
                             group by programme, dispositif, nature, origine, stade, vrai_annee, connu_annee
                            having sum(lignes) <> 0 or sum(centimes) <> 0
                        )
                        select 'Différence du ' || vrai_du || ', ' || dispositif || ' ' || stade || ', lauréat ' || laureat || ' : '
                               || lignes || ' ligne(s) et ' || centimes || ' centime(s) manquent' from ecart
                        union all
                        select 'Cumul du lauréat ' || laureat || ', ' || dispositif || ' ' || stade || ' : ce n''est pas la somme de ses différences'
                          from par_laureat
                        union all
                        select 'Cumul du programme « ' || programme || ' », ' || dispositif || ' ' || stade || ', ' || vrai_annee
                               || ' : ce n''est pas la somme de ses différences'
                          from par_programme
                        """).query(String.class).list();
    }
}
