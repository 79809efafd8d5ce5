package fr.halle.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseDEssai;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Les commandes comme on les lance : dans un programme à part, sur un vrai dossier. */
class DemarrerTest {

    @TempDir
    Path dossier;

    private final List<Process> lances = new ArrayList<>();

    @AfterEach
    void arreter() throws Exception {
        for (Process processus : lances) {
            processus.destroy();
            assertThat(processus.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        try (var liens = Files.newDirectoryStream(dossier, Files::isSymbolicLink)) {
            for (Path lien : liens) {
                Files.delete(lien);
            }
        }
    }

    @Test
    void une_halle_se_demarre_une_fois_se_laisse_rejoindre_et_s_arrete_sans_rien_laisser() throws Exception {
        partagerLesBinaires();
        Process serveur = halle("serveur", "demarrer", "--port", "0", "--sans-temoins");
        String adresse = attendre(serveur, "serveur", "Halle est prête : ");
        int port = Integer.parseInt(adresse.replaceAll(".*:(\\d+) .*", "$1"));

        try (Socket page = new Socket("127.0.0.1", port)) {
            assertThat(page.isConnected()).isTrue();
        }
        assertThat(code(halle("second", "demarrer", "--port", "0"))).isEqualTo(1);
        assertThat(sortie("second")).contains("Halle tourne déjà sur", "http://127.0.0.1:" + port);
        assertThat(code(halle("rejointe", "verifier"))).as(sortie("rejointe")).isZero();
        assertThat(sortie("rejointe")).doesNotContain("Création");

        serveur.destroy();
        assertThat(serveur.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(dossier.resolve("instance.json")).doesNotExist();
        assertThat(dossier.resolve("postgres-18/postmaster.pid")).doesNotExist();
        assertThat(sortie("serveur")).doesNotContain("inattendue", "Exception");
    }

    @Test
    void une_base_fictive_se_remplit_une_fois_et_ne_recoit_rien_d_autre() throws Exception {
        partagerLesBinaires();

        assertThat(code(halle("premiere", "generer", "--echelle", "departement", "--graine", "3")))
                .as(sortie("premiere"))
                .isZero();
        assertThat(sortie("premiere")).contains("Lignes de financement fictives", "La base fictive est prête");
        assertThat(code(halle("seconde", "generer", "--echelle", "departement")))
                .isEqualTo(1);
        assertThat(sortie("seconde"))
                .contains("Cette base fictive est déjà remplie")
                .doesNotContain("Exception");
        assertThat(code(halle("fausse", "generer", "--echelle", "canton"))).isEqualTo(2);
        assertThat(code(halle("controle", "verifier"))).as(sortie("controle")).isZero();
    }

    @Test
    void une_commande_mal_ecrite_rend_2_et_n_ouvre_aucune_base() throws Exception {
        assertThat(code(halle("inconnue", "demarer"))).isEqualTo(2);

        assertThat(sortie("inconnue")).contains("La commande « demarer » n'existe pas");
        assertThat(dossier.resolve("postgres-18")).doesNotExist();
    }

    private void partagerLesBinaires() throws IOException {
        BaseDEssai.connexions();
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

    private String attendre(Process processus, String nom, String debutDeLigne) throws Exception {
        long limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (System.nanoTime() < limite && processus.isAlive()) {
            var ligne =
                    sortie(nom).lines().filter(l -> l.startsWith(debutDeLigne)).findFirst();
            if (ligne.isPresent()) {
                return ligne.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("« %s » n'est pas venu :%n%s".formatted(debutDeLigne, sortie(nom)));
    }

    private static int code(Process processus) throws InterruptedException {
        assertThat(processus.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return processus.exitValue();
    }

    private Path fichier(String nom) {
        return dossier.resolve(nom + ".txt");
    }

    private String sortie(String nom) throws IOException {
        return Files.readString(fichier(nom));
    }
}
