package fr.halle.dispositif;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Le registre des dispositifs, de leurs natures et des origines de leurs crédits. */
@Component
public class Dispositifs {

    private final JdbcClient sql;

    Dispositifs(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Dispositif> lister() {
        return sql.sql("""
                        select code, libelle, libelle_long, financeur, nom_financeur, nature
                          from dispositif.v_public_dispositif order by rang
                        """).query(Dispositif.class).list();
    }

    public List<Nature> natures() {
        return sql.sql(
                        "select code, libelle, libelle_pluriel, definition from dispositif.v_public_nature order by rang")
                .query(Nature.class)
                .list();
    }

    public List<Origine> origines() {
        return sql.sql("select code, libelle, definition from dispositif.v_public_origine order by rang")
                .query(Origine.class)
                .list();
    }

    /** Subvention, prêt, aide aux ménages… : deux natures ne s'additionnent jamais en silence. */
    public record Nature(String code, String libelle, String libellePluriel, String definition) {}

    /** D'où viennent les crédits : plan de relance, droit commun, crédits dédiés (clé {@code cadre} des échanges). */
    public record Origine(String code, String libelle, String definition) {}
}
