package fr.halle.pilotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.essai.EssaiHalle;
import fr.halle.pilotage.synthese.LigneARapprocher;
import fr.halle.pilotage.synthese.Stade;
import fr.halle.pilotage.synthese.Synthese;
import fr.halle.pilotage.synthese.Syntheses;
import fr.halle.programme.FaitPublie;
import fr.halle.programme.Programmes;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Les faits des documents d'origine, que Halle doit redonner. */
@EssaiHalle
class CasTemoinsTest {

    @Autowired
    Programmes programmes;

    @Autowired
    Perimetres perimetres;

    @Autowired
    Syntheses syntheses;

    @Test
    void t1_les_landes_au_10_septembre_2021_comptent_12_laureats_et_14_communes() {
        var landes = lire("pvd", "departement:40", "2021-09-10");

        assertThat(landes.laureats()).isEqualTo(12);
        assertThat(landes.communes()).isEqualTo(14);
    }

    @Test
    void t1_les_credits_des_landes_ont_quatre_lignes_et_un_total_au_centime() {
        var landes = lire("pvd", "departement:40", "2021-09-10");

        TemoinDesLandes.verifierLesCredits(landes);
    }

    @Test
    void t1_trois_lignes_restent_a_rapprocher_hors_de_tout_total() {
        var landes = lire("pvd", "departement:40", "2021-09-10");

        TemoinDesLandes.verifierCeQuiResteARapprocher(landes);
    }

    @Test
    void t1_la_couverture_dit_ce_qui_est_renseigne_et_ce_qui_ne_l_est_pas() {
        var couverture = lire("pvd", "departement:40", "2021-09-10").couverture();

        assertThat(couverture).isEqualTo(new Synthese.Couverture(2, 12, 12));
    }

