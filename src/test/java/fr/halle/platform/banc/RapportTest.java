package fr.halle.platform.banc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RapportTest {

    private static final Serie REFERENCE = new Serie(List.of(1.0, 1.2, 2.0, 1.1, 5.0));
    private static final Serie MESURE = new Serie(List.of(3.9, 4.4, 9.0, 4.2, 4.1));

    @Test
    void le_rapport_compare_les_meilleurs_tours_et_le_but_les_juge() {
        var tenu = Resultat.compare("page", "ms", MESURE, "la plus légère", REFERENCE, 4);
        var manque = Resultat.compare("page", "ms", MESURE, "la plus légère", REFERENCE, 3);

        assertThat(tenu.rapport()).isEqualTo(3.9);
        assertThat(tenu.rapportDesMedians()).isCloseTo(3.5, within(1e-9));
        assertThat(tenu.verdict()).isEqualTo("tenu");
        assertThat(manque.verdict()).isEqualTo("non tenu");
        assertThat(Resultat.seul("page", "ms", MESURE).verdict()).isEqualTo("sans but");
    }

    @Test
    void les_epreuves_se_jouent_a_tour_de_role() {
        var ordre = new ArrayList<String>();
        Map<String, Epreuve> epreuves = new LinkedHashMap<>();
        epreuves.put("a", () -> ordre.add("a") ? 1 : 0);
        epreuves.put("b", () -> ordre.add("b") ? 2 : 0);

        var series = Epreuve.entrelacer(epreuves);

        assertThat(ordre).startsWith("a", "b", "a", "b").hasSize(2 * Epreuve.TOURS);
        assertThat(series.keySet()).containsExactly("a", "b");
    }

    @Test
    void ce_qui_manque_se_dit_et_l_historique_s_allonge(@TempDir Path dossier) throws IOException {
        var historique = dossier.resolve("performances.json");
        var rapport = new Rapport(
                "essai",
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(Resultat.compare("page", "ms", MESURE, "la plus légère", REFERENCE, 3)),
                Map.of("sauvegarde", "la commande n'existe pas"));

        rapport.garder(historique);
        rapport.garder(historique);

        assertThat(rapport.tableau()).contains("| non tenu |", "non mesuré : la commande n'existe pas");
        assertThat(Files.readString(historique).split("\"quand\"", -1)).hasSize(3);
    }

    @Test
    void le_processeur_compte_le_travail_des_programmes_lances() {
        var lance = Processeur.ici().cout(() -> {
            try {
                new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done")
                        .start()
                        .waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(lance).as("secondes de processeur du programme lancé").isBetween(0.05, 60.0);
    }
}
