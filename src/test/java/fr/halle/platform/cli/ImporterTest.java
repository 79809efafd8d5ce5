package fr.halle.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.platform.Verification;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** La commande comme on la lance, dans un programme à part : ce qu'elle dit, ce qu'elle rend, et ce qui reste quand on la tue. */
class ImporterTest {

    private static final String ENTETES =
            "id_projet,id_terr,nom_terr,pop19,dotation,echelon,categorie,description,cout_total,montant_sub\n";

    @TempDir
    Path dossier;

    private final List<Process> lances = new ArrayList<>();
    private Connexions base;

    @BeforeEach
    void copier() {
        base = BaseChargee.copie();
    }

    @AfterEach
    void arreter() throws Exception {
        for (var processus : lances) {
            processus.destroyForcibly();
            assertThat(processus.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void la_commande_dit_ce_qu_elle_a_lu_ce_qu_elle_refuse_et_rend_zero_si_l_import_est_fait() throws Exception {
        var fichier = Files.writeString(
                dossier.resolve("liste été 2026-04.csv"),
                "insee_com,lib_com,id_pvd,date_signature\n01034,Belley,pvd-z1,2021-04-22\n01033,Ville,pvd-z2,2021-02-31\n01004,Ville,pvd-z3,2021-02-30\n");

        var blanc = halle("blanc", "pvd", fichier.toString(), "--a-blanc");
        assertThat(code(blanc)).as(sortie("blanc")).isZero();
        assertThat(sortie("blanc"))
                .contains(
                        "commune ← insee_com",
                        "Les premières lignes, telles que Halle les lit :",
                        "ligne 2 : commune = 01034 ; nom = Belley ; identifiant = pvd-z1 ; signature = 2021-04-22",
                        "2 × colonne « date_signature » : le calendrier n'a pas de jour « 2021-02-31 » (ligne 3, par exemple)",
                        "À blanc : rien n'est enregistré");
        assertThat(nombre("select count(*) from platform.import")).isZero();

        assertThat(Files.readString(dossier.resolve("liste été 2026-04.csv.refus.csv")))
                .contains("01033");

        var vide = Files.createFile(dossier.resolve("vide.csv"));
        assertThat(code(halle("vide", "pvd", vide.toString()))).isEqualTo(1);
        assertThat(sortie("vide")).contains("0 octet").doesNotContain("Exception", "inattendue");
    }

    /** Tuée à trois instants, chacun tenu par l'essai : pendant le contrôle, pendant l'écriture, juste avant la validation. */
    @Test
    void une_commande_tuee_ne_laisse_rien_et_relancee_reussit() throws Exception {
        var fichier = Files.writeString(
                dossier.resolve("liste-2026-04.csv"),
                "insee_com,lib_com,id_pvd,date_signature\n01034,Belley,pvd-z1,2021-04-22\n99999,Nulle part,pvd-z2,\n");
        var avant = comptes();

        for (var verrou : List.of(
                "programme.composition in access exclusive",
                "programme.qualite in share row exclusive",
                "platform.import in share row exclusive")) {
            try (var barriere = Objects.requireNonNull(base.proprietaire()).ouvrir()) {
                barriere.setAutoCommit(false);
                barriere.createStatement().execute("lock table " + verrou + " mode");
                var commande = halle("tuee", "pvd", fichier.toString());
                attendreBloquee(barriere, commande);
                tuer(commande);
            }
            assertThat(comptes()).as(verrou).isEqualTo(avant);
        }
        // Pendant la lecture : le fichier est long, et la commande dit où elle en est.
        var long_ = enorme("long.csv", 8_000_000, 10);
        var lecture = halle("lecture", "dotations", long_.toString(), "--valeurs", "exercice=2017");
        attendre(() -> sortie("lecture").contains("lignes lues…"), lecture, "lecture");
        tuer(lecture);
        assertThat(comptes()).as("lecture").isEqualTo(avant);

        assertThat(code(halle("relancee", "pvd", fichier.toString())))
                .as(sortie("relancee"))
                .isZero();
        assertThat(sortie("relancee")).contains("2 lues, 1 créées", "1 × commune 99999", "Pour le défaire en entier");
        try (var contexte = BaseChargee.pourEcrire(base)) {
            for (var verification :
                    contexte.getBeanProvider(Verification.class).orderedStream().toList()) {
                assertThat(verification.anomalies()).as(verification.regle()).isEmpty();
            }
        }
    }

    /** Soixante millions d'octets, un tas de 256 Mo : la mémoire ne dépend pas du fichier. Deux cents : outils/imports/eprouver.sh. */
    @Test
    void un_fichier_de_soixante_megaoctets_entre_dans_un_petit_tas() throws Exception {
        var fichier = enorme("geant-2019.csv", 60_000_000, 6_000);

        assertThat(code(halle("geant", "dotations", fichier.toString())))
                .as(sortie("geant"))
                .isZero();

        var lignes = nombre("select lues from platform.import");
        assertThat(sortie("geant")).contains("%d lues, %d créées".formatted(lignes, lignes));
        assertThat(nombre("select count(*) from financement.ligne where jeu = 'dotations'"))
                .isEqualTo(lignes);
    }

    /** Le gros de chaque ligne est dans une colonne que le jeu n'emploie pas : c'est la lecture que l'on éprouve ici. */
    private Path enorme(String nom, long octets, int largeur) throws IOException {
        var fichier = dossier.resolve(nom);
        var texte = "9".repeat(largeur);
        try (BufferedWriter sortie = Files.newBufferedWriter(fichier)) {
            sortie.write(ENTETES);
            var ecrits = 0L;
            for (var i = 0; ecrits < octets; i++) {
                var ligne = "g%d,40282,Saint-Sever,%s,DETR,commune,7,Toit,20000,%d.5\n".formatted(i, texte, i % 9_000);
                sortie.write(ligne);
                ecrits += ligne.length();
            }
        }
        return fichier;
    }

    private Process halle(String nom, String... arguments) throws IOException {
        var commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-Dsun.jnu.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "fr.halle.Halle",
                "importer"));
        commande.addAll(List.of(arguments));
        commande.addAll(List.of("--donnees", dossier.resolve("donnees").toString()));
        var constructeur = new ProcessBuilder(commande)
                .redirectErrorStream(true)
                .redirectOutput(dossier.resolve(nom + ".txt").toFile());
        constructeur.environment().put("LC_ALL", "C.UTF-8");
        constructeur.environment().put("HALLE_DB_URL", adresse(base.app()));
        constructeur.environment().put("HALLE_DB_URL_MIGRATION", adresse(Objects.requireNonNull(base.proprietaire())));
        var processus = constructeur.start();
        lances.add(processus);
        return processus;
    }

    private static String adresse(Connexion connexion) {
        return "%s?user=%s&password=%s"
                .formatted(
                        connexion.url(),
                        connexion.utilisateur(),
                        URLEncoder.encode(String.valueOf(connexion.motDePasse()), StandardCharsets.UTF_8));
    }

    private void attendreBloquee(Connection connexion, Process commande) throws Exception {
        attendre(
                () -> {
                    try (var requete = connexion.createStatement();
                            var reponse = requete.executeQuery(
                                    "select count(*) from pg_locks where not granted and locktype = 'relation'")) {
                        return reponse.next() && reponse.getLong(1) > 0;
                    }
                },
                commande,
                "tuee");
    }

    private interface Condition {
        boolean vraie() throws IOException, SQLException;
    }

    private void attendre(Condition condition, Process commande, String nom) throws Exception {
        var limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.vraie()) {
            assertThat(commande.isAlive() && System.nanoTime() < limite)
                    .as(sortie(nom))
                    .isTrue();
            Thread.sleep(20);
        }
    }

