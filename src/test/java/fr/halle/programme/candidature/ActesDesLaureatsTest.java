package fr.halle.programme.candidature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.commun.Lecture;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.journal.LigneDHistorique;
import fr.halle.journal.LigneDHistorique.Champ;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.base.Connexions;
import fr.halle.programme.Laureats;
import fr.halle.programme.Membre;
import fr.halle.programme.acte.ActesDesLaureats;
import fr.halle.programme.acte.ActesDesLaureats.Saisie;
import fr.halle.programme.acte.SuiteDesLaureats;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce qui change un lauréat : chaque acte se voit, se date, se défait. */
class ActesDesLaureatsTest {

    private static final LocalDate JOUR = LocalDate.of(2024, 1, 1);
    private static final Saisie SAISIE = new Saisie(JOUR, "Décision du comité", "Arrêté 7");

    private Connexions base = SceneDeSelection.base();
    private ConfigurableApplicationContext contexte = BaseChargee.pourDesActeurs(base);
    private SceneDeSelection scene = new SceneDeSelection(contexte);

    @BeforeEach
    void poser() throws SQLException {
        try (var connexion = base.proprietaire().ouvrir();
                var requete = connexion.createStatement()) {
            requete.execute("""
                    insert into programme.laureat (programme, reference, nom) values
                        ('pvd', 'L-SOSPEL', 'Sospel'), ('pvd', 'L-TENDE', 'Tende'), ('pvd', 'L-ANCIENNE', 'Ancienne');
                    insert into programme.qualite (laureat, genre, effet, precision_date, source)
                    select id, 'publication', '2020-11-14', 'jour', 'region-sud-2020-11' from programme.laureat;
                    insert into programme.composition (laureat, type, code, source)
                    select id, 'commune', case reference when 'L-SOSPEL' then '06136' when 'L-TENDE' then '06163'
                        else (select s.code from territoire.correspondance s join territoire.commune c on c.code = s.actuelle
                               where s.jusqu = 9999 and s.actuelle <> s.code and c.type = 'actuelle' and c.departement = '05' order by s.code limit 1) end,
                        'region-sud-2020-11' from programme.laureat;
                    insert into programme.conflit (programme, genre, identifiant, commune, laureat, motif, source)
                    select 'pvd', 'reunion', 'pvd-06-1', '06136', id, 'L''identifiant réunirait deux lauréats', 'region-sud-2020-11'
                      from programme.laureat where reference = 'L-SOSPEL';
                    """);
        }
    }

    @AfterEach
    void fermer() {
        contexte.close();
    }

    @Test
    void un_laureat_quitte_le_programme_a_une_date_et_l_acte_se_defait() {
        var avant = Instant.now();
        assertThatThrownBy(() -> faire("prefet-06", () -> actes().retirer("pvd", "L-SOSPEL", SAISIE)))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> faire(
                        "region",
                        () -> actes().retirer("pvd", "L-SOSPEL", new Saisie(LocalDate.of(2020, 11, 14), "m", ""))))
                .isInstanceOf(SaisieRefusee.class)
                .hasMessageContaining("lauréat depuis le 14");

        faire("region", () -> actes().retirer("pvd", "L-SOSPEL", SAISIE));

        assertThat(laureats(JOUR.minusDays(1))).contains("Sospel");
        assertThat(laureats(JOUR)).doesNotContain("Sospel").contains("Tende");
        assertThat(laureats(JOUR, avant)).contains("Sospel");
        assertThatThrownBy(() -> faire("region", () -> actes().retirer("pvd", "L-SOSPEL", SAISIE)))
                .hasMessageContaining("n'est déjà plus lauréat");

