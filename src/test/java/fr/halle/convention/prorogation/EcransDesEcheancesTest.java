package fr.halle.convention.prorogation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.convention.Conventions;
import fr.halle.convention.SceneDeConvention;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.ValidateurHtml;
import fr.halle.essai.VisiteurSansScript;
import fr.halle.programme.candidature.ActeursDEssai;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Les écrans de l'échéancier, sans script : de vrais formulaires, envoyés comme un navigateur les envoie. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EcransDesEcheancesTest.UneBase.class)
@Import(ActeursDEssai.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EcransDesEcheancesTest {

    private static final Pattern CHOISIE = Pattern.compile("name=\"choisies\" value=\"([^\"]+)\"");
    private static final String NOUVELLE = "/prorogations/nouvelle?programme=pvd";

    static final class UneBase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            BaseChargee.brancherServeur(contexte, BaseChargee.copie());
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext contexte;

    private @org.jspecify.annotations.Nullable SceneDeConvention scene;
    private @org.jspecify.annotations.Nullable LandesProrogees landes;

    @BeforeEach
    void distribuer() {
        if (scene == null) {
            var neuve = new SceneDeConvention(contexte);
            scene = neuve;
            landes = new LandesProrogees(contexte, neuve);
            for (var nom : List.of("prefet-40", "etrangere", "voisin")) {
                ActeursDEssai.CONNUS.put("echeances-" + nom, neuve.acteur(nom));
            }
        }
    }

    @Test
    void le_prefet_proroge_relit_et_defait_par_les_ecrans() throws Exception {
        assertThat(lire("", NOUVELLE).statusCode()).isEqualTo(303);
        assertThat(lire("etrangere", NOUVELLE).statusCode()).isEqualTo(403);
        assertThat(lire("prefet-40", "/a-faire").body())
                .contains("Les échéances que vous suivez", "Morcenx-la-Nouvelle", "dépassée de", "Landes");
        voir("prefet-40", "/a-faire");
        assertThat(lire("prefet-40", NOUVELLE).body())
                .contains("Landes (Département)")
                .doesNotContain("France (Nation)");
        voir("prefet-40", NOUVELLE);

        var champs = new ArrayList<>(List.of(
                "programme",
                "pvd",
                "regle",
                "cadre_apres_adhesion",
                "territoire",
                "departement:40",
                "libelle",
                "Six mois de plus",
                "acteReference",
                "Arrêté 40-2022-118",
                "effet",
                "2022-12-15",
                "mois",
                "6"));
        var faux = envoyer("prefet-40", NOUVELLE, "/prorogations", List.of("programme", "pvd", "libelle", "Six mois"));
        assertThat(faux.statusCode()).isEqualTo(422);
        var apercu = envoyer("prefet-40", NOUVELLE, "/prorogations", champs);
        assertThat(apercu.statusCode()).isEqualTo(200);
        assertThat(apercu.body()).contains("14 échéances", "1er juillet 2023");
        assertThat(ValidateurHtml.erreurs(apercu.body())).isEmpty();
        var cles = CHOISIE.matcher(apercu.body()).results().map(r -> r.group(1)).toList();
        assertThat(cles).hasSize(14);
        champs.addAll(List.of("geste", "appliquer"));
        assertThat(envoyer("prefet-40", NOUVELLE, "/prorogations", champs).statusCode())
                .as("aucune gardée")
                .isEqualTo(422);
        cles.forEach(c -> champs.addAll(List.of("choisies", c)));
        var ecrite = envoyer("prefet-40", NOUVELLE, "/prorogations", champs);
        assertThat(ecrite.statusCode()).as(ecrite.body()).isEqualTo(302);
        var fiche = ecrite.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        var rejouee = envoyer("prefet-40", NOUVELLE, "/prorogations", champs);
        assertThat(rejouee.statusCode()).isEqualTo(409);
        assertThat(rejouee.body()).contains("ont changé depuis l’aperçu");

        assertThat(lire("", fiche).body())
                .contains("14 échéances", "Arrêté 40-2022-118")
                .doesNotContain("Annuler la prorogation", "id=\"historique\"");
        assertThat(lire("", "/prorogations?programme=pvd").body()).contains("1 décision", fiche);
        assertThat(lire("", "/prorogations.csv").body()).contains("Arrêté 40-2022-118", "Landes");
        assertThat(lire("", "/prorogations?au=2022-12-14").body()).contains("Aucune décision");
        voir("prefet-40", "/prorogations");
        voir("prefet-40", fiche);

        assertThat(envoyer("prefet-40", fiche, fiche + "/annuler", List.of("motif", " "))
                        .statusCode())
                .isEqualTo(422);
        assertThat(envoyer("prefet-40", fiche, fiche + "/annuler", List.of("motif", "Saisie à tort"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lire("", fiche).body()).contains("Décision annulée", "Saisie à tort");
        assertThat(lire("", "/prorogations/P-000000000").statusCode()).isEqualTo(404);
    }

    @Test
    void la_maire_ecrit_un_motif_et_ouvre_puis_ferme_son_calendrier() throws Exception {
        var convention = java.util.Objects.requireNonNull(scene).sous("etrangere", () -> {
            var conventions = contexte.getBean(Conventions.class);
            return contexte
                    .getBean(fr.halle.convention.Situations.class)
                    .de(
                            "pvd",
                            java.util.Objects.requireNonNull(landes).adhesions().keySet(),
                            conventions.maintenant())
                    .stream()
                    .map(fr.halle.convention.Situation::reference)
                    .filter(java.util.Objects::nonNull)
                    .map(reference -> conventions.charger(reference))
                    .filter(c -> c.laureats().getFirst().communes().contains("40197"))
                    .findFirst()
                    .orElseThrow()
                    .reference();
        });
        var motif = "/conventions/" + convention + "/motif";
        assertThat(lire("voisin", motif).statusCode()).isEqualTo(403);
        voir("etrangere", motif);
        assertThat(envoyer("etrangere", motif, motif, List.of("texte", " ")).statusCode())
                .isEqualTo(422);
        assertThat(envoyer("etrangere", motif, motif, List.of("texte", "x", "prevueLe", "demain"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(envoyer("etrangere", motif, motif, List.of("texte", "Il manque un avis."))
                        .statusCode())
                .isEqualTo(302);
        assertThat(lire("etrangere", motif).body()).contains("Il manque un avis.", "corrige le motif précédent");

        var mien = "/mon-compte/calendriers";
        assertThat(lire("", mien).statusCode()).isEqualTo(303);
        assertThat(lire("etrangere", mien).body()).contains("Aucun courriel ne part d’ici", "Aucun calendrier");
        var ouvert = envoyer("etrangere", mien, mien, List.of("laureat", ""));
        var adresse = Pattern.compile("/calendriers/[A-Za-z0-9_-]{43}\\.ics").matcher(ouvert.body());
        assertThat(adresse.find()).isTrue();
        voir("etrangere", mien);
        var ics = lire("", adresse.group());
        assertThat(ics.statusCode()).isEqualTo(200);
        assertThat(ics.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
        assertThat(ics.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(ics.headers().firstValue("Cache-Control")).get().asString().contains("no-store");
        assertThat(ics.body()).contains("BEGIN:VEVENT").contains("http").contains("Morcenx");
        var fermer = Pattern.compile(mien + "/[0-9a-f-]{36}/fermer")
                .matcher(lire("etrangere", mien).body());
        assertThat(fermer.find()).isTrue();
        assertThat(envoyer("voisin", mien, fermer.group(), List.of()).statusCode())
                .isEqualTo(404);
        assertThat(envoyer("etrangere", mien, fermer.group(), List.of()).statusCode())
                .isEqualTo(302);
        assertThat(lire("", adresse.group()).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> lire(String acteur, String adresse) throws Exception {
        return visiteur().lire(acteur, adresse, adresse.endsWith(".ics") ? "*/*" : "text/html");
    }

    private HttpResponse<String> envoyer(String acteur, String page, String adresse, List<String> champs)
            throws Exception {
        return visiteur().envoyer(acteur, page, adresse, champs);
    }

    private void voir(String acteur, String adresse) throws Exception {
        visiteur().voir(acteur, adresse);
    }

    private VisiteurSansScript visiteur() {
        return VisiteurSansScript.sur(port, "echeances-");
    }
}
