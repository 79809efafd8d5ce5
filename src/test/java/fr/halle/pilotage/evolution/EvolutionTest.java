package fr.halle.pilotage.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.comparaison.ChoixDePairs;
import fr.halle.pilotage.comparaison.Comparaisons;
import fr.halle.pilotage.evolution.Evolution.Face;
import fr.halle.platform.Tranche;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce qui est arrivé n'est pas ce que l'on a appris ; ce qui n'est pas renseigné n'est pas comparé. */
class EvolutionTest {

    private static final String ENTETE =
            "insee_com,lib_com,pvd,pvd_date_signature,acv,acv_date_signature,ort,ort_date_signature";

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
    void une_signature_arrivee_dans_la_periode_n_est_pas_une_date_corrigee() throws IOException {
        importer("40197,Morcenx-la-Nouvelle,1,2021-01-01,0,,1,2022-06-15");
        var avant = Instant.now();
        importer("40197,Morcenx-la-Nouvelle,1,2021-02-02,0,,1,2022-06-15");
        var depart = new Lecture(LocalDate.of(2021, 12, 31), avant);

        var arrive = lire("commune:40197", depart, Face.ARRIVE, "signature");
        var appris = lire("commune:40197", depart, Face.APPRIS, "signature");

        assertThat(arrive).singleElement().satisfies(c -> {
            assertThat(c.detail()).isEqualTo("ort");
            assertThat(c.apresLe()).isEqualTo(LocalDate.of(2022, 6, 15));
        });
        assertThat(appris).singleElement().satisfies(c -> {
            assertThat(c.sens()).isEqualTo("modifie");
            assertThat(c.avantLe()).isEqualTo(LocalDate.of(2021, 1, 1));
            assertThat(c.apresLe()).isEqualTo(LocalDate.of(2021, 2, 2));
        });
    }

    @Test
    void un_total_corrige_est_appris_et_n_est_pas_arrive() {
        var avant = Instant.now();
        halle.getBean(JdbcClient.class).sql("""
                        insert into financement.total_publie (reference, programme, territoire_type, territoire_code, dispositif,
                            nature, origine, stade, degre, centimes, rattachement, effet, precision_date, source, corrige_id)
                        select 'T-CORRECTION', programme, territoire_type, territoire_code, dispositif, nature, origine, stade, degre,
                            centimes + 100, rattachement, effet, precision_date, source, id
                          from financement.total_publie where dispositif = 'DETR' and programme = 'pvd'
                        """).update();
        var depart = new Lecture(LocalDate.of(2022, 1, 1), avant);

        assertThat(lire("departement:40", depart, Face.ARRIVE, "total")).isEmpty();
        assertThat(lire("departement:40", depart, Face.APPRIS, "total"))
                .singleElement()
                .satisfies(c -> assertThat(c.apresMontant()).isEqualTo(Montant.euros(1_193_780)));
        assertThat(evolution("departement:40", depart).lignes(Face.APPRIS))
                .anyMatch(l -> l.genre().equals("total") && Montant.euros(1).equals(l.ecart()));
    }

    @Test
    void des_laureats_publies_dans_la_periode_y_entrent() {
        var depart = new Lecture(LocalDate.of(2020, 1, 1), Instant.now());

        assertThat(evolution("departement:40", depart).nombre(Face.ARRIVE, "laureat", "nouveau"))
                .isEqualTo(12);
        assertThat(evolution("departement:40", depart).mois().stream()
                        .mapToInt(Evolution.Mois::laureats)
                        .sum())
                .isGreaterThanOrEqualTo(12);
    }

    @Test
    void sous_la_couverture_rien_n_est_compare_et_c_est_dit() throws IOException {
        importer(
                "40197,Morcenx-la-Nouvelle,1,2021-01-01,0,,1,2022-06-15",
                "40282,Saint-Sever,1,2021-01-01,0,,1,2022-06-15");

        var comparaison = halle.getBean(Comparaisons.class)
                .etablir(
                        halle.getBean(Etendues.class)
                                .lire("pvd", "departement:40", new Lecture(LocalDate.of(2025, 1, 1), Instant.now())),
                        ChoixDePairs.TRANCHE_ET_REGION);
        var delai = comparaison.indicateur("delai").orElseThrow();

        assertThat(comparaison.comparee(comparaison.ici(), delai)).isNull();
        assertThat(comparaison.phrase(delai))
                .isEqualTo("Landes : 10 lauréats sur 12 ne sont pas renseignés : non comparé.");
        assertThat(comparaison.resume(delai).rang()).isNull();
    }

    private void importer(String... lignes) throws IOException {
        var fichier = Files.createTempFile(dossier, "liste", ".csv");
        Files.writeString(fichier, ENTETE + "\n" + String.join("\n", lignes) + "\n");
        Fichiers.importer(halle, "programmes", fichier);
    }

    private Evolution evolution(String territoire, Lecture depart) {
        return halle.getBean(Evolutions.class)
                .etablir(
                        halle.getBean(Etendues.class)
                                .lire("pvd", territoire, new Lecture(LocalDate.of(2025, 1, 1), Instant.now())),
                        depart);
    }

    private List<Changement> lire(String territoire, Lecture depart, Face face, String genre) {
        var etendue = halle.getBean(Etendues.class)
                .lire("pvd", territoire, new Lecture(LocalDate.of(2025, 1, 1), Instant.now()));
        return halle.getBean(Evolutions.class)
                .choisir(etendue, depart, face, genre, Evolutions.tri(""))
                .page(new Tranche.Demande(1, 50))
                .elements();
    }
}
