package fr.halle.territoire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.EssaiHalle;
import fr.halle.platform.Introuvable;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EssaiHalle
class TerritoiresTest {

    @Autowired
    Territoires territoires;

    @Autowired
    Fiches fiches;

    @Autowired
    JdbcClient sql;

    @ParameterizedTest
    @CsvSource({
        "2019-01-01,35064",
        "2021-06-30,35059",
        "2022-06-30,35049",
        "2023-06-30,35039",
        "2024-06-30,35029",
        "2025-06-30,34969",
        "2026-06-30,34969",
    })
    void chaque_millesime_compte_ses_communes(LocalDate au, int communes) {
        var millesime = territoires.millesime(au).annee();

        assertThat(sql.sql("""
                                select count(*)::int from territoire.v_public_commune
                                 where type = 'actuelle' and :millesime >= du and :millesime < jusqu
                                """)
                        .param("millesime", millesime)
                        .query(Integer.class)
                        .single())
                .isEqualTo(communes);
    }

    @Test
    void une_date_trop_ancienne_emploie_le_premier_millesime_et_le_dit() {
        assertThat(territoires.millesime(LocalDate.of(2015, 1, 1)))
                .isEqualTo(new Millesime(2019, LocalDate.of(2019, 1, 1), null, true));
        assertThat(territoires.millesime(LocalDate.of(2021, 9, 10)).parDefaut()).isFalse();
    }

    @Test
    void une_commune_nouvelle_dit_ce_qu_elle_reprend() {
        var morcenx = fiches.charger("40197", LocalDate.of(2021, 9, 10));

        assertThat(morcenx.commune().nom()).isEqualTo("Morcenx-la-Nouvelle");
        assertThat(morcenx.anciennes()).extracting(Fiche.Succession::code).contains("40009", "40107", "40302");
        assertThat(morcenx.ascendants())
                .extracting(Territoire::nom)
                .containsExactly("Nouvelle-Aquitaine", "Landes", "Mont-de-Marsan", "CC du Pays Morcenais");
    }

    @Test
    void une_commune_disparue_nomme_celle_qui_la_continue() {
        assertThatThrownBy(() -> territoires.charger(TypeTerritoire.COMMUNE, "40009", LocalDate.of(2021, 9, 10)))
                .isInstanceOf(Introuvable.class)
                .hasMessageContaining("Morcenx-la-Nouvelle (40197)");
    }

    @Test
    void les_niveaux_au_dessus_de_la_commune_sont_complets() {
        var au = LocalDate.of(2026, 6, 30);

        assertThat(territoires.lister(TypeTerritoire.REGION, au)).hasSize(26);
        assertThat(territoires.lister(TypeTerritoire.DEPARTEMENT, au)).hasSize(109);
        assertThat(territoires.lister(TypeTerritoire.ARRONDISSEMENT, au)).hasSize(333);
        assertThat(territoires.lister(TypeTerritoire.EPCI, au)).hasSize(1255);
        assertThat(fiches.communes(territoires.charger(TypeTerritoire.EPCI, "200054807", au), au))
                .hasSize(92);
    }

    @Test
    void deux_series_de_population_restent_separees() {
        var isle = fiches.charger("84054", LocalDate.of(2026, 6, 30));

        assertThat(isle.populations())
                .extracting(Fiche.Population::source)
                .contains("Insee, populations légales", "DGCL, composition des EPCI à fiscalité propre");
        assertThat(isle.populations()).allMatch(p -> p.annee() == null);
    }
}
