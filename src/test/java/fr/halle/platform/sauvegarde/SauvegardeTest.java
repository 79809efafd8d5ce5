package fr.halle.platform.sauvegarde;

import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.contenu;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.executer;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.lire;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.proprietaire;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.restaurer;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.sauvegarder;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.verifierSaine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.halle.Halle;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.BaseDEssai;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.base.Migrations;
import fr.halle.platform.base.PostgresPrecedent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** La base de démonstration, sauvegardée puis refaite ailleurs. */
class SauvegardeTest {

    @TempDir
    static Path dossier;

    private static Connexions source = BaseDEssai.connexions();
    private static Path archive = Path.of("");
    private static Map<String, String> contenuSource = Map.of();
    private static Instant instantane = Instant.EPOCH;

    @BeforeAll
    static void sauvegarder_la_base_de_demonstration() {
        source = BaseChargee.copie();
        archive = dossier.resolve("demonstration.zip");
        var manifeste = sauvegarder(source, archive);
        contenuSource = contenu(manifeste);
        instantane = manifeste.instantane();
    }

    @Test
    void une_base_restauree_est_saine_a_les_memes_tables_et_montre_les_memes_pages() throws Exception {
        var restauree = BaseDEssai.vierge();

        restaurer(archive, restauree);

        verifierSaine(restauree);
        assertThat(contenu(sauvegarder(restauree, dossier.resolve("restauree.zip"))))
                .isEqualTo(contenuSource);
        assertThat(lire(restauree.app(), "select empreinte from platform.version_schema"))
                .isEqualTo(Migrations.empreinte());
        var attendues = pages(source, instantane);
        var montrees = pages(restauree, instantane);
        assertThat(attendues).hasSizeGreaterThanOrEqualTo(30);
        attendues.forEach(
                (adresse, page) -> assertThat(montrees.get(adresse)).as(adresse).isEqualTo(page));
    }

    @Test
    void une_base_passe_d_une_majeure_de_postgresql_a_la_suivante() throws Exception {
        var restauree = BaseDEssai.vierge();
        var fichier = dossier.resolve("majeure.zip");
        Map<String, String> avant;

        try (var precedent = PostgresPrecedent.lancer(dossier.resolve("precedent"))) {
            new Migrations(precedent.connexions(), _ -> {}).appliquer();
            BaseChargee.remplir(precedent.connexions());
            var manifeste = sauvegarder(precedent.connexions(), fichier);
            avant = contenu(manifeste);
            assertThat(manifeste.postgresql()).isEqualTo(17);
            assertThat(lire(precedent.connexions().app(), """
                            select bool_and(uuid_extract_version(id) = 7) and bool_and(id > precedent)
                                   and bool_and(abs(('x0000' || left(replace(id::text, '-', ''), 12))::bit(64)::bigint
                                                - extract(epoch from clock_timestamp()) * 1000) < 60000)
                              from (select id, lag(id) over (order by n) as precedent
                                      from (select n, uuidv7() as id from generate_series(1, 2000) n) tirages) suite
                            """)).isEqualTo("t");
        }
        restaurer(fichier, restauree);

        verifierSaine(restauree);
        var apres = sauvegarder(restauree, dossier.resolve("majeure-apres.zip"));
        assertThat(apres.postgresql()).isEqualTo(18);
        assertThat(contenu(apres)).isEqualTo(avant);
        assertThat(
                        lire(
                                restauree.app(),
                                "select count(*) from pg_proc where proname = 'uuidv7' and pronamespace = 'public'::regnamespace"))
                .isEqualTo("0");
    }

