package fr.halle.financement.concours;

import fr.halle.platform.imports.Apports;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ApportsDesConcours implements Apports {

    private final JdbcClient sql;

    ApportsDesConcours(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Apport> de(UUID imports) {
        return sql.sql("""
                        select libelle, ecritures from (
                            select 1 as rang, 'concours' as libelle, count(*) as ecritures
                              from financement.v_public_ligne where import = :import
                            union all
                            select 2, 'montants', count(*) from financement.v_public_montant where import = :import) a
                         where ecritures > 0 order by rang
                        """).param("import", imports).query(Apport.class).list();
    }
}
