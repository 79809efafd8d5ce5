package fr.halle.programme.liste;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.entree.Imports;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** T5 : les listes officielles, sur une base qui porte déjà les cas témoins. */
class ListesOfficiellesTest {

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
    void la_liste_entiere_donne_les_communes_de_la_nation_et_laisse_les_landes_a_douze_laureats() {
        var rapport = Fichiers.importer(halle, "programmes", Fichiers.reel("programmes-anct-2026-04.csv"));

        assertThat(rapport.lues()).isEqualTo(2390);
        assertThat(rapport.refusees()).isZero();
        assertThat(rapport.ecartees()).isZero();
        assertThat(rapport.source()).isEqualTo("liste-anct-2026-04");
        assertThat(rapport.remarques())
                .anyMatch(r -> r.startsWith("58 communes de PVD n'ont pas de date"))
                .anyMatch(r -> r.startsWith("3 dates sont antérieures au lancement de PVD"))
                .anyMatch(r -> r.startsWith("5 communes ont changé de code"));
        assertThat(communes("pvd")).isEqualTo(1646);
        assertThat(communes("acv")).isEqualTo(245);
        assertThat(nombre("select count(*) from convention.signature where type = 'ort'"))
                .isEqualTo(2265);
        assertThat(nombre("""
                        select count(distinct c.laureat) from programme.v_public_communes_au('pvd', current_date, now(), 2026) c
                          join territoire.v_public_appartenance a on a.code_source = c.commune and a.type = 'departement'
                           and a.code = '40' and a.jusqu = 9999
                        """)).isEqualTo(12);
        assertThat(nombre("""
                        select count(distinct c.commune) from programme.v_public_communes_au('pvd', current_date, now(), 2026) c
                          join territoire.v_public_appartenance a on a.code_source = c.commune and a.type = 'departement'
                           and a.code = '40' and a.jusqu = 9999
                        """)).isEqualTo(14);
    }

    @Test
    void
            la_meme_liste_melangee_reencodee_et_changee_d_une_ligne_donne_une_seule_modifiee_dont_l_ancienne_valeur_se_relit()
                    throws IOException, InterruptedException {
        var reelle = Fichiers.reel("programmes-anct-2026-04.csv");
        Fichiers.importer(halle, "programmes", reelle);
        var avant = Instant.now();
        Thread.sleep(5);
        var lignes = new ArrayList<>(Files.readAllLines(reelle));
        var entete = lignes.removeFirst();
        Collections.shuffle(lignes, new Random(7));
        var belley =
                lignes.stream().filter(l -> l.startsWith("01034,")).findFirst().orElseThrow();
        lignes.set(lignes.indexOf(belley), belley.replace("2021-04-22", "2021-05-03"));
        var autre = dossier.resolve("liste.csv");
        Files.writeString(
                autre,
                entete.replace(',', ';') + "\r\n" + String.join("\r\n", lignes).replace(',', ';') + "\r\n",
                Charset.forName("windows-1252"));

        var rapport = Fichiers.importer(halle, "programmes", autre);
        var encore = Fichiers.importer(halle, "programmes", autre);

        assertThat(rapport.phrase())
                .isEqualTo("2390 lues, 0 créées, 1 modifiées, 2389 inchangées, 0 refusées, 0 absentes du fichier");
        assertThat(encore.inchangees()).isEqualTo(2390);
        assertThat(adhesion("01034", Instant.now())).isEqualTo("2021-05-03");
        assertThat(adhesion("01034", avant)).isEqualTo("2021-04-22");
    }

    @Test
    void un_import_se_defait_en_entier_et_se_refait() {
        var temoins = communes("pvd");
        var bilan = Fichiers.bilan(halle, "programmes", Depot.de(Fichiers.reel("programmes-anct-2026-04.csv")));

        halle.getBean(Imports.class).defaire(bilan.id(), _ -> {});

        assertThat(communes("pvd")).isEqualTo(temoins);
        assertThat(nombre("select count(*) from convention.v_public_signature where connu_jusqu = 'infinity'"))
                .isZero();

        var refait = Fichiers.importer(halle, "programmes", Fichiers.reel("programmes-anct-2026-04.csv"));

        assertThat(refait.creees()).isEqualTo(bilan.rapport().creees());
        assertThat(communes("pvd")).isEqualTo(1646);
    }

