package fr.halle.convention.importation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.Verification;
import fr.halle.platform.entree.Imports;
import fr.halle.platform.tableur.Fabrique;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class ImportDesConventionsTest {

    private static final String ENTETE =
            "laureat;code_insee;type;date_signature;precision;document;intitule;date_fin\n";

    @TempDir
    private Path dossier;

    private ConfigurableApplicationContext halle;
    private JdbcClient sql;
    private List<String> laureats = List.of();
    private List<String> communes = List.of();

    @BeforeEach
    void ouvrir() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
        sql = halle.getBean(JdbcClient.class);
        // Des lauréats d'une seule commune, dont Halle ne connaît encore aucune convention.
        var ligne = """
                select %s from programme.v_public_laureat l
                  join programme.v_public_composition m on m.laureat = l.id and m.type = 'commune' and m.connu_jusqu = 'infinity'
                 where l.programme = 'pvd' and not exists (select from convention.convention_laureat c where c.laureat = l.id)
                 group by l.id, l.reference having count(*) = 1 order by l.reference limit 3
                """;
        laureats = sql.sql(ligne.formatted("l.reference")).query(String.class).list();
        communes = sql.sql(ligne.formatted("min(m.code)")).query(String.class).list();
    }

    @AfterEach
    void fermer() {
        halle.close();
    }

    @Test
    void une_ligne_fait_un_constat_public_signe_d_un_bloc_et_se_rejoue_sans_rien_changer() throws IOException {
        var fichier = fichier("""
                %s;;Convention d'adhésion;2021-06-15;;Convention scannée;;
                ;%s;cadre;01/09/2023;mois;Recueil des actes;Cadre de la ville;2026-12-31
                """.formatted(laureats.get(0), communes.get(1)));

        assertThat(Fichiers.importer(halle, "conventions", Depot.de(fichier)).toString())
                .contains("creees=2", "refusees=0");
        assertThat(sql.sql("""
                        select e.type || ' ' || e.etat || ' ' || e.signee_du || ' ' || e.precision_date || ' ' || c.intitule
                          from convention.v_public_etats('pvd', null, '2026-10-01', now() + interval '1 minute') e
                          join convention.v_public_convention c on c.version = e.version where c.import is not null order by 1
                        """).query(String.class).list())
                .hasSize(2)
                .anyMatch(c -> c.startsWith("adhesion signee 2021-06-15 jour Convention d'adhésion de "))
                .contains("cadre signee 2023-09-01 mois Cadre de la ville");
        assertThat(compter("""
                        select count(*) from convention.convention c join convention.convention_partie p on p.version = c.id
                         where c.import is not null
                        """)).isEqualTo(6);

        assertThat(Fichiers.importer(halle, "conventions", Depot.de(fichier)).toString())
                .contains("creees=0", "modifiees=0", "inchangees=2");
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void un_classeur_entre_comme_un_csv_et_a_blanc_rien_ne_s_ecrit() throws IOException {
        var xlsx = Files.write(
                dossier.resolve("conventions.xlsx"),
                Fabrique.xlsx(
                        "<row>%s%s%s</row><row>%s%s<c s=\"1\"><v>44362</v></c></row>"
                                .formatted(
                                        xlsx("Référence"),
                                        xlsx("Type de convention"),
                                        xlsx("Signée le"),
                                        xlsx(laureats.get(0)),
                                        xlsx("Convention d'adhésion")),
                        ""));
        var ods = Files.write(dossier.resolve("conventions.ods"), Fabrique.ods("""
                                <table:table table:name="A"><table:table-row>%s%s%s%s</table:table-row>
                                <table:table-row>%s%s<table:table-cell office:value-type="date" office:date-value="2023-09-01"/>%s</table:table-row>
                                </table:table>""".formatted(
                        ods("Code Insee"),
                        ods("Convention"),
                        ods("Date de signature"),
                        ods("Précision"),
                        ods(communes.get(1)),
                        ods("cadre"),
                        ods("mois"))));

        assertThat(Fichiers.importer(halle, "conventions", Depot.de(xlsx).blanc())
                        .toString())
                .contains("creees=1", "refusees=0");
        assertThat(signatures()).isEmpty();
        assertThat(compter("select count(*) from convention.convention where import is not null"))
                .isZero();

        assertThat(Fichiers.importer(halle, "conventions", Depot.de(xlsx)).toString())
                .contains("creees=1", "refusees=0");
        assertThat(Fichiers.importer(halle, "conventions", Depot.de(ods)).toString())
                .contains("creees=1", "refusees=0");
        assertThat(signatures()).containsExactlyInAnyOrder("2021-06-15", "2023-09-01");
        assertThat(anomalies()).isEmpty();
    }

    private static String xlsx(String texte) {
        return "<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(texte);
    }

    private static String ods(String texte) {
        return "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>".formatted(texte);
    }

    @Test
    void une_date_changee_corrige_la_signature_et_defaire_rend_l_etat_d_avant() throws IOException {
        var premier = Fichiers.bilan(
                halle, "conventions", Depot.de(fichier(laureats.get(0) + ";;adhesion;2021-06-15;;Scan;;\n")));
        var second = Fichiers.bilan(
                halle, "conventions", Depot.de(fichier(laureats.get(0) + ";;adhesion;2021-06-18;;Scan;;\n")));

        assertThat(second.rapport().toString()).contains("creees=0", "modifiees=1");
        assertThat(signatures()).containsExactly("2021-06-18");

        halle.getBean(Imports.class).defaire(second.id(), _ -> {});
        assertThat(signatures()).containsExactly("2021-06-15");

        halle.getBean(Imports.class).defaire(premier.id(), _ -> {});
        assertThat(signatures()).isEmpty();
        assertThat(anomalies()).isEmpty();
        assertThat(Fichiers.importer(
                                halle,
                                "conventions",
                                Depot.de(fichier(laureats.get(0) + ";;adhesion;2021-06-20;;Scan;;\n")))
                        .toString())
                .contains("creees=1");
    }

    @Test
    void ce_qui_ne_peut_pas_entrer_revient_entier_avec_sa_phrase() throws IOException {
        var refus = dossier.resolve("refus.csv");
        Fichiers.importer(
                halle, "conventions", Depot.de(fichier(laureats.get(2) + ";;adhesion;2021-05-05;;;Un nom;\n")));
        var rapport = Fichiers.importer(
                halle,
                "conventions",
                Depot.de(fichier("""
                                ;;adhesion;2021-06-15;;;;
                                L-000000000;;adhesion;2021-06-15;;;;
                                ;75056;adhesion;2021-06-15;;;;
                                %1$s;%3$s;adhesion;2021-06-15;;;;
                                %1$s;;bail;2021-06-15;;;;
                                %1$s;;adhesion;2021-06-15;vers;;;
                                %1$s;;adhesion;2099-06-15;;;;
                                %1$s;;cadre;2021-06-15;;;;2020-01-01
                                %2$s;;ort;2022-06-15;;;;
                                %2$s;;ort;2022-06-16;;;;
                                %4$s;;adhesion;2021-05-05;;;Un autre nom;
                                %2$s;;adhesion;2021-07-01;;;;
                                """.formatted(laureats.get(0), laureats.get(1), communes.get(1), laureats.get(2))))
                        .refuserDans(refus));

        assertThat(rapport.refusees()).isEqualTo(11);
        assertThat(Files.readString(refus))
                .contains(
                        "ni lauréat ni commune",
                        "ce programme n'en a pas de cette référence",
                        "elle n'est d'aucun lauréat de ce programme",
                        "elle n'est pas du lauréat " + laureats.get(0),
                        "type « bail » inconnu : écrivez adhesion, cadre, ort",
                        "précision « vers » inconnue",
                        "ce jour est à venir",
                        "elle précède la signature",
                        "contredit une autre ligne",
                        "sous un autre intitulé ou une autre fin",
                        "L-000000000");
        assertThat(compter("select count(*) from convention.convention where import is not null"))
                .isEqualTo(2);
    }

    @Test
    void ce_qu_une_personne_a_ecrit_ne_se_corrige_que_sur_sa_fiche() throws IOException {
        var connus = sql.sql("""
                        select l.reference from convention.convention c join convention.convention_laureat m on m.version = c.id
                          join programme.v_public_laureat l on l.id = m.laureat where c.type = 'cadre' order by 1 limit 2
                        """).query(String.class).list();

        var rapport = Fichiers.importer(
                halle,
                "conventions",
                Depot.de(fichier("%s;;cadre;2023-05-10;;;;\n%s;;cadre;2023-05-09;;;;\n"
                        .formatted(connus.get(0), connus.get(1)))));

        assertThat(rapport.toString()).contains("creees=0", "modifiees=0", "inchangees=1", "refusees=1");
    }

    private List<String> signatures() {
        return sql.sql("""
                        select e.signee_du::text from convention.v_etats('pvd', null, '2026-10-01', now() + interval '1 minute') e
                          join convention.v_convention c on c.version = e.version and c.import is not null
                        """).query(String.class).list();
    }

    private List<String> anomalies() {
        return halle.getBeanProvider(Verification.class)
                .orderedStream()
                .filter(v -> v.getClass().getPackageName().startsWith("fr.halle.convention"))
                .flatMap(v -> v.anomalies().stream())
                .toList();
    }

    private long compter(String requete) {
        return sql.sql(requete).query(Long.class).single();
    }

    private Path fichier(String lignes) throws IOException {
        return Files.writeString(Files.createTempFile(dossier, "conventions", ".csv"), ENTETE + lignes);
    }
}
