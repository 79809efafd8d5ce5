package fr.halle.convention.secteur;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retrouver ce que sont les secteurs d'un type de convention. */
@Component
public class Vocabulaires {

    private final JdbcClient sql;

    Vocabulaires(JdbcClient sql) {
        this.sql = sql;
    }

    /** Vide pour un type de convention sans secteurs. */
    public Vocabulaire de(String programme, String type) {
        var types = sql.sql("""
                        select code, libelle, centre_ville from convention.v_public_type_secteur
                         where programme = :programme and type = :type order by rang
                        """)
                .param("programme", programme)
                .param("type", type)
                .query(TypeDeSecteur.class)
                .list();
        return new Vocabulaire(types, types.isEmpty() ? List.of() : effets(programme, type));
    }

    private List<EffetDeSecteur> effets(String programme, String type) {
        return sql.sql("""
                        select code, libelle, detail, source, secteurs from convention.v_public_type_effet
                         where programme = :programme and type = :type order by rang
                        """)
                .param("programme", programme)
                .param("type", type)
                .query((ligne, _) -> new EffetDeSecteur(
                        ligne.getString("code"),
                        ligne.getString("libelle"),
                        ligne.getString("detail"),
                        ligne.getString("source"),
                        List.of((String[]) ligne.getArray("secteurs").getArray())))
                .list();
    }
}
