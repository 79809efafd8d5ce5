package fr.halle.commun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TauxTest {

    @Test
    void une_part_de_vingt_pour_cent_passe_au_centime_et_pas_un_de_moins() {
        var cout = Montant.arrondi(new BigDecimal("450898.75"));
        var reste = cout.moins(Montant.euros(360_719));

        assertThat(Taux.pourCent(20).atteintPar(reste, cout)).isTrue();
        assertThat(Taux.pourCent(20).atteintPar(reste.moins(Montant.centimes(1)), cout))
                .isFalse();
    }

    @Test
    void la_part_d_un_montant_s_arrondit_au_centime() {
        assertThat(Taux.pourCent(75).de(Montant.euros(60_000))).isEqualTo(Montant.euros(45_000));
        assertThat(new Taux(333_333).de(Montant.centimes(100))).isEqualTo(Montant.centimes(33));
    }

    @Test
    void un_taux_negatif_est_refuse() {
        assertThatThrownBy(() -> new Taux(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
