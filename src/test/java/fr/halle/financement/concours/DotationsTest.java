package fr.halle.financement.concours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.Verification;
import fr.halle.platform.entree.Imports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** T5 : les subventions de l'État de 2019, et n'importe quel fichier annuel de même nature. */
class DotationsTest {

    private static final String ENTETES =
            "id_projet,id_terr,nom_terr,pop19,dotation,echelon,categorie,description,cout_total,montant_sub";

    @TempDir
    Path dossier;

    private ConfigurableApplicationContext halle;
    private JdbcClient sql;

    @BeforeEach
    void ouvrir() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
        sql = halle.getBean(JdbcClient.class);
    }

    @AfterEach
    void fermer() {
        halle.close();
    }

    @Test
    void le_fichier_de_2019_entre_entier_a_l_euro_pres() {
        Fichiers.importer(halle, "programmes", Fichiers.reel("programmes-anct-2026-04.csv"));
        var rapport = Fichiers.importer(halle, "dotations", Fichiers.reel("dotations-investissement-2019.csv"));
        var encore = Fichiers.importer(halle, "dotations", Fichiers.reel("dotations-investissement-2019.csv"));

        assertThat(rapport.phrase())
                .isEqualTo("24811 lues, 24811 créées, 0 modifiées, 0 inchangées, 0 refusées, 0 absentes du fichier");
        assertThat(encore.inchangees()).isEqualTo(24_811);
        assertThat(rapport.source()).isEqualTo("dotations-investissement-2019");
        assertThat(rapport.remarques())
                .anyMatch(r -> r.startsWith("952 montants portent plus que des centimes"))
                .anyMatch(r -> r.startsWith("2 subventions dépassent le coût"));
        assertThat(sql.sql("""
                        select beneficiaire_echelon || ' ' || count(*) || ' ' || sum(centimes) from financement.v_public_concours
                         where source = 'dotations-investissement-2019' group by beneficiaire_echelon order by 1
                        """).query(String.class).list())
                .as("sommes par échelon, chaque ligne arrondie au centime")
                .containsExactlyElementsOf(sommesDuFichier());
        assertThat(sql.sql("select texte from financement.v_public_concours where identifiant = 'di19_dep000001'")
                        .query(String.class)
                        .list())
                .containsExactly((String) null);
        assertThat(nombre("select count(*) from financement.v_public_concours where texte is not null"))
                .isEqualTo(952);
        assertThat(nombre("select count(*) from financement.v_public_concours where centimes > cout_centimes"))
                .isEqualTo(2);
        assertThat(dansLesCommunesDe("pvd", "s.code = s.actuelle")).isEqualTo("2476 198.7");
        assertThat(dansLesCommunesDe("pvd", "s.code <> s.actuelle"))
                .as("communes disparues depuis, continuées par une lauréate")
                .isEqualTo("4 0.1");
        for (var verification :
                halle.getBeanProvider(Verification.class).orderedStream().toList()) {
            assertThat(verification.anomalies()).as(verification.regle()).isEmpty();
        }
    }

    @Test
    void une_ligne_changee_est_corrigee_et_son_ancien_montant_se_relit() throws IOException, InterruptedException {
        Fichiers.importer(
                halle,
                "dotations",
                ecrire(
                        ENTETES,
                        ligne("a", "40282", "DETR", "1000", "500"),
                        ligne("b", "40001", "DETR", "1000", "300.005")));
        var avant = Instant.now();
        Thread.sleep(5);

        var rapport = Fichiers.importer(
                halle,
                "dotations",
                ecrire(
                        ENTETES,
                        ligne("b", "40001", "DETR", "1000", "300.005"),
                        ligne("a", "40282", "DETR", "1000", "600")));

        assertThat(rapport.phrase())
                .isEqualTo("2 lues, 0 créées, 1 modifiées, 1 inchangées, 0 refusées, 0 absentes du fichier");
        assertThat(centimes("a", Instant.now())).isEqualTo(60_000);
        assertThat(centimes("a", avant)).isEqualTo(50_000);
        assertThat(centimes("b", Instant.now()))
                .as("la moitié du centime s'éloigne de zéro")
                .isEqualTo(30_001);
        assertThat(cumul(avant)).isEqualTo("2 80001");
        assertThat(cumul(Instant.now())).isEqualTo("2 90001");
        verifierLesCumuls();
    }

    @Test
    void une_description_changee_garde_la_reference_et_le_montant() throws IOException {
        Fichiers.importer(halle, "dotations", ecrire(ENTETES, ligne("a", "40282", "DETR", "1000", "500")));
        var reference = reference("a");

        Fichiers.importer(
                halle,
                "dotations",
                ecrire(ENTETES, ligne("a", "40282", "DETR", "1000", "500").replace("Halle", "Marché couvert")));

        assertThat(reference("a")).isEqualTo(reference);
        assertThat(sql.sql(
                                "select operation || ' ' || centimes from financement.v_public_concours where identifiant = 'a' and connu_jusqu = 'infinity'")
                        .query(String.class)
                        .single())
                .isEqualTo("Marché couvert 50000");
        assertThat(cumul(Instant.now())).isEqualTo("1 50000");
        verifierLesCumuls();
    }

    @Test
    void un_import_de_concours_se_defait_et_une_correction_avec_lui() throws IOException {
        var premier = Fichiers.bilan(
                halle, "dotations", Depot.de(ecrire(ENTETES, ligne("a", "40282", "DETR", "1000", "500"))));
        var second = Fichiers.bilan(
                halle, "dotations", Depot.de(ecrire(ENTETES, ligne("a", "40282", "DETR", "1000", "700"))));
        var imports = halle.getBean(Imports.class);

        assertThatThrownBy(() -> imports.defaire(premier.id(), _ -> {}))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("plus récents");
        imports.defaire(second.id(), _ -> {});
        assertThat(centimes("a", Instant.now())).isEqualTo(50_000);
        imports.defaire(premier.id(), _ -> {});

        assertThat(
                        nombre(
                                "select count(*) from financement.v_public_concours where identifiant = 'a' and connu_jusqu = 'infinity'"))
                .isZero();
        assertThat(cumul(Instant.now())).isEqualTo("0 0");
        verifierLesCumuls();
    }

    @Test
    void un_autre_fichier_annuel_entre_par_ses_colonnes_designees_puis_retenues() throws IOException {
        var entetes = "Département;Code INSEE;Nom;Fonds;Nature des travaux;Coût HT;Aide versée par l'État";
        var premier = ecrireSous(
                "projets-2018.csv", entetes, "40;40282;Saint-Sever;DETR;Toit de la halle;10 000,50 €;2 000,25 €");
        var second =
                ecrireSous("projets-2020.csv", entetes, "40;40282;Saint-Sever;DETR;Sol de la halle;20 000 €;4 000 €");

        assertThatThrownBy(() -> Fichiers.importer(halle, "dotations", premier))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("« dispositif » (dotation)")
                .hasMessageContaining("Aide versée par l'État")
                .hasMessageContaining("--colonnes");
        var rapport = Fichiers.importer(
                halle,
                "dotations",
                Depot.de(premier)
                        .avec(
                                Map.of(
                                        "dispositif",
                                        "Fonds",
                                        "operation",
                                        "Nature des travaux",
                                        "cout",
                                        "Coût HT",
                                        "montant",
                                        "Aide versée par l'État",
                                        "beneficiaire",
                                        "Nom"),
                                Map.of("exercice", "2018")));
        var suivant =
                Fichiers.importer(halle, "dotations", Depot.de(second).avec(Map.of(), Map.of("exercice", "2020")));

        assertThat(rapport.creees()).isEqualTo(1);
        assertThat(suivant.creees()).isEqualTo(1);
        assertThat(sql.sql(
                                "select exercice || ' ' || beneficiaire || ' ' || operation || ' ' || centimes || ' ' || cout_centimes from financement.v_public_concours where source like 'dotations-investissement-20%' order by exercice")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "2018 Saint-Sever Toit de la halle 200025 1000050",
                        "2020 Saint-Sever Sol de la halle 400000 2000000");
    }

    /** Recompté sur le fichier, sans passer par Halle. */
    private static List<String> sommesDuFichier() {
        var sommes = new TreeMap<String, long[]>();
        try (var csv = CsvReader.builder().ofNamedCsvRecord(Fichiers.reel("dotations-investissement-2019.csv"))) {
            csv.stream().filter(l -> !l.getField("id_projet").isEmpty()).forEach(l -> {
                var somme = sommes.computeIfAbsent(l.getField("echelon"), _ -> new long[2]);
                somme[0]++;
                somme[1] += new BigDecimal(l.getField("montant_sub"))
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sommes.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue()[0] + " " + e.getValue()[1])
                .toList();
    }

    private String dansLesCommunesDe(String programme, String condition) {
        return sql.sql("""
                        select count(*) || ' ' || round(sum(centimes) / 1e8, 1) from financement.v_public_concours c
                          join territoire.v_public_correspondance s on s.code = c.territoire_code and s.jusqu = 9999
                         where %s and c.territoire_type = 'commune' and c.source = 'dotations-investissement-2019'
                           and s.actuelle in (select commune from programme.v_public_communes_au(:programme, current_date, now(), 2026))
                        """.formatted(condition))
                .param("programme", programme)
                .query(String.class)
                .single();
    }

    private String cumul(Instant connu) {
        return sql.sql("""
                        select coalesce(sum(nombre), 0) || ' ' || coalesce(sum(centimes), 0) from financement.v_public_cumul_concours
                         where source like 'dotations%' and connu_du <= :connu
                        """)
                .param("connu", connu.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
    }

    private void verifierLesCumuls() {
        assertThat(halle.getBean(VerificationDesCumulsDeConcours.class).anomalies())
                .isEmpty();
    }

    private static String ligne(String id, String commune, String dotation, String cout, String montant) {
        return "%s,%s,Ville,1,%s,commune,7 - Construction,Halle,%s,%s".formatted(id, commune, dotation, cout, montant);
    }

    private Path ecrire(String... lignes) throws IOException {
        return Files.write(Files.createTempFile(dossier, "dotations", ".csv"), List.of(lignes));
    }

    private Path ecrireSous(String nom, String... lignes) throws IOException {
        return Files.write(dossier.resolve(nom), List.of(lignes));
    }

    private long nombre(String requete) {
        return sql.sql(requete).query(Long.class).single();
    }

    private String reference(String identifiant) {
        return sql.sql(
                        "select reference from financement.v_public_concours where identifiant = :i and connu_jusqu = 'infinity'")
                .param("i", identifiant)
                .query(String.class)
                .single();
    }

    private long centimes(String identifiant, Instant connu) {
        return sql.sql(
                        "select centimes from financement.v_public_concours where identifiant = :i and connu_du <= :connu and :connu < connu_jusqu")
                .param("i", identifiant)
                .param("connu", connu.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
