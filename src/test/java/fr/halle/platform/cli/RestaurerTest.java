package fr.halle.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseDEssai;
import fr.halle.platform.base.Base;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Dossier;
import fr.halle.platform.base.Migrations;
import fr.halle.platform.base.PostgresEmbarque;
import fr.halle.platform.base.Verrou;
import fr.halle.platform.sauvegarde.Sauvegarde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** « ./halle restaurer » dans un programme à part, sur un dossier qui a déjà une base. */
class RestaurerTest {

    @TempDir
    Path temporaire;

    private static final String ANNUAIRE = "insert into territoire.annuaire table territoire.v_annuaire_calcule";

    private final List<Process> lances = new ArrayList<>();
    private Path dossier = Path.of("");

    @BeforeEach
    void une_base_en_service() throws Exception {
        dossier = Files.createDirectories(temporaire.resolve("donnees"));
        try (var base = ouvrir(dossier)) {
            new Migrations(base.connexions(), _ -> {}).appliquer();
            executer(
                    base.connexions().app(),
                    "insert into platform.instance (nature, version) values ('reelle', 'essai')",
                    ANNUAIRE);
        }
        partagerLesBinaires();
    }

    @AfterEach
    void arreter() throws Exception {
        for (Process processus : lances) {
            processus.destroyForcibly().waitFor();
        }
        try (var liens = Files.newDirectoryStream(dossier, Files::isSymbolicLink)) {
            for (Path lien : liens) {
                Files.delete(lien);
            }
        }
    }

    @Test
    void tuee_au_milieu_une_restauration_laisse_l_ancienne_base_et_se_recommence() throws Exception {
        var archive = archive("""
                insert into source.source (code, titre, auteur, genre, publie_le, precision_date)
                select 'essai-' || n, md5(n::text), 'Essai', 'document', '2026-01-01', 'jour' from generate_series(1, 30000) n
                """);
        var coupee = halle("coupee", "restaurer", archive.toString(), "--remplacer");
        attendre(coupee, "coupee", "Chargement de ");
        coupee.destroyForcibly().waitFor();
        assertThat(brouillons()).hasSize(1);

        assertThat(code(halle("verifier", "verifier"))).as(sortie("verifier")).isZero();
        assertThat(sortie("verifier")).contains("Halle en efface le brouillon");
        assertThat(brouillons()).isEmpty();
        assertThat(nature(dossier)).isEqualTo("reelle");

        assertThat(code(halle("entiere", "restaurer", archive.toString(), "--remplacer")))
                .as(sortie("entiere"))
                .isZero();
        assertThat(nature(dossier)).isEqualTo("fictive");
        try (var contenu = Files.list(dossier)) {
            var ancienne = contenu.filter(p -> p.getFileName().toString().startsWith("avant-restauration-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(nature(ancienne)).isEqualTo("reelle");
        }
    }

    @Test
    void une_base_qui_n_est_pas_saine_n_est_pas_mise_en_service() throws Exception {
        var archive = archive("""
                insert into territoire.commune (code, nom, type, departement, nom_normalise)
                values ('00001', 'Nulle part', 'actuelle', '999', 'nulle part')
                """);

        assertThat(code(halle("malade", "restaurer", archive.toString(), "--remplacer")))
                .isEqualTo(1);

        assertThat(sortie("malade")).contains("00001", "n'a pas été mise en service");
        assertThat(nature(dossier)).isEqualTo("reelle");
        assertThat(brouillons()).isEmpty();
    }

    @Test
    void un_dossier_occupe_ou_deja_rempli_est_refuse_sans_rien_toucher() throws Exception {
        var archive = archive("select 1");

        assertThat(code(halle("remplie", "restaurer", archive.toString()))).isEqualTo(1);
        assertThat(sortie("remplie")).contains("--remplacer");
        try (var verrou = Verrou.tenter(new Dossier(dossier), "demarrer").orElseThrow()) {
            assertThat(verrou).isNotNull();
            assertThat(code(halle("occupee", "restaurer", archive.toString(), "--remplacer")))
                    .isEqualTo(1);
        }
        assertThat(sortie("occupee")).contains("Halle tourne sur");
        Files.write(archive, new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
        assertThat(code(halle("abimee", "restaurer", archive.toString(), "--remplacer")))
                .isEqualTo(1);
        assertThat(sortie("abimee")).contains("est abîmée");
        assertThat(nature(dossier)).isEqualTo("reelle");
    }

    private Path archive(String contenu) throws Exception {
        var base = BaseDEssai.neuve();
        executer(
                base.app(),
                "insert into platform.instance (nature, version) values ('fictive', 'essai')",
                contenu,
                ANNUAIRE);
        var fichier = temporaire.resolve("archive.zip");
        new Sauvegarde(base, "essai", _ -> {}).ecrire(fichier, false);
        return fichier;
    }

    private static PostgresEmbarque ouvrir(Path dossier) throws IOException {
        Files.createDirectories(BaseDEssai.BINAIRES);
        return PostgresEmbarque.preparerEphemere(new Dossier(dossier).preparer(), BaseDEssai.BINAIRES, _ -> {})
                .lancer();
    }

    private static String nature(Path dossier) throws Exception {
        try (Base base = ouvrir(dossier);
                var connexion = base.connexions().app().ouvrir();
                var requete = connexion.createStatement();
                var reponse = requete.executeQuery("select nature from platform.instance")) {
            reponse.next();
            return reponse.getString(1);
        }
    }

    private static void executer(Connexion connexion, String... instructions) throws Exception {
        try (var c = connexion.ouvrir();
                var requete = c.createStatement()) {
            for (String instruction : instructions) {
                requete.execute(instruction);
            }
        }
    }

    private List<Path> brouillons() throws IOException {
        try (var contenu = Files.list(dossier)) {
            return contenu.filter(p -> p.getFileName().toString().startsWith("restauration.tmp"))
                    .toList();
        }
    }

    private void partagerLesBinaires() throws IOException {
        try (var deballes = Files.newDirectoryStream(BaseDEssai.BINAIRES, "binaires-*[0-9]")) {
            for (Path binaires : deballes) {
                Files.createSymbolicLink(dossier.resolve(binaires.getFileName()), binaires);
            }
        }
    }

    private Process halle(String nom, String... arguments) throws IOException {
        List<String> commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "fr.halle.Halle"));
        commande.addAll(List.of(arguments));
        commande.addAll(List.of("--donnees", dossier.toString()));
        Process processus = new ProcessBuilder(commande)
                .redirectErrorStream(true)
                .redirectOutput(fichier(nom).toFile())
                .start();
        lances.add(processus);
        return processus;
    }

    private void attendre(Process processus, String nom, String debutDeLigne) throws Exception {
        long limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < limite && processus.isAlive()) {
            if (sortie(nom).lines().anyMatch(l -> l.startsWith(debutDeLigne))) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("« %s » n'est pas venu :%n%s".formatted(debutDeLigne, sortie(nom)));
    }

    private static int code(Process processus) throws InterruptedException {
        assertThat(processus.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return processus.exitValue();
    }

    private Path fichier(String nom) {
        return temporaire.resolve(nom + ".txt");
    }

    private String sortie(String nom) throws IOException {
        return Files.readString(fichier(nom));
    }
}
