package fr.halle.territoire.chargement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.territoire.chargement.Correspondances.Correspondance;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrespondancesTest {

    private static final int TOUJOURS = Correspondances.TOUJOURS;

    private final Correspondances suivi = new Correspondances(List.of(2019, 2021, 2023, 2025));

    @Test
    void une_commune_qui_vit_toujours_se_continue_elle_meme() {
        suivi.vit("A", 0, TOUJOURS);

        assertThat(suivi.calculer()).containsExactly(new Correspondance("A", "A", 0, TOUJOURS));
    }

    @Test
    void une_commune_fusionnee_est_continuee_par_sa_commune_nouvelle_meme_fusionnee_a_son_tour() {
        suivi.vit("A", 0, 2021);
        suivi.vit("B", 0, 2025);
        suivi.vit("C", 0, TOUJOURS);
        suivi.suit("A", "B", 2021, "fusion");
        suivi.suit("B", "C", 2025, "fusion");

        assertThat(suivi.calculer())
                .contains(
                        new Correspondance("A", "A", 0, 2021),
                        new Correspondance("A", "B", 2021, 2025),
                        new Correspondance("A", "C", 2025, TOUJOURS));
    }

    @Test
    void un_code_disparu_avant_le_premier_millesime_mene_a_celle_qui_le_continue() {
        suivi.vit("B", 0, TOUJOURS);
        suivi.suit("A", "B", 1973, "fusion");

        assertThat(suivi.calculer()).contains(new Correspondance("A", "B", 0, TOUJOURS));
    }

    @Test
    void une_scission_ne_partage_rien_en_silence() {
        suivi.vit("A", 0, TOUJOURS);
        suivi.vit("B", 2023, TOUJOURS);
        suivi.suit("A", "B", 2023, "retablissement");

        assertThat(suivi.calculer())
                .containsExactlyInAnyOrder(
                        new Correspondance("A", "A", 0, TOUJOURS), new Correspondance("B", "B", 0, TOUJOURS));
    }

    @Test
    void deux_codes_qui_se_renvoient_l_un_a_l_autre_n_arretent_pas_le_calcul() {
        suivi.suit("A", "B", 1970, "changement_de_code");
        suivi.suit("B", "A", 1980, "changement_de_code");

        assertThat(suivi.calculer()).isEmpty();
    }
}