    @Test
    void t1_rien_n_est_montre_avant_que_les_faits_soient_vrais() {
        var landes = lire("pvd", "departement:40", "2019-01-01");

        assertThat(landes.laureats()).isZero();
        assertThat(landes.communes()).isZero();
        assertThat(landes.financements()).isEmpty();
        assertThat(landes.totaux()).isEmpty();
        assertThat(landes.aRapprocher()).isEmpty();
        assertThat(landes.publies()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-09-10", "2022-01-01", "2024-06-30", "2026-11-22", "2031-01-01"})
    void t1_les_chiffres_ne_bougent_pas_d_eux_memes(String au) {
        var landes = lire("pvd", "departement:40", au);

        assertThat(landes.laureats()).isEqualTo(12);
        assertThat(landes.totaux().getFirst().montant(Stade.ACCORDE)).contains(Montant.euros(1_629_048));
    }

    @Test
    void t1_le_total_du_departement_n_est_pas_reparti_entre_ses_communes() {
        var morcenx = lire("pvd", "commune:40197", "2021-09-10");

        assertThat(morcenx.financements()).isEmpty();
        assertThat(morcenx.aRapprocher()).hasSize(2);
        assertThat(morcenx.totauxAutour())
                .extracting(Synthese.TotalAutour::territoireCle, Synthese.TotalAutour::montant)
                .containsExactly(tuple("departement:40", Montant.euros(1_629_048)));
    }

    @ParameterizedTest
    @CsvSource({
        "nation,2021-09-10",
        "region:75,2021-09-10",
        "departement:40,2021-09-10",
    })
    void t1_chaque_niveau_au_dessus_du_departement_reprend_son_total(String territoire, String au) {
        assertThat(lire("pvd", territoire, au).totaux().getFirst().montant(Stade.ACCORDE))
                .contains(Montant.euros(1_629_048));
    }

    @ParameterizedTest
    @CsvSource({"2021-07-30,2", "2021-07-31,6", "2023-05-09,6"})
    void t2_les_six_laureats_de_la_metropole_apparaissent_quand_leurs_sources_les_attestent(String au, int laureats) {
        var metropole = lire("pvd", "epci:200054807", au);

        assertThat(metropole.laureats()).isEqualTo(laureats);
        assertThat(metropole.communes()).isEqualTo(laureats);
    }

    @Test
    void t3_la_region_montre_60_communes_annoncees_et_19_nommees() {
        var region = lire("pvd", "region:93", "2020-11-14");

        assertThat(region.communes()).isEqualTo(19);
        assertThat(region.publies())
                .extracting(FaitPublie::fait, FaitPublie::valeur)
                .containsExactly(tuple("laureats_annonces", 53L), tuple("communes_annoncees", 60L));
        assertThat(lire("pvd", "region:93", "2020-11-13").communes()).isZero();
    }

    @Test
    void t4_les_chiffres_nationaux_publies_restent_a_cote_des_comptes() {
        var nation = lire("pvd", "nation", "2023-05-09");

        assertThat(nation.publies())
                .extracting(FaitPublie::fait, FaitPublie::valeur)
                .contains(
                        tuple("dotation_annoncee", 300_000_000_000L),
                        tuple("ingenierie_annoncee", 25_000_000_000L),
                        tuple("communes_annoncees", 1643L),
                        tuple("chefs_de_projet_annonces", 904L),
                        tuple("montant_engage_annonce", 90_000_000_000L));
        assertThat(nation.totaux()).hasSize(1);
        assertThat(nation.totaux().getFirst().montant(Stade.ENGAGE)).isEmpty();
    }

    @Test
    void un_programme_invente_passe_par_le_meme_code_avec_des_epci_pour_laureats() {
        var landes = lire("bourgs-vivants", "departement:40", "2023-12-31");

        assertThat(landes.laureats()).isEqualTo(2);
        assertThat(landes.totaux())
                .extracting(
                        t -> t.nature().code(), t -> t.montant(Stade.ACCORDE).orElseThrow())
                .containsExactly(tuple("subvention", Montant.centimes(10_250_050)));
        assertThat(landes.aRapprocher()).extracting(LigneARapprocher::reference).containsExactly("F-300000003");
    }

    @Test
    void les_natures_ne_s_additionnent_pas_et_une_ligne_a_cheval_n_est_comptee_que_la_ou_son_laureat_est_entier() {
        var nation = lire("bourgs-vivants", "nation", "2023-12-31");

        assertThat(nation.totaux())
                .extracting(
                        t -> t.nature().code(), t -> t.montant(Stade.ACCORDE).orElseThrow())
                .containsExactly(
                        tuple("subvention", Montant.centimes(10_250_050)), tuple("pret", Montant.euros(500_000)));
        assertThat(lire("bourgs-vivants", "departement:32", "2023-12-31").totaux())
                .isEmpty();
        assertThat(lire("bourgs-vivants", "region:75", "2023-12-31").totaux()).hasSize(1);
    }

    @Test
    void a_l_echelle_du_laureat_les_lignes_incluses_et_en_sus_font_la_somme() {
        var laureat = lire("bourgs-vivants", "laureat:L-000000000", "2023-12-31");

        assertThat(laureat.financements()).hasSize(1);
        assertThat(laureat.financements().getFirst().montant(Stade.ACCORDE)).contains(Montant.centimes(4_250_050));
        assertThat(laureat.financements().getFirst().montant(Stade.ENGAGE)).contains(Montant.euros(2_000));
        assertThat(laureat.financements().getFirst().montant(Stade.VERSE)).contains(Montant.euros(1_000));
        assertThat(lire("bourgs-vivants", "laureat:L-000000000", "2023-12-30")
                        .financements()
                        .getFirst()
                        .montant(Stade.VERSE))
                .isEmpty();
    }

    @Test
    void un_groupement_a_une_periode() {
        assertThat(lire("pvd", "groupement:essai-petr", "2022-06-01").communes())
                .isEqualTo(3);
        assertThat(lire("pvd", "groupement:essai-petr", "2024-06-01").communes())
                .isZero();
    }

    private Synthese lire(String programme, String territoire, String au) {
        var lecture = new Lecture(LocalDate.parse(au), Instant.now().plusSeconds(1));
        var p = programmes.charger(programme);
        return syntheses.etablir(p, perimetres.lire(territoire, p, lecture), lecture);
    }
}