    @Test
    void les_trois_fichiers_officiels_se_lisent_avec_leurs_trois_formes_de_date() {
        var pvd = Fichiers.importer(halle, "pvd", copie("anct_pvd.raw.csv"));
        var acv = Fichiers.importer(halle, "acv", copie("anct_acv.raw.csv"));
        var ort = Fichiers.importer(halle, "ort", copie("anct_ort.raw.csv"));

        assertThat(pvd.creees()).isEqualTo(2);
        assertThat(acv.creees()).isEqualTo(3);
        assertThat(acv.refusees()).as("la ligne sans commune").isEqualTo(1);
        assertThat(ort.creees()).isEqualTo(3);
        assertThat(sql.sql("select nom from programme.laureat where reference = 'pvd-84-01-2'")
                        .query(String.class)
                        .single())
                .isEqualTo("Belley");
        assertThat(sql.sql("select effet::text from convention.signature where commune = '26362' order by type, effet")
                        .query(String.class)
                        .list())
                .containsExactly("2024-01-02", "2020-02-27");
        assertThat(nombre("select count(*) from convention.v_public_signature where commune = '69123'"))
                .as("une date envisagée n'est pas une signature")
                .isZero();
    }

    @Test
    void un_identifiant_sur_plusieurs_lignes_est_un_seul_laureat() throws IOException {
        var fichier = ecrire(
                "insee_com,lib_com,id_pvd,date_signature",
                "01034,Belley,pvd-84-01-2,2021-04-22",
                "01033,Valserhône,pvd-84-01-2,2021-03-12");

        Fichiers.importer(halle, "pvd", fichier);

        assertThat(sql.sql("select nom from programme.laureat where reference = 'pvd-84-01-2'")
                        .query(String.class)
                        .list())
                .containsExactly("Belley, Valserhône");
        assertThat(sql.sql(
                                "select effet::text from programme.v_public_qualite q join programme.laureat l on l.id = q.laureat"
                                        + " where l.reference = 'pvd-84-01-2'")
                        .query(String.class)
                        .list())
                .containsExactly("2021-03-12");
    }

    @Test
    void une_commune_deja_laureate_garde_son_laureat_et_l_identifiant_devient_un_alias() throws IOException {
        var fichier = ecrire(
                "insee_com,lib_com,id_pvd,date_signature",
                "40282,Saint-Sever,pvd-75-40-9,2021-04-22",
                "40194,Montfort-en-Chalosse,pvd-75-40-3,2021-04-23",
                "40201,Mugron,pvd-75-40-3,2021-04-24");

        Fichiers.importer(halle, "pvd", fichier);

        assertThat(sql.sql("""
                        select l.nom || ' = ' || a.valeur from programme.v_public_alias a join programme.laureat l on l.id = a.laureat
                         order by 1
                        """).query(String.class).list())
                .containsExactly("Montfort-en-Chalosse, Mugron = pvd-75-40-3", "Saint-Sever = pvd-75-40-9");
        assertThat(nombre("select count(*) from programme.laureat where reference like 'pvd-75%'"))
                .isZero();
    }

    @Test
    void ce_qui_reunirait_ou_scinderait_des_laureats_est_mis_de_cote_entier() throws IOException {
        var refus = dossier.resolve("refus.csv");
        var fichier = ecrire(
                "insee_com,lib_com,id_pvd,date_signature",
                "40194,Montfort-en-Chalosse,pvd-75-40-3,2021-04-23",
                "40201,Mugron,pvd-75-40-4,2021-04-24",
                "40282,Saint-Sever,pvd-75-40-9,2021-04-22",
                "40001,Aire-sur-l'Adour,pvd-75-40-9,2021-04-22",
                "01034,Belley,pvd-84-01-2,2021-04-22");

        var rapport = Fichiers.importer(halle, "pvd", Depot.de(fichier).refuserDans(refus));

        assertThat(rapport.ecartees()).isEqualTo(4);
        assertThat(rapport.creees()).isEqualTo(1);
        assertThat(sql.sql("select genre || ' ' || commune from programme.conflit order by commune")
                        .query(String.class)
                        .list())
                .containsExactly("reunion 40001", "scission 40194", "scission 40201", "reunion 40282");
        assertThat(Files.readString(refus))
                .contains("40201;Mugron;pvd-75-40-4;2021-04-24")
                .contains("une personne doit trancher");
        assertThat(nombre("select count(*) from programme.v_public_alias")).isZero();
    }

