package fr.halle.acces.attaque;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.Personnes;
import fr.halle.acces.connexion.Instances;
import fr.halle.commun.Lecture;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.DeuxLectures;
import fr.halle.platform.web.Routes;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.bind.annotation.RequestParam;

/** Ce que personne ne tape : chaque paramètre de chaque page, chaque identifiant, des corps et des entêtes mal faits. Jamais une panne. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntreesEtrangesTest {

    /** Déjà codées comme dans une adresse. */
    private static final List<String> ETRANGES = List.of(
            "%27",
            "1%27%20or%20%271%27%3D%271",
            "1%3B%20drop%20table%20acces.session%3B--",
            "%00",
            "%FF%FE",
            "%ED%A0%80",
            "%F0%9F%98%80%E2%80%AE",
            "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27",
            "%24%7B7*7%7D%23%7B7*7%7D",
            "-1",
            "0",
            "99999999999999999999",
            "2147483647",
            "NaN",
            "0000-00-00",
            "2021-02-30",
            "999999999-01-01",
            "..%2F..%2Fetc%2Fpasswd",
            "%25s%25n%25x",
            "a".repeat(3_000));

    /** Par paramètre et par page : de quoi les passer toutes d'une page à l'autre. */
    private static final int PAR_PARAMETRE = 5;

    private ConfigurableApplicationContext halle;
    private Client client;
    private Intrus prefet;
    private int port;
    private String mandatDUnAutre;

    @BeforeAll
    void demarrer() {
        halle = Instances.lancer(BaseChargee.copie(), Map.of());
        client = new Client(Instances.racine(halle));
        port = URI.create(Instances.racine(halle)).getPort();
        var personnes = new Personnes(halle);
        var lui = personnes.prefet("40").acteur();
        prefet = Intrus.de(halle, "préfet", "prefet", lui.utilisateur(), lui.habilitation(), false);
        mandatDUnAutre = personnes.maire("13050").mandat().toString();
    }

    @AfterAll
    void arreter() {
        halle.close();
    }

    @Test
    void aucun_parametre_d_aucune_page_ne_casse_rien() throws Exception {
        var adresses = new ArrayList<String>();
        var rang = 0;
        for (var route : lectures()) {
            var chemin = remplir(route.chemin(), Map.of());
            for (var parametre : parametres(route)) {
                for (var i = 0; i < PAR_PARAMETRE; i++) {
                    adresses.add(chemin + "?" + parametre + "=" + ETRANGES.get(rang++ % ETRANGES.size()));
                }
            }
        }

        var fautes = jouer(adresses);

        System.out.println("Paramètres étranges : " + adresses.size() + " adresses jouées");
        assertThat(fautes).isEmpty();
        assertThat(adresses).hasSizeGreaterThan(1_000);
    }

    @Test
    void aucun_identifiant_falsifie_ne_casse_rien_ni_ne_montre_ce_qui_est_a_un_autre() throws Exception {
        var adresses = new ArrayList<String>();
        for (var route : lectures()) {
            if (!route.chemin().contains("{")) {
                continue;
            }
            for (var valeur : List.of(
                    UUID.randomUUID().toString(),
                    mandatDUnAutre,
                    "texte",
                    "%27",
                    "K-000000000",
                    "O-000000000",
                    "%E2%80%AE",
                    "a".repeat(2_000))) {
                adresses.add(remplir(route.chemin(), Map.of("*", valeur)));
            }
        }

        var fautes = jouer(adresses);

        System.out.println("Identifiants falsifiés : " + adresses.size() + " adresses jouées");
        assertThat(fautes).isEmpty();
        var fiche = client.demander("GET", "/annuaire/mandats/" + mandatDUnAutre, prefet.cookie(), false);
        assertThat(fiche.statusCode()).as("le mandat d'un autre département").isIn(403, 404);
    }

    @Test
    void un_corps_demesure_ou_mal_forme_recoit_un_refus() {
        var fautes = new ArrayList<String>();
        for (var route : halle.getBean(Routes.class).lister()) {
            if (!route.methode().equals("POST") || route.chemin().startsWith("/mon-compte/sessions")) {
                continue;
            }
            var adresse = remplir(route.chemin(), Map.of());
            if (adresse.equals("/deconnexion")) {
                continue;
            }
            for (var corps : List.of(
                    client.champDuJeton() + "&a=%zz&b=%",
                    client.champDuJeton()
                            + "&motif=%ED%A0%80&nom=%00&communes=%F0%9F%98%80&effet=0000-00-00&jour=x&du=x",
                    client.champDuJeton() + "&x=1".repeat(5_000),
                    client.champDuJeton() + "&motif=" + "é".repeat(200_000))) {
                envoyer("application/x-www-form-urlencoded", adresse, corps, fautes);
            }
            for (var type : List.of(
                    "application/json", "multipart/form-data", "multipart/form-data; boundary=x", "x/y", "text")) {
                envoyer(type, adresse, "--x\r\nContent-Disposition: form-data; name=\"_csrf", fautes);
            }
        }
        assertThat(fautes).isEmpty();
    }

    private void envoyer(String type, String adresse, String corps, List<String> fautes) {
        var reponse = client.envoyer(client.demande("POST", adresse, prefet.cookie(), true)
                .setHeader("Content-Type", type)
                .POST(BodyPublishers.ofString(corps))
                .build());
        if (reponse.statusCode() >= 500 || Client.FUITE.matcher(reponse.body()).find()) {
            fautes.add("POST %s, %s, %d octets : %d".formatted(adresse, type, corps.length(), reponse.statusCode()));
        }
    }

    @Test
    void des_entetes_mal_faits_ou_enormes_recoivent_un_refus() throws IOException {
        for (var brute : List.of(
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
                "POST /connexion HTTP/1.1\r\nHost: localhost\r\nContent-Length: abc\r\n\r\n",
                "POST /connexion HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /connexion HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
                "POST /connexion HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\nabc",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: [\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(100_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: halle=" + "a".repeat(100_000) + "\r\n\r\n",
                "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            var reponse = brut(brute);
            assertThat(reponse)
                    .as(brute.substring(0, Math.min(80, brute.length())))
                    .containsPattern("^HTTP/1.1 4\\d\\d");
            assertThat(Client.FUITE.matcher(reponse).find()).as(brute).isFalse();
        }
        for (var hote : List.of(
                "mechant_exemple",
                "mechant.example:99999",
                "a..b",
                "xn--",
                "1.2.3.4.5",
                "localhost.",
                "[::1]",
                "LOCALHOST:1")) {
            for (var cookie : List.of("", "Cookie: halle=x; __Host-halle=y\r\n")) {
                for (var page : List.of("/connexion", "/sources.csv", "/mon-compte")) {
                    var reponse = brut("GET " + page + " HTTP/1.1\r\nHost: " + hote + "\r\n" + cookie
                            + "Connection: close\r\n\r\n");
                    assertThat(reponse).as(hote + " " + page).containsPattern("^HTTP/1.1 [234]\\d\\d");
                }
            }
        }
    }

    @Test
    void ce_qu_un_mandataire_dirait_ne_se_croit_pas_sans_reglage() {
        for (var page : List.of("/connexion", "/mon-compte", "/sources.csv", "/")) {
            var reponse = client.envoyer(client.demande("GET", page, "", false)
                    .header("X-Forwarded-Host", "mechant.example")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Prefix", "/mechant")
                    .header("Forwarded", "host=mechant.example;proto=https")
                    .header("X-Original-URL", "/journal")
                    .header("X-HTTP-Method-Override", "DELETE")
                    .build());
            assertThat(reponse.statusCode()).isIn(200, 303);
            assertThat(reponse.body() + reponse.headers().map()).as(page).doesNotContain("mechant");
        }
        Instances.compte(halle, "Noé", "noe@exemple.fr");
        var statuts = new LinkedHashSet<Integer>();
        for (var i = 0; i < 12; i++) {
            statuts.add(client.envoyer(client.demande("POST", "/connexion", "", true)
                            .header("X-Forwarded-For", "203.0.113." + i)
                            .POST(BodyPublishers.ofString(
                                    client.champDuJeton() + "&courriel=noe%40exemple.fr&mot_de_passe=faux" + i))
                            .build())
                    .statusCode());
        }
        assertThat(statuts)
                .as("changer d'adresse en entête ne rend pas d'essais")
                .containsExactly(422, 429);
        Instances.oublierLesEssais(halle);
    }

    @Test
    void une_session_quittee_ne_se_rejoue_pas() {
        var autre = Intrus.de(
                halle,
                "préfet",
                "prefet",
                java.util.Objects.requireNonNull(prefet.session()).utilisateur(),
                prefet.session().habilitation(),
                false);
        assertThat(client.demander("GET", "/mon-compte", autre.cookie(), false).statusCode())
                .isEqualTo(200);
        client.demander("POST", "/deconnexion", autre.cookie(), true);
        assertThat(client.demander("GET", "/mon-compte", autre.cookie(), false).statusCode())
                .isEqualTo(303);
    }

    private List<Routes.Route> lectures() {
        return halle.getBean(Routes.class).lister().stream()
                .filter(r -> r.methode().equals("GET"))
                .toList();
    }

    private static Set<String> parametres(Routes.Route route) {
        var noms = new LinkedHashSet<String>();
        for (var parametre : route.reponse().getMethodParameters()) {
            parametre.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            var type = parametre.getParameterType();
            var annotation = parametre.getParameterAnnotation(RequestParam.class);
            if (annotation != null && parametre.getParameterName() != null) {
                noms.add(annotation.name().isEmpty() ? parametre.getParameterName() : annotation.name());
            } else if (type == DemandeDeListe.class) {
                noms.addAll(List.of("tri", "page", "taille"));
            } else if (type == Lecture.class) {
                noms.addAll(List.of("au", "connu"));
            } else if (type == DeuxLectures.class) {
                noms.addAll(List.of("au", "connu", "du", "connuDu"));
            }
        }
        noms.add("sens");
        return noms;
    }

    private static String remplir(String chemin, Map<String, String> valeurs) {
        return chemin.replaceAll("\\{format[^}]*}", "csv")
                .replaceAll("\\{niveau[^}]*}", "departements")
                .replaceAll("\\{reference:[^}]*}[^}]*}", valeurs.getOrDefault("*", "O-000000000"))
                .replace("{programme}", valeurs.getOrDefault("*", "pvd"))
                .replace("{code}", valeurs.getOrDefault("*", "40"))
                .replace("{insee}", valeurs.getOrDefault("*", "40197"))
                .replace("{genre}", valeurs.getOrDefault("*", "depot"))
                .replaceAll(
                        "\\{[^}]*}", valeurs.getOrDefault("*", UUID.randomUUID().toString()));
    }

    private List<String> jouer(List<String> adresses) throws Exception {
        var fautes = Collections.synchronizedList(new ArrayList<String>());
        try (var fils = Executors.newFixedThreadPool(4)) {
            var futurs = new ArrayList<Future<?>>();
            for (var adresse : adresses) {
                futurs.add(fils.submit(() -> {
                    var reponse = client.demander("GET", adresse, prefet.cookie(), false);
                    var court = adresse.length() > 160 ? adresse.substring(0, 160) + "…" : adresse;
                    if (reponse.statusCode() >= 500) {
                        fautes.add(reponse.statusCode() + " " + court);
                    }
                    if (Client.FUITE.matcher(reponse.body()).find()) {
                        fautes.add("fuite " + court);
                    }
                    if (reponse.headers().firstValue("Content-Type").orElse("").startsWith("text/html")
                            && reponse.body().contains("<script>alert(1)")) {
                        fautes.add("script " + court);
                    }
                }));
            }
            for (var futur : futurs) {
                futur.get();
            }
        }
        return fautes.stream().sorted().limit(60).toList();
    }

    private String brut(String demande) throws IOException {
        try (var prise = new Socket("localhost", port)) {
            prise.setSoTimeout(10_000);
            prise.getOutputStream().write(demande.getBytes(StandardCharsets.ISO_8859_1));
            prise.getOutputStream().flush();
            prise.shutdownOutput();
            return new String(prise.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
