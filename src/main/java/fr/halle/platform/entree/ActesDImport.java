package fr.halle.platform.entree;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Le registre des imports passés. */
@Component
public class ActesDImport {

    private static final String COLONNES = """
            select id, jeu, annule, source, fichier, sha256, octets, format, lues, creees, modifiees, inchangees, refusees, ecartees,
                   absentes, remarques, saisi_le, defait_le
              from platform.v_public_import
            """;

    private final JdbcClient sql;

    ActesDImport(JdbcClient sql) {
        this.sql = sql;
    }

    /** Du plus récent au plus ancien. */
    public List<ActeEnregistre> lister() {
        return sql.sql(COLONNES + " order by saisi_le desc, id desc")
                .query((ligne, _) -> acte(ligne))
                .list();
    }

    public Optional<ActeEnregistre> trouver(UUID id) {
        return sql.sql(COLONNES + " where id = :id")
                .param("id", id)
                .query((ligne, _) -> acte(ligne))
                .optional();
    }

    private static ActeEnregistre acte(ResultSet ligne) throws SQLException {
        Array remarques = ligne.getArray("remarques");
        return new ActeEnregistre(
                ligne.getObject("id", UUID.class),
                ligne.getString("jeu"),
                ligne.getObject("annule", UUID.class),
                ligne.getString("source"),
                ligne.getString("fichier"),
                ligne.getString("sha256"),
                ligne.getLong("octets"),
                ligne.getString("format"),
                ligne.getLong("lues"),
                ligne.getLong("creees"),
                ligne.getLong("modifiees"),
                ligne.getLong("inchangees"),
                ligne.getLong("refusees"),
                ligne.getLong("ecartees"),
                ligne.getLong("absentes"),
                List.of((String[]) remarques.getArray()),
                ligne.getObject("saisi_le", OffsetDateTime.class),
                ligne.getObject("defait_le", OffsetDateTime.class));
    }
}
