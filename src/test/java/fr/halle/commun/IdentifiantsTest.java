package fr.halle.commun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiantsTest {

    @ParameterizedTest
    @ValueSource(strings = {"40197", "2A004", "2B033", "97101"})
    void un_code_insee_est_reconnu(String code) {
        assertThat(new CodeInsee(code).valeur()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4019", "401977", "2C004", "4A197", "40 197", ""})
    void un_code_insee_faux_est_refuse_par_une_phrase(String code) {
        assertThatThrownBy(() -> new CodeInsee(code)).hasMessageContaining("n'est pas un code Insee");
    }

    @Test
    void la_cle_d_un_siren_et_d_un_siret_est_controlee() {
        assertThat(Siren.estValide("200054807")).isTrue();
        assertThat(Siren.estValide("200054808")).isFalse();
        assertThat(Siret.estValide("20005480700017")).isTrue();
        assertThat(Siret.estValide("20005480700018")).isFalse();
        assertThat(new Siret("20005480700017").siren()).isEqualTo(new Siren("200054807"));
    }

    @Test
    void une_reference_voit_toute_erreur_d_un_caractere_et_toute_inversion() {
        var reference = Reference.nouvelle('L').valeur();
        for (var i = 2; i < reference.length(); i++) {
            for (var c : "0123456789ABCDEFGHJKMNPQRSTVWXY".toCharArray()) {
                var fausse = reference.substring(0, i) + c + reference.substring(i + 1);
                assertThat(Reference.estValide(fausse)).isEqualTo(fausse.equals(reference));
            }
        }
        for (var i = 2; i < reference.length() - 2; i++) {
            var inversee = reference.substring(0, i)
                    + reference.charAt(i + 1)
                    + reference.charAt(i)
                    + reference.substring(i + 2);
            assertThat(Reference.estValide(inversee)).isEqualTo(inversee.equals(reference));
        }
    }

    @Test
    void une_periode_contient_son_premier_jour_et_pas_son_dernier() {
        var periode = new Periode(LocalDate.of(2021, 1, 1), LocalDate.of(2024, 1, 1));

        assertThat(periode.contient(LocalDate.of(2021, 1, 1))).isTrue();
        assertThat(periode.contient(LocalDate.of(2023, 12, 31))).isTrue();
        assertThat(periode.contient(LocalDate.of(2024, 1, 1))).isFalse();
        assertThat(Periode.TOUJOURS.contient(LocalDate.MIN)).isTrue();
    }

    @Test
    void un_exercice_est_l_annee_civile() {
        assertThat(Exercice.de(LocalDate.of(2021, 12, 31))).isEqualTo(new Exercice(2021));
        assertThat(new Exercice(2021).periode().contient(LocalDate.of(2022, 1, 1)))
                .isFalse();
    }
}
