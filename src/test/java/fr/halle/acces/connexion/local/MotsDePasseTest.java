package fr.halle.acces.connexion.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.platform.OperationRefusee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotsDePasseTest {

    private final MotsDePasse motsDePasse = new MotsDePasse();

    @Test
    void une_empreinte_est_un_argon2id_sale_qui_ne_reconnait_que_le_sien() {
        var empreinte = motsDePasse.empreinte("pin maritime sur sable blond");

        assertThat(empreinte).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(motsDePasse.empreinte("pin maritime sur sable blond")).isNotEqualTo(empreinte);
        assertThat(motsDePasse.verifier("pin maritime sur sable blond", empreinte))
                .isTrue();
        assertThat(motsDePasse.verifier("pin maritime sur sable brun", empreinte))
                .isFalse();
        assertThat(motsDePasse.verifier("pin maritime sur sable blond", null)).isFalse();
        assertThat(motsDePasse.verifier("x".repeat(257), empreinte)).isFalse();
    }

    @Test
    void un_accent_tape_autrement_est_le_meme() {
        var compose = motsDePasse.empreinte("for\u00eat de ch\u00eanes l\u00e8ge");

        assertThat(motsDePasse.verifier("fore\u0302t de che\u0302nes le\u0300ge", compose))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "court",
                "onze signes",
                "aaaaaaaaaaaaaaaa",
                "abcabcabcabcabc",
                "abcdefghijklmnop",
                "motdepasse2026!",
                "Petites Villes de demain",
                "azertyuiop123",
                "jeanne.dupont-1"
            })
    void un_mot_de_passe_court_ou_devinable_est_refuse_par_une_phrase(String motDePasse) {
        assertThatThrownBy(() -> motsDePasse.exigerBon(motDePasse, "jeanne.dupont@exemple.fr"))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("mot de passe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quatre mots sans lien",
                "R7$kd0!zPq;2",
                "\u00e9t\u00e9 1987 \u00e0 la plage",
                "correcthorsebattery"
            })
    void toute_composition_est_admise(String motDePasse) {
        motsDePasse.exigerBon(motDePasse, "jeanne@exemple.fr");
    }
}
