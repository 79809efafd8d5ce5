package fr.halle.acces.attaque;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import fr.halle.acces.Connecte;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.acces.Personnes;
import fr.halle.acces.connexion.Instances;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Routes;
import fr.halle.programme.candidature.Dossier;
import fr.halle.programme.candidature.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Chaque route, demandée par chacun : l'anonyme, celui dont le mandat est fini, celui d'ailleurs, et un par rôle de la matrice ; avec le
 * jeton du formulaire et sans lui ; par ses méthodes et par une autre. Ce qui est attendu vient du droit que la route déclare et de la
 * matrice, relue mot à mot.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParcoursForceTest {

    /** Ne s'écrit que dans un brouillon de la mairie de Morcenx-la-Nouvelle : qui n'en est pas ne doit jamais le lire. */
    private static final String SECRET = "brouillon-que-la-mairie-seule-connait";

    private static final int FILS = 4;

    private ConfigurableApplicationContext halle;
    private Client client;
    private List<Intrus> intrus;
    private Map<String, Map<String, String>> matrice;
    private final Map<String, String> valeurs = new LinkedHashMap<>();
    private final ListAppender<ILoggingEvent> journal = new ListAppender<>();

    private record Case(Intrus qui, String methode, Routes.Route route, boolean avecJeton) {

        @Override
        public String toString() {
            return "%s %s par %s%s".formatted(methode, route.chemin(), qui.nom(), avecJeton ? "" : ", sans jeton");
        }
    }

    @BeforeAll
    void demarrer() throws IOException {
        halle = Instances.lancer(BaseChargee.copie(), Map.of());
        intrus = Intrus.tous(halle);
        client = new Client(Instances.racine(halle));
        matrice = relire();
        var maire = new Personnes(halle).maire("40197");
        var reference = maire.fait(() -> halle.getBean(Redaction.class)
                .creer(
                        "pvd",
                        new Dossier("40197", SECRET, "Lycée, marché.", "", "Rouvrir le centre.", null, List.of())));
        valeurs.put("{format", "csv");
        valeurs.put("/candidatures", reference);
        valeurs.put(
                "/annuaire/{reference",
                Instances.enService(() -> halle.getBean(JdbcClient.class)
                        .sql("select reference from acces.v_organisation where territoire_code = '40197' limit 1")
                        .query(String.class)
                        .single()));
        valeurs.put("/annuaire/mandats", maire.mandat().toString());
        valeurs.put("/mandats", maire.mandat().toString());
        valeurs.put("{programme}", "pvd");
        valeurs.put("{niveau", "departements");
        valeurs.put("{code}", "40");
        valeurs.put("{insee}", "40197");
        valeurs.put("{genre}", "depot");
        valeurs.put("{geste}", "presences");
        valeurs.put("{point}", "1");
    }

    @AfterAll
    void arreter() {
        halle.close();
    }

    @Test
    void chaque_route_repond_a_chacun_ce_que_son_droit_declare() throws Exception {
        var erreurs = Collections.synchronizedList(new ArrayList<String>());
        var statuts = Collections.synchronizedMap(new TreeMap<Integer, Integer>());
        var registre = (Logger) LoggerFactory.getLogger("fr.halle.platform.web.Erreurs");
        journal.start();
        registre.addAppender(journal);
        var cases = cases();
        try (var fils = Executors.newFixedThreadPool(FILS)) {
            var futurs = new ArrayList<Future<?>>();
            cases.stream()
                    .filter(c -> !finissante(c))
                    .forEach(c -> futurs.add(fils.submit(() -> jouer(c, erreurs, statuts))));
            for (var futur : futurs) {
                futur.get();
            }
            cases.stream().filter(ParcoursForceTest::finissante).forEach(c -> jouer(c, erreurs, statuts));
        } finally {
            registre.detachAppender(journal);
        }

        System.out.println(
                "Parcours forcé : " + cases.size() + " cases jouées, " + intrus.size() + " personnes, " + statuts);
        assertThat(erreurs.stream().sorted().limit(60).toList())
                .as(erreurs.size() + " cases fautives")
                .isEmpty();
        assertThat(cases).hasSizeGreaterThan(3_000);
        var refus = statuts.getOrDefault(401, 0) + statuts.getOrDefault(403, 0);
        assertThat(List.copyOf(journal.list).stream()
                        .filter(l -> l.getFormattedMessage().startsWith("Refus "))
                        .count())
                .as("chaque refus laisse une ligne au journal du serveur")
                .isEqualTo(refus);
    }

    /** Qui en prend deux à la fois bloque le serveur dès qu'ils sont autant que de connexions : avec une seule, cela se voit toujours. */
    @Test
    void aucune_page_ne_prend_deux_connexions_a_la_fois() {
        var reserves = List.of("lecture", "ecriture").stream()
                .map(nom -> halle.getBean(nom, HikariDataSource.class))
                .toList();
        var patience = reserves.getFirst().getConnectionTimeout();
        reserves.forEach(reserve -> reserve.setConnectionTimeout(2_000));
        reserver(reserves, 1);
        try {
            var fautes = new ArrayList<String>();
            for (var route : halle.getBean(Routes.class).lister()) {
                for (var qui : intrus) {
                    if (route.methode().equals("GET")
                            && Set.of("anonyme", "maire", "prefet_region").contains(qui.nom())) {
                        var statut = client.demander("GET", adresse(route.chemin()), qui.cookie(), true)
                                .statusCode();
                        if (statut >= 500) {
                            fautes.add("%s par %s : %d".formatted(route.chemin(), qui.nom(), statut));
                        }
                    }
                }
            }
            assertThat(fautes).isEmpty();
        } finally {
            reserver(reserves, 4);
            reserves.forEach(reserve -> reserve.setConnectionTimeout(patience));
        }
    }

    private static void reserver(List<HikariDataSource> reserves, int connexions) {
        reserves.forEach(reserve -> {
            reserve.setMaximumPoolSize(connexions);
            var ouverte = reserve.getHikariPoolMXBean();
            if (ouverte != null) {
                ouverte.softEvictConnections();
            }
        });
    }

    private List<Case> cases() {
        var cases = new ArrayList<Case>();
        for (var route : halle.getBean(Routes.class).lister()) {
            for (var qui : intrus) {
                cases.add(new Case(qui, route.methode(), route, true));
                if (!route.methode().equals("GET")) {
                    cases.add(new Case(qui, route.methode(), route, false));
                }
            }
            cases.add(new Case(intrus.getFirst(), "DELETE", route, true));
            cases.add(new Case(intrus.getLast(), "PUT", route, true));
        }
        return cases;
    }

    /** Ce qui ferme des sessions se joue à la fin, une case après l'autre, et sous une session qui ne sert qu'à cela. */
    private static boolean finissante(Case c) {
        return c.methode.equals("POST")
                && (c.route.chemin().equals("/deconnexion") || c.route.chemin().startsWith("/mon-compte"));
    }

    private void jouer(Case c, List<String> erreurs, Map<Integer, Integer> statuts) {
        try {
            var qui = finissante(c) && c.qui.session() != null
                    ? Intrus.de(
                            halle,
                            c.qui.nom(),
                            c.qui.role(),
                            c.qui.session().utilisateur(),
                            c.qui.session().habilitation(),
                            c.qui.deLaMairie())
                    : c.qui;
            var reponse = client.demander(c.methode, adresse(c.route.chemin()), qui.cookie(), c.avecJeton);
            var statut = reponse.statusCode();
            statuts.merge(statut, 1, Integer::sum);
            if (!attendus(c).contains(statut)) {
                erreurs.add("%s : %d au lieu de %s".formatted(c, statut, attendus(c)));
            }
            var versLaConnexion =
                    reponse.headers().firstValue("Location").orElse("").startsWith("/connexion?retour=");
            if (statut == 303 && versLaConnexion && qui.connecte()) {
                erreurs.add(c + " : renvoyé à la connexion");
            }
            if (Client.FUITE.matcher(reponse.body()).find()) {
                erreurs.add(c + " : la réponse montre l'intérieur");
            }
            if (reponse.body().contains(SECRET) && !c.qui.deLaMairie()) {
                erreurs.add(c + " : le brouillon d'un autre se lit");
            }
        } catch (RuntimeException e) {
            erreurs.add(c + " : " + e);
        }
    }

    private Set<Integer> attendus(Case c) {
        if (!c.methode.equals(c.route.methode())) {
            return Set.of(405);
        }
        if (!c.methode.equals("GET") && !c.avecJeton) {
            return Set.of(403);
        }
        var exige = exige(c.route);
        if (exige == null && !porte(c.route, Connecte.class)) {
            assertThat(porte(c.route, Public.class)).as(c.route.chemin()).isTrue();
            return c.methode.equals("GET")
                    ? Set.of(200, 303, 400, 404, 409)
                    : Set.of(200, 303, 400, 401, 404, 409, 422, 429);
        }
        if (!c.qui.connecte()) {
            return c.methode.equals("GET") && !c.route.chemin().startsWith("/api/") ? Set.of(303) : Set.of(401);
        }
        if (exige != null && !aLeDroit(c.qui, exige)) {
            return Set.of(403);
        }
        if (c.methode.equals("GET")) {
            var unObjet = c.route.chemin().replaceAll("\\{format[^}]*}", "").contains("{");
            // Connecté, mais sans chapeau qui vaille : il n'y a personne à dire à l'API.
            return unObjet || c.qui.role() == null ? Set.of(200, 303, 403, 404, 409) : Set.of(200, 303, 400);
        }
        return Set.of(200, 302, 303, 400, 403, 404, 409, 422);
    }

    private boolean aLeDroit(Intrus qui, Exige exige) {
        for (Permission permission : exige.value()) {
            if (qui.role() != null
                    && matrice.getOrDefault(permission.code(), Map.of()).containsKey(qui.role())) {
                return true;
            }
        }
        return false;
    }

    private String adresse(String chemin) {
        var adresse = chemin;
        var variable = Pattern.compile("\\{[^{}]*}");
        for (var trouve = variable.matcher(adresse); trouve.find(); trouve = variable.matcher(adresse)) {
            var debut = adresse.substring(0, trouve.start());
            var nom = trouve.group();
            var valeur = valeurs.entrySet().stream()
                    .filter(v -> v.getKey().startsWith("{")
                            ? nom.startsWith(v.getKey())
                            : (debut + nom).startsWith(v.getKey())
                                    && debut.chars().filter(x -> x == '/').count() <= 3)
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(() -> UUID.randomUUID().toString());
            adresse = debut + valeur + adresse.substring(trouve.end());
        }
        return adresse;
    }

    private static @org.jspecify.annotations.Nullable Exige exige(Routes.Route route) {
        var deLaMethode =
                AnnotatedElementUtils.findMergedAnnotation(route.reponse().getMethod(), Exige.class);
        return deLaMethode != null
                ? deLaMethode
                : AnnotatedElementUtils.findMergedAnnotation(route.reponse().getBeanType(), Exige.class);
    }

    private static boolean porte(Routes.Route route, Class<? extends java.lang.annotation.Annotation> droit) {
        return AnnotatedElementUtils.hasAnnotation(route.reponse().getMethod(), droit)
                || AnnotatedElementUtils.hasAnnotation(route.reponse().getBeanType(), droit);
    }

    private static Map<String, Map<String, String>> relire() throws IOException {
        var texte = Files.readString(Path.of("src/main/resources/droits/matrice.yaml"));
        var permissions = new LinkedHashMap<String, Map<String, String>>();
        var blocs =
                Pattern.compile("- code: (peut\\w+)\\n.*\\n    roles: \\{(.*)}").matcher(texte);
        while (blocs.find()) {
            var roles = new LinkedHashMap<String, String>();
            var cellules = Pattern.compile("(\\w+): (\\[[^]]*]|\\w+)").matcher(blocs.group(2));
            while (cellules.find()) {
                roles.put(cellules.group(1), cellules.group(2));
            }
            permissions.put(blocs.group(1), roles);
        }
        return permissions;
    }
}
