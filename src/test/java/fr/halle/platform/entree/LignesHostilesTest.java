package fr.halle.platform.entree;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.Import.Rapport;
import fr.halle.platform.tableur.Fabrique;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les lignes qu'il faut refuser une à une : chacune a son motif, revient entière, et n'empêche pas les autres. */
class LignesHostilesTest {

    private static final String DOTATIONS =
            "id_projet;id_terr;nom_terr;pop19;dotation;echelon;categorie;description;cout_total;montant_sub";

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

    @Test
    void chaque_montant_impossible_a_son_motif_et_les_autres_ecritures_se_lisent() throws IOException {
        var rapport = importer(
                "dotations",
                "montants.csv",
                DOTATIONS,
                concours("m1", "40282", "1.234,50"),
                concours("m2", "40282", "1 234,5 €"),
                concours("m3", "40282", "1\u202f234,51\u00a0€"),
                concours("m4", "40282", "1.5E3"),
                concours("m5", "40282", "1e99"),
                concours("m6", "40282", "-12"),
                concours("m7", "40282", "1000000000001"),
                concours("m8", "40282", "9".repeat(200)),
                concours("m9", "40282", "NaN"),
                concours("m10", "40282", "12,5,7"),
                concours("m11", "40282", ""));

        assertThat(centimes("m")).containsExactly("m2 123450", "m3 123451", "m4 150000");
        assertThat(rapport.refusees()).isEqualTo(8);
        assertThat(motifs("montants.csv"))
                .anyMatch(m -> m.startsWith("colonne « montant_sub » : « 1.234,50 » n'est pas un nombre"))
                .anyMatch(m -> m.startsWith("colonne « montant_sub » : « 1e99 » dépasse mille milliards d'euros"))
                .anyMatch(m -> m.startsWith("colonne « montant_sub » : « -12 » est négatif"))
                .anyMatch(m -> m.startsWith("colonne « montant_sub » : vide"));
    }

    @Test
    void un_caractere_nul_ou_invisible_est_ote_dit_et_ne_fait_rien_tomber() throws IOException {
        var fichier = dossier.resolve("nuls.xlsx");
        Files.write(
                fichier,
                Fabrique.xlsx(
                        "<row r=\"1\">"
                                + textes(
                                        "id_projet",
                                        "id_terr",
                                        "nom_terr_x0000_",
                                        "dotation",
                                        "description",
                                        "montant_sub")
                                + "</row><row r=\"2\">"
                                + textes(
                                        "n1",
                                        "\u00a040282\u200b",
                                        "Saint-Sever",
                                        "DETR",
                                        "Toit_x0000_ de_x0007_ la \u202ehalle",
                                        "500")
                                + "</row><row r=\"3\">"
                                + textes("n2", "99_x0000_99999999", "Mal_x0000_", "DETR", "Toit", "500")
                                + "</row>",
                        ""));

        var rapport =
                Fichiers.importer(halle, "dotations", Depot.de(fichier).avec(Map.of(), Map.of("exercice", "2019")));

        assertThat(rapport.phrase()).startsWith("2 lues, 1 créées, 0 modifiées, 0 inchangées, 1 refusées");
        assertThat(rapport.remarques()).anyMatch(r -> r.contains("caractères invisibles"));
        assertThat(sql.sql(
                                "select territoire_code || ' ' || operation from financement.v_public_concours where identifiant = 'n1' and connu_jusqu = 'infinity'")
                        .query(String.class)
                        .single())
                .isEqualTo("40282 Toit de la halle");
    }

    @Test
    void un_code_se_lit_malgre_le_tableur_et_ce_qui_n_en_est_pas_un_est_refuse() throws IOException {
        var rapport = importer(
                "dotations",
                "codes.csv",
                DOTATIONS,
                concours("c1", "1034", "1"),
                concours("c2", "40\u00a0282", "2"),
                concours("c3", "2a004", "3"),
                "c4;200 054 807;EPCI;1;DETR;epci;7;Toit;1000;4",
                "c5;1;Ain;1;DETR;conseil_departemental;7;Toit;1000;5",
                concours("c6", "abcde", "6"),
                concours("c7", "40282000", "7"),
                "c8;DAX;Dax;1;DETR;;7;Toit;1000;8",
                "c9;40282;Dax;1;Fonds inconnu;commune;7;Toit;1000;9",
                "c10;40282;Dax;1;DETR;canton;7;Toit;1000;10",
                concours("x".repeat(3_000), "40282", "11"),
                concours("c12", "40282", "12").replace("Toit", "mot ".repeat(3_000)));

        assertThat(sql.sql("""
                        select identifiant || ' ' || territoire_type || ' ' || territoire_code from financement.v_public_concours
                         where identifiant ~ '^c[0-9]+$' and connu_jusqu = 'infinity' order by identifiant
                        """).query(String.class).list())
                .containsExactly(
                        "c1 commune 01034",
                        "c2 commune 40282",
                        "c3 commune 2A004",
                        "c4 epci 200054807",
                        "c5 departement 01");
        assertThat(rapport.refusees()).isEqualTo(7);
        assertThat(motifs("codes.csv"))
                .anyMatch(m -> m.startsWith("code « ABCDE » : ce n'est ni un code Insee"))
                .anyMatch(m -> m.startsWith("code « DAX »"))
                .anyMatch(m -> m.startsWith("dotation « Fonds inconnu » : aucun dispositif connu"))
                .anyMatch(m -> m.startsWith("échelon « canton » : écrivez"))
                .anyMatch(m -> m.contains("le texte a 3000 caractères, 100 au plus"))
                .anyMatch(m -> m.contains("10000 au plus"));
    }

