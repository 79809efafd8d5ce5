package fr.halle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Ce que le code s'engage à rester. Chaque refus dit où, et quoi faire. */
class ArchitectureTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Halle.class);

    private static final Path ARCHITECTURE = Path.of("ARCHITECTURE.md");
    private static final String DEBUT = "<!-- modules : début, engendré par ArchitectureTest -->\n";
    private static final String FIN = "<!-- modules : fin -->";

    private static final int LIGNES = 300;
    private static final int LIGNES_JAMAIS = 400;

    /** Classes qu'on laisse entre 300 et 400 lignes, le temps de les découper. Vide, c'est mieux. */
    private static final Set<String> LONGUES_TOLEREES = Set.of();

    /** Ce qu'un module offre aux autres sans être une vue. */
    private static final Map<String, String> CONTRATS_SQL = Map.of(
            "source.au_plus_tard", "la règle des dates approchées, la même pour tous",
            "platform.cles", "ce que la personne a le droit de voir, pour les politiques",
            "platform.personne", "la personne qui agit, pour les politiques",
            "platform.est_service", "Halle elle-même, pour les politiques");

    /** Les seules attentes du programme, et leur raison. */
    private static final Map<String, String> ATTENTES = Map.of(
            "src/main/java/fr/halle/platform/base/Attente.java", "attend la base en disant ce qu'elle attend",
            "src/main/java/fr/halle/platform/base/PostgresEmbarque.java", "espace les relances de la base");

    @Test
    void un_module_n_emploie_que_ce_qu_il_declare_et_ce_qui_lui_est_ouvert() {
        MODULES.verify();
    }

    @Test
    void le_sql_d_un_module_ne_nomme_que_ses_tables_et_les_vues_des_autres() {
        var lectures = LectureSql.toutes();

        assertThat(lectures).as("lecture des requêtes").hasSizeGreaterThan(100);
        assertThat(lectures.stream()
                        .filter(LectureSql::chezUnAutre)
                        .filter(l -> !l.objet().startsWith("v_"))
                        .filter(l -> !CONTRATS_SQL.containsKey(l.nom()))
                        .map(l -> "%s : le module %s nomme %s".formatted(l.endroit(), l.module(), l.nom())))
                .as("tables d'un autre module : lire sa vue « v_… », ou lui en demander une")
                .isEmpty();
    }

    @Test
    void un_module_ne_lit_les_vues_que_des_modules_qu_il_declare() {
        assertThat(LectureSql.toutes().stream()
                        .filter(LectureSql::chezUnAutre)
                        .filter(l -> !CarteDesModules.declares(l.module()).contains(l.schema()))
                        .map(l -> "%s : le module %s lit %s".formatted(l.endroit(), l.module(), l.nom())))
                .as("vues d'un module non déclaré : l'ajouter à « allowedDependencies », avec une décision (docs/adr)")
                .isEmpty();
    }

    @Test
    void chaque_schema_de_la_base_est_celui_d_un_module() {
        assertThat(LectureSql.schemas())
                .as("dossiers de db/migration : un par module qui garde des faits, à son nom")
                .isSubsetOf(CarteDesModules.noms(MODULES));
    }

    @Test
    void la_carte_d_architecture_est_celle_du_code() throws IOException {
        var texte = Files.readString(ARCHITECTURE);
        var debut = texte.indexOf(DEBUT) + DEBUT.length();
        var fin = texte.indexOf(FIN);
        assertThat(fin).as("ARCHITECTURE.md garde ses deux repères").isGreaterThanOrEqualTo(debut);
        var voulue = new CarteDesModules(MODULES).ecrire();

        if (Boolean.getBoolean("regenerer")) {
            texte = texte.substring(0, debut) + voulue + texte.substring(fin);
            fin = debut + voulue.length();
            Files.writeString(ARCHITECTURE, texte);
        }

        assertThat(texte.substring(debut, fin))
                .as("carte des modules ; pour la réécrire : ./mvnw test -Dtest=ArchitectureTest -Dregenerer=true")
                .isEqualTo(voulue);
    }

    @Test
    void les_chemins_sont_en_ascii() {
        assertThat(Stream.of("src", "outils", "docs")
                        .flatMap(FichierSource::chemins)
                        .filter(ArchitectureTest::horsAscii))
                .as("chemins à écrire sans accent")
                .isEmpty();
    }

    @Test
    void les_identifiants_sont_en_ascii() {
        var accent = Pattern.compile("[^\\x00-\\x7F]+");

        assertThat(Stream.of("src/main", "src/test")
                        .flatMap(d -> FichierSource.dans(d, ".java", ".sql").stream())
                        .flatMap(f -> f.trouver(f.code(), accent).stream()))
                .as("mots de la machine à écrire sans accent ; les phrases gardent les leurs")
                .isEmpty();
    }

    @Test
    void aucun_nom_de_classe_n_est_un_fourre_tout() {
        var fourreTout = Pattern.compile(
                "\\b(?:class|record|interface|enum)\\s+\\w*(?:Impl|Utils?|Manager|D[Tt][Oo]|Helper)\\b");

        assertThat(Stream.of("src/main/java", "src/test/java")
                        .flatMap(d -> FichierSource.dans(d, ".java").stream())
                        .flatMap(f -> f.trouver(f.code(), fourreTout).stream()))
                .as("classes à nommer par ce qu'elles font, ou par la chose du métier qu'elles sont")
                .isEmpty();
    }

    @Test
    void une_classe_tient_en_trois_cents_lignes() {
        assertThat(FichierSource.dans("src/main/java", ".java").stream()
                        .filter(f -> lignes(f) > (LONGUES_TOLEREES.contains(f.chemin()) ? LIGNES_JAMAIS : LIGNES))
                        .map(f -> f.chemin() + " : " + lignes(f) + " lignes"))
                .as(
                        "au-delà de %d lignes, découper la classe par verbe ; au-delà de %d, toujours",
                        LIGNES, LIGNES_JAMAIS)
                .isEmpty();
    }

    @Test
    void aucun_programme_n_est_nomme_dans_le_code() {
        var programme = Pattern.compile("pvd|petites villes|acv", Pattern.CASE_INSENSITIVE);

        assertThat(Stream.of("src/main/java", "src/main/jte")
                        .flatMap(d -> FichierSource.dans(d, ".java", ".jte").stream())
                        .flatMap(f -> f.trouver(f.sansCommentaires(), programme).stream()))
                .as("un programme est une configuration (src/main/resources/programmes), jamais du code")
                .isEmpty();
    }

    @Test
    void seule_la_console_ecrit_a_l_ecran() {
        var ecran = Pattern.compile("System\\.(?:out|err)\\b|\\.printStackTrace\\(");

        assertThat(FichierSource.dans("src/main/java", ".java").stream()
                        .filter(f -> !f.chemin().equals("src/main/java/fr/halle/platform/cli/LigneDeCommande.java"))
                        .flatMap(f -> f.trouver(f.code(), ecran).stream()))
                .as("sorties à faire par platform.cli.Console, ou par le journal")
                .isEmpty();
    }

    @Test
    void personne_n_attend_en_dormant() {
        var attente = Pattern.compile("\\.sleep\\(");

        assertThat(FichierSource.dans("src/main/java", ".java").stream()
                        .filter(f -> !ATTENTES.containsKey(f.chemin()))
                        .flatMap(f -> f.trouver(f.code(), attente).stream()))
                .as("attentes à faire par platform.base.Attente, qui parle pendant ce temps, ou par un évènement")
                .isEmpty();
    }

    @Test
    void les_commentaires_et_les_chaines_ne_sont_pas_pris_pour_du_code() {
        var java = new FichierSource("Essai.java", """
                /* pvd */ var a = "table.été"; // été
                var b = \"""
                    from "x" été /* non */
                    \"""; var c = 'é'; System.out
                """);
        var sql = new FichierSource("essai.sql", "select 'été' -- été\nfrom t /* été */");

        assertThat(java.code().strip()).doesNotContain("été", "é", "pvd").endsWith("System.out");
        assertThat(java.sansCommentaires()).contains("table.été", "/* non */").doesNotContain("pvd", "// été");
        assertThat(java.chaines()).contains("table.été", "from \"x\"").doesNotContain("var", "System");
        assertThat(java.trouver(java.code(), Pattern.compile("System"))).isEqualTo(List.of("Essai.java:4 : System"));
        assertThat(sql.code()).doesNotContain("été").contains("from t");
    }

    private static boolean horsAscii(String chemin) {
        return !chemin.chars().allMatch(c -> c < 128);
    }

    private static long lignes(FichierSource fichier) {
        return fichier.texte().lines().count();
    }
}