    @Test
    void une_sauvegarde_ne_voit_pas_ce_qui_s_ecrit_pendant_elle() throws Exception {
        var base = BaseChargee.copie();
        var fois = new AtomicInteger();
        var fichier = dossier.resolve("pendant.zip");
        // La première grande table vient d'être copiée : ce qui s'écrit à présent touche une table déjà lue et une à
        // lire.
        var manifeste = sauvegarder(base, fichier, _ -> {
            if (fois.getAndIncrement() == 0) {
                try {
                    executer(base.app(), """
                            insert into territoire.annuaire (type, code, nom, du, jusqu) values ('region', 'ZZ', 'Essai', 0, 9999)
                            """, """
                            insert into territoire.region (code, nom) values ('ZZ', 'Essai')
                            """);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });

        assertThat(fois.get()).isPositive();
        assertThat(lire(base.app(), "select count(*) from territoire.region where code = 'ZZ'"))
                .isEqualTo("1");
        assertThat(contenu(manifeste)).isEqualTo(contenuSource);
    }

    @Test
    void l_archive_se_lit_sans_halle_et_ne_porte_aucun_mot_de_passe() throws Exception {
        var lue = dossier.resolve("lue");
        Files.createDirectories(lue);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unzip")) && Files.isExecutable(Path.of("/usr/bin/sha256sum")));

        assertThat(new ProcessBuilder(
                                "sh",
                                "-c",
                                "unzip -q '%s' && sha256sum --quiet -c empreintes.sha256 && test \"$(head -c -64 '%s' | sha256sum | cut -c -64)\" = \"$(tail -c 64 '%s')\""
                                        .formatted(archive, archive, archive))
                        .directory(lue.toFile())
                        .start()
                        .waitFor())
                .isZero();

        var regions = Files.readAllLines(lue.resolve("tables/territoire.region.copy"));
        assertThat(regions.getFirst()).isEqualTo("code\tnom\tchef_lieu\tdu\tjusqu");
        assertThat(regions).anyMatch(ligne -> ligne.startsWith("75\tNouvelle-Aquitaine\t"));
        assertThat(Files.readString(lue.resolve("LISEZMOI.txt"))).contains("SANS HALLE");
        for (var secret : List.of(proprietaire(source), source.app(), source.lecture())) {
            assertThat(new ProcessBuilder("grep", "-rqF", Objects.requireNonNull(secret.motDePasse()), lue.toString())
                            .start()
                            .waitFor())
                    .as("mot de passe trouvé dans l'archive")
                    .isEqualTo(1);
        }
    }

    @Test
    void une_archive_existante_n_est_pas_ecrasee_sans_le_dire() throws Exception {
        var fichier = Files.writeString(dossier.resolve("existe.zip"), "à garder");

        assertThatThrownBy(() -> sauvegarder(source, fichier))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("--ecraser");
        assertThat(fichier).hasContent("à garder");
        new Sauvegarde(source, "essai", _ -> {}).ecrire(fichier, true);
        assertThat(new ControleArchive(fichier).controler().tables()).isNotEmpty();
        assertThat(dossier.resolve("existe.zip.partiel")).doesNotExist();
    }

    @Test
    void un_disque_plein_est_dit_en_une_phrase_et_ne_laisse_rien() throws Exception {
        var petit = Files.createDirectories(dossier.resolve("petit"));
        assumeTrue(Files.getAttribute(dossier, "unix:uid").equals(0)
                && new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", petit.toString())
                                .start()
                                .waitFor()
                        == 0);
        try {
            assertThatThrownBy(() -> sauvegarder(source, petit.resolve("a.zip")))
                    .isInstanceOf(OperationRefusee.class)
                    .hasMessageContaining("le disque est plein");
            assertThat(petit).isEmptyDirectory();
        } finally {
            new ProcessBuilder("umount", petit.toString()).start().waitFor();
        }
    }

    @Test
    void une_base_qui_n_est_pas_vide_n_est_pas_touchee() throws Exception {
        var occupee = BaseDEssai.neuve();

        assertThatThrownBy(() -> restaurer(archive, occupee))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("n'est pas vide");
        assertThat(lire(occupee.app(), "select count(*) from territoire.commune"))
                .isEqualTo("0");
        assertThat(lire(occupee.app(), "select empreinte from platform.version_schema"))
                .isEqualTo(Migrations.empreinte());
    }

    @Test
    void une_base_vide_n_est_pas_sauvegardee() {
        assertThatThrownBy(() -> sauvegarder(BaseDEssai.neuve(), dossier.resolve("vide.zip")))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("vide");
        assertThat(dossier.resolve("vide.zip.partiel")).doesNotExist();
    }

    /** Les mêmes adresses, lues au même instant de connaissance, sur un serveur qui ne connaît que cette base. */
    private static Map<String, String> pages(Connexions base, Instant connuA) throws Exception {
        var connu = "connu=" + connuA;
        Map<String, String> pages = new LinkedHashMap<>();
        try (var contexte = new SpringApplicationBuilder(Halle.class)
                        .properties(Map.of(
                                "server.port", "0",
                                "management.server.port", "-1",
                                "spring.datasource.url", base.lecture().url(),
                                "spring.datasource.username",
                                        String.valueOf(base.lecture().utilisateur()),
                                "spring.datasource.password",
                                        String.valueOf(base.lecture().motDePasse())))
                        .run();
                var http = HttpClient.newHttpClient()) {
            int port = Objects.requireNonNull(((WebServerApplicationContext) contexte).getWebServer())
                    .getPort();
            for (String adresse : ADRESSES) {
                var url =
                        "http://127.0.0.1:%d%s%s%s".formatted(port, adresse, adresse.contains("?") ? "&" : "?", connu);
                var reponse = http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
                assertThat(reponse.statusCode()).as(adresse).isEqualTo(200);
                pages.put(adresse, reponse.body().replace("127.0.0.1:" + port, "SERVEUR"));
            }
        }
        return pages;
    }

    private static final List<String> ADRESSES = List.of(
            "/",
            "/programmes/pvd",
            "/programmes/pvd/regions/93?au=2020-11-14",
            "/programmes/pvd/departements/40?au=2021-09-10",
            "/programmes/pvd/departements/40?au=2019-01-01",
            "/programmes/pvd/departements/13",
            "/programmes/pvd/arrondissements/402",
            "/programmes/pvd/epci/200054807",
            "/programmes/pvd/communes/40197",
            "/programmes/pvd/groupements/dt-mont-de-marsan",
            "/programmes/pvd/laureats",
            "/programmes/pvd/laureats?territoire=departement%3A40&q=saint&tri=-nom",
            "/programmes/pvd/laureats?taille=5&page=3",
            "/programmes/pvd/laureats.csv?q=",
            "/programmes/pvd/niveaux.csv?niveau=region",
            "/programmes/pvd/financements",
            "/programmes/pvd/financements?territoire=departement%3A40&statut=a_rapprocher",
            "/programmes/acv",
            "/territoires",
            "/territoires?q=Roquefort",
            "/territoires/communes/40197",
            "/territoires/communes/97411",
            "/territoires/departements/40",
            "/sources",
            "/sources/landes-2021-09-10",
            "/donnees",
            "/api/v1/programmes",
            "/api/v1/programmes/pvd",
            "/api/v1/programmes/pvd/synthese?territoire=departement:40&au=2021-09-10",
            "/api/v1/programmes/pvd/laureats?taille=1000",
            "/api/v1/communes/40197",
            "/api/v1/territoires/recherche?q=mont",
            "/api/v1/departements/40");
}
