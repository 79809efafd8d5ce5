package fr.halle.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.commun.Lecture;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.Format;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.JeuExportable.Critere;
import fr.halle.platform.sortie.Origine;
import fr.halle.platform.sortie.Relecture;
import fr.halle.platform.sortie.Sorties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** La commande « exporter », dans un programme à part, et tous ses jeux. */
class ExporterTest {

    @TempDir
    Path dossier;

    @Test
    void un_jeu_s_exporte_au_format_de_son_fichier_et_dit_la_commande_qui_le_refait() throws Exception {
        var fichier = dossier.resolve("landes.xlsx");

        var sortie = halle(
                0,
                "exporter",
                "financements",
                fichier.toString(),
                "--programme",
                "pvd",
                "--territoire",
                "departement:40",
                "--au",
                "2021-09-10");

        assertThat(sortie).contains("lignes dans " + fichier + ", situation au 2021-09-10.");
        var feuilles = Relecture.de(fichier).feuilles();
        assertThat(feuilles.get("Données").stream().flatMap(List::stream)).contains("43457.00", "110414.00", "Accordé");
        assertThat(feuilles.get("À propos"))
                .contains(List.of("Nature de la base", "Base de démonstration"))
                .last()
                .asString()
                .matches(
                        "\\[Commande, ./halle exporter financements landes.xlsx --programme pvd --territoire departement:40 --au 2021-09-10 --connu 2\\d{3}-.*Z]");

        assertThat(halle(1, "exporter", "sources", fichier.toString())).contains("existe déjà", "--ecraser");
        assertThat(Relecture.de(fichier).feuilles()).isEqualTo(feuilles);
        halle(0, "exporter", "sources", fichier.toString(), "--ecraser");
        assertThat(Relecture.de(fichier).feuilles().get("Données").getFirst()).contains("Licence");
        try (var reste = Files.list(dossier)) {
            assertThat(reste.filter(f -> f.toString().endsWith(".partiel"))).isEmpty();
        }
    }

    @Test
    void une_demande_incomprise_dit_quoi_faire() throws Exception {
        assertThat(halle(2, "exporter", "sources", "sources.pdf")).contains(".csv, .xlsx ou .ods");
        assertThat(halle(2, "exporter", "couleurs", chemin("a.csv")))
                .contains("Le jeu « couleurs » n'existe pas", "laureats : ", "--programme CODE");
        assertThat(halle(1, "exporter", "laureats", chemin("a.csv"), "--programme", "inconnu"))
                .contains("Aucun programme ne porte le code « inconnu »");
        assertThat(dossier.resolve("a.csv")).doesNotExist();
    }

    @Test
    void chaque_jeu_s_exporte_dans_chaque_format() throws IOException {
        var lecture = new Lecture(LocalDate.of(2026, 6, 30), Instant.parse("2999-01-01T00:00:00Z"));
        try (var contexte = BaseChargee.pourEcrire(BaseChargee.copie())) {
            Fichiers.importer(contexte, "programmes", Files.writeString(dossier.resolve("liste.csv"), """
                            insee_com,lib_com,pvd,pvd_date_signature,acv,acv_date_signature,ort,ort_date_signature
                            40282,Saint-Sever,1,2021-04-22,0,,1,2022-12-22
                            """));
            Fichiers.importer(contexte, "dotations", Files.writeString(dossier.resolve("aides.csv"), """
                            id_projet,id_terr,dotation,description,cout_total,montant_sub,annee
                            a,40282,DETR,Toit de la halle,1000,500,2019
                            """));
            new TransactionTemplate(contexte.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(_ -> contexte.getBean(Journal.class)
                            .consigner(Consigne.sur(new Objet("essai", "E-1", "Essai"), "essai.faire", "essaie")));
            contexte.getBean(JdbcClient.class)
                    .sql("insert into journal.tete values (1, now(), 1, 1, 1, '', '', '', '')")
                    .update();
            var sorties = contexte.getBean(Sorties.class);
            var jeux = contexte.getBeanProvider(JeuExportable.class).stream().toList();
            assertThat(jeux.stream().map(JeuExportable::jeu))
                    .doesNotHaveDuplicates()
                    .contains(
                            "communes",
                            "faits-publies",
                            "financements",
                            "laureats",
                            "programmes",
                            "sources",
                            "territoires",
                            "totaux-publies");
            for (var jeu : jeux) {
                var demande = new Demande(
                        lecture,
                        jeu.criteres().contains(Critere.PROGRAMME) ? "pvd" : null,
                        jeu.jeu().equals("communes") ? "departement:40" : null);
                for (var format : Format.values()) {
                    var fichier = dossier.resolve(jeu.jeu() + "." + format.extension());
                    try (var sortie = Files.newOutputStream(fichier)) {
                        var lignes = sorties.ecrire(jeu.tableau(demande), format, Origine.commande("essai"), sortie);
                        assertThat(lignes).as(jeu.jeu()).isPositive();
                        if (format != Format.CSV) {
                            assertThat(Relecture.de(fichier).feuilles().get("Données"))
                                    .as(jeu.jeu())
                                    .hasSize((int) lignes + 1);
                        }
                    }
                }
            }
            assertThatThrownBy(() -> jeux.stream()
                            .filter(j -> j.jeu().equals("laureats"))
                            .findFirst()
                            .orElseThrow()
                            .tableau(new Demande(lecture, null, null)))
                    .isInstanceOf(OperationRefusee.class);
        }
    }

    private String chemin(String nom) {
        return dossier.resolve(nom).toString();
    }

    /** Sur la base des essais, par l'environnement, comme une base externe. */
    private String halle(int code, String... arguments) throws Exception {
        var base = BaseChargee.connexions().app();
        var commande = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "fr.halle.Halle"));
        commande.addAll(List.of(arguments));
        commande.addAll(List.of("--donnees", dossier.resolve("donnees").toString()));
        var sortie = dossier.resolve("sortie.txt");
        var constructeur =
                new ProcessBuilder(commande).redirectErrorStream(true).redirectOutput(sortie.toFile());
        constructeur
                .environment()
                .put(
                        "HALLE_DB_URL",
                        "%s?user=%s&password=%s".formatted(base.url(), base.utilisateur(), base.motDePasse()));
        var processus = constructeur.start();
        assertThat(processus.waitFor(90, TimeUnit.SECONDS)).isTrue();
        var texte = Files.readString(sortie);
        assertThat(processus.exitValue()).as(texte).isEqualTo(code);
        return texte;
    }
}
