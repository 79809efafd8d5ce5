package fr.halle.platform;

import fr.halle.platform.base.Migrations;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** La base dit ce qu'elle est, et son schéma est celui que cette Halle sait lire. */
@Component
@Order(1)
class VerificationDuSchema implements Verification {

    private final JdbcClient sql;

    VerificationDuSchema(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "La base dit sa nature, et son schéma est celui de cette Halle";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        select 'La base ne dit pas si elle est réelle, de démonstration ou fictive'
                         where not exists (select from platform.instance)
                        union all
                        select 'Le schéma de la base (' || coalesce(max(v.empreinte), 'absent') || ') n''est pas celui de cette Halle ('
                               || :voulue || ') : relancez « ./halle demarrer » pour le mettre à jour'
                          from platform.version_schema v
                        having max(v.empreinte) is distinct from :voulue
                        """)
                .param("voulue", Migrations.empreinte())
                .query(String.class)
                .list();
    }
}
