package fr.halle.pilotage.demandes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.Personnes;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.ValidateurHtml;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** La page d'un lauréat : ce que chacun y voit du pressenti et du demandé. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EcranDesDemandesTest.SousUnActeur.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EcranDesDemandesTest {

    private static final AtomicReference<Acteur> ACTEUR = new AtomicReference<>(new Acteur.Anonyme());

    static final class SousUnActeur implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            BaseChargee.brancherServeur(contexte, BaseChargee.copie());
            ((GenericApplicationContext) contexte)
                    .registerBean("acteurDEssai", Filter.class, () -> SousUnActeur::servir);
        }

        private static void servir(ServletRequest requete, ServletResponse reponse, FilterChain suite)
                throws ServletException {
            try {
                ActeurCourant.agir(ACTEUR.get(), () -> {
                    suite.doFilter(requete, reponse);
                    return true;
                });
            } catch (Exception e) {
                throw new ServletException(e);
            }
        }
    }

    private final int port;
    private final JdbcClient sql;
    private final Personnes personnes;

    EcranDesDemandesTest(@Autowired ConfigurableApplicationContext halle, @LocalServerPort int port) {
        this.port = port;
        this.sql = halle.getBean(JdbcClient.class);
        this.personnes = new Personnes(halle);
    }

    @Test
    void qui_en_a_le_droit_voit_les_demandes_avec_leurs_sommes_et_les_autres_rien() throws Exception {
        var page = Personnes.enService(this::demander);

        var vue = lire(page, personnes.maire("40197").acteur());
        assertThat(vue)
                .contains("Pressenti et demandé", "Couvrir la halle", "Paver la place")
                // 2 000 € et 500 € demandés, 3 000 € pressentis : la dernière valeur de chaque ligne, et leur somme.
                .contains("2\u202f500\u00a0€", "3\u202f000\u00a0€", "2\u202f000\u00a0€", "500\u00a0€")
                .doesNotContain("1\u202f234\u00a0€");
        assertThat(ValidateurHtml.erreurs(vue)).isEmpty();

        assertThat(lire(page + "?au=2022-06-01", personnes.prefet("40").acteur()))
                .as("avant la demande, seul le pressenti est connu")
                .contains("3\u202f000\u00a0€")
                .doesNotContain("2\u202f500\u00a0€");
        for (var autre : new Acteur[] {
            new Acteur.Anonyme(),
            personnes.prefet("13").acteur(),
            personnes.administrateur().acteur()
        }) {
            assertThat(lire(page, autre))
                    .as("%s", autre)
                    .doesNotContain(
                            "Pressenti et demandé", "Couvrir la halle", "3\u202f000\u00a0€", "2\u202f500\u00a0€");
        }
    }

    private String demander() {
        var laureat = sql.sql("""
                        select l.id, l.reference from programme.v_public_laureat l
                          join programme.v_public_composition c on c.laureat = l.id and c.type = 'commune' and c.code = '40197'
                         where l.programme = 'pvd' order by l.id limit 1
                        """)
                .query((r, _) -> new Object[] {r.getObject("id", UUID.class), r.getString("reference")})
                .single();
        var halle = ligne((UUID) laureat[0], "Couvrir la halle");
        montant(halle, "pressenti", 300_000, "2022-01-10");
        montant(halle, "demande", 123_400, "2023-01-10");
        montant(halle, "demande", 200_000, "2023-03-10");
        montant(ligne((UUID) laureat[0], "Paver la place"), "demande", 50_000, "2023-02-10");
        return "/programmes/pvd/laureats/" + laureat[1];
    }

    private UUID ligne(UUID laureat, String operation) {
        return sql.sql("""
                        insert into financement.ligne (reference, programme, laureat, commune, dispositif, nature, operation, rattachement, source)
                        select 'ESSAI ' || :operation, 'pvd', :laureat, '40197', d.code, d.nature, :operation, 'laureat', s.code
                          from (select code, nature from dispositif.v_public_dispositif order by code limit 1) d,
                               (select code from source.v_public_source order by code limit 1) s
                        returning id
                        """)
                .param("operation", operation)
                .param("laureat", laureat)
                .query(UUID.class)
                .single();
    }

    private void montant(UUID ligne, String stade, long centimes, String effet) {
        sql.sql("""
                        insert into financement.montant (ligne, stade, degre, centimes, effet, precision_date, source)
                        select :ligne, :stade, 'declare', :centimes, :effet::date, 'jour', l.source from financement.ligne l where l.id = :ligne
                        """)
                .param("ligne", ligne)
                .param("stade", stade)
                .param("centimes", centimes)
                .param("effet", effet)
                .update();
    }

    private String lire(String adresse, Acteur acteur) throws Exception {
        ACTEUR.set(acteur);
        try (var client = HttpClient.newHttpClient()) {
            var reponse = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + adresse))
                            .header("Accept", "text/html")
                            .header("Cookie", "essai=1")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(reponse.statusCode()).isEqualTo(200);
            return reponse.body();
        } finally {
            ACTEUR.set(new Acteur.Anonyme());
        }
    }
}
