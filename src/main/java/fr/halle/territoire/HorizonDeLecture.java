package fr.halle.territoire;

import fr.halle.platform.web.BorneDeLecture;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Le premier jour dont Halle sache quelque chose : celui de la plus ancienne succession de communes. */
@Component
class HorizonDeLecture implements BorneDeLecture {

    private final JdbcClient sql;

    HorizonDeLecture(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public LocalDate premierJour() {
        return sql.sql("""
                        select coalesce(make_date(min(annee), 1, 1), current_date)
                          from territoire.v_public_succession where annee is not null
                        """).query(LocalDate.class).single();
    }
}
