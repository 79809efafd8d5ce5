package fr.halle.echeance.envoi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.halle.acces.Agent;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.echeance.Echeancier;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** La maire de Morcenx reçoit chaque rappel une fois, d'un vrai serveur SMTP, et n'en perd ni n'en double aucun. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TourneeTest {

    private static final String MORCENX = "40197";

    private final GreenMail smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private ConfigurableApplicationContext halle;
    private LocalDate jour;

    @BeforeAll
    void ouvrir() {
        smtp.start();
    }

    @AfterAll
    void fermer() {
        smtp.stop();
    }

    /** Une base à chaque essai : quatre-vingts jours avant la limite. */
    @BeforeEach
    void preparer() throws Exception {
        if (halle != null) {
            halle.close();
        }
        smtp.purgeEmailFromAllMailboxes();
        halle = BaseChargee.pourDesActeurs(BaseChargee.copie());
        jour = halle.getBean(Agent.class).aujourdHui();
        var scene = new SceneDeConvention(halle);
        var reference = Objects.requireNonNull(enService(() -> halle.getBean(JdbcClient.class)
                .sql("""
                        select l.reference from programme.v_public_laureat l
                          join programme.v_public_composition c on c.laureat = l.id and c.type = 'commune'
                          join territoire.v_public_correspondance s on s.code = c.code and s.jusqu = 9999 and s.actuelle = :commune
                         where l.programme = 'pvd' limit 1
                        """)
                .param("commune", MORCENX)
                .query(String.class)
                .single()));
        scene.sous("prefet-40", () -> {
            var convention = halle.getBean(TenueDuDossier.class)
                    .constater(
                            "pvd",
                            "adhesion",
                            new DossierSaisi(
                                    "Adhésion de Morcenx", "", List.of(reference), List.of(), false, null, null),
                            "Convention papier");
            halle.getBean(ActesDesConventions.class)
                    .agir(
                            convention,
                            GenreActe.SIGNATURE,
                            ActeSaisi.constate(jour.plusDays(80).minusMonths(18), "Archives"));
            return true;
        });
    }

    @Test
    void chaque_rappel_part_une_fois_a_son_heure() throws Exception {
        var tournee = tournee(courriel(smtp.getSmtp().getPort()));

        assertThat(faire(tournee, jour)).isEqualTo(new Tournee.Bilan(true, 1, 0));
        assertThat(faire(tournee, jour)).isEqualTo(new Tournee.Bilan(true, 0, 0));
        var message = recu().getFirst();
        assertThat(message.getSubject()).isEqualTo("Halle\u00a0: 1 échéance");
        assertThat(message.getMessageID()).endsWith("@halle.essai>");
        assertThat(message.getContent().toString())
                .contains("Morcenx")
                .contains("Le délai finit le")
                .contains("https://halle.essai/conventions/C-")
                .contains("En jeu");
        assertThat(genres()).containsExactly("alerte_90");

        assertThat(faire(tournee, jour.plusDays(30)).partis()).isZero();
        assertThat(faire(tournee, jour.plusDays(55)).partis()).isEqualTo(1);
        assertThat(faire(tournee, jour.plusDays(90)).partis()).isEqualTo(1);
        assertThat(faire(tournee, jour.plusDays(400)).partis()).isZero();
        assertThat(genres()).containsExactly("alerte_30", "alerte_90", "depassement");
        assertThat(recu()).hasSize(3);
        assertThat(recu().getLast().getContent().toString()).contains("Dépassée de");
    }

    @Test
    void un_serveur_en_panne_n_ecrit_rien_et_le_tour_suivant_envoie_une_fois() throws Exception {
        int ferme;
        try (var libre = new ServerSocket(0)) {
            ferme = libre.getLocalPort();
        }

        assertThat(faire(tournee(courriel(ferme)), jour)).isEqualTo(new Tournee.Bilan(true, 0, 1));
        assertThat(genres()).isEmpty();
        assertThat(faire(tournee(courriel(smtp.getSmtp().getPort())), jour).partis())
                .isEqualTo(1);
        assertThat(recu()).hasSize(1);
    }

    @Test
    void sans_reglage_rien_ne_part_et_rien_ne_s_ecrit() throws Exception {
        var muet = new Courriel("", 587, "starttls", "", "", "", "");

        assertThat(muet.regle()).isFalse();
        assertThat(faire(tournee(muet), jour)).isEqualTo(new Tournee.Bilan(true, 0, 0));
        assertThat(genres()).isEmpty();
        assertThatThrownBy(() -> new Courriel("h", 25, "oui", "", "", "a@b.fr", ""))
                .hasMessageContaining("starttls, smtps ou aucune");
    }

    @Test
    void une_seconde_instance_passe_son_tour_pendant_que_la_premiere_envoie() throws Exception {
        var lent = new Lent(smtp.getSmtp().getPort());
        try (var fil = Executors.newSingleThreadExecutor()) {
            var premiere = fil.submit(() -> faire(tournee(lent), jour));
            assertThat(lent.entre.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(faire(tournee(courriel(smtp.getSmtp().getPort())), jour))
                    .isEqualTo(new Tournee.Bilan(false, 0, 0));

            lent.suite.countDown();
            assertThat(premiere.get().partis()).isEqualTo(1);
        }
        assertThat(recu()).hasSize(1);
    }

    @Test
    void sans_le_verrou_non_plus_la_meme_alerte_ne_part_pas_deux_fois() throws Exception {
        var lent = new Lent(smtp.getSmtp().getPort());
        var destinataire = enService(() -> halle.getBean(Destinataires.class)
                        .de(halle.getBean(Echeancier.class).enCours(jour), jour))
                .getFirst();
        try (var fils = Executors.newFixedThreadPool(2)) {
            var premiere = fils.submit(() -> enTransaction(() -> tournee(lent).prevenir(destinataire, jour)));
            assertThat(lent.entre.await(30, TimeUnit.SECONDS)).isTrue();
            var seconde = fils.submit(() -> enTransaction(
                    () -> tournee(courriel(smtp.getSmtp().getPort())).prevenir(destinataire, jour)));
            assertThat(attendLaPremiere()).isTrue();

            lent.suite.countDown();
            assertThat(premiere.get()).isTrue();
            assertThat(seconde.get()).isFalse();
        }
        assertThat(recu()).hasSize(1);
        assertThat(genres()).hasSize(1);
    }

    @Test
    void qui_a_quitte_son_mandat_ne_recoit_plus_rien() throws Exception {
        var maire = enService(() -> halle.getBean(Destinataires.class)
                        .de(halle.getBean(Echeancier.class).enCours(jour), jour))
                .getFirst();
        enService(() -> {
            var mandats = halle.getBean(JdbcClient.class)
                    .sql("select id from acces.v_mandat where utilisateur = :u")
                    .param("u", maire.utilisateur())
                    .query(UUID.class)
                    .list();
            mandats.forEach(
                    m -> halle.getBean(fr.halle.acces.mandat.Mandats.class).terminer(m, jour, "essai"));
            return true;
        });

        assertThat(faire(tournee(courriel(smtp.getSmtp().getPort())), jour).partis())
                .isZero();
    }

    /** Un serveur où l'on reste au guichet : la fenêtre entre l'écriture et l'envoi s'ouvre tant qu'on le veut. */
    private static final class Lent extends Courriel {

        private final CountDownLatch entre = new CountDownLatch(1);
        private final CountDownLatch suite = new CountDownLatch(1);

        private Lent(int port) {
            super("127.0.0.1", port, "aucune", "", "", "alertes@halle.essai", "https://halle.essai/");
        }

        @Override
        void envoyer(String a, String sujet, String texte, String identifiant) throws MailException {
            entre.countDown();
            try {
                assertThat(suite.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.envoyer(a, sujet, texte, identifiant);
        }
    }

    private static Courriel courriel(int port) {
        return new Courriel("127.0.0.1", port, "aucune", "", "", "alertes@halle.essai", "https://halle.essai/");
    }

    private Tournee tournee(Courriel courriel) {
        return new Tournee(
                halle.getBean(JdbcClient.class),
                halle.getBean(Agent.class),
                halle.getBean(Echeancier.class),
                halle.getBean(Destinataires.class),
                courriel,
                halle.getBean(PlatformTransactionManager.class));
    }

    private static Tournee.Bilan faire(Tournee tournee, LocalDate jour) {
        return enService(() -> tournee.faire(jour));
    }

    private boolean enTransaction(java.util.function.BooleanSupplier travail) {
        return enService(
                () -> Boolean.TRUE.equals(new TransactionTemplate(halle.getBean(PlatformTransactionManager.class))
                        .execute(_ -> travail.getAsBoolean())));
    }

    private boolean attendLaPremiere() {
        var fin = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < fin) {
            var attend = enService(() -> halle.getBean(JdbcClient.class)
                    .sql("select exists (select from pg_locks where locktype = 'transactionid' and not granted)")
                    .query(Boolean.class)
                    .single());
            if (attend) {
                return true;
            }
        }
        return false;
    }

    private List<MimeMessage> recu() {
        return List.of(smtp.getReceivedMessages());
    }

    private List<String> genres() {
        return enService(() -> halle.getBean(JdbcClient.class)
                .sql("select genre from echeance.envoi order by genre")
                .query(String.class)
                .list());
    }

    private static <T> T enService(java.util.function.Supplier<T> travail) {
        return ActeurCourant.agir(new Acteur.Service("essai"), travail::get);
    }
}
