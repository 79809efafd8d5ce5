package fr.halle.territoire.carte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.platform.Import;
import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportContoursEpciTest {

    private static final Path REEL = Path.of("../shared/donnees/geo/contours-epci-2023.geojson");

    @TempDir
    Path dossier;

    private ConfigurableApplicationContext halle;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void un_contour_s_importe_une_fois_et_un_contour_deplace_est_refuse() throws IOException {
        var fichier = Files.writeString(dossier.resolve("epci.geojson"), """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","properties":{"siren_epci":"244000691","insee_dep":"40"},
                  "geometry":{"type":"Polygon","coordinates":[[[-1.0,44.0],[-0.8,44.0],[-0.8,44.2],[-1.0,44.2],[-1.0,44.0]]]}},
                 {"type":"Feature","properties":{"siren_epci":"200018653","insee_dep":"971"},
                  "geometry":{"type":"Polygon","coordinates":[[[-4.1,45.5],[-4.0,45.5],[-4.0,45.6],[-4.1,45.6],[-4.1,45.5]]]}},
                 {"type":"Feature","properties":{"siren_epci":"123","insee_dep":"40"},"geometry":null}
                ]}
                """);

        var blanc = importer(fichier, true);
        var premier = importer(fichier, false);
        var second = importer(fichier, false);

        assertThat(blanc.creees()).isEqualTo(1);
        assertThat(premier.phrase())
                .isEqualTo("3 lues, 1 créées, 0 modifiées, 0 inchangées, 2 refusées, 0 absentes du fichier");
        assertThat(second.inchangees()).isEqualTo(1);
        assertThat(Files.readString(dossier.resolve("refus.csv")))
                .contains("outre-mer rapproché")
                .contains("SIREN");
    }

    @Test
    void un_fichier_illisible_est_refuse_par_une_phrase() throws IOException {
        var coupe =
                Files.writeString(dossier.resolve("coupe.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[");
        var autre = Files.writeString(dossier.resolve("autre.json"), "{\"a\":1}");

        assertThatThrownBy(() -> importer(coupe, false))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("GeoJSON");
        assertThatThrownBy(() -> importer(autre, false))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("features");
    }

    @Test
    void le_fichier_reel_donne_les_contours_de_la_metropole() {
        assumeTrue(Files.exists(REEL), "ESSAI PASSÉ : le fichier réel des contours n'est pas là.");

        var rapport = importer(REEL, true);

        assertThat(rapport.creees() + rapport.modifiees() + rapport.inchangees())
                .isGreaterThan(1_200);
        assertThat(rapport.refusees()).isEqualTo(26);
    }

    private Import.Rapport importer(Path fichier, boolean aBlanc) {
        var depot = Import.Depot.de(fichier).refuserDans(dossier.resolve("refus.csv"));
        return Fichiers.importer(halle, "contours-epci", aBlanc ? depot.blanc() : depot);
    }
}
