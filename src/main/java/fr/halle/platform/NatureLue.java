package fr.halle.platform;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lit la nature une fois : elle est écrite à la création de la base et n'en change plus. */
@Component
class NatureLue implements NatureDeLaBase {

    private final ObjectProvider<JdbcClient> jdbc;
    private volatile @Nullable NatureBase connue;

    NatureLue(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable NatureBase nature() {
        var nature = connue;
        if (nature == null) {
            nature = lire();
            connue = nature;
        }
        return nature;
    }

    /** Une base muette ne doit pas empêcher la page d'erreur de s'afficher. */
    private @Nullable NatureBase lire() {
        var client = jdbc.getIfAvailable();
        if (client == null) {
            return null;
        }
        try {
            return client.sql("select nature from platform.instance")
                    .query(String.class)
                    .optional()
                    .map(NatureBase::deCode)
                    .orElse(null);
        } catch (DataAccessException e) {
            LoggerFactory.getLogger(NatureLue.class).warn("Nature de la base illisible", e);
            return null;
        }
    }
}