    @Test
    void les_lignes_refusees_reviennent_entieres_et_se_reimportent_une_fois_corrigees() throws IOException {
        var refus = dossier.resolve("refus.csv");
        var fichier = ecrire(
                "insee_com,lib_com,id_pvd,date_signature",
                "01034,Belley,pvd-84-01-2,2021-02-31",
                "99999,Nulle part,pvd-84-01-3,2021-04-22",
                "01033,Valserhône,pvd-84-01-4,2021-03-12");

        var rapport = Fichiers.importer(halle, "pvd", Depot.de(fichier).refuserDans(refus));
        var corrige = dossier.resolve("corrige.csv");
        Files.writeString(
                corrige,
                Files.readString(refus).replace("2021-02-31", "2021-02-28").replace("99999", "40197"));
        var second = Fichiers.importer(halle, "pvd", corrige);

        assertThat(rapport.refusees()).isEqualTo(2);
        assertThat(Files.readString(refus)).isNotEmpty();
        assertThat(second.phrase())
                .isEqualTo("2 lues, 2 créées, 0 modifiées, 0 inchangées, 0 refusées, 0 absentes du fichier");
    }

    @Test
    void deux_lignes_qui_se_contredisent_sont_refusees_deux_lignes_pareilles_lues_une_fois() throws IOException {
        var fichier = ecrire(
                "insee_com,lib_com,id_pvd,date_signature",
                "01034,Belley,pvd-84-01-2,2021-04-22",
                "01034,Belley,pvd-84-01-2,2021-04-23",
                "01033,Valserhône,pvd-84-01-4,2021-03-12",
                "01033,Valserhône,pvd-84-01-4,2021-03-12");

        var rapport = Fichiers.importer(halle, "pvd", fichier);

        assertThat(rapport.phrase())
                .isEqualTo("4 lues, 1 créées, 0 modifiées, 1 inchangées, 2 refusées, 0 absentes du fichier");
        assertThat(rapport.remarques()).anyMatch(r -> r.contains("à l'identique"));
    }

    @Test
    void un_code_disparu_est_suivi_et_une_commune_absente_de_la_liste_est_dite_et_gardee() throws IOException {
        Fichiers.importer(
                halle,
                "pvd",
                ecrire(
                        "insee_com,lib_com,id_pvd,date_signature",
                        "16226,Ancienne,pvd-75-16-1,2021-04-22",
                        "01034,Belley,pvd-84-01-2,2021-04-22"));

        var rapport = Fichiers.importer(
                halle, "pvd", ecrire("insee_com,lib_com,id_pvd,date_signature", "01034,Belley,pvd-84-01-2,2021-04-22"));

        assertThat(rapport.absentes()).isEqualTo(1);
        assertThat(
                        nombre(
                                "select count(*) from programme.v_public_laureats_au('pvd', current_date, now()) where reference = 'pvd-75-16-1'"))
                .isEqualTo(1);
    }

    private Path ecrire(String... lignes) throws IOException {
        var fichier = Files.createTempFile(dossier, "liste-2026-04-", ".csv");
        return Files.write(fichier, List.of(lignes), StandardCharsets.UTF_8);
    }

    private Path copie(String nom) {
        return Fichiers.reel("en-tetes-officiels/" + nom);
    }

    private long communes(String programme) {
        return nombre(
                "select count(distinct commune) from programme.v_public_communes_au('%s', current_date, now(), 2026) c join programme.v_public_laureats_au('%s', current_date, now()) l on l.laureat = c.laureat"
                        .formatted(programme, programme));
    }

    private long nombre(String requete) {
        return sql.sql(requete).query(Long.class).single();
    }

    private String adhesion(String commune, Instant connu) {
        return sql.sql("""
                        select effet::text from convention.v_public_signature
                         where commune = :commune and type = 'adhesion' and connu_du <= :connu and :connu < connu_jusqu
                        """)
                .param("commune", commune)
                .param("connu", connu.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .single();
    }
}
