package fr.halle.territoire.recherche;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.EssaiHalle;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiHalle
class RechercheDeTerritoiresTest {

    private static final LocalDate AUJOURD_HUI = LocalDate.of(2026, 11, 22);

    @Autowired
    RechercheDeTerritoires recherche;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "St Sever | 40282",
                "Berre l'Étang | 13014",
                "berre l etang | 13014",
                "L'Isle-sur-la-Sorgues | 84054",
                "Château-Arnoux | 04049",
                "Aire sur Adour | 40001",
                "La Roque d’Anthéron | 13084",
                "morcenx | 40197",
                "Garrosse | 40197",
                "SAULT | 84123",
                "coeur de causse | 46138",
                "Roquefort (40) | 40245",
                "Roquefort 47 | 47225",
                "40197 | 40197",
                "200054807 | 200054807",
            })
    void les_graphies_des_textes_trouvent_d_abord_le_bon_territoire(String saisie, String code) {
        assertThat(recherche
                        .chercher(saisie, AUJOURD_HUI, 10)
                        .elements()
                        .getFirst()
                        .code())
                .isEqualTo(code.strip());
    }

    @Test
    void un_nom_porte_par_plusieurs_communes_est_une_question() {
        var reponse = recherche.chercher("Roquefort", AUJOURD_HUI, 20);

        assertThat(reponse.statut()).isEqualTo(Reponse.Statut.PLUSIEURS);
        assertThat(reponse.question()).isEqualTo("3 communes s'appellent « Roquefort » : laquelle ?");
        assertThat(reponse.elements())
                .filteredOn(Candidat::exact)
                .extracting(Candidat::code, Candidat::nomDepartement)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("32347", "Gers"),
                        org.assertj.core.groups.Tuple.tuple("40245", "Landes"),
                        org.assertj.core.groups.Tuple.tuple("47225", "Lot-et-Garonne"));
    }

    @Test
    void un_nom_partage_entre_une_commune_et_un_departement_est_aussi_une_question() {
        var reponse = recherche.chercher("Landes", AUJOURD_HUI, 20);

        assertThat(reponse.statut()).isEqualTo(Reponse.Statut.PLUSIEURS);
        assertThat(reponse.elements())
                .filteredOn(Candidat::exact)
                .extracting(Candidat::type)
                .contains("commune", "departement");
    }

    @Test
    void un_prefixe_commun_n_empeche_pas_un_nom_exact_d_etre_unique() {
        assertThat(recherche.chercher("Sault", AUJOURD_HUI, 20).statut()).isEqualTo(Reponse.Statut.UNIQUE);
    }

    @ParameterizedTest
    @CsvSource({"xyzzyx", "'%'", "'_'", "''''", "'   '", "'\\'"})
    void ce_qui_ne_ressemble_a_rien_ne_trouve_rien(String saisie) {
        assertThat(recherche.chercher(saisie, AUJOURD_HUI, 20).statut()).isEqualTo(Reponse.Statut.AUCUN);
    }

    @Test
    void une_commune_disparue_se_retrouve_par_celle_qui_la_continue() {
        var avant = recherche.chercher("Culoz", LocalDate.of(2022, 6, 1), 5);
        var apres = recherche.chercher("Culoz", AUJOURD_HUI, 5);

        assertThat(avant.elements().getFirst().nom()).isEqualTo("Culoz");
        assertThat(apres.elements().getFirst().nom()).isEqualTo("Culoz-Béon");
    }
}
