package fr.halle.pilotage.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.Vigueur;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.conventions.delais.IssueDuDelai;
import fr.halle.pilotage.conventions.delais.SuiviDUnDelai;
import fr.halle.pilotage.conventions.delais.SuivisDesDelais;
import fr.halle.platform.Tranche;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** T1 et T2, par la liste, le tableau par état et le bilan : le communiqué seul, puis avec la liste officielle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConventionsEnListeTest {

    private static final String METROPOLE = "epci:200054807";

    private ConfigurableApplicationContext halle;
    private Instant avantLaListe = Instant.MIN;
    private boolean chargee;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
        avantLaListe = halle.getBean(JdbcClient.class)
                .sql("select clock_timestamp()")
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void la_veille_aucun_cadre_n_est_signe_le_jour_meme_six_le_sont() {
        charger();

        assertThat(lister(METROPOLE, "2023-05-08", "cadre", "signee").total()).isZero();
        var cadres = lister(METROPOLE, "2023-05-09", "cadre", "signee");
        assertThat(cadres.total()).isEqualTo(6);
        assertThat(cadres.elements()).allSatisfy(c -> {
            assertThat(c.reference()).isNotNull();
            assertThat(c.vigueur()).isEqualTo(Vigueur.EN_VIGUEUR);
            assertThat(c.laureats()).hasSize(1);
            assertThat(c.attendue()).isFalse();
        });
        assertThat(lister(METROPOLE, "2023-05-09", "adhesion", "").elements())
                .hasSize(6)
                .allSatisfy(c -> {
                    assertThat(c.etat()).isEqualTo(EtatConvention.SIGNEE);
                    assertThat(c.vigueur()).isEqualTo(Vigueur.REMPLACEE);
                    assertThat(c.echeance()).isNotNull();
                    assertThat(c.attendue()).isFalse();
                    assertThat(c.enjeuCentimes()).isNull();
                });
        assertThat(lister(METROPOLE, "2026-11-01", "ort", "").total()).isZero();
    }

    @Test
    void chaque_ville_a_son_retard_au_jour_pres_avec_la_liste() {
        charger();

        assertThat(lister(METROPOLE, "2022-06-30", "adhesion", "").elements())
                .hasSize(6)
                .allSatisfy(c -> assertThat(c.retard()).isNull());
        assertThat(lister(METROPOLE, "2023-01-31", "adhesion", "").elements())
                .extracting(c -> c.nomsDesLaureats() + " " + c.retard())
                .containsExactlyInAnyOrder(
                        "Lambesc 26 jours",
                        "La Roque-d'Anthéron 52 jours",
                        "Berre-l'Étang 12 jours",
                        "Sénas 4 jours",
                        "Trets 4 jours",
                        "Port-Saint-Louis-du-Rhône 4 jours");
        assertThat(lister(METROPOLE, "2023-01-31", "adhesion", "")
                        .elements()
                        .getFirst()
                        .nomsDesLaureats())
                .as("à enjeu égal, l'échéance la plus ancienne d'abord")
                .isEqualTo("La Roque-d'Anthéron");
    }

    @Test
    void d_apres_le_seul_communique_l_echeance_et_le_retard_sont_des_intervalles() {
        var lecture = new Lecture(LocalDate.parse("2023-01-31"), avantLaListe);

        assertThat(lister(METROPOLE, lecture, new FiltreDeConventions("adhesion", "", "", ""))
                        .elements())
                .hasSize(6)
                .allSatisfy(c -> {
                    assertThat(c.retard()).isEqualTo("entre 0 et 30 jours");
                    assertThat(c.echeance().texte()).isEqualTo("entre le 1er et le 31 janvier 2023");
                    assertThat(c.attente()).isEqualTo("La commune et son intercommunalité");
                });
    }

    @Test
    void une_convention_qui_couvre_six_laureats_n_est_qu_une_ligne() {
        var lignes = lister(METROPOLE, "2023-05-09", "intermediation", "");

        assertThat(lignes.total()).isEqualTo(1);
        assertThat(lignes.elements().getFirst().laureats()).hasSize(6);
        assertThat(lister("commune:13105", "2023-05-09", "intermediation", "")
                        .elements()
                        .getFirst())
                .satisfies(c -> assertThat(c.laureats()).hasSize(6))
                .satisfies(c -> assertThat(c.dedans()).isEqualTo(1));
    }

    @Test
    void celles_des_listes_seules_portent_leur_source_et_n_ont_pas_de_reference() {
        charger();

        var landes = lister("departement:40", "2021-09-10", "", "");
        assertThat(landes.total()).isEqualTo(11);
        assertThat(landes.elements()).allSatisfy(c -> {
            assertThat(c.desListes()).isTrue();
            assertThat(c.type()).isEqualTo("adhesion");
            assertThat(c.titreSource()).isNotBlank();
        });
    }

    @Test
    void le_texte_cherche_sans_accents_dans_les_noms_et_les_references() {
        charger();

        assertThat(chercher("senas")).isNotEmpty().allMatch(n -> n.contains("Sénas"));
        assertThat(chercher("xyzzy")).isEmpty();
        var reference = lister(METROPOLE, "2023-05-09", "cadre", "signee")
                .elements()
                .getFirst()
                .reference();
        assertThat(chercher(String.valueOf(reference))).hasSize(1);
    }

    @Test
    void le_tableau_par_etat_compte_ce_que_compte_la_liste() {
        charger();
        var etendue = etendues().lire("pvd", METROPOLE, lecture("2023-05-09"));

        var tableau = halle.getBean(TableauxDesEtats.class).dresser(etendue, FiltreDeConventions.TOUT);

        assertThat(tableau.colonnes()).hasSize(EtatConvention.values().length);
        var signees = tableau.colonne(EtatConvention.SIGNEE).orElseThrow();
        assertThat(signees.nombre())
                .isEqualTo((int) lister(METROPOLE, "2023-05-09", "", "signee").total());
        assertThat(signees.premieres()).hasSize(6);
        assertThat(signees.ageMaximal()).isEqualTo(698L);
        assertThat(tableau.nombre()).isEqualTo(signees.nombre());
    }

    @Test
    void avant_sa_signature_une_convention_constatee_n_est_pas_un_brouillon() {
        charger();

        assertThat(lister(METROPOLE, "2023-05-08", "cadre", "").total()).isZero();
        var etendue = etendues().lire("pvd", METROPOLE, lecture("2023-05-08"));
        assertThat(halle.getBean(TableauxDesEtats.class)
                        .dresser(etendue, FiltreDeConventions.TOUT)
                        .colonne(EtatConvention.BROUILLON)
                        .orElseThrow()
                        .nombre())
                .isZero();
    }

    @Test
    void le_bilan_des_landes_compte_onze_laureats_et_treize_communes() {
        charger();
        var etendue = etendues().lire("pvd", "departement:40", lecture("2021-09-10"));

        var bilan = halle.getBean(Bilans.class).dresser(etendue);

        assertThat(etendue.laureats()).hasSize(12);
        assertThat(etendue.communes()).hasSize(14);
        assertThat(bilan.types())
                .extracting(BilanDesConventions.ParType::type)
                .containsExactly("adhesion", "cadre", "ort");
        assertThat(bilan.types().getFirst())
                .isEqualTo(new BilanDesConventions.ParType("adhesion", "Convention d'adhésion", 11, 13, 0));
        assertThat(bilan.types().subList(1, 3)).allMatch(t -> t.laureats() == 0 && t.communes() == 0);
    }

    @Test
    void la_frise_va_de_l_adhesion_au_cadre_et_dit_le_retard() {
        charger();
        var laureat = lister(METROPOLE, "2023-05-09", "cadre", "signee").elements().stream()
                .filter(c -> c.nomsDesLaureats().equals("Lambesc"))
                .findFirst()
                .orElseThrow()
                .laureats()
                .getFirst()
                .reference();
        var suivis = halle.getBean(SuivisDesLaureats.class);

        var avant = suivis.suivre(etendues().lire("pvd", "laureat:" + laureat, lecture("2023-01-31")));
        assertThat(avant.attendues())
                .singleElement()
                .satisfies(c -> assertThat(c.retard()).isEqualTo("26 jours"));
        assertThat(avant.frise().faits())
                .extracting(f -> f.libelle() + " | " + f.date() + " | " + f.detail())
                .startsWith(
                        "Convention d'adhésion | 5 juillet 2021 | ",
                        "Échéance : convention-cadre à signer | le 5 janvier 2023 | retard : 26 jours",
                        "Convention-cadre |  | aucune signature connue à cette date",
                        "Opération de revitalisation de territoire |  | aucune signature connue à cette date");
        var apres = suivis.suivre(etendues().lire("pvd", "laureat:" + laureat, lecture("2023-05-09")));
        assertThat(apres.attendues()).isEmpty();
        assertThat(apres.frise().description()).contains("tenue avec un retard : 124 jours");
    }

    private List<String> chercher(String q) {
        return lister(METROPOLE, lecture("2023-05-09"), new FiltreDeConventions("", "", "", q)).elements().stream()
                .map(ConventionEnListe::nomsDesLaureats)
                .toList();
    }

    private Tranche<ConventionEnListe> lister(String territoire, String au, String type, String etat) {
        return lister(territoire, lecture(au), new FiltreDeConventions(type, etat, "", ""));
    }

    private Tranche<ConventionEnListe> lister(String territoire, Lecture lecture, FiltreDeConventions filtre) {
        return halle.getBean(ListeConventions.class)
                .choisir(etendues().lire("pvd", territoire, lecture), filtre, ListeConventions.tri(""))
                .page(new Tranche.Demande(1, 100));
    }

    private Etendues etendues() {
        return halle.getBean(Etendues.class);
    }

    private static Lecture lecture(String au) {
        return new Lecture(LocalDate.parse(au), Instant.now().plusSeconds(300));
    }

    @Test
    void d_apres_la_liste_six_cadres_sont_signes_apres_le_delai_en_655_jours_au_milieu() {
        charger();

        var suivi = suivre("2023-05-09", Instant.now());

        assertThat(suivi.laureats()).isEqualTo(6);
        assertThat(suivi.nombre(IssueDuDelai.TENU_APRES)).isEqualTo(6);
        assertThat(suivi.delais())
                .extracting(d -> d.nom() + " " + d.jours())
                .containsExactlyInAnyOrder(
                        "Lambesc 673",
                        "La Roque-d'Anthéron 698",
                        "Berre-l'Étang 659",
                        "Sénas 651",
                        "Trets 651",
                        "Port-Saint-Louis-du-Rhône 651");
        assertThat(suivi.mediane()).hasValueSatisfying(m -> assertThat(m).isEqualByComparingTo("655"));
        assertThat(suivi.repartition())
                .extracting(t -> t.deMois() + "-" + t.aMois() + " : " + t.nombre())
                .endsWith("18-21 : 0", "21-24 : 6");
        assertThat(suivre("2022-12-31", Instant.now()).nombre(IssueDuDelai.DEPASSE))
                .as("La Roque-d'Anthéron : dix-huit mois après le 10 juin 2021")
                .isEqualTo(1);
    }

    @Test
    void d_apres_le_seul_communique_rien_n_est_affirme_du_mois_incertain() {
        assertThat(suivre("2022-12-31", avantLaListe).nombre(IssueDuDelai.EN_COURS))
                .isEqualTo(6);
        assertThat(suivre("2023-01-20", avantLaListe).nombre(IssueDuDelai.PEUT_ETRE_DEPASSE))
                .isEqualTo(6);
        assertThat(suivre("2023-02-01", avantLaListe).nombre(IssueDuDelai.DEPASSE))
                .isEqualTo(6);
        var tenus = suivre("2023-05-09", avantLaListe);
        assertThat(tenus.nombre(IssueDuDelai.TENU_APRES)).isEqualTo(6);
        assertThat(tenus.mesures()).isEmpty();
        assertThat(tenus.mediane()).isEmpty();
    }

    private SuiviDUnDelai suivre(String au, Instant connu) {
        var etendue = halle.getBean(Etendues.class).lire("pvd", METROPOLE, new Lecture(LocalDate.parse(au), connu));
        return halle.getBean(SuivisDesDelais.class).suivre(etendue, "cadre_apres_adhesion");
    }

    private void charger() {
        if (!chargee) {
            Fichiers.importer(halle, "programmes", Fichiers.reel("programmes-anct-2026-04.csv"));
            chargee = true;
        }
    }
}
