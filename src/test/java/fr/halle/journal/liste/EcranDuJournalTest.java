package fr.halle.journal.liste;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.BaseDEssai;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.EcranDuJournal;
import fr.halle.journal.FiltreDeTrace;
import fr.halle.journal.Historique;
import fr.halle.journal.Journal;
import fr.halle.journal.LigneDHistorique;
import fr.halle.journal.Objet;
import fr.halle.journal.trace.ExemplesDActes;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** La trace à l'écran : lue, filtrée, exportée ; par une route d'essai, la vraie étant celle du module des accès. */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EcranDuJournalTest.SurUneBaseNeuve.class)
class EcranDuJournalTest {

    static final class SurUneBaseNeuve implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            BaseChargee.brancherServeur(contexte, BaseDEssai.neuve());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class RouteDEssai {
        @Bean
        JournalDEssai journalDEssai(EcranDuJournal ecran, Historique historique) {
            return new JournalDEssai(ecran);
        }
    }

    @Public
    @Controller
    static class JournalDEssai {

        private final EcranDuJournal ecran;

        JournalDEssai(EcranDuJournal ecran) {
            this.ecran = ecran;
        }

        @GetMapping("/essai/journal")
        String lister(
                Lecture lecture,
                @RequestParam(defaultValue = "") String objet,
                @RequestParam(defaultValue = "") String personne,
                @RequestParam(defaultValue = "") String verbe,
                @RequestParam(defaultValue = "") String depuis,
                @RequestParam(defaultValue = "") String jusqua,
                @RequestParam(defaultValue = "") String territoire,
                DemandeDeListe demande,
                Model modele) {
            return ecran.montrer(
                    FiltreDeTrace.lire(objet, personne, verbe, depuis, jusqua, territoire), lecture, demande, modele);
        }

        @GetMapping("/essai/journal." + Telechargements.FORMAT)
        void exporter(
                @PathVariable String format, Lecture lecture, HttpServletRequest requete, HttpServletResponse reponse) {
            ecran.exporter(FiltreDeTrace.TOUT, lecture, "", format, requete, reponse);
        }
    }

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Journal journal;

    @Autowired
    private Historique historique;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void inscrire() {
        var maire = new Acteur.Personne(
                UUID.randomUUID(), ExemplesDActes.MAIRE, null, "Dominique Exemple", "Maire de Bourg-Exemple");
        if (agir(
                        new Acteur.Service("essai"),
                        () -> sql.sql("select count(*) from journal.acte")
                                .query(Long.class)
                                .single())
                == 0) {
            agir(
                    new Acteur.Service("essai"),
                    () -> sql.sql("insert into platform.instance (nature, version) values ('fictive', 'essai')")
                            .update());
            inscrire(maire, ExemplesDActes.depot("D-1"));
            inscrire(maire, ExemplesDActes.avis("D-1", "réservé", "<b>favorable</b>"));
            inscrire(
                    new Acteur.Service("importer"),
                    Consigne.sur(new Objet("import", "I-1", "Liste d'avril"), "import.faire", "importe un fichier")
                            .changeant(Changement.de("lignes", "Lignes", null, "14")));
        }
    }

    @Test
    void un_historique_dit_qui_sous_quel_chapeau_quoi_et_ce_qui_a_change() {
        var lignes = agir(new Acteur.Service("essai"), () -> historique.de("candidature", "D-1"));

        assertThat(lignes)
                .extracting(LigneDHistorique::verbe)
                .containsExactly("candidature.donner_avis", "candidature.deposer");
        assertThat(lignes.getFirst().phrase()).isEqualTo("donne un avis, après échange avec c@bourg.example");
        assertThat(lignes.getFirst().auteur()).isEqualTo("Dominique Exemple");
        assertThat(lignes.getFirst().qualite()).isEqualTo("Maire de Bourg-Exemple");
        assertThat(lignes.getFirst().champs().getFirst().enUneLigne())
                .isEqualTo("Avis du Département : réservé → <b>favorable</b>");
        assertThat(lignes.getLast().effetAutreQueLeJour()).isTrue();
        assertThat(historique.de("candidature", "D-1"))
                .as("le public n'en voit rien")
                .isEmpty();
    }

    @Test
    void la_liste_se_filtre_et_ne_prend_rien_pour_du_html() throws Exception {
        assertThat(page(""))
                .contains("3 actes", "Dominique Exemple", "&lt;b&gt;favorable", "Halle (importer)")
                .doesNotContain("<b>favorable");
        assertThat(page("?objet=candidature:D-1")).contains("2 actes");
        assertThat(page("?objet=avril")).contains("1 acte");
        assertThat(page("?personne=dominique")).contains("2 actes");
        assertThat(page("?personne=" + ExemplesDActes.MAIRE)).contains("2 actes");
        assertThat(page("?verbe=candidature")).contains("2 actes");
        assertThat(page("?verbe=candidature.deposer&territoire=commune:40197")).contains("1 acte");
        assertThat(page("?verbe=candidatur%25")).contains("Aucun acte ne répond");
        assertThat(page("?depuis=2020-01-01&jusqua=2020-12-31")).contains("Aucun acte ne répond");
        assertThat(page("?territoire=departement:40&tri=-objet")).contains("2 actes");
        for (var faux : List.of("?depuis=hier", "?depuis=2026-02-01&jusqua=2026-01-01", "?tri=nom")) {
            assertThat(agir(
                            new Acteur.Service("essai"),
                            () -> http.get().uri("/essai/journal" + faux).exchange()))
                    .as(faux)
                    .hasStatus(400);
        }
    }

    @Test
    void l_export_porte_de_quoi_refaire_les_empreintes() throws Exception {
        var csv = agir(
                        new Acteur.Service("essai"),
                        () -> http.get().uri("/essai/journal.csv").exchange())
                .getResponse()
                .getContentAsString();

        assertThat(csv).contains("Empreinte d'avant", "Maire de Bourg-Exemple", "condensat");
    }

    private String page(String parametres) throws Exception {
        var reponse = agir(
                new Acteur.Service("essai"),
                () -> http.get().uri("/essai/journal" + parametres).exchange());
        assertThat(reponse).as(parametres).hasStatusOk();
        return reponse.getResponse().getContentAsString();
    }

    private void inscrire(Acteur acteur, Consigne consigne) {
        agir(acteur, () -> {
            new TransactionTemplate(transactions).executeWithoutResult(_ -> journal.consigner(consigne));
            return true;
        });
    }

    private static <T> T agir(Acteur acteur, ScopedValue.CallableOp<T, RuntimeException> travail) {
        return ActeurCourant.agir(acteur, travail);
    }
}