    /** {@code kill -9}, puis attend que PostgreSQL ait vu la connexion tomber. */
    private void tuer(Process commande) throws Exception {
        commande.destroyForcibly();
        assertThat(commande.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static int code(Process processus) throws InterruptedException {
        assertThat(processus.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return processus.exitValue();
    }

    private String sortie(String nom) throws IOException {
        var fichier = dossier.resolve(nom + ".txt");
        return Files.exists(fichier) ? Files.readString(fichier) : "";
    }

    private String comptes() throws SQLException {
        return texte("""
                select concat_ws(' ', (select count(*) from platform.import), (select count(*) from platform.import_refus),
                       (select count(*) from platform.correspondance_de_colonnes), (select count(*) from source.source),
                       (select count(*) from programme.laureat), (select count(*) from programme.composition),
                       (select count(*) from programme.qualite), (select count(*) from convention.signature),
                       (select count(*) from financement.ligne))
                """);
    }

    private long nombre(String requete) throws SQLException {
        return Long.parseLong(texte(requete));
    }

    private String texte(String texte) throws SQLException {
        try (var connexion = base.app().ouvrir();
                var requete = connexion.createStatement();
                var reponse = requete.executeQuery(texte)) {
            reponse.next();
            return reponse.getString(1);
        }
    }
}
