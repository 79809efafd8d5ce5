package fr.halle.convention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.Fichiers;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** T1 et T2 : ce que le communiqué et la liste officielle disent des conventions, ensemble et séparément. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConventionsDesSourcesTest {

    private ConfigurableApplicationContext halle;
    private JdbcClient sql;
    private OffsetDateTime avantLaListe = OffsetDateTime.MIN;
    private boolean liste;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
        sql = halle.getBean(JdbcClient.class);
        avantLaListe =
                sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void la_veille_aucun_cadre_n_est_signe_le_jour_six_le_sont_et_six_adhesions_sont_remplacees() {
        charger();

        assertThat(compter("cadre", "2023-05-08", maintenant(), "signee")).isZero();
        assertThat(compter("cadre", "2023-05-09", maintenant(), "signee")).isEqualTo(6);
        assertThat(compter("adhesion", "2023-05-09", maintenant(), "signee")).isEqualTo(6);
        assertThat(vigueurs("adhesion", "2023-05-09", maintenant())).containsOnly("remplacee");
        assertThat(vigueurs("cadre", "2023-05-09", maintenant())).containsOnly("en_vigueur");
        assertThat(compter("ort", "2023-05-09", maintenant(), "signee")).isZero();
        assertThat(compter("ort", "2026-11-01", maintenant(), "signee")).isZero();
    }

    @Test
    void avec_la_liste_chaque_ville_a_son_retard_au_jour_pres() {
        charger();

        assertThat(retards("2022-06-30", maintenant())).isEmpty();
        assertThat(retards("2023-01-31", maintenant()))
                .containsExactlyInAnyOrder(
                        "Lambesc 26 à 26",
                        "La Roque-d'Anthéron 52 à 52",
                        "Berre-l'Étang 12 à 12",
                        "Sénas 4 à 4",
                        "Trets 4 à 4",
                        "Port-Saint-Louis-du-Rhône 4 à 4");
    }

    @Test
    void d_apres_le_seul_communique_le_retard_est_entre_deux_bornes() {
        assertThat(retards("2022-06-30", avantLaListe)).isEmpty();
        assertThat(sql.sql("""
                        select distinct (date '2023-01-31' - delai_au) || ' à ' || (date '2023-01-31' - delai_du)
                          from convention.v_situations('pvd', '2023-01-31', :connu) where type = 'adhesion' and reference is not null
                        """).param("connu", avantLaListe).query(String.class).list())
                .containsExactly("0 à 30");
        assertThat(compter("adhesion", "2021-07-30", avantLaListe, "signee")).isZero();
        assertThat(compter("adhesion", "2021-07-31", avantLaListe, "signee")).isEqualTo(6);
    }

    @Test
    void le_communique_est_contredit_pour_une_ville_et_la_date_la_plus_precise_compte() {
        charger();

        assertThat(sql.sql("""
                        select s.signee_le from convention.v_situations('pvd', '2023-01-31', :connu) s
                         where s.type = 'adhesion' and s.intitule like '%La Roque%'
                        """)
                        .param("connu", maintenant())
                        .query(LocalDate.class)
                        .list())
                .containsExactly(LocalDate.of(2021, 6, 10));
        assertThat(compter("adhesion", "2021-06-10", maintenant(), "signee")).isEqualTo(1);
    }

    @Test
    void le_10_septembre_2021_onze_laureats_des_landes_ont_adhere_sans_cadre_ni_ort() {
        charger();

        assertThat(landes("adhesion", "2021-09-10")).isEqualTo(11);
        assertThat(landes("adhesion", "2021-10-18")).isEqualTo(12);
        assertThat(landes("cadre", "2021-09-10")).isZero();
        assertThat(landes("ort", "2021-09-10")).isZero();
    }

    @Test
    void la_convention_d_intermediation_couvre_les_six_laureats_et_n_ouvre_aucun_delai() {
        assertThat(sql.sql("""
                        select count(distinct convention) || ' ' || count(*) || ' ' || count(regle) || ' ' || min(etat)
                          from convention.v_situations('pvd', '2023-05-09', :connu) where type = 'intermediation'
                        """).param("connu", maintenant()).query(String.class).single())
                .isEqualTo("1 6 0 signee");
    }

    @Test
    void le_public_lit_les_memes_conventions_par_ses_vues() {
        charger();

        assertThat(situations("v_situations"))
                .hasSizeGreaterThan(1_000)
                .containsExactlyInAnyOrderElementsOf(situations("v_public_situations"));
    }

    private List<String> situations(String fonction) {
        return sql.sql("select s::text from convention.%s('pvd', '2023-05-09', :connu) s".formatted(fonction))
                .param("connu", maintenant())
                .query(String.class)
                .list();
    }

    private void charger() {
        if (!liste) {
            Fichiers.importer(halle, "programmes", Fichiers.reel("programmes-anct-2026-04.csv"));
            liste = true;
        }
    }

    private static OffsetDateTime maintenant() {
        return OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(5);
    }

    private static final String METROPOLE = """
             and s.laureat in (select c.laureat from programme.v_public_composition c where c.type = 'epci' and c.code = '200054807')
            """;

    private long compter(String type, String au, OffsetDateTime connu, String etat) {
        return sql.sql("""
                        select count(distinct coalesce(s.convention, s.laureat)) from convention.v_situations('pvd', :au, :connu) s
                         where s.type = :type and s.etat = :etat
                        """ + METROPOLE)
                .param("au", LocalDate.parse(au))
                .param("connu", connu)
                .param("type", type)
                .param("etat", etat)
                .query(Long.class)
                .single();
    }

    private List<String> vigueurs(String type, String au, OffsetDateTime connu) {
        return sql.sql("select s.vigueur from convention.v_situations('pvd', :au, :connu) s where s.type = :type"
                        + METROPOLE)
                .param("au", LocalDate.parse(au))
                .param("connu", connu)
                .param("type", type)
                .query(String.class)
                .list();
    }

    private List<String> retards(String au, OffsetDateTime connu) {
        return sql.sql("""
                        select substring(s.intitule from ', (.*)') || ' ' || (:au - s.delai_au) || ' à ' || (:au - s.delai_du)
                          from convention.v_situations('pvd', :au, :connu) s where s.type = 'adhesion' and s.vigueur = 'en_depassement'
                        """ + METROPOLE)
                .param("au", LocalDate.parse(au))
                .param("connu", connu)
                .query(String.class)
                .list();
    }

    private long landes(String type, String au) {
        return sql.sql("""
                        select count(distinct s.laureat) from convention.v_situations('pvd', :au, :connu) s
                         where s.type = :type and s.etat = 'signee'
                           and s.laureat in (select c.laureat from programme.v_public_composition c where c.type = 'departement' and c.code = '40')
                        """)
                .param("au", LocalDate.parse(au))
                .param("connu", maintenant())
                .param("type", type)
                .query(Long.class)
                .single();
    }
}