        faire(
                "region",
                () -> actes().annuler(
                                "pvd",
                                "L-SOSPEL",
                                histoire("L-SOSPEL").getFirst().id(),
                                "Erreur de ville"));
        assertThat(laureats(JOUR)).contains("Sospel");
        assertThat(histoire("L-SOSPEL")).isEmpty();
        var trace = trace("prefet-06", "L-SOSPEL");
        assertThat(trace)
                .as("deux refus n'y sont pas")
                .extracting(LigneDHistorique::verbe)
                .containsExactly("laureat.annuler", "laureat.retirer");
        assertThat(trace.getLast().champs())
                .containsExactly(
                        new Champ("Qualité", "lauréat", "n'est pas lauréat"),
                        new Champ("Motif", null, "Décision du comité"),
                        new Champ("Référence de l'acte", null, "Arrêté 7"));
        assertThat(trace.getLast().effet().jour()).isEqualTo(JOUR);
        assertThat(trace.getLast().qualite()).isEqualTo("Préfet de région, Préfecture de région Sud");
        assertThat(trace.getFirst().champs())
                .contains(
                        new Champ("Qualité", "n'est pas lauréat", "lauréat"),
                        new Champ("Motif", "Décision du comité", "Erreur de ville"));
        for (var autre : List.of("prefet-13", "ddt-05", "administrateur")) {
            assertThat(trace(autre, "L-SOSPEL")).as(autre).isEmpty();
        }
    }

    @Test
    void une_reunion_garde_l_histoire_de_l_absorbe_tranche_son_conflit_et_se_defait() {
        faire("prefet-06", () -> actes().reunir("pvd", "L-SOSPEL", "L-TENDE", SAISIE));

        assertThat(laureats(JOUR)).contains("Tende").doesNotContain("Sospel");
        assertThat(membres("L-TENDE", JOUR)).contains("06136", "06163");
        assertThat(membres("L-TENDE", JOUR.minusDays(1))).containsExactly("06163");
        assertThat(membres("L-SOSPEL", JOUR.minusDays(1))).containsExactly("06136");
        assertThat(membres("L-SOSPEL", JOUR)).isEmpty();
        assertThat(conflits()).isZero();
        assertThat(
                        nombre(
                                "select count(*) from programme.v_public_alias where valeur = 'L-SOSPEL' and connu_jusqu = 'infinity'"))
                .isEqualTo(1);
        assertThat(laureat().suite(laureat().charger("pvd", "L-SOSPEL", lecture(JOUR)), lecture(JOUR)))
                .get()
                .extracting(l -> l.reference())
                .isEqualTo("L-TENDE");
        assertThat(laureat().suite(laureat().charger("pvd", "L-SOSPEL", lecture(JOUR)), lecture(JOUR.minusDays(1))))
                .isEmpty();

        faire(
                "prefet-06",
                () -> actes().annuler(
                                "pvd", "L-TENDE", histoire("L-TENDE").getFirst().id(), "Trop vite"));
        for (var reference : List.of("L-SOSPEL", "L-TENDE")) {
            assertThat(trace("prefet-06", reference))
                    .extracting(LigneDHistorique::verbe)
                    .containsExactly("laureat.annuler", "laureat.reunir");
        }
        assertThat(trace("prefet-06", "L-TENDE").getLast().champs())
                .contains(new Champ("Membres", "Tende (06163)", "Sospel (06136) ; Tende (06163)"));
        assertThat(trace("prefet-06", "L-SOSPEL").getLast().champs())
                .contains(
                        new Champ("Membres", "Sospel (06136)", "aucun"),
                        new Champ("À trancher", "L'identifiant réunirait deux lauréats", "rien"));
        assertThat(trace("prefet-06", "L-TENDE").getFirst().champs())
                .contains(new Champ("Membres", "Sospel (06136) ; Tende (06163)", "Tende (06163)"));
        assertThat(membres("L-TENDE", JOUR)).containsExactly("06163");
        assertThat(membres("L-SOSPEL", JOUR)).containsExactly("06136");
        assertThat(laureats(JOUR)).contains("Sospel", "Tende");
        assertThat(conflits()).isEqualTo(1);
        assertThat(
                        nombre(
                                "select count(*) from programme.v_public_alias where valeur = 'L-SOSPEL' and connu_jusqu = 'infinity'"))
                .isZero();
    }

    @Test
    void un_acte_sur_lequel_un_autre_s_appuie_ne_se_defait_pas_et_rien_n_est_ecrit_a_moitie() {
        faire("prefet-06", () -> actes().reunir("pvd", "L-SOSPEL", "L-TENDE", SAISIE));
        var reunion = histoire("L-TENDE").getFirst().id();
        faire("region", () -> actes().retirer("pvd", "L-TENDE", new Saisie(JOUR.plusYears(1), "Fin", "")));
        var lignes = nombre("select count(*) from programme.v_public_composition");
        var sources = nombre("select count(*) from source.v_public_source");

        assertThatThrownBy(() -> faire(
                        "pilote",
                        () -> actes().reunir("pvd", "L-ANCIENNE", "L-TENDE", new Saisie(JOUR.plusYears(2), "m", ""))))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("n'est déjà plus lauréat");
        assertThatThrownBy(() -> faire("pilote", () -> actes().reunir("pvd", "L-TENDE", "L-TENDE", SAISIE)))
                .hasMessageContaining("lui-même");
        assertThat(nombre("select count(*) from programme.v_public_composition"))
                .isEqualTo(lignes);
        assertThat(nombre("select count(*) from source.v_public_source")).isEqualTo(sources);

        faire(
                "region",
                () -> actes().annuler(
                                "pvd", "L-TENDE", histoire("L-TENDE").getLast().id(), "Fin contestée"));
        faire("prefet-06", () -> actes().annuler("pvd", "L-SOSPEL", reunion, "Trop vite"));
        assertThat(membres("L-TENDE", JOUR)).containsExactly("06163");
    }

    @Test
    void une_commune_nouvelle_prend_la_place_de_l_ancienne_apres_un_apercu() {
        var passage = ActeurCourant.agir(
                        scene.acteur("ddt-05"),
                        () -> contexte.getBean(SuiteDesLaureats.class)
                                .passages(laureat().charger("pvd", "L-ANCIENNE", lecture(JOUR))))
                .getFirst();
        assertThat(membres("L-ANCIENNE", JOUR)).as("un aperçu n'écrit rien").containsExactly(passage.ancienne());

        assertThatThrownBy(() -> faire("ddt-06", () -> actes().suivre("pvd", "L-ANCIENNE", passage.ancienne(), SAISIE)))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> faire("ddt-06", () -> actes().suivre("pvd", "L-TENDE", "06163", SAISIE)))
                .hasMessageContaining("rien n'est à suivre");
        faire("ddt-05", () -> actes().suivre("pvd", "L-ANCIENNE", passage.ancienne(), SAISIE));

        assertThat(membres("L-ANCIENNE", JOUR)).containsExactly(passage.nouvelle());
        assertThat(membres("L-ANCIENNE", JOUR.minusDays(1))).containsExactly(passage.ancienne());
        assertThat(trace("ddt-05", "L-ANCIENNE")).singleElement().satisfies(acte -> {
            assertThat(acte.verbe()).isEqualTo("laureat.suivre");
            assertThat(acte.territoires()).contains("commune:" + passage.ancienne(), "commune:" + passage.nouvelle());
            assertThat(acte.champs())
                    .anyMatch(champ -> champ.libelle().equals("Membres")
                            && String.valueOf(champ.avant()).contains(passage.ancienne())
                            && String.valueOf(champ.apres()).contains(passage.nouvelle()));
        });
        faire(
                "ddt-05",
                () -> actes().annuler(
                                "pvd",
                                "L-ANCIENNE",
                                histoire("L-ANCIENNE").getFirst().id(),
                                "Erreur"));
        assertThat(membres("L-ANCIENNE", JOUR)).containsExactly(passage.ancienne());
    }

    @Test
    void un_conflit_se_clot_aussi_en_gardant_les_laureats() {
        faire("prefet-06", () -> actes().maintenir("pvd", "L-SOSPEL", SAISIE));
        assertThat(conflits()).isZero();
        assertThat(trace("prefet-06", "L-SOSPEL"))
                .singleElement()
                .satisfies(acte -> assertThat(acte.champs())
                        .contains(new Champ("À trancher", "L'identifiant réunirait deux lauréats", "rien")));
        assertThat(laureats(JOUR)).contains("Sospel", "Tende");
        assertThatThrownBy(() -> faire("prefet-06", () -> actes().maintenir("pvd", "L-SOSPEL", SAISIE)))
                .hasMessageContaining("rien n'est à trancher");
    }

    private void faire(String qui, Runnable acte) {
        scene.sous(qui, () -> {
            acte.run();
            return null;
        });
    }

    private List<LigneDHistorique> trace(String qui, String reference) {
        return scene.sous(qui, () -> contexte.getBean(Historique.class).de("laureat", reference));
    }

    private ActesDesLaureats actes() {
        return contexte.getBean(ActesDesLaureats.class);
    }

    private Laureats laureat() {
        return contexte.getBean(Laureats.class);
    }

    private List<fr.halle.programme.acte.ActeDeLaureat> histoire(String reference) {
        return contexte.getBean(SuiteDesLaureats.class)
                .actes("pvd", reference, lecture(LocalDate.now(java.time.ZoneOffset.UTC)));
    }

    private List<String> membres(String reference, LocalDate au) {
        return laureat().membres(laureat().charger("pvd", reference, lecture(au)), lecture(au)).stream()
                .map(Membre::code)
                .sorted()
                .toList();
    }

    private List<String> laureats(LocalDate au) {
        return laureats(au, Instant.now().plusSeconds(1));
    }

    private List<String> laureats(LocalDate au, Instant connu) {
        return contexte.getBean(JdbcClient.class)
                .sql("select nom from programme.v_public_laureats_au('pvd', :au, :connu)")
                .param("au", au)
                .param("connu", connu.atOffset(java.time.ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private long conflits() {
        return ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> nombre(
                        "select count(*) from programme.conflit k where not annule and not exists (select from programme.conflit c where c.corrige_id = k.id)"));
    }

    private long nombre(String requete) {
        return contexte.getBean(JdbcClient.class).sql(requete).query(Long.class).single();
    }

    private static Lecture lecture(LocalDate au) {
        return new Lecture(au, Instant.now().plusSeconds(1));
    }
}
