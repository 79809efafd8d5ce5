package fr.halle.platform.entree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.Import.Rapport;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Fabrique;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les fichiers qu'il faut refuser en entier : une phrase qui dit quoi faire, et rien dans la base. */
class FichiersHostilesTest {

    private static final String ENTETES = "insee_com,lib_com,id_pvd,date_signature";
    private static final String BONNE = "01034,Belley,pvd-84-01-2,2021-04-22";

    @TempDir
    private static Path dossier;

    private static ConfigurableApplicationContext halle;
    private static JdbcClient sql;

    @BeforeAll
    static void ouvrir() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
        sql = halle.getBean(JdbcClient.class);
    }

    @AfterAll
    static void fermer() {
        halle.close();
    }

    static Stream<Arguments> fichiers() {
        var bon = texte(ENTETES, BONNE);
        var xlsx = Fabrique.xlsx(rangee(ENTETES) + rangee(BONNE), "");
        return Stream.of(
                cas("zero.csv", new byte[0], "0 octet"),
                cas("tronque.xlsx", Arrays.copyOf(xlsx, xlsx.length / 2), "incomplet ou abîmé"),
                cas("guillemet.csv", texte(ENTETES, "01034,\"Belley,pvd-84-01-2,2021-04-22"), "guillemet"),
                cas("binaire.csv", binaire(), ""),
                cas("nul.csv", texte(ENTETES, "01034,Bel\u0000ley,pvd-84-01-2,2021-04-22"), "octets nuls"),
                cas("image.csv", "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1), "image PNG"),
                cas("page.csv", "<!DOCTYPE html><table></table>".getBytes(UTF_8), "page web"),
                cas("reponse.csv", "{\"features\": []}".getBytes(UTF_8), "JSON"),
                cas("archive.csv", Fabrique.zip(Map.of("liste.csv", "a,b")), "archive zip"),
                cas("protege.xlsx", protege(), "mot de passe"),
                cas("vide.csv", "\n\n\n".getBytes(UTF_8), "lignes vides"),
                cas("entetes.csv", texte(ENTETES), "aucune ligne sous ses entêtes"),
                cas("double.csv", texte("insee_com,insee_com,id_pvd", "01034,01034,x"), "deux colonnes, A et B"),
                cas("jumelles.csv", texte("insee_com,Insee Com,id_pvd", "01034,01033,x"), "Plusieurs colonnes"),
                cas("inconnues.csv", texte("a,b,c", "1,2,3"), "--colonnes \"commune=a\""),
                cas("sansidentifiant.csv", texte("insee_com,lib_com", "01034,Belley"), "« identifiant »"),
                cas("colonnes.csv", texte("c,".repeat(1_000_000), "1"), "16 384 cases"),
                cas("millecolonnes.csv", texte(numerotees(1_001), "1"), "1 000 colonnes"),
                cas("refusees.csv", texte(ENTETES, "99999,Nulle part,a,", "40,Dax,b,"), "Les 2 lignes du fichier"),
                cas("case.csv", texte(ENTETES, "01034," + "x".repeat(1_100_000) + ",a,"), "million de caractères"),
                cas("collee.csv", new String(bon, UTF_8).replace(",", "").getBytes(UTF_8), "« commune »"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fichiers")
    void un_fichier_illisible_est_refuse_d_une_phrase_et_ne_laisse_rien(String nom, byte[] octets, String mot)
            throws IOException {
        var avant = EtatDeLaBase.comptes(sql);
        var fichier = Files.write(dossier.resolve(nom), octets);

        for (var depot : List.of(Depot.de(fichier), Depot.de(fichier).blanc())) {
            assertThatThrownBy(() -> Fichiers.importer(halle, "pvd", depot))
                    .isInstanceOf(OperationRefusee.class)
                    .hasMessageContaining(mot)
                    .message()
                    .endsWith(".")
                    .hasSizeGreaterThan(40)
                    .doesNotContain("Exception", "null", "java.");
        }

        assertThat(EtatDeLaBase.comptes(sql)).isEqualTo(avant);
    }

    @Test
    void une_designation_fausse_est_refusee_et_n_est_pas_retenue() throws IOException {
        var avant = EtatDeLaBase.comptes(sql);
        var depot = Depot.de(Files.write(dossier.resolve("bon.csv"), texte(ENTETES, BONNE)));

        refuser(depot.avec(Map.of("montant", "lib_com"), Map.of()), "n'a pas de champ « montant »");
        refuser(depot.avec(Map.of("commune", "Code"), Map.of()), "n'a pas de colonne « Code »");
        refuser(depot.avec(Map.of("commune", ""), Map.of()), "n'a pas de colonne");
        refuser(depot.avec(Map.of(), Map.of("exercice", "2019")), "n'a pas de champ « exercice »");
        refuser(depot.avec(Map.of(), Map.of("identifiant", " \u00a0")), "est vide");
        refuser(depot.avec(Map.of(), Map.of("signature", "hier")), "n'est pas une date");

        assertThat(EtatDeLaBase.comptes(sql)).isEqualTo(avant);
    }

    @Test
    void a_blanc_tout_est_compte_et_rien_n_est_ecrit() throws IOException {
        var avant = EtatDeLaBase.comptes(sql);
        var fichier =
                Files.write(dossier.resolve("blanc.csv"), texte(ENTETES, BONNE, "40197,Mont-de-Marsan,x,2021-02-31"));

        var bilan = Fichiers.bilan(halle, "pvd", Depot.de(fichier).blanc().avec(Map.of("nom", "lib_com"), Map.of()));

        assertThat(EtatDeLaBase.comptes(sql)).isEqualTo(avant);
        assertThat(somme(bilan.rapport())).isEqualTo(bilan.rapport().lues()).isEqualTo(2);
        assertThat(bilan.motifs())
                .containsExactly(
                        "1 × colonne « date_signature » : le calendrier n'a pas de jour « 2021-02-31 » (ligne 3)");
        assertThat(bilan.rapport().apercu())
                .containsExactly(
                        "ligne 2 : commune = 01034 ; nom = Belley ; identifiant = pvd-84-01-2 ; signature = 2021-04-22",
                        "ligne 3 : commune = 40197 ; nom = Mont-de-Marsan ; identifiant = x ; signature = (vide) — refusée, "
                                + "colonne « date_signature » : le calendrier n'a pas de jour « 2021-02-31 »");
    }

    @Test
    void les_motifs_qui_ne_different_que_par_la_valeur_se_comptent_ensemble() throws IOException {
        var lignes = IntStream.range(0, 30)
                .mapToObj(i -> "0103%d,Ville,pvd-%d,le %d avril".formatted(i % 10, i, i))
                .collect(Collectors.joining("\n"));
        var fichier = Files.write(dossier.resolve("motifs.csv"), texte(ENTETES, BONNE, lignes));

        var bilan = Fichiers.bilan(halle, "pvd", Depot.de(fichier).blanc());

        assertThat(bilan.motifs())
                .containsExactly(
                        "30 × colonne « date_signature » : « le 0 avril » n'est pas une date : écrivez-la comme 2021-04-22 ou 22/04/2021 (ligne 3, par exemple)");
    }

    private static void refuser(Depot depot, String mot) {
        assertThatThrownBy(() -> Fichiers.importer(halle, "pvd", depot))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining(mot)
                .message()
                .endsWith(".");
    }

    private static long somme(Rapport r) {
        return r.creees() + r.modifiees() + r.inchangees() + r.refusees() + r.ecartees();
    }

    private static Arguments cas(String nom, byte[] octets, String mot) {
        return Arguments.of(nom, octets, mot);
    }

    private static byte[] texte(String... lignes) {
        return (String.join("\n", lignes) + "\n").getBytes(UTF_8);
    }

    private static String numerotees(int nombre) {
        return IntStream.range(0, nombre).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    }

    private static String rangee(String ligne) {
        return Arrays.stream(ligne.split(","))
                .map("<c t=\"inlineStr\"><is><t>%s</t></is></c>"::formatted)
                .collect(Collectors.joining("", "<row>", "</row>"));
    }

    private static byte[] binaire() {
        var octets = new byte[20_000];
        new Random(3).nextBytes(octets);
        return octets;
    }

    private static byte[] protege() {
        var debut = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1".getBytes(ISO_8859_1);
        var suite = "EncryptedPackage".getBytes(UTF_16LE);
        var octets = Arrays.copyOf(debut, 4096);
        System.arraycopy(suite, 0, octets, 1024, suite.length);
        return octets;
    }
}
