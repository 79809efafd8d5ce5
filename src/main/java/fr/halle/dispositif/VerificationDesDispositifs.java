package fr.halle.dispositif;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chaque dispositif cite une source enregistrée. */
@Component
@Order(30)
class VerificationDesDispositifs implements Verification {

    private final JdbcClient sql;

    VerificationDesDispositifs(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque dispositif cite une source enregistrée";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        select 'Dispositif ' || d.code || ' : source « ' || d.source || ' » inconnue' from dispositif.dispositif d
                         where not exists (select from source.v_public_source s where s.code = d.source)
                        """).query(String.class).list();
    }
}
