package fr.halle.platform.tableur;

import static fr.halle.platform.tableur.Lectures.lignes;
import static fr.halle.platform.tableur.Lectures.lire;
import static fr.halle.platform.tableur.Lectures.refus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableauCsvTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    private Path dossier;

    @Test
    void un_csv_se_lit_avec_ses_guillemets_ses_sauts_de_ligne_et_ses_lignes_vides() throws IOException {
        var lu = lire(csv("﻿ nom ;\"montant\"\r\n\r\n\"Saint-\"\"Sever\"\"\r\n(40)\";1,5\r\n;;\r\n ; \r\nDax;\r\n"));

        assertThat(lu.format()).isEqualTo(Format.CSV);
        assertThat(lu.entetes()).containsExactly("nom", "montant");
        assertThat(lu.lignes())
                .containsExactly(
                        new Ligne(3, List.of("Saint-\"Sever\"\r\n(40)", "1,5")), new Ligne(6, List.of("Dax", "")));
        assertThat(lu.remarques())
                .containsExactly("Fichier CSV lu en UTF-8, séparateur « ; ».", "3 lignes vides passées.");
    }

    @Test
    void l_encodage_se_lit_dans_le_contenu() throws IOException {
        var texte = "commune;état\nSaint-Étienne;signé\n";

        for (var encodage : List.of(StandardCharsets.UTF_8, WINDOWS)) {
            var lu = lire(octets(texte.getBytes(encodage)));
            assertThat(lu.entetes()).containsExactly("commune", "état");
            assertThat(lu.lignes()).containsExactly(new Ligne(2, List.of("Saint-Étienne", "signé")));
            assertThat(lu.remarques()).containsExactly("Fichier CSV lu en " + encodage + ", séparateur « ; ».");
        }
        for (var encodage : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var lu = lire(octets(("\ufeff" + texte).getBytes(encodage)));
            assertThat(lu.entetes()).containsExactly("commune", "état");
            assertThat(lu.lignes()).containsExactly(new Ligne(2, List.of("Saint-Étienne", "signé")));
        }
    }

    @Test
    void un_accent_tout_au_bout_du_fichier_suffit_a_decider_de_l_encodage() throws IOException {
        var tard = "nom\n" + "a\n".repeat(300_000) + "é\n";

        assertThat(lire(octets(tard.getBytes(WINDOWS))).lignes().getLast().cases())
                .containsExactly("é");
        assertThat(lire(octets(tard.getBytes(StandardCharsets.UTF_8)))
                        .lignes()
                        .getLast()
                        .cases())
                .containsExactly("é");
        assertThat(lire(octets("nom;lieu\na;é".getBytes(WINDOWS)))
                        .lignes()
                        .getLast()
                        .cases())
                .containsExactly("a", "é");
    }

    @Test
    void un_fichier_utf_8_coupe_ou_abime_n_est_pas_pris_pour_du_windows_1252() throws IOException {
        var bon = "nom;lieu\né;à\nû;ç".getBytes(StandardCharsets.UTF_8);
        var abime = "nom;lieu\né;à\nû;X\n".getBytes(StandardCharsets.UTF_8);
        abime[abime.length - 2] = (byte) 0xE9;

        assertThat(refus(octets(Arrays.copyOf(bon, bon.length - 1))))
                .contains("s'arrête au milieu d'un caractère", "transmettez-le de nouveau");
        assertThat(refus(octets(abime))).contains("à la ligne 3 du texte", "enregistrez-le de nouveau");
    }

    @Test
    void l_encodage_et_le_separateur_demandes_sont_employes() throws IOException {
        var fichier = octets("nom;é,1\n".getBytes(Charset.forName("IBM850")));

        var lu = lire(fichier, new Options(null, ',', Charset.forName("IBM850")));

        assertThat(lu.entetes()).containsExactly("nom;é", "1");
        assertThat(refus(fichier, new Options(null, null, StandardCharsets.UTF_8)))
                .contains("n'est pas écrit en UTF-8", "ligne 1");
    }

    @ParameterizedTest
    @ValueSource(chars = {';', ',', '\t', '|'})
    void le_separateur_se_devine_hors_des_guillemets(char s) throws IOException {
        var texte = "nom|\"a;b,c|d\te;f,g|h\"|montant\n\"x;y\"|\"1,5\"|z\n\"x;y\"|\"1,5\"|z\n".replace('|', s);

        var lu = lire(csv(texte));

        assertThat(lu.entetes()).hasSize(3);
        assertThat(lu.lignes()).extracting(Ligne::defaut).containsOnlyNulls();
    }

    @Test
    void le_separateur_annonce_n_est_pas_une_ligne() throws IOException {
        var lu = lire(csv("sep=|\nnom|montant;x\nDax|1\n"));

        assertThat(lu.entetes()).containsExactly("nom", "montant;x");
        assertThat(lu.lignes()).containsExactly(new Ligne(2, List.of("Dax", "1")));
    }

    @Test
    void les_decimales_a_virgule_ne_font_pas_des_colonnes() throws IOException {
        assertThat(lire(csv("montant;taux\n1,5;2,5\n3,5;4,5\n")).entetes()).containsExactly("montant", "taux");
        assertThat(lire(csv("montant\n1,5\n3,5\n")).entetes()).containsExactly("montant");
    }

    @Test
    void une_ligne_trop_courte_ou_trop_longue_le_dit_et_garde_ses_cases() throws IOException {
        var lu = lire(csv("a;b;c\n1;2;3\n1;2;3;4;5\n1;2"));

        assertThat(lu.lignes())
                .containsExactly(
                        new Ligne(2, List.of("1", "2", "3")),
                        new Ligne(3, List.of("1", "2", "3", "4", "5"), "5 cases pour 3 colonnes"),
                        new Ligne(4, List.of("1", "2", ""), "2 cases pour 3 colonnes, ligne coupée ?"));
        assertThat(lu.remarques()).last().asString().contains("pas de fin de ligne");
    }

    @Test
    void une_derniere_ligne_sans_fin_se_dit_dans_tous_les_encodages() throws IOException {
        for (var fin : List.of("b", "é", "\né", "\néé")) {
            for (var encodage : List.of(StandardCharsets.UTF_8, WINDOWS)) {
                var texte = "nom\na" + fin;
                assertThat(lire(octets(texte.getBytes(encodage))).remarques())
                        .anyMatch(r -> r.contains("pas de fin de ligne"));
                assertThat(lire(octets((texte + "\r\n").getBytes(encodage))).remarques())
                        .noneMatch(r -> r.contains("pas de fin de ligne"));
            }
        }
    }

    @Test
    void un_guillemet_jamais_referme_est_refuse_avec_sa_ligne() throws IOException {
        assertThat(refus(csv("a;b\n1;2\n3;\"4\n5;6\n"))).contains("guillemet ouvert à la ligne 3", "jamais refermé");
        assertThat(refus(csv("a;b\n1;2\n3;\"4\n5;\"6\"\n"))).contains("À la ligne 3", "guillemet");
        assertThat(refus(csv("a;b\n1;2\n3;\"4\n" + "5;6\n".repeat(300_000)))).contains("ligne 3", "guillemet");
        assertThat(refus(csv("a;b\n1;2\n3;\"4\n" + "5;6\n".repeat(1_000_000))))
                .contains("ligne 3", "un million de caractères", "guillemet");
    }

    @Test
    void ce_qui_est_demesure_est_refuse_sans_etre_garde() throws IOException {
        assertThat(refus(csv("a;b\n1;" + "x".repeat((1 << 20) + 1) + "\n")))
                .contains("ligne 2", "un million de caractères");
        assertThat(refus(csv("a;b\n" + ("x".repeat(1 << 20) + ";").repeat(17) + "\n")))
                .contains("ligne 2", "16 millions");
        assertThat(refus(csv("x;".repeat(1_000_000) + "\n"))).contains("16 384 cases", "séparateur");
        assertThat(refus(csv("a;b\n" + "x;".repeat(1_000_000) + "\n"))).contains("ligne 2", "16 384 cases");
        assertThat(refus(csv(colonnes(1_001)))).contains("plus de 1 000 colonnes");
        assertThat(lire(csv(colonnes(1_000))).entetes()).hasSize(1_000);
        assertThat(lire(csv("a;b\n1;" + "x".repeat(1 << 20) + "\n")).lignes()).hasSize(1);
    }

    private static String colonnes(int nombre) {
        return IntStream.range(0, nombre).mapToObj(i -> "c" + i).collect(Collectors.joining(";")) + "\n";
    }

    @Test
    void une_entete_en_double_est_nommee_avec_ses_colonnes() throws IOException {
        var large = IntStream.range(0, 27).mapToObj(i -> "c" + i).collect(Collectors.joining(";"));

        assertThat(refus(csv("nom;montant; nom\n"))).contains("« nom »", "colonnes, A et C");
        assertThat(refus(csv(large + ";c26\n"))).contains("« c26 »", "AA et AB");
    }

    @Test
    void une_entete_vide_est_nommee_par_sa_colonne() throws IOException {
        assertThat(lire(csv("nom;montant; \nDax;1;2\n")).entetes()).containsExactly("nom", "montant", "colonne C");
    }

    @Test
    void un_fichier_sans_rien_dedans_est_refuse() throws IOException {
        assertThat(refus(csv(""))).contains("vide (0 octet)");
        assertThat(refus(csv("\r\n;;\n \n"))).contains("lignes vides", "entêtes");
        assertThat(refus(octets(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})))
                .contains("lignes vides");
        assertThat(refus(dossier.resolve("absent.csv"))).contains("absent.csv", "vérifiez son nom");
        assertThat(refus(dossier)).contains("ne peut pas être lu");
    }

    @Test
    void l_empreinte_est_celle_du_fichier_entier() throws IOException {
        assertThat(Tableaux.empreinte(csv("abc")))
                .isEqualTo(new Empreinte("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3));
        assertThat(Tableaux.empreinte(csv("x".repeat(100_000))).octets()).isEqualTo(100_000);
    }

    @Test
    void les_dotations_d_investissement_de_2019_se_lisent_en_entier() throws IOException {
        var fichier = Path.of("../shared/donnees/dotations-investissement-2019.csv");
        assumeThat(fichier).as("données publiques à côté du projet").exists();

        var lu = lire(fichier);

        assertThat(lu.lignes()).hasSize(24_811).extracting(Ligne::defaut).containsOnlyNulls();
        assertThat(lu.lignes()).anyMatch(l -> l.cases().stream().anyMatch(c -> c.contains("\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anct_acv", "anct_ort", "anct_pvd"})
    void les_entetes_officiels_se_lisent(String nom) throws IOException {
        var fichier = Path.of("../shared/donnees/en-tetes-officiels/" + nom + ".raw.csv");
        assumeThat(fichier).as("données publiques à côté du projet").exists();

        assertThat(lire(fichier).entetes()).hasSizeGreaterThan(3);
        assertThat(lignes(fichier)).extracting(Ligne::defaut).containsOnlyNulls();
    }

    private Path csv(String texte) throws IOException {
        return octets(texte.getBytes(StandardCharsets.UTF_8));
    }

    private Path octets(byte[] octets) throws IOException {
        return Files.write(dossier.resolve("essai.csv"), octets);
    }
}
