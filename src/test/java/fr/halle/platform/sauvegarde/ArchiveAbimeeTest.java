package fr.halle.platform.sauvegarde;

import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.executer;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.restaurer;
import static fr.halle.platform.sauvegarde.EssaiDeSauvegarde.sauvegarder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseDEssai;
import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ce qui arrive aux sauvegardes : un octet qui change, une copie coupée, une main qui les retouche. */
class ArchiveAbimeeTest {

    @TempDir
    static Path dossier;

    private static Path archive = Path.of("");
    private static byte[] intacte = new byte[0];

    @BeforeAll
    static void sauvegarder_une_petite_base() throws Exception {
        var base = BaseDEssai.neuve();
        executer(base.app(), "insert into platform.instance (nature, version) values ('fictive', 'essai')", """
                insert into territoire.commune (code, nom, type, departement, nom_normalise)
                select to_char(n, 'FM00000'), 'Commune ' || md5(n::text), 'actuelle', '99', 'commune'
                  from generate_series(1, 20000) n
                """);
        archive = dossier.resolve("petite.zip");
        sauvegarder(base, archive);
        intacte = Files.readAllBytes(archive);
        new ControleArchive(archive).controler();
    }

    @Test
    void un_octet_change_n_importe_ou_est_refuse() throws IOException {
        var hasard = new Random(20261122);
        for (int essai = 0; essai < 200; essai++) {
            int ou = hasard.nextInt(intacte.length);
            var abimee = intacte.clone();
            abimee[ou] ^= (byte) (1 + hasard.nextInt(255));

            refuse("octet %d sur %d".formatted(ou, intacte.length), abimee, "Rien n'a été modifié");
        }
    }

    @Test
    void un_octet_change_dans_les_entetes_est_refuse_aussi() throws IOException {
        // La fin du fichier : table des matières, empreintes, sceau. Les données, bien plus grosses, sont tirées au
        // sort ailleurs.
        for (int ou = intacte.length - 1_500; ou < intacte.length; ou += 7) {
            var abimee = intacte.clone();
            abimee[ou] ^= 1;

            refuse("octet %d".formatted(ou), abimee, "L'archive");
        }
        for (int ou = 0; ou < 60; ou++) {
            var abimee = intacte.clone();
            abimee[ou] ^= 4;

            refuse("octet %d".formatted(ou), abimee, "L'archive");
        }
    }

    @Test
    void une_archive_coupee_est_refusee() throws IOException {
        for (int longueur : new int[] {0, 1, 100, intacte.length / 2, intacte.length - 64, intacte.length - 1}) {
            refuse("%d octets".formatted(longueur), java.util.Arrays.copyOf(intacte, longueur), "tronquée");
        }
        refuse("allongée", java.util.Arrays.copyOf(intacte, intacte.length + 10), "L'archive");
    }

    @Test
    void le_refus_nomme_l_entree_touchee() throws IOException {
        refuse(
                "donnée",
                refaire("tables/territoire.commune.copy", t -> t.replaceFirst("Commune", "Commode")),
                "« tables/territoire.commune.copy »");
        refuse("manifeste", refaire("manifeste.json", t -> t.replace("fictive", "reelle")), "« manifeste.json »");
        refuse(
                "manque",
                refaire("tables/programme.laureat.copy", _ -> null),
                "« tables/programme.laureat.copy » manque");
        refuse("lisez-moi", refaire("LISEZMOI.txt", t -> t + "\nAjout"), "« LISEZMOI.txt »");
    }

    @Test
    void une_archive_d_une_halle_plus_recente_est_refusee() throws IOException {
        refuse(
                "schéma",
                refaireEnRegle(t -> t.replace("\"V1__instance.sql\"", "\"V999__instance.sql\"")
                        .replaceFirst("\"version\" : \"3\"", "\"version\" : \"999\"")),
                "Halle plus récente");
        refuse(
                "module",
                refaireEnRegle(t -> t.replaceFirst("\"nom\" : \"source\"", "\"nom\" : \"avenir\"")),
                "Halle plus récente");
        refuse("format", refaireEnRegle(t -> t.replaceFirst("\"format\" : 1", "\"format\" : 2")), "Halle plus récente");
    }

    @Test
    void une_archive_dont_un_script_a_change_ne_laisse_rien_dans_la_base() throws Exception {
        var base = BaseDEssai.vierge();
        var autre = dossier.resolve("autre-script.zip");
        Files.write(
                autre, refaireEnRegle(t -> t.replaceFirst("(V1__instance.sql\",\\s+\"empreinte\" : )-?\\d+", "$1 42")));

        assertThatThrownBy(() -> restaurer(autre, base))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("V1__instance.sql");
        restaurer(archive, base);
        assertThat(EssaiDeSauvegarde.lire(base.app(), "select count(*) from territoire.commune"))
                .isEqualTo("20000");
    }

    private static void refuse(String quoi, byte[] octets, String morceau) throws IOException {
        var fichier = dossier.resolve("abimee.zip");
        Files.write(fichier, octets);
        assertThatThrownBy(() -> new ControleArchive(fichier).controler())
                .as(quoi)
                .isInstanceOf(OperationRefusee.class)
                .message()
                .contains(morceau)
                .doesNotContain("\n");
    }

    /** La même archive, une entrée récrite sans toucher aux empreintes. */
    private static byte[] refaire(String entree, UnaryOperator<String> retouche) throws IOException {
        var entrees = entrees();
        var texte = retouche.apply(entrees.get(entree));
        if (texte == null) {
            entrees.remove(entree);
        } else {
            entrees.put(entree, texte);
        }
        var sortie = new java.io.ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(sortie)) {
            for (var e : entrees.entrySet()) {
                zip.putNextEntry(new java.util.zip.ZipEntry(e.getKey()));
                zip.write(e.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return sortie.toByteArray();
    }

    /** La même archive, le manifeste récrit et tout scellé de nouveau, comme l'écrirait une autre Halle. */
    private static byte[] refaireEnRegle(UnaryOperator<String> retouche) throws IOException {
        var entrees = entrees();
        entrees.remove("empreintes.sha256");
        assertThat(retouche.apply(entrees.get("manifeste.json"))).isNotEqualTo(entrees.get("manifeste.json"));
        entrees.compute("manifeste.json", (_, texte) -> retouche.apply(texte));
        var fichier = dossier.resolve("refaite.zip");
        try (var ecriture = new EcritureArchive(fichier, java.time.LocalDateTime.of(2026, 1, 1, 0, 0))) {
            for (var e : entrees.entrySet()) {
                ecriture.ajouter(e.getKey(), s -> s.write(e.getValue().getBytes(StandardCharsets.UTF_8)));
            }
            ecriture.achever();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return Files.readAllBytes(fichier);
    }

    private static Map<String, String> entrees() throws IOException {
        Map<String, String> entrees = new LinkedHashMap<>();
        try (var zip = new ZipFile(archive.toFile())) {
            for (var e : zip.stream().toList()) {
                entrees.put(e.getName(), new String(zip.getInputStream(e).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entrees;
    }
}
