package fr.halle.acces.connexion.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseChargee;
import fr.halle.platform.TropDEssais;
import org.junit.jupiter.api.Test;

/** Faire attendre qui essaie trop, sans fermer le compte de qui n'y est pour rien. */
class LimitesTest {

    @Test
    void mille_essais_venus_d_ailleurs_ne_ferment_pas_le_compte_a_qui_le_tient() {
        try (var halle = BaseChargee.pourDesActeurs(BaseChargee.copie())) {
            var limites = halle.getBean(Limites.class);
            limites.essayer("maire@exemple.fr", "198.51.100.7");
            limites.oublier("maire@exemple.fr", "un-compte", "198.51.100.7");

            var juges = 0;
            for (var i = 0; i < 1_000; i++) {
                try {
                    limites.essayer("maire@exemple.fr", "203.0.%d.%d".formatted(i / 250, i % 250));
                    juges++;
                } catch (TropDEssais e) {
                    assertThat(e.attente().toMinutes()).isLessThanOrEqualTo(15);
                }
            }

            assertThat(juges).as("essais jugés, de mille adresses").isBetween(5, 15);
            assertThatCode(() -> limites.essayer("maire@exemple.fr", "198.51.100.7"))
                    .as("de là où il se connecte d'ordinaire")
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> limites.essayer("maire@exemple.fr", "198.51.100.8"))
                    .isInstanceOf(TropDEssais.class);
            // Chez soi aussi, on n'essaie pas sans fin.
            assertThatThrownBy(() -> {
                        for (var i = 0; i < 10; i++) {
                            limites.essayer("maire@exemple.fr", "198.51.100.7");
                        }
                    })
                    .isInstanceOf(TropDEssais.class);
        }
    }
}
