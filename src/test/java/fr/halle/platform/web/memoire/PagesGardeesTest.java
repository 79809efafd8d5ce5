package fr.halle.platform.web.memoire;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.Halle;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Une page gardée est toujours celle que la base donnerait. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesGardeesTest {

    private static final String PAGE = "/sources";

    private final HttpClient client = HttpClient.newHttpClient();
    private Connexions base;
    private ConfigurableApplicationContext halle;

    @BeforeAll
    void demarrer() {
        base = BaseChargee.copie();
        Map<String, Object> reglages = new HashMap<>();
        reglages.put("spring.datasource.url", base.lecture().url());
        reglages.put("spring.datasource.username", String.valueOf(base.lecture().utilisateur()));
        reglages.put("spring.datasource.password", String.valueOf(base.lecture().motDePasse()));
        reglages.put("spring.datasource.hikari.read-only", true);
        reglages.put("server.port", 0);
        reglages.put("management.server.port", 0);
        reglages.put("halle.memoire-des-pages", true);
        halle = new SpringApplicationBuilder(Halle.class).properties(reglages).run();
        attendre(() -> halle.getBean(Veille.class).epoque().isPresent());
    }

    @AfterAll
    void arreter() {
        halle.close();
    }

    @Test
    void une_page_demandee_deux_fois_n_est_calculee_qu_une() throws IOException, InterruptedException {
        var premiere = lire("/territoires/communes/40282");
        var servies = compte("servie");
        var seconde = lire("/territoires/communes/40282");

        assertThat(seconde).isEqualTo(premiere);
        assertThat(compte("servie")).isEqualTo(servies + 1);
    }

    @Test
    void un_fait_valide_change_la_page_et_un_fait_annule_non() throws IOException, InterruptedException, SQLException {
        var avant = lire(PAGE);
        try (var connexion = base.app().ouvrir()) {
            connexion.setAutoCommit(false);
            inscrire(connexion, "veille-annulee");
            connexion.rollback();
            assertThat(lire(PAGE)).isEqualTo(avant);
            inscrire(connexion, "veille-validee");
            assertThat(lire(PAGE)).as("rien n'est encore validé").isEqualTo(avant);
            connexion.commit();
        }

        attendre(() -> lire(PAGE).contains("veille-validee"));
    }

    @Test
    void sans_nouvelle_de_la_base_rien_n_est_servi_de_memoire_puis_tout_reprend() throws SQLException {
        var veille = halle.getBean(Veille.class);
        var epoque = veille.epoque().orElseThrow();
        executer(base.lecture(), """
                select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and query = 'listen halle_faits' or query = 'select 1' and state = 'idle'
                """);

        attendre(() -> veille.epoque().isPresent() && veille.epoque().getAsLong() > epoque);
        lire(PAGE);
        var servies = compte("servie");
        lire(PAGE);
        assertThat(compte("servie")).isEqualTo(servies + 1);
    }

    @Test
    void une_demande_qui_porte_un_cookie_passe_a_cote() throws IOException, InterruptedException {
        lire(PAGE);
        var servies = compte("servie");

        client.send(
                HttpRequest.newBuilder(adresse(PAGE))
                        .header("Cookie", "session=x")
                        .build(),
                BodyHandlers.ofString());

        assertThat(compte("servie")).isEqualTo(servies);
    }

    @Test
    void une_page_gardee_a_les_memes_entetes_de_securite() throws IOException, InterruptedException {
        var premiere =
                client.send(HttpRequest.newBuilder(adresse("/programmes")).build(), BodyHandlers.ofString());
        var seconde = client.send(HttpRequest.newBuilder(adresse("/programmes")).build(), BodyHandlers.ofString());

        var noms = premiere.headers().map().keySet().stream()
                .filter(n -> !n.equals("date"))
                .toList();
        for (var nom : noms) {
            assertThat(seconde.headers().allValues(nom))
                    .as(nom)
                    .isEqualTo(premiere.headers().allValues(nom));
        }
        assertThat(noms).contains("content-security-policy").doesNotContain("cache-status");
        assertThat(seconde.headers().firstValue("cache-status")).contains("halle; hit");
    }

    private static void inscrire(java.sql.Connection connexion, String code) throws SQLException {
        try (var requete = connexion.createStatement()) {
            requete.execute("""
                    insert into source.source (code, titre, auteur, genre, publie_le, precision_date)
                    values ('%1$s', '%1$s', 'essai', 'document', '2020-01-01', 'jour')
                    """.formatted(code));
        }
    }

    private static void executer(Connexion connexion, String sql) throws SQLException {
        try (var c = connexion.ouvrir();
                var requete = c.createStatement()) {
            requete.execute(sql);
        }
    }

    private double compte(String sort) {
        return halle.getBean(MeterRegistry.class)
                .counter("halle.pages", "sort", sort)
                .count();
    }

    private String lire(String chemin) {
        try {
            return client.send(HttpRequest.newBuilder(adresse(chemin)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI adresse(String chemin) {
        return URI.create("http://localhost:" + halle.getEnvironment().getProperty("local.server.port") + chemin);
    }

    /** Attend un évènement que la base annonce à son heure, dix secondes au plus. */
    private static void attendre(BooleanSupplier vrai) {
        var fin = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!vrai.getAsBoolean()) {
            assertThat(System.nanoTime()).as("attente").isLessThan(fin);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }
}
