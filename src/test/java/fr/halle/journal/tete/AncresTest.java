package fr.halle.journal.tete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseDEssai;
import fr.halle.journal.trace.Constats;
import fr.halle.journal.trace.ExemplesDActes;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.sauvegarde.ControleArchive;
import fr.halle.platform.sauvegarde.Restauration;
import fr.halle.platform.sauvegarde.Sauvegarde;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Les ancres : ce qu'elles disent sans Halle, ce qu'elles retrouvent, ce qu'une sauvegarde en garde. */
class AncresTest {

    @Test
    void une_ancre_se_controle_avec_sha256sum_et_openssl(@TempDir Path racine) throws Exception {
        try (var trace = new TraceDEssai(racine)) {
            trace.remplir();

            var ancres = new FichiersDAncre(trace.dossier.ancres()).tous();

            assertThat(ancres).hasSize(TraceDEssai.TETES);
            var texte = Files.readString(ancres.getLast());
            assertThat(texte).startsWith(TexteDAncre.TITRE + "\nnuméro : 4\n").contains("candidature\tD-1\t");
            for (var fichier : new Path[] {ancres.getLast(), racine.resolve("secrets/ancres.pem")}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fichier)))
                        .isEqualTo("rw-------");
            }
            assertThat(new ProcessBuilder(
                                    "sh", "-c", """
                            set -e
                            test "$(sed '/^condensat : /,$d' "$1" | sha256sum | cut -c -64)" = "$(sed -n 's/^condensat : //p' "$1")"
                            command -v openssl >/dev/null || exit 0
                            cd "$2"
                            sed -n 's/^condensat : //p' "$1" | xxd -r -p > condensat.bin 2>/dev/null || exit 0
                            sed -n 's/^signature : //p' "$1" | base64 -d > signature.bin
                            openssl pkeyutl -verify -pubin -inkey ancres/cle-*.pem -rawin -in condensat.bin -sigfile signature.bin >/dev/null
                            """, "sh", ancres.getLast().toString(), racine.toString())
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(trace.ancres.ancrer(false)).startsWith("Aucun acte depuis");
            assertThat(trace.ancres.comparer(ancres.getFirst())).isEmpty();
        }
    }

    @Test
    void une_ancre_gardee_ailleurs_trahit_celui_qui_a_la_base_la_cle_et_le_dossier(
            @TempDir Path racine, @TempDir Path ailleurs) throws IOException {
        try (var trace = new TraceDEssai(racine)) {
            trace.remplir();
            var fichiers = new FichiersDAncre(trace.dossier.ancres());
            var gardee = Files.copy(fichiers.tous().getLast(), ailleurs.resolve("gardee.txt"));
            // Les derniers actes et leur tête disparaissent, leur ancre aussi : il ne reste rien qui dépasse.
            trace.proprietaire
                    .sql("alter table journal.acte disable trigger user")
                    .update();
            trace.proprietaire
                    .sql("alter table journal.donnee_personnelle disable trigger user")
                    .update();
            trace.proprietaire
                    .sql("alter table journal.tete disable trigger user")
                    .update();
            trace.proprietaire
                    .sql("alter table journal.tete_chaine disable trigger user")
                    .update();
            var recents = "saisi_le > (select prise_le from journal.tete where numero = 3)";
            trace.proprietaire
                    .sql("delete from journal.donnee_personnelle where acte in (select id from journal.acte where %s)"
                            .formatted(recents))
                    .update();
            trace.proprietaire.sql("delete from journal.acte where " + recents).update();
            trace.proprietaire
                    .sql("delete from journal.tete_chaine where tete = 4")
                    .update();
            trace.proprietaire.sql("delete from journal.tete where numero = 4").update();
            for (var table : List.of("acte", "donnee_personnelle", "tete", "tete_chaine")) {
                trace.proprietaire
                        .sql("alter table journal.%s enable trigger user".formatted(table))
                        .update();
            }
            assertThat(trace.controler().phrases()).singleElement().asString().contains("la base n'a pas la tête 4");
            Files.delete(fichiers.tous().getLast());
            assertThat(trace.controler().phrases()).isEmpty();

            assertThat(trace.ancres.comparer(gardee)).singleElement().asString().contains("la base n'a pas la tête 4");

            // Il rejoue autre chose et signe : le numéro est là, la tête n'est pas la même.
            trace.inscription.personne(ExemplesDActes.depot("D-9"));
            trace.ancres.ancrer(false);
            assertThat(trace.controler().phrases()).isEmpty();
            assertThat(trace.ancres.comparer(gardee)).singleElement().asString().contains("La trace a été réécrite");
        }
    }

    @Test
    void une_ancre_modifiee_ou_etrangere_est_refusee(@TempDir Path racine) throws IOException {
        try (var trace = new TraceDEssai(racine)) {
            trace.remplir();
            var ancre = new FichiersDAncre(trace.dossier.ancres()).tous().getFirst();
            var autre = Files.writeString(racine.resolve("autre.txt"), "Bonjour\n");
            assertThatThrownBy(() -> trace.ancres.comparer(autre))
                    .isInstanceOf(OperationRefusee.class)
                    .hasMessageContaining("n'est pas une ancre");

            Files.writeString(ancre, Files.readString(ancre).replace("D-2", "D-1"));

            assertThat(trace.controler().phrases()).singleElement().asString().contains("le fichier a été modifié");
        }
    }

    @Test
    void une_cle_perdue_se_remplace_par_un_acte_et_ce_qu_elle_a_signe_reste_prouve(@TempDir Path racine)
            throws IOException {
        try (var trace = new TraceDEssai(racine)) {
            trace.remplir();
            Files.delete(racine.resolve("secrets/ancres.pem"));
            trace.inscription.personne(ExemplesDActes.depot("D-1"));

            assertThatThrownBy(() -> trace.ancres.ancrer(false))
                    .isInstanceOf(OperationRefusee.class)
                    .hasMessageContaining("--nouvelle-cle");
            assertThat(trace.ancres.ancrer(true)).startsWith("Tête 5 signée");

            assertThat(trace.controler().phrases()).isEmpty();
            assertThat(trace.proprietaire
                            .sql("select count(*) from journal.acte where verbe = 'journal.changer_cle'")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void une_base_restauree_garde_sa_trace_valide_ses_gardes_et_la_suite(@TempDir Path racine) throws Exception {
        try (var trace = new TraceDEssai(racine)) {
            trace.proprietaire
                    .sql("insert into platform.instance (nature, version) values ('fictive', 'essai')")
                    .update();
            trace.remplir();
            var archive = racine.resolve("archive.zip");
            new Sauvegarde(trace.base, "essai", _ -> {}).ecrire(archive, false);
            var restauree = BaseDEssai.vierge();

            new Restauration(restauree, archive, new ControleArchive(archive).controler(), _ -> {}).executer();

            assertThat(constats(restauree, trace)).isEmpty();
            // Ce que la base d'origine a signé depuis manque à la restaurée : les ancres le disent.
            trace.inscription.personne(ExemplesDActes.depot("D-1"));
            trace.ancres.ancrer(false);
            assertThat(constats(restauree, trace)).singleElement().asString().contains("la base n'a pas la tête 5");
        }
    }

    private static List<String> constats(Connexions base, TraceDEssai trace) throws Exception {
        var constats = new Constats();
        var source = new SingleConnectionDataSource(
                Objects.requireNonNull(base.proprietaire()).ouvrir(), true);
        try {
            var controle = new ControleDeLaTrace(JdbcClient.create(source), trace.dossier, true);
            controle.controler(constats, new HashSet<>());
            controle.controlerLesGardes(constats);
        } finally {
            source.destroy();
        }
        return constats.phrases();
    }
}
