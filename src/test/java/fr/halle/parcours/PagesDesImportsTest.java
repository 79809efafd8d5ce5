package fr.halle.parcours;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.essai.Navigateur.Conditions;
import fr.halle.essai.ValidateurHtml;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.entree.Imports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** La liste des imports et la page de chacun, dans une base où deux fichiers sont entrés, dont l'un est défait. */
@ContextConfiguration(initializers = PagesDesImportsTest.AvecImports.class, inheritInitializers = false)
class PagesDesImportsTest extends ParcoursEnNavigateur {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static UUID defait = new UUID(0, 0);
    private static UUID garde = new UUID(0, 0);

    @Test
    void chaque_page_est_valide_accessible_et_ne_deborde_pas_d_un_telephone() throws Exception {
        for (var adresse : new String[] {
            "/imports",
            "/imports?taille=1&page=2&tri=-lues",
            "/imports?source=liste-pvd-2026-04",
            "/imports/" + garde,
            "/imports/" + defait,
            "/sources/liste-pvd-2026-04"
        }) {
            assertThat(ValidateurHtml.erreurs(lire(adresse))).as(adresse).isEmpty();
            try (var visite = navigateur().visiter(adresse, Conditions.BUREAU)) {
                visite.accessible().sansDebordement();
                visite.page().setViewportSize(320, 900);
                visite.sansDebordement();
            }
        }
    }

    @Test
    void un_import_dit_son_empreinte_ses_colonnes_ce_qu_il_a_change_et_jamais_ses_lignes_refusees() throws Exception {
        var page = lire("/imports/" + garde);

        assertThat(page)
                .contains(
                        "liste-b-2026-04.csv",
                        "Zone",
                        "valeur donnée pour tout le fichier",
                        "communes de lauréats\u00a0: 1<")
                .containsPattern("[0-9a-f]{64}")
                .contains("/sources/liste-pvd-2026-04")
                .doesNotContain("Nom Secret");
        assertThat(lire("/imports." + "csv"))
                .contains("liste-a-2026-04.csv", "défait")
                .doesNotContain("Nom Secret");
        assertThat(lire("/sources/liste-pvd-2026-04")).contains("/imports?source=liste-pvd-2026-04", "3 imports");
        assertThat(lire("/imports?jeu=acv")).contains("Aucun import ne répond à ce filtre");
        assertThat(lire("/imports/inconnu")).contains("Aucun import ne porte l’identifiant");
    }

    @Test
    void l_api_donne_les_memes_et_ce_que_l_on_savait_avant() throws Exception {
        var json = JsonMapper.shared();
        var liste = json.readTree(lire("/api/v1/imports"));
        var premier = json.readTree(lire("/api/v1/imports/" + defait));

        assertThat(liste.path("total").asInt()).isEqualTo(3);
        assertThat(liste.path("elements").path(0).path("annule").asString()).isEqualTo(defait.toString());
        assertThat(premier.path("lues").asInt()).isEqualTo(2);
        assertThat(premier.path("refusees").asInt()).isEqualTo(1);
        assertThat(premier.path("defaitLe").isMissingNode()).isFalse();

        var connu = premier.path("saisiLe").asString();
        var alors = json.readTree(lire("/api/v1/imports?connu=" + connu));
        assertThat(alors.path("total").asInt()).isEqualTo(1);
        assertThat(alors.path("elements").path(0).path("defaitLe").isMissingNode())
                .isTrue();
        assertThat(json.readTree(lire("/api/v1/imports/%s?connu=%s".formatted(defait, connu)))
                        .path("defaitLe")
                        .isMissingNode())
                .isTrue();
    }

    private String lire(String adresse) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(racine() + adresse)).build(), BodyHandlers.ofString())
                .body();
    }

    /** Une copie de la base des cas témoins, où des fichiers entrent avant que le serveur ne la lise. */
    static final class AvecImports implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            var base = BaseChargee.copie();
            try (var halle = BaseChargee.pourEcrire(base)) {
                var dossier = Files.createTempDirectory("halle-imports-");
                var a = Files.writeString(
                        dossier.resolve("liste-a-2026-04.csv"),
                        "insee_com,lib_com,id_pvd,date_signature\n01034,Belley,pvd-a1,2021-04-22\n99999,Nom Secret,pvd-a2,\n");
                var b = Files.writeString(dossier.resolve("liste-b-2026-04.csv"), "Zone,Numéro\n01033,pvd-b1\n");
                defait = Fichiers.bilan(halle, "pvd", Depot.de(a)).id();
                garde = Fichiers.bilan(
                                halle,
                                "pvd",
                                Depot.de(b)
                                        .avec(
                                                Map.of("commune", "Zone", "identifiant", "Numéro"),
                                                Map.of("signature", "2021-03-12")))
                        .id();
                halle.getBean(Imports.class).defaire(defait, _ -> {});
                Files.delete(a);
                Files.delete(b);
                Files.delete(dossier);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            BaseChargee.brancher(contexte, base.lecture());
        }
    }
}
