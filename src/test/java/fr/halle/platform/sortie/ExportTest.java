package fr.halle.platform.sortie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import fr.halle.essai.BaseDEssai;
import fr.halle.platform.NatureBase;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.Tranche;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Un fichier se relit tel qu'il a été écrit, dans les trois formats, et dit d'où il vient. */
class ExportTest {

    @TempDir
    private Path dossier;

    private record Ville(
            String nom,
            @Nullable Integer habitants,
            @Nullable Montant accorde,
            @Nullable DateApprochee signee) {}

    private static final Ville SAINT_SEVER =
            new Ville("Saint-Sever", 5000, Montant.centimes(45089875), DateApprochee.jour(LocalDate.of(2021, 5, 20)));

    private static final Ville GEAUNE = new Ville("Geaune", null, null, null);

    @Test
    void le_csv_s_ouvre_dans_un_tableur_francais() throws IOException {
        assertThat(csv(SAINT_SEVER, GEAUNE))
                .isEqualTo(
                        "\ufeffVille;Habitants;Accordé;Signée le;Signée le (précision);au;connu;nature_base;sources\r\n"
                                + "Saint-Sever;5000;450898,75;2021-05-20;jour;2021-09-10;2026-04-27T10:00:00Z;demonstration;Liste officielle | Diaporama\r\n"
                                + "Geaune;;;;;2021-09-10;2026-04-27T10:00:00Z;demonstration;Liste officielle | Diaporama\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "=1+1|'=1+1",
                "@A1|'@A1",
                "+cmd|'+cmd",
                "-cmd|'-cmd",
                "-12,5|-12,5",
                "+33|+33",
                "\tx|'\tx",
                "L'Isle|L'Isle"
            })
    void une_case_de_csv_ne_devient_jamais_une_formule(String nom, String attendu) throws IOException {
        assertThat(csv(new Ville(nom, null, null, null)).split("\r\n")[1]).startsWith(attendu + ";");
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"XLSX", "ODS"})
    void un_tableur_relit_les_types_et_les_dates_de_lecture(Format format) throws IOException {
        var lue = Relecture.de(fichier(format, villes(SAINT_SEVER, GEAUNE)));

        assertThat(lue.feuilles().keySet()).containsExactly("Données", "À propos");
        assertThat(lue.feuilles().get("Données"))
                .containsExactly(
                        List.of("Ville", "Habitants", "Accordé", "Signée le", "Signée le (précision)"),
                        List.of("Saint-Sever", "5000", "450898.75", "2021-05-20", "jour"),
                        List.of("Geaune"));
        assertThat(lue.feuilles().get("À propos"))
                .containsExactly(
                        List.of("Titre", "Villes"),
                        List.of("Situation au", "2021-09-10"),
                        List.of("Connue le", "2026-04-27T10:00:00Z"),
                        List.of("Nature de la base", "Base de démonstration"),
                        List.of("Source", "Liste officielle"),
                        List.of("Source", "Diaporama"),
                        List.of("Adresse", "http://localhost/villes?au=2021-09-10"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"XLSX", "ODS"})
    void un_texte_revient_tel_quel_sans_formule_ni_caractere_interdit(Format format) throws IOException {
        var textes = List.of(
                "=1+1",
                "@SUM(A1)",
                "<b> & \"'",
                "deux  espaces, et   trois",
                " bord ",
                "une ligne\nune autre",
                "tabulation\tici",
                "été 🏛 œuvre",
                "_x0041_",
                "-12");
        var villes =
                textes.stream().map(t -> new Ville(t + "", null, null, null)).toArray(Ville[]::new);
        var fichier = fichier(format, villes(villes));
        var cases = Relecture.de(fichier).feuilles().get("Données");

        assertThat(cases.stream().skip(1).map(List::getFirst)).containsExactlyElementsOf(textes);
        assertThat(Relecture.parties(fichier).values())
                .noneMatch(partie -> partie.contains("<f>") || partie.contains("table:formula"));
        var interdits = fichier(format, villes(new Ville("a\u0001b\ud83cc\ufffe", null, null, null)));
        assertThat(Relecture.de(interdits).feuilles().get("Données").get(1).getFirst())
                .isEqualTo("abc");
    }

    @Test
    void une_case_trop_longue_pour_excel_dit_ou_est_la_suite() throws IOException {
        var longue = new Ville("x".repeat(40_000), null, null, null);

        assertThat(Relecture.de(fichier(Format.XLSX, villes(longue)))
                        .feuilles()
                        .get("Données")
                        .get(1)
                        .getFirst())
                .hasSize(32_767)
                .endsWith("… (suite dans le CSV)");
        assertThat(csv(longue)).contains(longue.nom());
    }

    @Test
    void l_ods_se_reconnait_a_son_type_et_se_filtre() throws IOException {
        var fichier = fichier(Format.ODS, villes(SAINT_SEVER));
        var octets = Files.readAllBytes(fichier);
        var parties = Relecture.parties(fichier);

        assertThat(parties.keySet())
                .startsWith("mimetype", "META-INF/manifest.xml")
                .contains("content.xml", "styles.xml", "settings.xml", "meta.xml");
        // Le type en clair au début du fichier, juste après son nom : non compressé.
        assertThat(new String(octets, 30, 54, StandardCharsets.US_ASCII))
                .isEqualTo("mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
        assertThat(parties.get("content.xml"))
                .contains("office:value-type=\"currency\"", "office:currency=\"EUR\"")
                .contains("office:date-value=\"2021-05-20\"", "'Données'.A1:'Données'.E2");
    }

    @Test
    void une_liste_trop_longue_pour_une_feuille_est_refusee_avant_d_ecrire() {
        var longue = new Tableau<>("villes", "Villes", LECTURE, COLONNES, repetee(GEAUNE, 1_048_576));

        for (var format : List.of(Format.XLSX, Format.ODS)) {
            var sortie = new ByteArrayOutputStream();
            assertThatThrownBy(() -> SORTIES.ecrire(longue, format, ICI, sortie))
                    .isInstanceOf(OperationRefusee.class)
                    .hasMessageContaining("1\u202f048\u202f576 lignes")
                    .hasMessageContaining("prenez le CSV");
            assertThat(sortie.size()).isZero();
        }
    }

    /** Le tas de l'enfant est bien plus petit que ce que la liste occuperait. */
    @ParameterizedTest
    @EnumSource(Format.class)
    void deux_cent_mille_lignes_s_ecrivent_dans_un_petit_tas(Format format) throws Exception {
        var fichier = dossier.resolve("grande." + format.extension());

        assertThat(enfant(GrandeListe.class, format.extension(), fichier.toString()))
                .isEqualTo("200000");
        assertThat(Files.size(fichier)).isGreaterThan(1_000_000);
    }

    /** 120 Mo de texte dans un tas de 48 : la base donne les lignes par lots. */
    @Test
    void une_longue_liste_sort_de_la_base_sans_tenir_en_memoire() throws Exception {
        var base = BaseDEssai.connexions().app();
        var fichier = dossier.resolve("longue.csv");

        assertThat(enfant(
                        LongueListe.class,
                        base.url(),
                        String.valueOf(base.utilisateur()),
                        String.valueOf(base.motDePasse()),
                        fichier.toString()))
                .isEqualTo("400000");
        assertThat(Files.size(fichier)).isGreaterThan(120_000_000);
    }

    private static String enfant(Class<?> programme, String... arguments) throws Exception {
        var commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                programme.getName()));
        commande.addAll(List.of(arguments));
        var enfant = new ProcessBuilder(commande).redirectErrorStream(true).start();
        var sortie = new String(enfant.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(enfant.waitFor()).as(sortie).isZero();
        return sortie.lines().toList().getLast();
    }

    private String csv(Ville... villes) throws IOException {
        return Files.readString(fichier(Format.CSV, villes(villes)));
    }

    private Path fichier(Format format, Tableau<Ville> villes) throws IOException {
        var fichier = Files.createTempFile(dossier, "villes", "." + format.extension());
        try (var sortie = Files.newOutputStream(fichier)) {
            SORTIES.ecrire(villes, format, ICI, sortie);
        }
        return fichier;
    }

    private static Tableau<Ville> villes(Ville... villes) {
        return new Tableau<>(
                "villes",
                "Villes",
                LECTURE,
                COLONNES,
                Liste.lue(List.of(villes), List.of("Liste officielle", "Diaporama")));
    }

    private static final Lecture LECTURE =
            new Lecture(LocalDate.of(2021, 9, 10), Instant.parse("2026-04-27T10:00:00Z"));

    private static final Origine ICI = Origine.adresse("http://localhost/villes?au=2021-09-10");

    private static final Sorties SORTIES = new Sorties(() -> NatureBase.DEMONSTRATION, new SansTransaction());

    private static final List<Colonne<Ville>> COLONNES = colonnes();

    private static List<Colonne<Ville>> colonnes() {
        var colonnes = new ArrayList<Colonne<Ville>>();
        colonnes.add(Colonne.texte("Ville", Ville::nom));
        colonnes.add(Colonne.entier("Habitants", Ville::habitants));
        colonnes.add(Colonne.montant("Accordé", Ville::accorde));
        colonnes.addAll(Colonne.dateApprochee("Signée le", Ville::signee));
        return colonnes;
    }

    /** Une longue liste qui n'existe pas en mémoire. */
    static <T> Liste<T> repetee(T element, long fois) {
        return new Liste<>() {
            @Override
            public Tranche<T> page(Tranche.Demande demande) {
                throw new UnsupportedOperationException();
            }

            @Override
            public long total() {
                return fois;
            }

            @Override
            public void parcourir(Consumer<? super T> lecteur) {
                for (var i = 0L; i < fois; i++) {
                    lecteur.accept(element);
                }
            }

            @Override
            public List<String> sources() {
                return List.of("Liste officielle");
            }
        };
    }

    /** Ce que la JVM fille exécute : chaque ligne a son propre texte, rien n'est partagé. */
    static final class GrandeListe {

        private GrandeListe() {}

        public static void main(String[] arguments) throws IOException {
            var numero = new int[1];
            var tableau = new Tableau<>(
                    "villes",
                    "Villes",
                    LECTURE,
                    List.of(
                            Colonne.<Ville>texte("Ville", v -> "Commune au nom assez long, numéro " + numero[0]++),
                            Colonne.texte("Encore", _ -> "Citation de la source à propos de la ligne " + numero[0]),
                            Colonne.entier("Habitants", Ville::habitants),
                            Colonne.montant("Accordé", Ville::accorde),
                            Colonne.<Ville>date("Signée le", _ -> LocalDate.EPOCH)),
                    repetee(SAINT_SEVER, 200_000));
            try (var sortie = Files.newOutputStream(Path.of(arguments[1]))) {
                System.out.println(
                        SORTIES.ecrire(tableau, Format.deExtension(arguments[0]).orElseThrow(), ICI, sortie));
            }
        }
    }

    /** Une liste que seule la base a en entier. */
    static final class LongueListe {

        private LongueListe() {}

        public static void main(String[] arguments) throws IOException {
            var base = new DriverManagerDataSource(arguments[0], arguments[1], arguments[2]);
            var sql = JdbcClient.create(base);
            var liste = ListeSql.de(
                            sql::sql,
                            "with liste as (select n, repeat('x', 300) as texte from generate_series(1, 400000) as s (n))",
                            "n, texte",
                            (ligne, _) -> ligne.getInt("n") + ligne.getString("texte"))
                    .ordonnee("n")
                    .dApres("Essai");
            var tableau =
                    new Tableau<>("longue", "Longue", LECTURE, List.of(Colonne.texte("Texte", (String t) -> t)), liste);
            var sorties = new Sorties(() -> NatureBase.FICTIVE, new DataSourceTransactionManager(base));
            try (var sortie = Files.newOutputStream(Path.of(arguments[3]))) {
                System.out.println(sorties.ecrire(tableau, Format.CSV, ICI, sortie));
            }
        }
    }

    @Test
    void une_date_imprecise_garde_sa_precision() throws IOException {
        assertThat(csv(new Ville(
                        "Amou", null, null, new DateApprochee(LocalDate.of(2021, 7, 14), Precision.AU_PLUS_TARD))))
                .contains("2021-07-14;au plus tard;");
    }
}
