package fr.halle.convention.dossier;

import fr.halle.convention.TypeDeConvention.PartieDuType;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Comment se nomme une partie que son territoire désigne. */
@Component
public class NomsDesTerritoires {

    private static final Map<String, String> NIVEAUX = Map.of(
            "commune",
            "commune",
            "epci",
            "epci",
            "prefecture",
            "departement",
            "departement",
            "departement",
            "region",
            "region");

    private final JdbcClient sql;

    NomsDesTerritoires(JdbcClient sql) {
        this.sql = sql;
    }

    /** « commune:13105 », « departement:13 » ; absent pour une partie qui n'est d'aucun territoire. */
    public @Nullable String territoire(String cle, PartieDuType type) {
        var niveau = NIVEAUX.get(type.nature());
        var code = cle.substring(cle.indexOf(':') + 1);
        return niveau != null && nomDuTerritoire(niveau, code) != null ? niveau + ":" + code : null;
    }

    /** « Commune de Sénas », « État (Bouches-du-Rhône) » ; à défaut, le libellé de la partie. */
    public String nom(String cle, PartieDuType type) {
        var niveau = NIVEAUX.get(type.nature());
        var nom = niveau == null ? null : nomDuTerritoire(niveau, cle.substring(cle.indexOf(':') + 1));
        if (nom == null || niveau == null) {
            return type.libelle();
        }
        return niveau.equals("commune") || niveau.equals("epci") ? nom : "%s (%s)".formatted(type.libelle(), nom);
    }

    /** Son nom au dernier millésime où il existe. */
    public @Nullable String nomDuTerritoire(String type, String code) {
        return sql.sql("""
                        select nom from territoire.v_public_territoire where type = :type and code = :code order by jusqu desc limit 1
                        """)
                .param("type", type)
                .param("code", code)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
