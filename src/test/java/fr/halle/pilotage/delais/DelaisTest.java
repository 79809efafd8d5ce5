package fr.halle.pilotage.delais;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.pilotage.Etendues;
import java.io.IOException;
import java.math.BigDecimal;
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

/** T5 : le délai de l'adhésion à l'ORT, sur la liste réelle et sur des listes écrites à la main. */
class DelaisTest {

    private static final LocalDate TARD = LocalDate.of(2026, 12, 31);

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
    void la_liste_reelle_donne_les_delais_de_la_nation() {
        Fichiers.importer(halle, "programmes", Fichiers.reel("programmes-anct-2026-04.csv"));

        var releve = relever("nation", TARD, Instant.now());

        assertThat(releve.communes()).hasSize(1646);
        assertThat(releve.avecDeuxDates()).isEqualTo(1476);
        assertThat(releve.nombre(EtatDuDelai.ORT_ANTERIEURE)).isEqualTo(72);
        assertThat(releve.mesurees()).hasSize(1404);
        assertThat(releve.mediane()).contains(BigDecimal.valueOf(651));
        assertThat(releve.nombre(EtatDuDelai.DANS_LE_DELAI)).isEqualTo(297);
        assertThat(releve.nombre(EtatDuDelai.SANS_ADHESION)).isEqualTo(58);
        assertThat(releve.repartition().stream()
                        .filter(t -> t.aMois() <= 18)
                        .mapToInt(Trimestre::nombre)
                        .sum())
                .as("les barres disent la même chose que le compte")
                .isEqualTo(297);
        assertThat(releve.repartition().stream().mapToInt(Trimestre::nombre).sum())
                .isEqualTo(1404);
        assertThat(releve.anomalies().stream()
                        .filter(c -> c.anomalies().toString().contains("avant le lancement"))
                        .map(DelaiDeCommune::commune))
                .containsExactlyInAnyOrder("21103", "21554", "21607");
        assertThat(releve.anomalies().stream()
                        .filter(c -> c.anomalies().toString().contains("publication de la liste"))
                        .map(DelaiDeCommune::commune))
                .as("des ORT datées de novembre 2026 dans une liste d'avril")
                .containsExactlyInAnyOrder("71106", "71176", "71342", "71394");
        assertThat(relever("departement:40", TARD, Instant.now()).communes()).hasSize(14);
    }

    @Test
    void dix_huit_mois_sont_des_mois_de_calendrier_et_la_mediane_laisse_de_cote_l_ort_anterieure() throws IOException {
        importer(
                "programmes",
                "insee_com,lib_com,pvd,pvd_date_signature,acv,acv_date_signature,ort,ort_date_signature",
                "40197,Morcenx-la-Nouvelle,1,2021-08-31,0,,1,2023-02-28",
                "40282,Saint-Sever,1,2021-08-31,0,,1,2023-03-01",
                "40224,Peyrehorade,1,2021-08-31,0,,1,2021-08-31",
                "40119,Hagetmau,1,2021-08-31,0,,1,2020-01-01",
                "40006,Amou,1,2021-08-31,0,,1,",
                "40111,Geaune,1,,0,,1,2022-01-01",
                "40201,Mugron,1,2021-08-31,0,,0,");

        var releve = relever("departement:40", TARD, Instant.now());

        assertThat(etat(releve, "40197")).isEqualTo(EtatDuDelai.DANS_LE_DELAI);
        assertThat(etat(releve, "40282")).isEqualTo(EtatDuDelai.HORS_DELAI);
        assertThat(etat(releve, "40119")).isEqualTo(EtatDuDelai.ORT_ANTERIEURE);
        assertThat(etat(releve, "40006")).isEqualTo(EtatDuDelai.ORT_SANS_DATE);
        assertThat(etat(releve, "40111")).isEqualTo(EtatDuDelai.SANS_ADHESION);
        assertThat(etat(releve, "40201")).isEqualTo(EtatDuDelai.SANS_ORT);
        assertThat(releve.mediane()).contains(BigDecimal.valueOf(546));
        assertThat(releve.repartition()).hasSize(7).first().isEqualTo(new Trimestre(1, 1));
        assertThat(etat(relever("departement:40", LocalDate.of(2023, 2, 27), Instant.now()), "40197"))
                .as("la veille de sa signature, l'ORT n'existe pas encore")
                .isEqualTo(EtatDuDelai.SANS_ORT);
    }

    @Test
    void une_date_corrigee_se_relit_telle_qu_on_la_connaissait() throws IOException {
        var entete = "insee_com,lib_com,pvd,pvd_date_signature,acv,acv_date_signature,ort,ort_date_signature";
        importer("programmes", entete, "40197,Morcenx-la-Nouvelle,1,2021-01-01,0,,1,2021-12-31");
        var avant = Instant.now();
        importer("programmes", entete, "40197,Morcenx-la-Nouvelle,1,2021-01-01,0,,1,2022-12-31");

        assertThat(commune(relever("commune:40197", TARD, avant), "40197").jours())
                .isEqualTo(364);
        assertThat(commune(relever("commune:40197", TARD, Instant.now()), "40197")
                        .jours())
                .isEqualTo(729);
    }

    @Test
    void deux_listes_qui_different_sont_deux_faits_et_la_plus_recente_sert() throws IOException {
        importer(
                "programmes",
                "insee_com,lib_com,pvd,pvd_date_signature,acv,acv_date_signature,ort,ort_date_signature",
                "40197,Morcenx-la-Nouvelle,1,2021-01-01,0,,1,2021-12-31");
        importer("pvd", "insee_com,lib_com,id_pvd,date_signature", "40197,Morcenx-la-Nouvelle,pvd-75-40-1,2021-02-01");

        var morcenx = commune(relever("commune:40197", TARD, Instant.now()), "40197");

        assertThat(morcenx.conflit()).isTrue();
        assertThat(morcenx.ecartees()).hasSize(1);
        assertThat(List.of(
                        String.valueOf(morcenx.adhesionLe()),
                        String.valueOf(morcenx.ecartees().getFirst().effet())))
                .containsExactly("2021-02-01", "2021-01-01");
    }

    private void importer(String jeu, String... lignes) throws IOException {
        var fichier = Files.createTempFile(dossier, jeu, ".csv");
        Files.writeString(fichier, String.join("\n", lignes) + "\n");
        Fichiers.importer(halle, jeu, fichier);
    }

    private Releve relever(String territoire, LocalDate au, Instant connu) {
        var etendue = halle.getBean(Etendues.class).lire("pvd", territoire, new Lecture(au, connu));
        return halle.getBean(Releves.class).relever(etendue);
    }

    private static EtatDuDelai etat(Releve releve, String commune) {
        return commune(releve, commune).etat();
    }

    private static DelaiDeCommune commune(Releve releve, String code) {
        return releve.communes().stream()
                .filter(c -> c.commune().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
