package fr.halle.programme.liste;

import fr.halle.platform.imports.Apports;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ApportsDesListes implements Apports {

    private final JdbcClient sql;

    ApportsDesListes(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Apport> de(UUID imports) {
        return sql.sql("""
                        select libelle, ecritures from (
                            select 1 as rang, 'communes de lauréats' as libelle, count(*) as ecritures
                              from programme.v_public_composition where import = :import and type = 'commune'
                            union all
                            select 2, 'départements de lauréats', count(*)
                              from programme.v_public_composition where import = :import and type = 'departement'
                            union all
                            select 3, 'attestations de lauréats', count(*) from programme.v_public_qualite where import = :import
                            union all
                            select 4, 'identifiants de lauréats', count(*) from programme.v_public_alias where import = :import) a
                         where ecritures > 0 order by rang
                        """).param("import", imports).query(Apport.class).list();
    }
}
