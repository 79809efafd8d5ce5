package fr.halle.pilotage.conventions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les types de convention d'un programme, pour les choisir dans une liste. */
@Component
public class ChoixDeType {

    private final JdbcClient sql;

    ChoixDeType(JdbcClient sql) {
        this.sql = sql;
    }

    /** Le code et le libellé de chacun, dans l'ordre du programme ; d'abord le code vide, « Tous les types ». */
    public Map<String, String> lister(String programme) {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous les types");
        sql.sql(
                        "select t.code, t.libelle from convention.v_public_type t where t.programme = :programme order by t.rang, t.code")
                .param("programme", programme)
                .query(ligne -> {
                    choix.put(ligne.getString("code"), ligne.getString("libelle"));
                });
        return Collections.unmodifiableMap(choix);
    }

    /**
     * Le filtre qu'une adresse demande.
     *
     * @throws fr.halle.platform.ParametreInvalide si le programme n'a pas ce type, ou si un autre champ ne se comprend pas
     */
    public FiltreDeConventions filtrer(String programme, String type, String etat, String vigueur, String q) {
        var filtre = new FiltreDeConventions(type, etat, vigueur, q);
        if (!filtre.type().isEmpty()) {
            FiltreDeConventions.exiger("type", "Le type", filtre.type(), lister(programme));
        }
        return filtre;
    }
}
