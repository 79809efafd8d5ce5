package fr.halle.acces.connexion;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseChargee;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemonstrationTest {

    @Test
    void une_base_de_demonstration_ne_se_sert_que_sur_cet_ordinateur() {
        assertThatThrownBy(() -> Instances.lancer(BaseChargee.copie(), Map.of("server.address", "0.0.0.0"))
                        .close())
                .hasStackTraceContaining("elle ne se sert que sur cet ordinateur, et non sur 0.0.0.0");
    }
}
