package fr.halle.financement.concours;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les cumuls des concours se recomptent sur les lignes, à chaque instant où la base a appris quelque chose. */
@Component
@Order(64)
class VerificationDesCumulsDeConcours implements Verification {

    private static final String CLES =
            "exercice, dispositif, nature, beneficiaire_echelon, categorie, source, depassement, arrondi";

    private final JdbcClient sql;

    VerificationDesCumulsDeConcours(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Les cumuls des concours sont ceux de leurs lignes, à toute date et d'après tout ce que l'on a su";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        with compte as (
                            select c.territoire_type, c.territoire_code, %1$s, c.vrai_du, p.connu_du,
                                   sum(p.signe) as nombre, sum(p.signe * c.centimes) as centimes
                              from (select v.*, v.texte is not null as arrondi from financement.v_public_concours v) c
                              cross join lateral (values (c.connu_du, 1), (c.connu_jusqu, -1)) as p (connu_du, signe)
                             where c.connu_du < c.connu_jusqu and p.connu_du < 'infinity'
                             group by c.territoire_type, c.territoire_code, %1$s, c.vrai_du, p.connu_du
                        ), ecart as (
                            select 'par territoire' as genre, territoire_type || ' ' || territoire_code as ou, %1$s, vrai_du, connu_du,
                                   sum(nombre) as nombre, sum(centimes) as centimes
                              from (select territoire_type, territoire_code, %1$s, vrai_du, connu_du, nombre, centimes from compte
                                    union all
                                    select territoire_type, territoire_code, %1$s, vrai_du, connu_du, -nombre, -centimes
                                      from financement.cumul_concours) t
                             group by territoire_type, territoire_code, %1$s, vrai_du, connu_du
                            having sum(nombre) <> 0 or sum(centimes) <> 0
                            union all
                            select 'national', territoire_type, %1$s, vrai_du, connu_du, sum(nombre), sum(centimes)
                              from (select territoire_type, %1$s, vrai_du, connu_du, nombre, centimes from compte
                                    union all
                                    select territoire_type, %1$s, vrai_du, connu_du, -nombre, -centimes
                                      from financement.cumul_concours_national) t
                             group by territoire_type, %1$s, vrai_du, connu_du
                            having sum(nombre) <> 0 or sum(centimes) <> 0
                            union all
                            select 'de tout temps', territoire_type || ' ' || territoire_code, exercice, dispositif, nature, null, null, null,
                                   null, null, null, null, sum(nombre), sum(centimes)
                              from (select territoire_type, territoire_code, exercice, dispositif, nature, nombre, centimes
                                      from financement.cumul_concours
                                    union all
                                    select territoire_type, territoire_code, exercice, dispositif, nature, -nombre, -centimes
                                      from financement.cumul_concours_territoire) t
                             group by territoire_type, territoire_code, exercice, dispositif, nature
                            having sum(nombre) <> 0 or sum(centimes) <> 0
                        )
                        select 'Cumul ' || genre || ', ' || ou || ', ' || coalesce(exercice::text, 'sans année') || ', ' || dispositif
                               || ' : il manque ' || nombre || ' lignes et ' || centimes || ' centimes' || coalesce(', connus le ' || connu_du, '')
                          from ecart order by 1 limit 20
                        """.formatted(CLES)).query(String.class).list();
    }
}
