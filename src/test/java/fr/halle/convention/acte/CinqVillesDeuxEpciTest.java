package fr.halle.convention.acte;

import static fr.halle.convention.acte.CinqVillesDeuxEpci.CHALOSSE;
import static fr.halle.convention.acte.CinqVillesDeuxEpci.GRENADOIS;
import static fr.halle.convention.acte.CinqVillesDeuxEpci.PREFET;
import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.commun.Lecture;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.Situation;
import fr.halle.convention.Situations;
import fr.halle.echeance.EcheanceEnCours;
import fr.halle.echeance.SourceDEcheances;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.territoire.TypeTerritoire;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Une adhésion pour cinq villes de deux EPCI, puis cinq conventions-cadres à cinq dates : chaque ville a son horloge. Deux signatures
 * sont d'abord mal datées, puis corrigées ; tout se lit à trois dates, d'après ce que l'on savait avant et après la correction.
 *
 * <pre>
 * adhésion : les collectivités le 6 septembre 2021, l'État le 10 ; dix-huit mois : 10 mars 2023
 *                        d'abord      corrigée
 * Geaune               2022-06-15
 * Hagetmau             2023-12-02   2022-12-02   une année de trop
 * Saint-Sever          2023-03-13   2023-03-10   le dernier jour
 * Grenade-sur-l'Adour  2023-04-04                la commune le 1er mars, l'EPCI le 8, l'État le 4 avril
 * Cazères-sur-l'Adour  2023-09-10
 * </pre>
 */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = CinqVillesDeuxEpciTest.UneBase.class)
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CinqVillesDeuxEpciTest {

    private static final String GEAUNE = "40110";
    private static final String HAGETMAU = "40119";
    private static final String SAINT_SEVER = "40282";
    private static final String GRENADE = "40117";
    private static final String CAZERES = "40080";
    private static final LocalDate LIMITE = LocalDate.of(2023, 3, 10);

    static final class UneBase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            BaseChargee.brancherServeur(contexte, BaseChargee.copie());
        }
    }

    @Autowired
    private ApplicationContext halle;

    @Autowired
    private MockMvcTester web;

    private CinqVillesDeuxEpci villes;
    private String adhesion;
    private Instant adheres;
    private Instant avant;
    private Instant apres;

    @BeforeAll
    void signer() {
        villes = new CinqVillesDeuxEpci(halle);
        adhesion = villes.adhesion(LocalDate.of(2021, 9, 6), LocalDate.of(2021, 9, 10));
        adheres = instant();
        villes.cadreConstate(GEAUNE, LocalDate.of(2022, 6, 15));
        var hagetmau = villes.cadreConstate(HAGETMAU, LocalDate.of(2023, 12, 2));
        var saintSever = villes.cadreConstate(SAINT_SEVER, LocalDate.of(2023, 3, 13));
        villes.cadrePris(GRENADE, LocalDate.of(2023, 3, 1), LocalDate.of(2023, 3, 8), LocalDate.of(2023, 4, 4));
        villes.cadreConstate(CAZERES, LocalDate.of(2023, 9, 10));
        avant = instant();
        villes.annulerLaSignature(hagetmau, "L'année était fausse");
        villes.signer(hagetmau, LocalDate.of(2022, 12, 2));
        villes.annulerLaSignature(saintSever, "Le document porte le 10 mars");
        villes.signer(saintSever, LocalDate.of(2023, 3, 10));
        apres = instant();
    }

    /** Le retard « 0 » dit qu'il n'y en a pas ; « - », que rien n'a tenu le délai à cette date. */
    @ParameterizedTest
    @CsvSource({
        // ville, au, avant : vigueur, tenue, retard ; après : vigueur, tenue, retard
        "40110, 2022-12-31, remplacee, 2022-06-15, 0, remplacee, 2022-06-15, 0",
        "40119, 2022-12-31, en_vigueur, -, 0, remplacee, 2022-12-02, 0",
        "40282, 2022-12-31, en_vigueur, -, 0, en_vigueur, -, 0",
        "40117, 2022-12-31, en_vigueur, -, 0, en_vigueur, -, 0",
        "40080, 2022-12-31, en_vigueur, -, 0, en_vigueur, -, 0",
        "40110, 2023-03-13, remplacee, 2022-06-15, 0, remplacee, 2022-06-15, 0",
        "40119, 2023-03-13, en_depassement, -, 3, remplacee, 2022-12-02, 0",
        "40282, 2023-03-13, remplacee, 2023-03-13, 3, remplacee, 2023-03-10, 0",
        "40117, 2023-03-13, en_depassement, -, 3, en_depassement, -, 3",
        "40080, 2023-03-13, en_depassement, -, 3, en_depassement, -, 3",
        "40110, 2023-12-31, remplacee, 2022-06-15, 0, remplacee, 2022-06-15, 0",
        "40119, 2023-12-31, remplacee, 2023-12-02, 267, remplacee, 2022-12-02, 0",
        "40282, 2023-12-31, remplacee, 2023-03-13, 3, remplacee, 2023-03-10, 0",
        "40117, 2023-12-31, remplacee, 2023-04-04, 25, remplacee, 2023-04-04, 25",
        "40080, 2023-12-31, remplacee, 2023-09-10, 184, remplacee, 2023-09-10, 184",
    })
    void l_adhesion_de_chaque_ville_suit_sa_propre_horloge(
            String commune,
            LocalDate au,
            String vigueurAvant,
            String tenueAvant,
            long retardAvant,
            String vigueurApres,
            String tenueApres,
            long retardApres)
            throws Exception {
        assertThat(adhesion(commune, au, avant)).isEqualTo(vigueurAvant + " " + tenueAvant + " " + retardAvant);
        assertThat(adhesion(commune, au, apres)).isEqualTo(vigueurApres + " " + tenueApres + " " + retardApres);

        assertThat(adhesionParLApi(commune, au, avant)).isEqualTo(vigueurAvant + " " + tenueAvant + " " + retardAvant);
        assertThat(adhesionParLApi(commune, au, apres)).isEqualTo(vigueurApres + " " + tenueApres + " " + retardApres);
    }

    @ParameterizedTest
    @CsvSource({
        // ville, au, avant : état et date ; après : de même ; « - » : aucune convention-cadre pour le préfet
        "40110, 2022-12-31, signee 2022-06-15 en_vigueur, signee 2022-06-15 en_vigueur",
        "40119, 2022-12-31, -, signee 2022-12-02 en_vigueur",
        "40282, 2022-12-31, -, -",
        "40117, 2022-12-31, en_avis - -, en_avis - -",
        "40080, 2022-12-31, -, -",
        "40119, 2023-03-13, -, signee 2022-12-02 en_vigueur",
        "40282, 2023-03-13, signee 2023-03-13 en_vigueur, signee 2023-03-10 en_vigueur",
        "40117, 2023-03-13, a_signer - -, a_signer - -",
        "40080, 2023-03-13, -, -",
        "40119, 2023-12-31, signee 2023-12-02 en_vigueur, signee 2022-12-02 en_vigueur",
        "40282, 2023-12-31, signee 2023-03-13 en_vigueur, signee 2023-03-10 en_vigueur",
        "40117, 2023-12-31, signee 2023-04-04 en_vigueur, signee 2023-04-04 en_vigueur",
        "40080, 2023-12-31, signee 2023-09-10 en_vigueur, signee 2023-09-10 en_vigueur",
        "40117, 2026-03-31, signee 2023-04-04 en_vigueur, signee 2023-04-04 en_vigueur",
        "40117, 2026-04-01, signee 2023-04-04 echue, signee 2023-04-04 echue",
    })
    void la_convention_cadre_de_chaque_ville_a_sa_date(String commune, LocalDate au, String vueAvant, String vueApres) {
        assertThat(cadre(commune, au, avant)).isEqualTo(vueAvant);
        assertThat(cadre(commune, au, apres)).isEqualTo(vueApres);
        assertThat(cadre(commune, au, adheres)).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({
        // ce que l'on demande, au, avant, après
        "territoire=departement:40&type=cadre, 2022-12-31, 1, 2",
        "territoire=departement:40&type=cadre, 2023-03-13, 2, 3",
        "territoire=departement:40&type=cadre, 2023-12-31, 5, 5",
        "territoire=departement:40&type=cadre&etat=signee, 2023-04-03, 2, 3",
        "territoire=departement:40&type=cadre&etat=signee, 2023-04-04, 3, 4",
        "territoire=departement:40&type=cadre&etat=a_signer, 2023-03-13, 0, 0",
        "territoire=epci:200069649&type=cadre, 2023-03-13, 2, 3",
        "territoire=epci:244000824&type=cadre, 2023-03-13, 0, 0",
        "territoire=departement:40&type=adhesion, 2021-09-09, 0, 0",
        "territoire=departement:40&type=adhesion, 2021-09-10, 1, 1",
        "territoire=epci:200069649&type=adhesion&vigueur=en_depassement, 2023-03-10, 0, 0",
        "territoire=epci:200069649&type=adhesion&vigueur=en_depassement, 2023-03-13, 1, 0",
        "territoire=epci:200069649&type=adhesion&vigueur=remplacee, 2023-03-13, 0, 1",
        "territoire=epci:244000824&type=adhesion&vigueur=en_depassement, 2023-03-11, 1, 1",
        "territoire=departement:40&type=adhesion&vigueur=en_depassement, 2023-09-09, 1, 1",
        "territoire=departement:40&type=adhesion&vigueur=remplacee, 2023-12-01, 0, 1",
        "territoire=departement:40&type=adhesion&vigueur=remplacee, 2023-12-31, 1, 1",
        "territoire=departement:40&type=cadre&vigueur=echue, 2026-04-01, 5, 5",
    })
    void le_public_compte_les_signees_par_l_api(String demande, LocalDate au, int avantLa, int apresLa)
            throws Exception {
        assertThat(api(demande, au, adheres).get("total").asInt())
                .as("avant les conventions-cadres")
                .isEqualTo(demande.contains("type=adhesion") && enVigueurOuToutes(demande, au) ? 1 : 0);
        assertThat(api(demande, au, avant).get("total").asInt()).as("avant").isEqualTo(avantLa);
        assertThat(api(demande, au, apres).get("total").asInt()).as("après").isEqualTo(apresLa);
    }

    @Test
    void l_adhesion_est_une_seule_ligne_qui_nomme_les_cinq() throws Exception {
        var lue = api("territoire=epci:" + GRENADOIS + "&type=adhesion", LocalDate.of(2023, 3, 13), apres)
                .get("elements")
                .get(0);

        assertThat(lue.get("reference").asString()).isEqualTo(adhesion);
        assertThat(lue.get("signature").get("date").asString()).isEqualTo("2021-09-10");
        assertThat(lue.get("echeance").get("au").asString()).isEqualTo("2023-03-10");
        var noms = new ArrayList<String>();
        lue.get("laureats").forEach(l -> noms.add(l.get("nom").asString()));
        assertThat(noms)
                .containsExactly("Cazères-sur-l'Adour", "Geaune", "Grenade-sur-l'Adour", "Hagetmau", "Saint-Sever");
    }

    @Test
    void quand_plus_rien_n_est_attendu_l_adhesion_porte_le_plus_long_des_retards() throws Exception {
        var demande = "territoire=epci:" + CHALOSSE + "&type=adhesion";
        var echeance = api(demande, LocalDate.of(2023, 12, 31), avant)
                .get("elements")
                .get(0)
                .get("echeance");

        assertThat(echeance.get("tenueLe").asString()).isEqualTo("2023-12-02");
        assertThat(echeance.get("retardJours").get("max").asInt()).isEqualTo(267);
    }

    @Test
    void l_echeancier_attend_la_commune_et_l_epci_de_chaque_ville_en_retard_et_personne_d_autre() {
        assertThat(echeances(LocalDate.of(2022, 12, 31)))
                .extracting(EcheanceEnCours::nom)
                .containsExactlyInAnyOrder("Saint-Sever", "Grenade-sur-l'Adour", "Cazères-sur-l'Adour");
        var enRetard = echeances(LocalDate.of(2023, 3, 13));
        assertThat(enRetard)
                .extracting(EcheanceEnCours::nom)
                .containsExactlyInAnyOrder("Grenade-sur-l'Adour", "Cazères-sur-l'Adour");
        assertThat(enRetard).allSatisfy(e -> {
            assertThat(e.limite()).isEqualTo(LIMITE);
            assertThat(e.reste(LocalDate.of(2023, 3, 13))).isEqualTo(-3);
            var commune = e.nom().startsWith("Grenade") ? GRENADE : CAZERES;
            assertThat(e.attendus())
                    .containsExactlyInAnyOrder(
                            villes.organisation(NatureOrganisation.COMMUNE, TypeTerritoire.COMMUNE, commune),
                            villes.organisation(NatureOrganisation.EPCI, TypeTerritoire.EPCI, GRENADOIS));
        });
        assertThat(echeances(LocalDate.of(2023, 12, 31))).isEmpty();
    }

    /** Sans convention-cadre connue, l'adhésion des cinq est en vigueur jusqu'à la limite, puis en dépassement. */
    private static boolean enVigueurOuToutes(String demande, LocalDate au) {
        if (au.isBefore(LocalDate.of(2021, 9, 10))) {
            return false;
        }
        return !demande.contains("vigueur=") || demande.contains("vigueur=en_depassement") && au.isAfter(LIMITE);
    }

    private String adhesion(String commune, LocalDate au, Instant connu) {
        var s = situation(commune, "adhesion", au, connu, new Acteur.Anonyme());
        assertThat(s.etat()).isEqualTo(EtatConvention.SIGNEE);
        assertThat(s.reference()).isEqualTo(adhesion);
        assertThat(s.signature().jour()).isEqualTo("2021-09-10");
        assertThat(s.delaiDu()).isEqualTo(LIMITE);
        assertThat(s.delaiAu()).isEqualTo(LIMITE);
        assertThat(s.remplaceeLe()).isEqualTo(s.tenueLe());
        assertThat(s).isEqualTo(villes.sous(PREFET, () -> situation(commune, "adhesion", au, connu)));
        var retard = s.retard(au);
        assertThat(retard == null || retard.moins() == retard.plus()).isTrue();
        return s.vigueur().code()
                + " "
                + (s.tenueLe() == null ? "-" : s.tenueLe())
                + " "
                + (retard == null ? 0 : retard.moins());
    }

    private String adhesionParLApi(String commune, LocalDate au, Instant connu) throws Exception {
        var reponse = api("territoire=commune:" + commune + "&type=adhesion", au, connu);
        assertThat(reponse.get("total").asInt()).isEqualTo(1);
        var lue = reponse.get("elements").get(0);
        assertThat(lue.get("etat").asString()).isEqualTo("signee");
        assertThat(lue.get("laureats").size()).isEqualTo(5);
        var echeance = lue.get("echeance");
        var tenue = echeance.get("tenueLe");
        var retard = echeance.get("retardJours");
        return lue.get("vigueur").asString()
                + " "
                + (tenue == null ? "-" : tenue.asString())
                + " "
                + (retard == null ? 0 : retard.get("max").asLong());
    }

    private String cadre(String commune, LocalDate au, Instant connu) {
        return villes.sous(PREFET, () -> {
            var siens = toutes(commune, au, connu).stream()
                    .filter(s -> s.type().equals("cadre"))
                    .toList();
            if (siens.isEmpty()) {
                return "-";
            }
            assertThat(siens).hasSize(1);
            var s = siens.getFirst();
            return s.etat().code()
                    + " "
                    + (s.signature() == null ? "-" : s.signature().jour())
                    + " "
                    + (s.vigueur() == null ? "-" : s.vigueur().code());
        });
    }

    private Situation situation(String commune, String type, LocalDate au, Instant connu, Acteur acteur) {
        return ActeurCourant.agir(acteur, () -> situation(commune, type, au, connu));
    }

    private Situation situation(String commune, String type, LocalDate au, Instant connu) {
        var siennes = toutes(commune, au, connu).stream()
                .filter(s -> s.type().equals(type))
                .toList();
        assertThat(siennes).hasSize(1);
        return siennes.getFirst();
    }

    private List<Situation> toutes(String commune, LocalDate au, Instant connu) {
        return halle.getBean(Situations.class)
                .de("pvd", List.of(villes.de(commune).id()), new Lecture(au, connu));
    }

    private JsonNode api(String demande, LocalDate au, Instant connu) throws Exception {
        var reponse = web.get()
                .uri("/api/v1/programmes/pvd/conventions?" + demande + "&au=" + au + "&connu=" + connu)
                .exchange();
        assertThat(reponse).hasStatusOk();
        return JsonMapper.shared().readTree(reponse.getMvcResult().getResponse().getContentAsByteArray());
    }

    private List<EcheanceEnCours> echeances(LocalDate jour) {
        return ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> halle.getBeansOfType(SourceDEcheances.class).values().stream()
                        .flatMap(s -> s.enCours(jour).stream())
                        .filter(e -> villes.ids().contains(e.objet()))
                        .toList());
    }

    private Instant instant() {
        return halle.getBean(JdbcClient.class)
                .sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
