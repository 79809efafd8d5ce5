package fr.halle.platform;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.platform.faits.Referentiels;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReferentielsTest {

    private static final List<String> TABLES = List.of(
            "source.source",
            "dispositif.nature",
            "dispositif.origine",
            "dispositif.financeur",
            "dispositif.dispositif",
            "programme.programme",
            "programme.libelle",
            "programme.element",
            "programme.parametre",
            "programme.cohorte");

    @Test
    void une_base_d_avant_recoit_ce_qui_lui_manque_et_rien_en_double() throws SQLException {
        var base = BaseChargee.copie();
        try (var proprietaire = base.proprietaire().ouvrir();
                var requete = proprietaire.createStatement()) {
            requete.execute("delete from dispositif.dispositif where code = 'DSID'");
        }
        try (var halle = BaseChargee.pourEcrire(base)) {
            var sql = halle.getBean(JdbcClient.class);
            var avant = TABLES.stream().map(t -> compte(sql, t)).toList();

            halle.getBean(Referentiels.class).completer(false);
            halle.getBean(Referentiels.class).completer(false);

            assertThat(sql.sql("select libelle from dispositif.dispositif where code = 'DSID'")
                            .query(String.class)
                            .list())
                    .containsExactly("DSID");
            var dispositifs = TABLES.indexOf("dispositif.dispositif");
            for (var i = 0; i < TABLES.size(); i++) {
                assertThat(compte(sql, TABLES.get(i)))
                        .as(TABLES.get(i))
                        .isEqualTo(avant.get(i) + (i == dispositifs ? 1 : 0));
            }
        }
    }

    private static long compte(JdbcClient sql, String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
