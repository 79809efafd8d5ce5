package fr.halle.platform.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.halle.essai.BaseDEssai;
import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chaque essai part d'une copie des données d'une base arrêtée proprement, où la table {@code temoin} a une ligne. */
class PostgresEmbarqueTest {

    @TempDir
    static Path modele;

    @TempDir
    Path temporaire;

    private final List<String> phrases = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> aFermer = new CopyOnWriteArrayList<>();
    private Dossier dossier = new Dossier(Path.of("."));
    private Path donnees = Path.of(".");

    @BeforeAll
    static void preparer_le_modele() throws Exception {
        Files.createDirectories(BaseDEssai.BINAIRES);
        try (var base = PostgresEmbarque.preparerEphemere(new Dossier(modele).preparer(), BaseDEssai.BINAIRES, _ -> {})
                .lancer()) {
            executer(base, "create table temoin as select 1 as n");
        }
    }

    @BeforeEach
    void copier_le_modele() throws Exception {
        assertThat(new ProcessBuilder("cp", "-a", modele + "/.", temporaire.toString())
                        .start()
                        .waitFor())
                .isZero();
        dossier = new Dossier(temporaire).preparer();
        donnees = dossier.postgres(18);
    }

    @AfterEach
    void fermer() throws Exception {
        for (AutoCloseable ressource : aFermer) {
            ressource.close();
        }
    }

