package fr.halle.convention.liste;

import fr.halle.platform.imports.Apports;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ApportsDesSignatures implements Apports {

    private final JdbcClient sql;

    ApportsDesSignatures(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Apport> de(UUID imports) {
        return sql.sql("""
                        select 'signatures de conventions' as libelle, count(*) as ecritures
                          from convention.v_public_signature where import = :import having count(*) > 0
                        """).param("import", imports).query(Apport.class).list();
    }
}
