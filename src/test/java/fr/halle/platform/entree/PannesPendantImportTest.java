package fr.halle.platform.entree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Connexions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deux imports à la fois, une lecture pendant l'un d'eux, une base qui tombe, un disque plein, un fichier qui change. */
class PannesPendantImportTest {

    @TempDir
    private Path dossier;

    private Connexions base;
    private ConfigurableApplicationContext halle;
    private JdbcClient sql;

    @BeforeEach
    void ouvrir() {
        base = BaseChargee.copie();
        halle = BaseChargee.pourEcrire(base);
        sql = halle.getBean(JdbcClient.class);
    }

    @AfterEach
    void fermer() {
        halle.close();
    }

    @Test
    void deux_imports_du_meme_fichier_passent_l_un_apres_l_autre_et_un_lecteur_voit_l_etat_d_avant() throws Exception {
        var fichier = liste(40);
        var dits = new CopyOnWriteArrayList<String>();
        var avant = EtatDeLaBase.faits(sql);

        try (var barriere = new Barriere("programme.qualite")) {
            var premier = importer(suivi(fichier, _ -> {}));
            barriere.attendreUnBloque();
            var second = importer(suivi(fichier, dits::add));
            barriere.attendreLeVerrouDImport();

            assertThat(dits).containsExactly("Un autre import est en cours : celui-ci attend son tour…");
            assertThat(EtatDeLaBase.faits(sql)).isEqualTo(avant);
            assertThat(second).isNotDone();
            barriere.lever();

            assertThat(premier.get(30, TimeUnit.SECONDS).creees()).isEqualTo(40);
            assertThat(second.get(30, TimeUnit.SECONDS).inchangees()).isEqualTo(40);
        }
        assertThat(sql.sql("select count(*) from programme.laureat where reference like 'pvd-essai-%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void une_base_qui_s_arrete_pendant_la_lecture_ou_l_ecriture_ne_garde_rien_et_le_dit() throws Exception {
        var avant = EtatDeLaBase.comptes(sql);

        // Pendant la lecture : la connexion de l'import est coupée alors que la copie est en cours.
        assertThatThrownBy(() -> Fichiers.importer(halle, "pvd", suivi(enorme(), _ -> couper())))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageStartingWith("La base s'est arrêtée pendant l'import : rien n'est enregistré.");

        // Pendant l'écriture : elle attend une table que l'essai retient.
        try (var barriere = new Barriere("programme.qualite")) {
            var importe = importer(suivi(liste(5), _ -> {}));
            barriere.attendreUnBloque();
            couper();
            assertThatThrownBy(() -> importe.get(30, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(SQLException.class)
                    .hasMessageContaining("La base s'est arrêtée pendant l'import");
        }

        assertThat(EtatDeLaBase.comptes(sql)).isEqualTo(avant);
        assertThat(Fichiers.importer(halle, "pvd", liste(5)).creees()).isEqualTo(5);
    }

    /** La panne est simulée par un déclencheur qui lève l'erreur 53100 de PostgreSQL, à la dernière écriture de l'acte. */
    @Test
    void une_base_sans_place_ne_garde_rien_et_le_dit() throws Exception {
        var avant = EtatDeLaBase.comptes(sql);
        proprietaire("""
                create function platform.plein() returns trigger language plpgsql as
                $$ begin raise exception 'No space left on device' using errcode = '53100'; end $$;
                create trigger plein before insert on platform.import execute function platform.plein()
                """);

        assertThatThrownBy(() -> Fichiers.importer(halle, "pvd", liste(5)))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageStartingWith("La base n'a plus de place (53100) : rien n'est enregistré.");

        proprietaire("drop trigger plein on platform.import");
        assertThat(EtatDeLaBase.comptes(sql)).isEqualTo(avant);
        assertThat(Fichiers.importer(halle, "pvd", liste(5)).creees()).isEqualTo(5);
    }

    /** La panne est vraie : le fichier des refus s'écrit dans {@code /dev/full}, que le noyau dit toujours plein. */
    @Test
    void un_disque_plein_au_moment_d_ecrire_les_refus_arrete_tout_et_le_dit() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/dev/full")), "ESSAI PASSÉ : ce système n'a pas de périphérique toujours plein.");
        var avant = EtatDeLaBase.comptes(sql);
        var refus = dossier.resolve("refus.csv");
        Files.createSymbolicLink(dossier.resolve("refus.csv.partiel"), Path.of("/dev/full"));
        var fichier = Files.writeString(
                dossier.resolve("liste-2026-04.csv"),
                "insee_com,lib_com,id_pvd,date_signature\n01034,Belley,pvd-essai-0,2021-04-22\n"
                        + "99999,%s,pvd-essai-1,\n"
                                .formatted("Nulle part".repeat(500))
                                .repeat(20));

        assertThatThrownBy(
                        () -> Fichiers.importer(halle, "pvd", Depot.de(fichier).refuserDans(refus)))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("ne peuvent pas être écrites")
                .hasMessageContaining("Libérez de la place");

        assertThat(EtatDeLaBase.comptes(sql)).isEqualTo(avant);
        assertThat(dossier.resolve("refus.csv.partiel")).doesNotExist();
        assertThat(Fichiers.importer(halle, "pvd", Depot.de(fichier).refuserDans(refus))
                        .creees())
                .isEqualTo(1);
        assertThat(refus).exists();
    }

    @Test
    void un_fichier_qui_change_pendant_l_import_est_refuse() throws Exception {
        var fichier = liste(5);
        var avant = EtatDeLaBase.comptes(sql);
        Consumer<String> ajout = _ -> {
            try {
                Files.writeString(fichier, "01099,Ville,pvd-essai-99,2021-04-22\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };

        assertThatThrownBy(() -> Fichiers.importer(halle, "pvd", suivi(fichier, ajout)))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("a changé pendant l'import : rien n'est enregistré");

        assertThat(EtatDeLaBase.comptes(sql)).isEqualTo(avant);
    }

    private CompletableFuture<fr.halle.platform.Import.Rapport> importer(Depot depot) {
        return CompletableFuture.supplyAsync(() -> Fichiers.importer(halle, "pvd", depot), Thread::startVirtualThread);
    }

    private static Depot suivi(Path fichier, Consumer<String> suivi) {
        return new Depot(fichier, false, false, java.util.Map.of(), java.util.Map.of(), null, null, null, null, suivi);
    }

    private Path liste(int lignes) throws IOException {
        var communes = sql.sql("""
                        select code from territoire.v_public_territoire where type = 'commune' and jusqu = 9999 and departement = '01'
                         order by code limit :n
                        """).param("n", lignes).query(String.class).list();
        return Files.writeString(
                dossier.resolve("liste-2026-04-%d.csv".formatted(lignes)),
                IntStream.range(0, lignes)
                        .mapToObj(i -> "%s,Ville,pvd-essai-%d,2021-04-22\n".formatted(communes.get(i), i))
                        .collect(Collectors.joining("", "insee_com,lib_com,id_pvd,date_signature\n", "")));
    }

    private Path enorme() {
        try {
            return Files.writeString(
                    dossier.resolve("enorme-2026-04.csv"),
                    IntStream.range(0, 60_000)
                            .mapToObj("01034,Ville,pvd-essai-%d,2021-04-22\n"::formatted)
                            .collect(Collectors.joining("", "insee_com,lib_com,id_pvd,date_signature\n", "")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Ce que fait un arrêt de PostgreSQL à la connexion d'un import. */
    private void couper() {
        try (var connexion = base.app().ouvrir();
                var requete = connexion.createStatement()) {
            requete.execute("""
                    select pg_terminate_backend(l.pid) from pg_locks l
                     where l.locktype = 'advisory' and l.granted and l.pid <> pg_backend_pid()
                       and l.database = (select oid from pg_database where datname = current_database())
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void proprietaire(String texte) throws SQLException {
        try (var connexion = Objects.requireNonNull(base.proprietaire()).ouvrir();
                var requete = connexion.createStatement()) {
            requete.execute(texte);
        }
    }

    /** Une table que l'on peut lire, mais où rien ne s'écrit tant que la barrière n'est pas levée. */
    private final class Barriere implements AutoCloseable {

        private final Connection connexion;

        Barriere(String table) throws SQLException {
            connexion = Objects.requireNonNull(base.proprietaire()).ouvrir();
            connexion.setAutoCommit(false);
            connexion.createStatement().execute("lock table " + table + " in share row exclusive mode");
        }

        void attendreUnBloque() throws Exception {
            attendre("locktype = 'relation'");
        }

        void attendreLeVerrouDImport() throws Exception {
            attendre("locktype = 'advisory'");
        }

        private void attendre(String condition) throws Exception {
            var limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (sql.sql("select count(*) from pg_locks where not granted and " + condition)
                            .query(Long.class)
                            .single()
                    == 0) {
                assertThat(System.nanoTime())
                        .as("un import attend, " + condition)
                        .isLessThan(limite);
                Thread.sleep(20);
            }
        }

        void lever() throws SQLException {
            connexion.rollback();
        }

        @Override
        public void close() throws SQLException {
            connexion.close();
        }
    }
}
