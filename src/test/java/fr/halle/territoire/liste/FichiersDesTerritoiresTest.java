package fr.halle.territoire.liste;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.entree.Imports;
import fr.halle.territoire.Fiche;
import fr.halle.territoire.Fiches;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class FichiersDesTerritoiresTest {

    @TempDir
    Path dossier;

    private ConfigurableApplicationContext halle;

    @BeforeEach
    void ouvrir() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
    }

    @AfterEach
    void fermer() {
        halle.close();
    }

    @Test
    void une_population_importee_est_une_serie_de_plus_avec_son_annee_et_se_corrige() throws IOException {
        var premier = Fichiers.bilan(
                halle,
                "populations",
                Depot.de(ecrire(
                        "populations-2025.csv",
                        "codgeo;pmun;annee",
                        "40282;4 980;2023",
                        "99999;12;2023",
                        "1004;15 934;2023")));
        var second = Fichiers.bilan(
                halle,
                "populations",
                Depot.de(ecrire("populations-2025.csv", "codgeo;pmun;annee", "40282;4 981;2023", "1004;15 934;2023")));

        assertThat(premier.rapport().phrase())
                .isEqualTo("3 lues, 2 créées, 0 modifiées, 0 inchangées, 1 refusées, 0 absentes du fichier");
        assertThat(second.rapport().modifiees()).isEqualTo(1);
        assertThat(importee("40282").habitants()).isEqualTo(4981);
        assertThat(importee("40282").annee()).isEqualTo(2023);
        assertThat(importee("40282").principale())
                .as("deux communes ne font pas une série à montrer la première")
                .isFalse();

        halle.getBean(Imports.class).defaire(second.id(), _ -> {});

        assertThat(importee("40282").habitants()).isEqualTo(4980);
    }

    @Test
    void un_groupement_importe_se_lit_comme_un_territoire_et_ses_sorties_se_corrigent() throws IOException {
        Fichiers.importer(
                halle,
                "groupements",
                ecrire(
                        "bassins-2024.csv",
                        "Nom groupement;Type;Département;Code Insee",
                        "Bassin de la Chalosse;Bassin de vie;40;40282",
                        "Bassin de la Chalosse;Bassin de vie;40;40119"));
        var suite = Fichiers.importer(
                halle,
                "groupements",
                ecrire(
                        "bassins-2025.csv",
                        "Nom groupement;Type;Département;Code Insee;Fin",
                        "Bassin de la Chalosse;Bassin de vie;40;40282;",
                        "Bassin de la Chalosse;Bassin de vie;40;40119;31/12/2024"));

        assertThat(suite.phrase())
                .isEqualTo("2 lues, 0 créées, 1 modifiées, 1 inchangées, 0 refusées, 0 absentes du fichier");
        assertThat(halle.getBean(Territoires.class)
                        .trouver(
                                fr.halle.territoire.TypeTerritoire.GROUPEMENT,
                                "bassin-de-la-chalosse-40",
                                LocalDate.now())
                        .map(Territoire::nom))
                .contains("Bassin de la Chalosse");
        assertThat(halle.getBean(JdbcClient.class)
                        .sql(
                                "select commune from territoire.v_public_appartenance where type = 'groupement' and code = 'bassin-de-la-chalosse-40' and 2026 >= du and 2026 < jusqu")
                        .query(String.class)
                        .list())
                .containsExactly("40282");
    }

    private Fiche.Population importee(String commune) {
        return halle.getBean(Fiches.class).charger(commune, LocalDate.now()).populations().stream()
                .filter(p -> p.versionPaquet().equals("fichier importé"))
                .findFirst()
                .orElseThrow();
    }

    private Path ecrire(String nom, String... lignes) throws IOException {
        return Files.write(dossier.resolve(nom), List.of(lignes));
    }
}
