package fr.halle.pilotage.synthese;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Montant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdditionTest {

    private static final TotalPublie LANDES = total("departement", "40", 1_000, "2021-09-10");
    private static final TotalPublie REGION = total("region", "75", 5_000, "2021-12-31");

    @Test
    void une_somme_emploie_le_total_ou_ses_lignes_jamais_les_deux() {
        var sommes = sommer(List.of(LANDES), ligne("inclus", LANDES.id(), 400), ligne("en_sus", LANDES.id(), 30));

        assertThat(sommes).hasSize(1);
        assertThat(sommes.getFirst().montant()).isEqualTo(Montant.centimes(1_030));
        assertThat(sommes.getFirst().fondement()).isEqualTo(Fondement.TOTAL_ET_LIGNES);
    }

    @Test
    void sans_le_total_ses_lignes_incluses_font_la_somme() {
        var sommes = sommer(List.of(), ligne("inclus", LANDES.id(), 400), ligne("en_sus", LANDES.id(), 30));

        assertThat(sommes.getFirst().montant()).isEqualTo(Montant.centimes(430));
        assertThat(sommes.getFirst().fondement()).isEqualTo(Fondement.LIGNES);
    }

    @Test
    void une_ligne_a_rapprocher_n_entre_dans_aucune_somme() {
        assertThat(sommer(List.of(), ligne("a_rapprocher", null, 400))).isEmpty();
        assertThat(sommer(List.of(LANDES), ligne("a_rapprocher", null, 400))
                        .getFirst()
                        .montant())
                .isEqualTo(Montant.centimes(1_000));
    }

    @Test
    void un_total_plus_large_remplace_ceux_qu_il_contient() {
        var sommes = sommer(List.of(LANDES, REGION));

        assertThat(sommes.getFirst().montant()).isEqualTo(Montant.centimes(5_000));
        assertThat(sommes.getFirst().totaux()).containsExactly(REGION);
    }

    @Test
    void de_deux_totaux_du_meme_territoire_le_plus_recent_compte_seul() {
        var ancien = total("departement", "40", 700, "2020-12-31");

        assertThat(sommer(List.of(LANDES, ancien)).getFirst().montant()).isEqualTo(Montant.centimes(1_000));
        assertThat(sommer(List.of(ancien, LANDES)).getFirst().montant()).isEqualTo(Montant.centimes(1_000));
    }

    @Test
    void les_natures_et_les_stades_restent_dans_leurs_cases() {
        var pret = new GroupeDeLignes("DETR", "droit_commun", "pret", "accorde", "libre", null, 1, 90);
        var verse = new GroupeDeLignes("DETR", "droit_commun", "subvention", "verse", "libre", null, 1, 10);

        var sommes = Addition.sommer(List.of(LANDES), List.of(pret, verse), (a, b) -> false);

        assertThat(sommes)
                .hasSize(3)
                .extracting(Addition.Somme::montant)
                .containsExactly(Montant.centimes(1_000), Montant.centimes(90), Montant.centimes(10));
    }

    private static List<Addition.Somme> sommer(List<TotalPublie> totaux, GroupeDeLignes... lignes) {
        return Addition.sommer(
                totaux,
                List.of(lignes),
                (large, etroit) -> large.territoireType().equals("region")
                        && etroit.territoireType().equals("departement"));
    }

    private static GroupeDeLignes ligne(String statut, @Nullable UUID total, long centimes) {
        return new GroupeDeLignes("DETR", "droit_commun", "subvention", "accorde", statut, total, 1, centimes);
    }

    private static TotalPublie total(String type, String code, long centimes, String effet) {
        return new TotalPublie(
                UUID.nameUUIDFromBytes((type + code + effet).getBytes()),
                "T",
                type,
                code,
                code,
                "DETR",
                "droit_commun",
                "subvention",
                "accorde",
                "confirme",
                centimes,
                LocalDate.parse(effet),
                "jour",
                "source",
                "Source",
                null,
                true,
                false);
    }
}
