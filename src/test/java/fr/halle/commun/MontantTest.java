package fr.halle.commun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MontantTest {

    @ParameterizedTest
    @CsvSource({"450898.75,45089875", "0.005,1", "0.0049,0", "-0.005,-1", "12.344999,1234", "1629048,162904800"})
    void un_montant_s_arrondit_au_centime_la_moitie_s_eloignant_de_zero(BigDecimal euros, long centimes) {
        assertThat(Montant.arrondi(euros)).isEqualTo(Montant.centimes(centimes));
    }

    @Test
    void un_partage_ne_perd_aucun_centime() {
        var parts = Montant.euros(100).partager(List.of(1L, 1L, 1L));

        assertThat(parts).containsExactly(Montant.centimes(3334), Montant.centimes(3333), Montant.centimes(3333));
    }

    @Test
    void un_partage_negatif_ne_perd_aucun_centime_non_plus() {
        var parts = Montant.centimes(-1001).partager(List.of(2L, 1L, 1L));

        assertThat(parts.stream().mapToLong(Montant::centimes).sum()).isEqualTo(-1001);
    }

    @Test
    void un_partage_sans_poids_est_refuse() {
        assertThatThrownBy(() -> Montant.euros(1).partager(List.of(0L, 0L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("poids");
    }

    @Test
    void un_depassement_est_refuse_plutot_que_faux() {
        assertThatThrownBy(() -> Montant.centimes(Long.MAX_VALUE).plus(Montant.centimes(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void les_sous_totaux_des_landes_font_leur_total() {
        var relance = Montant.euros(43_457).plus(Montant.euros(110_414));
        var droitCommun = Montant.euros(281_398).plus(Montant.euros(1_193_779));

        assertThat(relance).isEqualTo(Montant.euros(153_871));
        assertThat(droitCommun).isEqualTo(Montant.euros(1_475_177));
        assertThat(relance.plus(droitCommun)).isEqualTo(Montant.euros(1_629_048));
    }
}