    @Test
    void une_date_impossible_une_ligne_coupee_ou_debordante_ont_leur_motif() throws IOException {
        var rapport = importer(
                "pvd",
                "dates.csv",
                "insee_com;lib_com;id_pvd;date_signature",
                "01034;Belley;pvd-d1;2021-04-22",
                "01033;Valserhône;pvd-d2;2021-02-31",
                "01004;Ambérieu;pvd-d3;31/04/2021",
                "01007;Ambronay;pvd-d4;2021-13-01",
                "01008;Ambutrix;pvd-d5;44308",
                "01010;Anglefort;pvd-d6;0021-04-22",
                "01012;Aranc;pvd-d7;2201-04-22",
                "01013;Arandas;pvd-d8",
                "01014;Arbent;pvd-d9;" + ";".repeat(1_000),
                "01015;Arboys;;2021-04-22");

        assertThat(rapport.phrase())
                .isEqualTo("10 lues, 1 créées, 0 modifiées, 0 inchangées, 9 refusées, 0 absentes du fichier");
        assertThat(motifs("dates.csv"))
                .anyMatch(m -> m.contains("« 2021-02-31 »"))
                .anyMatch(m -> m.contains("« 44308 » n'est pas une date"))
                .anyMatch(m -> m.contains("avant 1900"))
                .anyMatch(m -> m.contains("après 2100"))
                .anyMatch(m -> m.contains("3 cases pour 4 colonnes"))
                .anyMatch(m -> m.contains("1 004 cases pour 4 colonnes"))
                .anyMatch(m -> m.contains("« id_pvd » : vide"));
    }

    @Test
    void des_milliers_de_lignes_contradictoires_ont_un_motif_court() throws IOException {
        var lignes = Stream.concat(
                        Stream.of(DOTATIONS, concours("bonne", "40282", "1")),
                        IntStream.range(0, 20_000).mapToObj(i -> concours("meme", "40282", Integer.toString(i))))
                .toArray(String[]::new);

        var rapport = importer("dotations", "contraires.csv", lignes);

        assertThat(rapport.refusees()).isEqualTo(20_000);
        assertThat(motifs("contraires.csv"))
                .hasSize(1)
                .allMatch(m -> m.startsWith("contredit les lignes 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 et 19990 autres"));
    }

    @Test
    void un_programme_se_dit_par_oui_ou_par_non_et_rien_d_autre() throws IOException {
        var rapport = importer(
                "programmes",
                "ouinon.csv",
                "insee_com;lib_com;pvd;pvd_date_signature;acv;acv_date_signature;ort;ort_date_signature",
                "01036;A;Oui;2021-04-22;non;;0;",
                "01037;B;peut-être;2021-04-22;0;;0;");

        assertThat(rapport.phrase())
                .isEqualTo("2 lues, 1 créées, 0 modifiées, 0 inchangées, 1 refusées, 0 absentes du fichier");
        assertThat(motifs("ouinon.csv"))
                .containsExactly("colonne « pvd » : « peut-être » ne dit ni oui ni non : écrivez 1 ou 0");
    }

    @Test
    void un_etat_de_convention_inconnu_est_tenu_pour_non_signe_et_dit() throws IOException {
        var rapport = importer(
                "ort",
                "etats.csv",
                "Code commune;Signée ?;\"Si signée, date de signature\"",
                "01036;SIGNEE;2021-04-22",
                "01037;Non signée;",
                "01038;Bientôt;2021-04-22");

        assertThat(rapport.remarques()).anyMatch(r -> r.equals("États inconnus, tenus pour « Non signée » : Bientôt."));
        assertThat(sql.sql(
                                "select commune from convention.v_public_signature where commune like '0103%' and type = 'ort'")
                        .query(String.class)
                        .list())
                .containsExactly("01036");
    }

