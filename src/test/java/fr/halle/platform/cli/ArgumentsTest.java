package fr.halle.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @Test
    void les_options_se_placent_avant_ou_apres_la_commande() {
        var avant = Arguments.lire("--donnees", "/tmp/d", "importer", "jeu", "fichier.csv", "--a-blanc");
        var apres = Arguments.lire("importer", "jeu", "--a-blanc", "fichier.csv", "--donnees=/tmp/d");

        assertThat(avant).isEqualTo(apres);
        assertThat(avant.parametres()).containsExactly("jeu", "fichier.csv");
        assertThat(avant.dossier().racine()).isEqualTo(Path.of("/tmp/d"));
    }

    @Test
    void une_option_inconnue_est_nommee() {
        assertThatThrownBy(() -> Arguments.lire("demarrer", "--frob"))
                .isInstanceOf(SaisieInvalide.class)
                .hasMessageContaining("« --frob » n'existe pas");
    }

    @Test
    void une_option_sans_sa_valeur_est_refusee() {
        assertThatThrownBy(() -> Arguments.lire("demarrer", "--port", "--sans-temoins"))
                .isInstanceOf(SaisieInvalide.class)
                .hasMessageContaining("attend une valeur");
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "-1", "abc", "", "80 80"})
    void un_port_impossible_est_refuse(String port) {
        assertThatThrownBy(() -> Arguments.lire("--port=" + port).port(Option.PORT))
                .isInstanceOf(SaisieInvalide.class)
                .hasMessageContaining("de 1 à 65535");
    }

    @Test
    void une_option_que_la_commande_ne_connait_pas_est_refusee() {
        var arguments = Arguments.lire("version", "--port", "80");

        assertThatThrownBy(() -> arguments.limiterA(Set.of(), 0, "version"))
                .isInstanceOf(SaisieInvalide.class)
                .hasMessageContaining("ne connaît pas l'option « --port »");
    }

    @Test
    void un_parametre_de_trop_est_refuse() {
        var arguments = Arguments.lire("verifier", "tout");

        assertThatThrownBy(() -> arguments.limiterA(Set.of(), 0, "verifier"))
                .isInstanceOf(SaisieInvalide.class)
                .hasMessageContaining("seulement des options");
    }
}
