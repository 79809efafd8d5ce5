package fr.halle.pilotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.essai.BaseChargee;
import fr.halle.pilotage.synthese.Stade;
import fr.halle.pilotage.synthese.Synthese;
import fr.halle.pilotage.synthese.Syntheses;
import fr.halle.platform.Verification;
import fr.halle.platform.base.Connexions;
import fr.halle.programme.Programmes;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rien ne s'efface : corriger ajoute, et l'on relit ce que l'on savait alors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoireDesFaitsTest {

    private Connexions base;
    private ConfigurableApplicationContext halle;
    private JdbcClient sql;

    @BeforeAll
    void ouvrir() {
        base = BaseChargee.copie();
        halle = BaseChargee.pourEcrire(base);
        sql = halle.getBean(JdbcClient.class);
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void un_montant_corrige_se_relit_tel_qu_on_le_connaissait() {
        var avant = maintenant();
        sql.sql("""
                        insert into financement.total_publie (reference, programme, territoire_type, territoire_code, dispositif,
                            nature, origine, stade, degre, centimes, rattachement, effet, precision_date, source, corrige_id)
                        select 'T-CORRECTION', programme, territoire_type, territoire_code, dispositif, nature, origine, stade, degre,
                            centimes + 100, rattachement, effet, precision_date, source, id
                          from financement.total_publie where dispositif = 'DETR' and programme = 'pvd'
                        """).update();
        var apres = maintenant();

        assertThat(total(lire("departement:40", avant))).isEqualTo(Montant.euros(1_629_048));
        assertThat(total(lire("departement:40", apres))).isEqualTo(Montant.euros(1_629_049));
        assertThat(lire("departement:40", apres).financements()).hasSize(4);
    }

    @Test
    void un_laureat_annule_disparait_de_la_suite_et_reste_dans_le_passe() {
        var avant = maintenant();
        sql.sql("""
                        insert into programme.qualite (laureat, genre, effet, precision_date, source, corrige_id, annule)
                        select q.laureat, q.genre, q.effet, q.precision_date, q.source, q.id, true
                          from programme.qualite q join programme.laureat l on l.id = q.laureat where l.nom = 'Sospel'
                        """).update();

        assertThat(lire("departement:06", avant).laureats()).isEqualTo(2);
        assertThat(lire("departement:06", maintenant()).laureats()).isEqualTo(1);
    }

    @Test
    void avant_la_premiere_saisie_la_base_ne_savait_rien() {
        assertThat(lire("departement:40", Instant.parse("2021-09-10T21:59:59Z")).laureats())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update financement.montant set centimes = 0",
                "delete from financement.total_publie",
                "update programme.qualite set effet = current_date",
                "delete from programme.composition",
                "truncate programme.fait_publie",
                "update source.source set titre = ''",
            })
    void le_role_des_commandes_ne_peut_ni_modifier_ni_effacer_un_fait(String ordre) {
        assertThatThrownBy(() -> sql.sql(ordre).update()).hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from financement.montant",
                "select * from financement.ligne",
                "select * from programme.qualite",
                "insert into source.source (code) values ('x')",
                "insert into territoire.v_public_millesime (annee) values (1)",
                "create table public.intrus (i int)",
                "select * from platform.version_schema for update",
            })
    void le_role_du_serveur_web_ne_lit_que_les_vues_publiques(String ordre) throws SQLException {
        try (var lecture = base.lecture().ouvrir();
                var requete = lecture.createStatement()) {
            // Le rôle lit par défaut dans des transactions sans écriture : on ôte cette première garde pour éprouver
            // ses droits.
            requete.execute("set session characteristics as transaction read write");
            assertThatThrownBy(() -> requete.execute(ordre))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void une_demande_sans_accord_n_est_jamais_publique() throws SQLException {
        try (var lecture = base.lecture().ouvrir();
                var requete = lecture.createStatement();
                var lignes = requete.executeQuery(
                        "select count(*) from financement.v_public_ligne where reference = 'F-500000005'")) {
            lignes.next();
            assertThat(lignes.getInt(1)).isZero();
        }
    }

    @Test
    void la_base_chargee_est_integre() {
        assertThat(halle.getBeanProvider(Verification.class).stream())
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(v -> assertThat(v.anomalies()).as(v.regle()).isEmpty());
    }

    private static Montant total(Synthese synthese) {
        return synthese.totaux().getFirst().montant(Stade.ACCORDE).orElseThrow();
    }

    private Synthese lire(String territoire, Instant connu) {
        var lecture = new Lecture(LocalDate.of(2021, 9, 10), connu);
        var programme = halle.getBean(Programmes.class).charger("pvd");
        return halle.getBean(Syntheses.class)
                .etablir(programme, halle.getBean(Perimetres.class).lire(territoire, programme, lecture), lecture);
    }

    private Instant maintenant() {
        return sql.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