    @Test
    void un_classeur_nomme_csv_ses_formules_ses_fusions_et_ses_feuilles_masquees_se_lisent_et_se_disent()
            throws IOException {
        var rangees = "<row r=\"1\">" + textes("insee_com", "lib_com", "id_pvd", "date_signature") + "</row>"
                + "<row r=\"2\"><c><v>1040</v></c>" + textes("Bag", "pvd-x1")
                + "<c s=\"1\"><f>A1+1</f><v>44308</v></c></row>"
                + "<row r=\"3\"><c><v>1041</v></c>" + textes("Bâgé", "pvd-x2")
                + "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>";
        var octets = Fabrique.xlsx(rangees, "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>");

        var bilan = Fichiers.bilan(halle, "pvd", Depot.de(Files.write(dossier.resolve("classeur.csv"), octets)));

        assertThat(bilan.rapport().format()).isEqualTo("XLSX");
        assertThat(somme(bilan.rapport())).isEqualTo(2);
        assertThat(sql.sql("select effet::text from convention.v_public_signature where commune = '01040'")
                        .query(String.class)
                        .single())
                .isEqualTo("2021-04-22");
        assertThat(bilan.rapport().refusees()).isEqualTo(1);
        assertThat(bilan.motifs()).singleElement().asString().contains("#DIV/0!");
        assertThat(bilan.rapport().remarques())
                .anyMatch(r -> r.contains("son contenu est au format XLSX"))
                .anyMatch(r -> r.contains("formule"))
                .anyMatch(r -> r.contains("fusionn"));
    }

    @Test
    void un_nom_de_fichier_etrange_n_etonne_personne() throws IOException {
        var fichier = dossier.resolve("liste 'été' \"; drop table; 2026-04 \u202e💶.csv");
        Files.writeString(fichier, "insee_com,lib_com,id_pvd,date_signature\n01042,Beaupont,pvd-e1,2021-04-22\n");

        var bilan = Fichiers.bilan(halle, "pvd", Depot.de(fichier));

        assertThat(bilan.rapport().source()).isEqualTo("liste-pvd-2026-04");
        assertThat(sql.sql("select fichier from platform.import where id = :id")
                        .param("id", bilan.id())
                        .query(String.class)
                        .single())
                .isEqualTo(fichier.getFileName().toString());
    }

    @Test
    void une_designation_retenue_se_dit_et_s_oublie_quand_son_import_est_defait() throws IOException {
        var fichier = dossier.resolve("designee-2026-04.csv");
        Files.writeString(fichier, "Zone,Autre,Numéro,Jour\n01043,01044,pvd-f1,2021-04-22\n");
        var faux = Depot.de(fichier)
                .avec(Map.of("commune", "Autre", "identifiant", "Numéro", "signature", "Jour"), Map.of());

        var bilan = Fichiers.bilan(halle, "pvd", faux);
        var encore = Fichiers.importer(halle, "pvd", fichier);
        halle.getBean(Imports.class).defaire(bilan.id(), _ -> {});

        assertThat(encore.remarques())
                .anyMatch(r -> r.startsWith("Repris d'un import précédent : ") && r.contains("commune = Autre"));
        assertThat(refus(Depot.de(fichier))).contains("Le fichier n'a pas de quoi remplir « commune »");
    }

    private static String refus(Depot depot) {
        try {
            return Fichiers.importer(halle, "pvd", depot).phrase();
        } catch (fr.halle.platform.OperationRefusee e) {
            return e.phrase();
        }
    }

    /** Fait entrer ces lignes deux fois : la seconde ne change rien, et refuse les mêmes. */
    private static Rapport importer(String jeu, String nom, String... lignes) throws IOException {
        var fichier = Files.writeString(dossier.resolve(nom), String.join("\n", lignes) + "\n");
        var depot = Depot.de(fichier)
                .avec(Map.of(), jeu.equals("dotations") ? Map.of("exercice", "2019") : Map.of())
                .refuserDans(dossier.resolve(nom + ".refus.csv"));
        var rapport = Fichiers.importer(halle, jeu, depot);
        var encore = Fichiers.importer(halle, jeu, depot);
        assertThat(somme(rapport)).isEqualTo(rapport.lues());
        assertThat(encore.creees() + encore.modifiees())
                .as("rien n'entre deux fois")
                .isZero();
        assertThat(encore.refusees()).isEqualTo(rapport.refusees());
        return rapport;
    }

    private static long somme(Rapport r) {
        return r.creees() + r.modifiees() + r.inchangees() + r.refusees() + r.ecartees();
    }

    private static String concours(String identifiant, String commune, String montant) {
        return "%s;%s;Ville;1;DETR;commune;7;Toit;9999999;%s".formatted(identifiant, commune, montant);
    }

    private static String textes(String... valeurs) {
        return Stream.of(valeurs)
                .map("<c t=\"inlineStr\"><is><t>%s</t></is></c>"::formatted)
                .reduce("", String::concat);
    }

    private static List<String> centimes(String lettre) {
        return sql.sql("""
                        select identifiant || ' ' || centimes from financement.v_public_concours
                         where identifiant ~ ('^' || :lettre || '[0-9]+$') and connu_jusqu = 'infinity' order by 1
                        """).param("lettre", lettre).query(String.class).list();
    }

    private static List<String> motifs(String fichier) {
        return sql.sql("""
                        select distinct r.motif from platform.import_refus r join platform.import i on i.id = r.import
                         where i.fichier = :fichier order by 1
                        """).param("fichier", fichier).query(String.class).list();
    }
}
