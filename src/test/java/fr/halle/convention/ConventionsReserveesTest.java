package fr.halle.convention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce qui se prépare ne sort pas de la base, même par une requête écrite à la main : ni sans contexte, ni sous un étranger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConventionsReserveesTest {

    private Connexions base;
    private ConfigurableApplicationContext halle;
    private SceneDeConvention scene;
    private String preparee = "";

    @BeforeAll
    void ouvrir() {
        base = BaseChargee.copie();
        halle = BaseChargee.pourDesActeurs(base);
        scene = new SceneDeConvention(halle);
        preparee = scene.sous(
                "chef",
                () -> halle.getBean(TenueDuDossier.class)
                        .creer(
                                "pvd",
                                "cadre",
                                new DossierSaisi(
                                        "Cadre en préparation",
                                        "",
                                        List.of(SceneDeConvention.SENAS),
                                        List.of(),
                                        true,
                                        null,
                                        null)));
        scene.sous(
                "chef",
                () -> halle.getBean(ActesDesConventions.class)
                        .agir(preparee, GenreActe.CONCERTATION, ActeSaisi.pris(LocalDate.of(2023, 4, 3))));
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void sans_contexte_la_base_ne_rend_que_ce_qui_est_public() throws SQLException {
        for (var role : List.of(base.app(), base.lecture())) {
            assertThat(compter(
                            role,
                            "select count(*) from convention.v_public_convention where reference = '" + preparee + "'"))
                    .isZero();
        }
        assertThat(compter(
                        base.app(),
                        "select count(*) from convention.convention where not visible_par @> array['public']"))
                .isZero();
        assertThat(compter(base.app(), "select count(*) from convention.convention"))
                .isPositive();
        assertThat(compter(base.app(), """
                        select (select count(*) from convention.acte where genre in ('concertation', 'comite', 'saisine', 'avis', 'abandon'))
                             + (select count(*) from convention.convention_partie p
                                 where p.version not in (select c.id from convention.convention c))
                             + (select count(*) from convention.v_situations('pvd', current_date, now() + interval '1 minute') where etat <> 'signee')
                        """)).isZero();
    }

    @Test
    void un_etranger_ne_lit_que_le_public_et_une_partie_lit_le_dossier() {
        assertThat(lignes("etrangere")).isZero();
        assertThat(lignes("prefet-40")).isZero();
        assertThat(lignes("voisin")).isZero();
        assertThat(lignes("presidente")).isPositive();
        assertThat(lignes("prefet")).isPositive();
        assertThat(ActeurCourant.agir(
                        new Acteur.Anonyme(),
                        () -> halle.getBean(JdbcClient.class)
                                .sql(
                                        "select count(*) from convention.v_public_situations('pvd', current_date, now() + interval '1 minute') where etat <> 'signee'")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    private long lignes(String qui) {
        return scene.sous(
                qui,
                () -> halle.getBean(JdbcClient.class)
                        .sql("""
                        select (select count(*) from convention.convention c where c.reference = :reference)
                             + (select count(*) from convention.v_convention c where c.reference = :reference)
                             + (select count(*) from convention.acte a where a.genre = 'concertation')
                             + (select count(*) from convention.convention_partie p join convention.convention c on c.id = p.version
                                 where c.reference = :reference)
                             + (select count(*) from convention.v_situations('pvd', current_date, now() + interval '1 minute') s where s.reference = :reference)
                        """)
                        .param("reference", preparee)
                        .query(Long.class)
                        .single());
    }

    private static long compter(Connexion role, String requete) throws SQLException {
        try (var connexion = role.ouvrir();
                var instruction = connexion.createStatement();
                var reponse = instruction.executeQuery(requete)) {
            reponse.next();
            return reponse.getLong(1);
        }
    }
}
