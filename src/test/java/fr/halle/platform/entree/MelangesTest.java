package fr.halle.platform.entree;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.tableur.Fabrique;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** La même liste, sous toutes ses écritures, fait le même état ; ce qui se défait redonne l'état d'avant, et le passé ne bouge pas. */
class MelangesTest {

    private static final int FICHIERS = 200;

    @TempDir
    private static Path dossier;

    private static ConfigurableApplicationContext halle;
    private static JdbcClient sql;

    private final Random hasard = new Random(20_260_427);

    @BeforeAll
    static void ouvrir() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
        sql = halle.getBean(JdbcClient.class);
    }

    @AfterAll
    static void fermer() {
        halle.close();
    }

    @Test
    void deux_cents_ecritures_d_une_liste_font_un_seul_etat() throws IOException {
        for (var jeu : List.of("pvd", "dotations")) {
            var table = jeu.equals("pvd") ? pvd() : dotations();
            var premier = bilan(jeu, ecrire(table, 0));
            var reference = EtatDeLaBase.faits(sql);
            var dernier = premier.id();
            for (var i = 1; i <= FICHIERS / 2; i++) {
                var fichier = ecrire(table, i);
                var neuf = i % 10 == 0;
                if (neuf) {
                    halle.getBean(Imports.class).defaire(dernier, _ -> {});
                }
                var bilan = bilan(jeu, fichier);
                var rapport = bilan.rapport();
                if (neuf) {
                    dernier = bilan.id();
                    assertThat(rapport.creees())
                            .as(fichier.toString())
                            .isEqualTo(premier.rapport().creees());
                    assertThat(EtatDeLaBase.faits(sql)).as(fichier.toString()).isEqualTo(reference);
                }
                assertThat(rapport.refusees())
                        .as(fichier.toString() + bilan.motifs())
                        .isZero();
                assertThat(neuf ? rapport.creees() : rapport.inchangees())
                        .as("%s : %s", fichier, rapport.phrase())
                        .isEqualTo(rapport.lues());
            }
            assertThat(EtatDeLaBase.faits(sql)).isEqualTo(reference);
        }
    }

    @Test
    void une_suite_d_imports_et_d_annulations_rend_chaque_etat_d_avant_et_laisse_le_passe_immobile()
            throws IOException {
        var imports = halle.getBean(Imports.class);
        var passes = new LinkedHashMap<OffsetDateTime, List<String>>();
        var pile = new ArrayDeque<Map.Entry<UUID, List<String>>>();
        for (var etape = 0; etape < 40; etape++) {
            var avant = EtatDeLaBase.faits(sql);
            passes.put(EtatDeLaBase.maintenant(sql), avant);
            if (!pile.isEmpty() && hasard.nextInt(5) < 2) {
                var dernier = pile.pop();
                imports.defaire(dernier.getKey(), _ -> {});
                assertThat(EtatDeLaBase.faits(sql)).as("étape %d", etape).isEqualTo(dernier.getValue());
            } else {
                var jeu = hasard.nextBoolean() ? "pvd" : "dotations";
                var table = changer(jeu.equals("pvd") ? pvd() : dotations());
                pile.push(Map.entry(bilan(jeu, ecrire(table, 1_000 + etape)).id(), avant));
            }
        }
        while (!pile.isEmpty()) {
            var dernier = pile.pop();
            imports.defaire(dernier.getKey(), _ -> {});
            assertThat(EtatDeLaBase.faits(sql)).isEqualTo(dernier.getValue());
        }

        passes.forEach((instant, faits) -> assertThat(EtatDeLaBase.faits(sql, instant))
                .as("connu le %s", instant)
                .isEqualTo(faits));
    }

    private static Imports.Bilan bilan(String jeu, Path fichier) {
        return Fichiers.bilan(
                halle,
                jeu,
                Depot.de(fichier).avec(Map.of(), jeu.equals("pvd") ? Map.of() : Map.of("exercice", "2018")));
    }

    /** Une case, et le sens que lui donne sa colonne. */
    private record Case(Sens sens, String valeur) {
        enum Sens {
            TEXTE,
            CODE,
            DATE,
            MONTANT
        }
    }

    private record Table(List<String> entetes, List<List<Case>> lignes) {}

    private static Table pvd() {
        var communes = communes("01", 20);
        return new Table(
                List.of("insee_com", "lib_com", "id_pvd", "date_signature"),
                IntStream.range(0, communes.size())
                        .mapToObj(i -> List.of(
                                new Case(Case.Sens.CODE, communes.get(i)),
                                new Case(Case.Sens.TEXTE, "L'Œuvre-à-Bâgé; n°" + i / 3),
                                new Case(Case.Sens.TEXTE, "pvd-m-" + i / 2),
                                new Case(Case.Sens.DATE, i % 5 == 0 ? "" : "2021-04-%02d".formatted(1 + i))))
                        .toList());
    }

    /** La moitié des lignes n'a pas de numéro ; deux se ressemblent presque, deux tout à fait. */
    private static Table dotations() {
        var communes = communes("02", 12);
        var lignes = new ArrayList<List<Case>>();
        for (var i = 0; i < 20; i++) {
            lignes.add(List.of(
                    new Case(Case.Sens.TEXTE, i % 2 == 0 ? "d-" + i : ""),
                    new Case(Case.Sens.CODE, communes.get(i % 12)),
                    new Case(Case.Sens.TEXTE, "Ville d'Été " + i),
                    new Case(Case.Sens.TEXTE, "DETR"),
                    new Case(Case.Sens.TEXTE, "commune"),
                    new Case(Case.Sens.TEXTE, i > 16 ? "Réfection « à l'identique »,\nphase 1" : "Toit, tranche " + i),
                    new Case(Case.Sens.MONTANT, i % 4 == 0 ? "" : "12345.6"),
                    new Case(Case.Sens.MONTANT, i > 16 ? "1000" : i + "234.5")));
        }
        lignes.add(lignes.get(1));
        return new Table(
                List.of(
                        "id_projet",
                        "id_terr",
                        "nom_terr",
                        "dotation",
                        "echelon",
                        "description",
                        "cout_total",
                        "montant_sub"),
                lignes);
    }

    private static List<String> communes(String departement, int nombre) {
        return sql.sql("""
                        select code from territoire.v_public_territoire where type = 'commune' and jusqu = 9999 and departement = :d
                         order by code limit :n
                        """)
                .param("d", departement)
                .param("n", nombre)
                .query(String.class)
                .list();
    }

    /** Quelques lignes en moins, quelques dates ou montants changés. */
    private Table changer(Table table) {
        var lignes = new ArrayList<List<Case>>();
        for (var ligne : table.lignes()) {
            if (hasard.nextInt(6) > 0) {
                lignes.add(ligne.stream()
                        .map(c -> hasard.nextInt(4) > 0 || c.valeur().isEmpty()
                                ? c
                                : switch (c.sens()) {
                                    case DATE -> new Case(c.sens(), "2021-05-%02d".formatted(1 + hasard.nextInt(28)));
                                    case MONTANT -> new Case(c.sens(), hasard.nextInt(9_000) + ".25");
                                    default -> c;
                                })
                        .toList());
            }
        }
        return new Table(table.entetes(), lignes);
    }

    /** Mélange lignes et colonnes, puis écrit dans un format, un encodage et une écriture des nombres et des dates tirés au sort. */
    private Path ecrire(Table table, int numero) throws IOException {
        var ordre = new ArrayList<>(
                IntStream.range(0, table.entetes().size()).boxed().toList());
        Collections.shuffle(ordre, hasard);
        var lignes = new ArrayList<>(table.lignes());
        Collections.shuffle(lignes, hasard);
        var entetes = ordre.stream()
                .map(i -> new Case(Case.Sens.TEXTE, table.entetes().get(i)))
                .toList();
        var cases =
                lignes.stream().map(l -> ordre.stream().map(l::get).toList()).toList();
        var fichier = "melange-%d-2026-04.".formatted(numero);
        return switch (hasard.nextInt(4)) {
            case 0 -> Files.write(dossier.resolve(fichier + "xlsx"), xlsx(entetes, cases));
            case 1 -> Files.write(dossier.resolve(fichier + "ods"), ods(entetes, cases));
            default -> csv(dossier.resolve(fichier + "csv"), entetes, cases);
        };
    }

    private Path csv(Path fichier, List<Case> entetes, List<List<Case>> lignes) throws IOException {
        var separateur = List.of(";", ",", "\t", "|").get(hasard.nextInt(4));
        var encodage = hasard.nextInt(4);
        var francais = hasard.nextBoolean();
        var fin = hasard.nextBoolean() ? "\r\n" : "\n";
        var texte = new StringBuilder();
        ligne(texte, entetes, separateur, fin, francais);
        lignes.forEach(l -> ligne(texte, l, separateur, fin, francais));
        var charset = encodage == 2
                ? StandardCharsets.UTF_16LE
                : encodage == 3 ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
        return Files.writeString(fichier, (encodage == 1 || encodage == 2 ? "\ufeff" : "") + texte, charset);
    }

    private static void ligne(StringBuilder texte, List<Case> cases, String separateur, String fin, boolean francais) {
        texte.append(cases.stream()
                        .map(c -> "\"" + valeur(c, francais).replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(separateur)))
                .append(fin);
    }

    private static String valeur(Case c, boolean francais) {
        if (!francais || c.valeur().isEmpty()) {
            return c.valeur();
        }
        return switch (c.sens()) {
            case DATE -> LocalDate.parse(c.valeur()).format(DateTimeFormatter.ofPattern("dd/MM/yyyy"));
            case MONTANT -> c.valeur().replace('.', ',') + "\u00a0€";
            case CODE -> " " + c.valeur() + "\u00a0";
            case TEXTE -> c.valeur();
        };
    }

    /** Le tableur a mangé les zéros, fait des dates des nombres, et gardé des textes. */
    private static byte[] xlsx(List<Case> entetes, List<List<Case>> lignes) {
        var rangees = new StringBuilder("<row>");
        entetes.forEach(e -> rangees.append(caseXlsx(e)));
        rangees.append("</row>");
        lignes.forEach(l -> {
            rangees.append("<row>");
            l.forEach(c -> rangees.append(caseXlsx(c)));
            rangees.append("</row>");
        });
        return Fabrique.xlsx(rangees.toString(), "");
    }

    private static String caseXlsx(Case c) {
        if (c.valeur().isEmpty()) {
            return "<c/>";
        }
        return switch (c.sens()) {
            case DATE ->
                "<c s=\"1\"><v>%d</v></c>"
                        .formatted(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), LocalDate.parse(c.valeur())));
            case MONTANT -> "<c><v>%s</v></c>".formatted(c.valeur());
            case CODE -> "<c><v>%d</v></c>".formatted(Integer.parseInt(c.valeur()));
            case TEXTE -> "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>".formatted(xml(c.valeur()));
        };
    }

    private static byte[] ods(List<Case> entetes, List<List<Case>> lignes) {
        var feuille = new StringBuilder("<table:table table:name=\"A\">");
        rangeeOds(feuille, entetes);
        lignes.forEach(l -> rangeeOds(feuille, l));
        return Fabrique.ods(feuille + "</table:table>");
    }

    private static void rangeeOds(StringBuilder feuille, List<Case> cases) {
        feuille.append("<table:table-row>");
        cases.forEach(c -> feuille.append(caseOds(c)));
        feuille.append("</table:table-row>");
    }

    private static String caseOds(Case c) {
        if (c.valeur().isEmpty()) {
            return "<table:table-cell/>";
        }
        var debut = switch (c.sens()) {
            case DATE -> "office:value-type=\"date\" office:date-value=\"%s\"".formatted(c.valeur());
            case MONTANT -> "office:value-type=\"float\" office:value=\"%s\"".formatted(c.valeur());
            default -> "office:value-type=\"string\"";
        };
        return "<table:table-cell %s>%s</table:table-cell>"
                .formatted(
                        debut,
                        c.valeur()
                                .lines()
                                .map(l -> "<text:p>" + xml(l) + "</text:p>")
                                .collect(Collectors.joining()));
    }

    private static String xml(String texte) {
        return texte.replace("&", "&amp;").replace("<", "&lt;");
    }
}
