package fr.halle.essai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.platform.base.Connexion;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class BaseDEssaiTest {

    @Test
    void deux_bases_neuves_ne_se_voient_pas() throws SQLException {
        var une = BaseDEssai.neuve();
        var autre = BaseDEssai.neuve();

        executer(une.app(), "insert into platform.instance (nature, version) values ('fictive', 'essai')");

        assertThat(nombre(une.lecture())).isEqualTo(1);
        assertThat(nombre(autre.lecture())).isZero();
    }

    @Test
    void le_role_de_lecture_n_ecrit_pas() {
        var base = BaseDEssai.connexions();

        assertThatThrownBy(() -> executer(
                        base.lecture(), "insert into platform.instance (nature, version) values ('fictive', 'essai')"))
                .isInstanceOf(SQLException.class);
    }

    private static void executer(Connexion connexion, String sql) throws SQLException {
        try (var c = connexion.ouvrir();
                var requete = c.createStatement()) {
            requete.execute(sql);
        }
    }

    private static int nombre(Connexion connexion) throws SQLException {
        try (var c = connexion.ouvrir();
                var requete = c.createStatement();
                var reponse = requete.executeQuery("select count(*) from platform.instance")) {
            reponse.next();
            return reponse.getInt(1);
        }
    }
}
