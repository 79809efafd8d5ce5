package fr.halle.pilotage.comparaison;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import fr.halle.commun.Lecture;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.pilotage.Etendues;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** La comparaison, sur la liste officielle : chaque médiane est recomptée sur le fichier, sans passer par Halle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparaisonTest {

    private static final String LISTE = "programmes-anct-2026-04.csv";

    private ConfigurableApplicationContext halle;
    private Comparaison landes;

    @BeforeAll
    void importer() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
        Fichiers.importer(halle, "programmes", Fichiers.reel(LISTE));
        landes = etablir("departement:40", ChoixDePairs.TRANCHE_ET_REGION);
    }

    @AfterAll
    void fermer() {
        if (halle != null) {
            halle.close();
        }
    }

    @Test
    void le_delai_des_landes_et_celui_de_la_nation_sont_ceux_du_fichier() throws IOException {
        var delai = landes.indicateur("delai").orElseThrow();

        assertThat(landes.comparee(landes.ici(), delai)).isEqualByComparingTo(mediane(d -> d.equals("40")));
        assertThat(landes.comparee(landes.parents().getLast(), delai))
                .isEqualByComparingTo(mediane(_ -> true))
                .isEqualByComparingTo("651");
    }

    @Test
    void les_pairs_sont_d_autres_departements_de_la_meme_region_et_de_la_meme_tranche() {
        var tranche = landes.tranche();

        assertThat(tranche).isNotNull();
        assertThat(landes.pairs()).isNotEmpty().allSatisfy(p -> {
            assertThat(p.cle()).startsWith("departement:").isNotEqualTo("departement:40");
            assertThat(p.regions()).contains("region:75");
            assertThat(tranche.contient(java.util.Objects.requireNonNull(p.habitants())))
                    .isTrue();
        });
        assertThat(landes.parents()).extracting(Compare::nom).containsExactly("Nouvelle-Aquitaine", "France");
    }

    @Test
    void le_rang_est_celui_parmi_les_pairs_assez_renseignes() {
        var delai = landes.indicateur("delai").orElseThrow();
        var sienne = landes.comparee(landes.ici(), delai);
        var plusRapides = landes.pairs().stream()
                .map(p -> landes.comparee(p, delai))
                .filter(v -> v != null && v.compareTo(sienne) < 0)
                .count();

        assertThat(landes.resume(delai).rang()).isEqualTo((int) plusRapides + 1);
        assertThat(landes.phrase(delai)).startsWith("Landes : la moitié des communes mesurées ont signé leur ORT en");
    }

    @Test
    void les_credits_que_personne_ne_renseigne_assez_ne_se_comparent_pas() {
        assertThat(landes.indicateurs())
                .filteredOn(i -> i.cle().startsWith("credits_"))
                .allSatisfy(i -> assertThat(landes.comparee(landes.ici(), i)).isNull());
    }

    private Comparaison etablir(String territoire, ChoixDePairs choix) {
        var lecture = new Lecture(LocalDate.of(2026, 11, 22), Instant.now());
        return halle.getBean(Comparaisons.class)
                .etablir(halle.getBean(Etendues.class).lire("pvd", territoire, lecture), choix);
    }

    private static BigDecimal mediane(Predicate<String> departement) throws IOException {
        List<Long> jours = new ArrayList<>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(Fichiers.reel(LISTE))) {
            csv.stream()
                    .filter(l -> l.getField("pvd").equals("1") && departement.test(l.getField("departement")))
                    .filter(l -> !l.getField("pvd_date_signature").isEmpty()
                            && !l.getField("ort_date_signature").isEmpty())
                    .map(l -> ChronoUnit.DAYS.between(
                            LocalDate.parse(l.getField("pvd_date_signature")),
                            LocalDate.parse(l.getField("ort_date_signature"))))
                    .filter(j -> j >= 0)
                    .sorted()
                    .forEach(jours::add);
        }
        var bas = BigDecimal.valueOf(jours.get((jours.size() - 1) / 2));
        return bas.add(BigDecimal.valueOf(jours.get(jours.size() / 2))).divide(BigDecimal.valueOf(2));
    }
}