    @Test
    void un_arret_propre_garde_les_donnees_et_le_port() throws SQLException {
        int port;
        try (var base = demarrer()) {
            port = base.port().orElseThrow();
            executer(base, "insert into temoin values (2)");
        }

        try (var base = demarrer()) {
            assertThat(temoins(base)).isEqualTo(2);
            assertThat(base.port()).hasValue(port);
        }

        assertThat(donnees.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void seul_un_mot_de_passe_ouvre_la_base() {
        var base = demarrer();
        Connexion app = base.connexions().app();

        assertThatThrownBy(() -> new Connexion(app.url(), app.utilisateur(), "autre").ouvrir())
                .isInstanceOf(SQLException.class);
        assertThat(dossier.secrets()).satisfies(this::estReserve);
        assertThat(dossier.secrets().resolve("halle_app"))
                .satisfies(secret -> assertThat(droits(secret)).isEqualTo("rw-------"));
    }

    @Test
    void des_droits_trop_larges_sont_reduits() throws Exception {
        Files.setPosixFilePermissions(donnees, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(temoins(demarrer())).isEqualTo(1);
        assertThat(donnees).satisfies(this::estReserve);
    }

    @Test
    void un_programme_etranger_qui_porte_le_numero_inscrit_n_est_pas_touche() throws Exception {
        Process etranger = new ProcessBuilder("sleep", "60").start();
        aFermer.add(etranger::destroyForcibly);
        inscrire(etranger.pid());

        assertThat(temoins(demarrer())).isEqualTo(1);
        assertThat(etranger.isAlive()).isTrue();
    }

    @Test
    void un_postmaster_pid_vide_n_empeche_pas_de_demarrer() throws Exception {
        Files.writeString(donnees.resolve("postmaster.pid"), "");

        assertThat(temoins(demarrer())).isEqualTo(1);
    }

    @Test
    void un_serveur_orphelin_est_arrete_puis_remplace() throws Exception {
        Process orphelin = lancerSansHalle();

        var base = demarrer();

        assertThat(temoins(base)).isEqualTo(1);
        assertThat(orphelin.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(phrases).anyMatch(phrase -> phrase.startsWith("Une base est restée en marche"));
    }

    @Test
    void un_serveur_tue_avec_son_java_est_releve_au_demarrage_suivant() throws Exception {
        Process tue = lancerSansHalle();
        tue.destroyForcibly().waitFor();

        assertThat(temoins(demarrer())).isEqualTo(1);
    }

    @Test
    void un_serveur_tue_seul_est_relance_sans_rien_demander() throws Exception {
        var base = demarrer();
        long pid = base.pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        long limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!phrases.contains("La base est de nouveau en marche.") && System.nanoTime() < limite) {
            Thread.sleep(20);
        }

        assertThat(temoins(base)).isEqualTo(1);
        assertThat(base.pid()).isNotEqualTo(pid);
    }

    @Test
    void un_port_pris_en_fait_choisir_un_autre_qui_est_retenu() throws Exception {
        int pris = Integer.parseInt(Files.readString(dossier.dernierPort()).strip());
        try (var _ = new ServerSocket(pris, 1, InetAddress.getLoopbackAddress());
                var base = demarrer()) {
            assertThat(base.port().orElseThrow()).isNotEqualTo(pris);
            assertThat(Files.readString(dossier.dernierPort()).strip())
                    .isEqualTo(String.valueOf(base.port().orElseThrow()));
        }
    }

    @Test
    void les_donnees_d_une_autre_version_sont_refusees_et_intactes() throws Exception {
        Files.writeString(donnees.resolve("PG_VERSION"), "17\n");

        refuse("la version 17 de PostgreSQL", "rien n'a été modifié");
        assertThat(Files.readString(donnees.resolve("PG_VERSION"))).isEqualTo("17\n");
    }

    @Test
    void le_dossier_d_une_autre_version_n_est_pas_double_par_une_base_vide() throws Exception {
        Files.move(donnees, temporaire.resolve("postgres-17"));

        refuse("la version 17 de PostgreSQL");
        assertThat(donnees).doesNotExist();
    }

    @Test
    void des_donnees_sans_pg_version_sont_refusees() throws Exception {
        Files.delete(donnees.resolve("PG_VERSION"));

        refuse("PG_VERSION manque", "Restaurez une sauvegarde");
        assertThat(donnees.resolve("base")).exists();
    }

    @Test
    void un_pg_control_illisible_est_dit_aussitot() throws Exception {
        Files.write(donnees.resolve("global/pg_control"), new byte[8192]);

        long debut = System.nanoTime();
        refuse("abîmées", "Restaurez une sauvegarde");
        assertThat(System.nanoTime() - debut).isLessThan(TimeUnit.SECONDS.toNanos(5));
    }

    @Test
    void des_mots_de_passe_perdus_sont_remplaces() throws Exception {
        Files.delete(dossier.secrets().resolve("halle_app"));

        assertThat(temoins(demarrer())).isEqualTo(1);
        assertThat(dossier.secrets().resolve("halle_app")).isNotEmptyFile();
    }

    @Test
    void une_creation_interrompue_est_reprise() throws Exception {
        Fichiers.supprimerArbre(donnees);
        Path reste = Files.createDirectory(temporaire.resolve("postgres-18.tmp-42"));
        Files.writeString(reste.resolve("PG_VERSION"), "18\n");

        try (var base = demarrer()) {
            executer(base, "create table autre (n int)");
        }

        assertThat(reste).doesNotExist();
    }

    @Test
    void les_donnees_d_un_autre_compte_sont_refusees() throws Exception {
        assumeTrue(administrateur());
        Files.setAttribute(donnees, "unix:uid", 1234);

        refuse("appartiennent au compte");
    }

    @Test
    void un_disque_plein_est_dit_en_une_phrase() throws Exception {
        Path petit = Files.createDirectory(temporaire.resolve("petit"));
        assumeTrue(administrateur()
                && new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", petit.toString())
                                .start()
                                .waitFor()
                        == 0);
        aFermer.add(() -> new ProcessBuilder("umount", petit.toString()).start().waitFor());
        dossier = new Dossier(petit).preparer();

        refuse("le disque est plein");
        assertThat(dossier.postgres(18)).doesNotExist();
    }

    private PostgresEmbarque demarrer() {
        var base = PostgresEmbarque.preparerEphemere(dossier, BaseDEssai.BINAIRES, phrases::add);
        aFermer.add(base);
        return base.lancer();
    }

    private void refuse(String... morceaux) {
        assertThatThrownBy(this::demarrer)
                .isInstanceOf(OperationRefusee.class)
                .message()
                .contains(morceaux)
                .doesNotContain("\n");
    }

    /** Comme le laisserait un Java tué : un serveur dont aucune Halle ne tient le fil. */
    private Process lancerSansHalle() throws Exception {
        var compte = CompteSysteme.detecter(temporaire);
        var binaires = BinairesPostgres.deballer(BaseDEssai.BINAIRES, _ -> {});
        Process serveur = new ProcessBuilder(compte.commande(List.of(
                        binaires.programme("postgres"),
                        "-D",
                        donnees.toString(),
                        "-p",
                        String.valueOf(portLibre()),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        aFermer.add(serveur::destroyForcibly);
        Path identite = donnees.resolve("postmaster.pid");
        while (!Files.exists(identite) || !Files.readString(identite).contains("ready")) {
            assertThat(serveur.isAlive()).isTrue();
            Thread.sleep(20);
        }
        return serveur;
    }

    private static int portLibre() throws IOException {
        try (var essai = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return essai.getLocalPort();
        }
    }

    private void inscrire(long pid) throws IOException {
        Files.writeString(
                donnees.resolve("postmaster.pid"),
                "%d\n%s\n1700000000\n15432\n\n127.0.0.1\n  1234567         0\nready   \n".formatted(pid, donnees));
    }

    private boolean administrateur() throws IOException {
        return Files.getAttribute(temporaire, "unix:uid").equals(0);
    }

    private void estReserve(Path chemin) {
        assertThat(droits(chemin)).isEqualTo("rwx------");
    }

    private static String droits(Path chemin) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(chemin));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void executer(Base base, String sql) throws SQLException {
        try (var connexion = java.util.Objects.requireNonNull(base.connexions().proprietaire())
                        .ouvrir();
                var requete = connexion.createStatement()) {
            requete.execute(sql);
        }
    }

    private static int temoins(Base base) throws SQLException {
        try (var connexion = java.util.Objects.requireNonNull(base.connexions().proprietaire())
                        .ouvrir();
                var requete = connexion.createStatement();
                var reponse = requete.executeQuery("select count(*) from temoin")) {
            reponse.next();
            return reponse.getInt(1);
        }
    }
}
