package fr.halle.pilotage.concours;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.TemoinDesLandes;
import fr.halle.pilotage.signatures.Signatures;
import fr.halle.pilotage.synthese.Syntheses;
import fr.halle.platform.Tranche;
import fr.halle.platform.Verification;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les concours de 2019 sur les listes officielles : les totaux, les filtres, les pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConcoursTest {

    private ConfigurableApplicationContext halle;

    @BeforeAll
    void charger() {
        var programmes = Fichiers.reel("programmes-anct-2026-04.csv");
        var dotations = Fichiers.reel("dotations-investissement-2019.csv");
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
        Fichiers.importer(halle, "programmes", programmes);
        Fichiers.importer(halle, "dotations", dotations);
    }

    @AfterAll
    void fermer() {
        if (halle != null) {
            halle.close();
        }
    }

    @Test
    void le_total_national_est_celui_des_lignes() {
        assertThat(choisir(filtre("", "", "", "")).sommes().sommes())
                .hasSize(1)
                .first()
                .satisfies(s -> {
                    assertThat(s.nombre())
                            .isEqualTo(
                                    nombre(
                                            "select count(*) from financement.v_public_concours where connu_jusqu = 'infinity' and source = 'dotations-investissement-2019'"));
                    assertThat(s.centimes())
                            .isEqualTo(
                                    nombre(
                                            "select sum(centimes)::bigint from financement.v_public_concours where connu_jusqu = 'infinity' and source = 'dotations-investissement-2019'"));
                });
    }

    @Test
    void a_la_nation_les_communes_laureates_ont_2476_lignes_et_en_continuent_4() {
        assertThat(choisir(filtre("", "", "pvd", "actuelles"))
                        .sommes()
                        .sommes()
                        .getFirst()
                        .nombre())
                .isEqualTo(2_476);
        assertThat(choisir(filtre("", "", "pvd", "actuelles"))
                        .sommes()
                        .sommes()
                        .getFirst()
                        .centimes())
                .isEqualTo(19_867_143_129L);
        assertThat(choisir(filtre("", "", "pvd", "reprises"))
                        .sommes()
                        .sommes()
                        .getFirst()
                        .nombre())
                .isEqualTo(4);
    }

    @Test
    void dans_les_landes_34_lignes_de_detr_a_l_euro_pres() {
        var landes = choisir(new FiltreDeConcours("", "departement:40", "pvd", "", "DETR", "2019", "", "", "", ""));

        assertThat(landes.sommes().sommes())
                .extracting(TotalDeConcours.Somme::nombre, TotalDeConcours.Somme::centimes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(34L, 162_680_900L));
    }

    @Test
    void le_cas_temoin_des_landes_ne_bouge_pas_d_un_centime_et_les_concours_restent_a_part() {
        verifierLesLandes();
    }

    /**
     * En dernier, car le premier extrait nomme une commune que la liste entière n'a pas : elle devient lauréate, avec ses quatre
     * concours de 2019. La nation bouge d'autant, et d'elle seule ; les Landes ne bougent pas.
     */
    @Test
    @Order(Integer.MAX_VALUE)
    void les_extraits_officiels_entrent_a_leur_tour_et_les_landes_ne_bougent_toujours_pas() {
        var pvd = Fichiers.importer(halle, "pvd", Fichiers.reel("en-tetes-officiels/anct_pvd.raw.csv"));
        var ort = Fichiers.importer(halle, "ort", Fichiers.reel("en-tetes-officiels/anct_ort.raw.csv"));

        assertThat(pvd.lues()).isEqualTo(2);
        assertThat(ort.lues()).isEqualTo(3);
        assertThat(pvd.refusees() + pvd.ecartees() + ort.refusees() + ort.ecartees())
                .isZero();
        verifierLesLandes();
        assertThat(choisir(new FiltreDeConcours("", "departement:40", "pvd", "", "DETR", "2019", "", "", "", ""))
                        .sommes()
                        .sommes()
                        .getFirst()
                        .centimes())
                .isEqualTo(162_680_900L);
        assertThat(choisir(filtre("", "", "pvd", "actuelles"))
                        .sommes()
                        .sommes()
                        .getFirst()
                        .nombre())
                .as("2 476, et les quatre de la commune que l'extrait ajoute")
                .isEqualTo(2_480);
        assertThat(choisir(filtre("", "commune:75056", "pvd", "actuelles")).total())
                .isEqualTo(4);
    }

    private void verifierLesLandes() {
        var landes = halle.getBean(Etendues.class)
                .lire(
                        "pvd",
                        "departement:40",
                        new Lecture(LocalDate.parse("2021-09-10"), Instant.now().plusSeconds(1)));
        var synthese = halle.getBean(Syntheses.class).etablir(landes);
        var autres = halle.getBean(LectureDesConcours.class).autres(landes);
        var adhesions = halle.getBean(Signatures.class).arrivees(landes);

        assertThat(synthese.laureats()).isEqualTo(12);
        assertThat(synthese.communes()).isEqualTo(14);
        TemoinDesLandes.verifierLesCredits(synthese);
        TemoinDesLandes.verifierCeQuiResteARapprocher(synthese);
        assertThat(autres.lignes())
                .extracting(
                        AutresConcours.Ligne::dispositif, AutresConcours.Ligne::nombre, AutresConcours.Ligne::centimes)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("DETR", 34L, 162_680_900L));
        assertThat(autres.reprises()).isEmpty();
        assertThat(adhesions)
                .as("treize adhésions de communes, Labouheyre signe le mois suivant ; aucune ORT")
                .hasSize(13)
                .allMatch(s -> s.type().equals("adhesion"));
    }

    @Test
    void les_mots_se_cherchent_sans_accents_et_se_comptent() {
        var trouves = choisir(filtre("piscines", "departement:40", "", ""));
        var page = trouves.page(new Tranche.Demande(1, 50));

        assertThat(page.elements()).isNotEmpty().hasSize((int) trouves.total());
        assertThat(page.elements()).allSatisfy(c -> assertThat(c.operation()).containsIgnoringCase("piscine"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"montant", "-montant", "cout", "-cout", "territoire", "-territoire", "annee", "-annee"})
    void les_pages_mises_bout_a_bout_sont_la_liste_dans_son_ordre(String tri) {
        var choisie = halle.getBean(ListeConcours.class).choisir(filtre("", "region:75", "", ""), tri, maintenant());
        var parPages = new java.util.ArrayList<String>();
        for (var page = 1; page <= choisie.page(new Tranche.Demande(1, 700)).derniere(); page++) {
            choisie.page(new Tranche.Demande(page, 700)).elements().forEach(c -> parPages.add(c.reference()));
        }
        var dUnTrait = new java.util.ArrayList<String>();
        choisie.parcourir(c -> dUnTrait.add(c.reference()));

        assertThat(parPages)
                .hasSize((int) choisie.total())
                .doesNotHaveDuplicates()
                .isEqualTo(dUnTrait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"depassement", "arrondi", "inconnu"})
    void une_anomalie_se_filtre_et_se_compte_comme_elle_se_liste(String anomalie) {
        var choisie = choisir(
                new FiltreDeConcours("", "", "", "", "", "", "", "", anomalie, "dotations-investissement-2019"));
        var page = choisie.page(new Tranche.Demande(1, 1000));

        assertThat(page.elements()).hasSize((int) choisie.total());
        assertThat(page.elements()).allSatisfy(c -> assertThat(c.anomalies()).isNotEmpty());
        if (anomalie.equals("depassement")) {
            assertThat(choisie.total()).isEqualTo(2);
        }
        if (anomalie.equals("arrondi")) {
            assertThat(choisie.total()).isEqualTo(952);
        }
    }

    @Test
    void les_cumuls_sont_verifies() {
        for (var verification :
                halle.getBeanProvider(Verification.class).orderedStream().toList()) {
            if (verification.regle().contains("cumuls")) {
                assertThat(verification.anomalies()).isEmpty();
            }
        }
        assertThat(nombre("select count(*) from financement.cumul_concours_national"))
                .isLessThan(200);
    }

    private static FiltreDeConcours filtre(String q, String territoire, String programme, String suivi) {
        return new FiltreDeConcours(
                q, territoire, programme, suivi, "", "", "", "", "", "dotations-investissement-2019");
    }

    private ListeConcours.Choisie choisir(FiltreDeConcours filtre) {
        return halle.getBean(ListeConcours.class).choisir(filtre, "", maintenant());
    }

    private static Lecture maintenant() {
        return new Lecture(LocalDate.parse("2026-11-22"), Instant.now().plusSeconds(1));
    }

    private long nombre(String requete) {
        return halle.getBean(JdbcClient.class).sql(requete).query(Long.class).single();
    }
}
