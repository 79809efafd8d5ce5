package fr.halle.convention.prorogation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.commun.Lecture;
import fr.halle.convention.Conventions;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.Situation;
import fr.halle.convention.Situations;
import fr.halle.convention.Vigueur;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.territoire.TypeTerritoire;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** T2 : une décision du préfet proroge de six mois les quatorze conventions-cadres attendues d'un département. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProrogationDesEcheancesTest {

    private static final String REGLE = "cadre_apres_adhesion";
    private static final LocalDate DECISION = LocalDate.of(2022, 12, 15);

    private ConfigurableApplicationContext halle;
    private SceneDeConvention scene;
    private LandesProrogees landes;
    private ProrogationDesEcheances prorogation;
    private ListeDesProrogations liste;
    private volatile boolean deuxAttendaient;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourDesActeurs(BaseChargee.copie());
        scene = new SceneDeConvention(halle);
        scene.personne(
                "prefet-40-bis",
                NatureOrganisation.PREFECTURE,
                new Lieu(TypeTerritoire.DEPARTEMENT, "40"),
                "Préfet par intérim",
                "prefet",
                new Lieu(TypeTerritoire.DEPARTEMENT, "40"),
                LocalDate.of(2020, 7, 1));
        landes = new LandesProrogees(halle, scene);
        prorogation = halle.getBean(ProrogationDesEcheances.class);
        liste = halle.getBean(ListeDesProrogations.class);
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    @Order(1)
    void un_refus_dit_quoi_faire_et_n_ecrit_rien() {
        var bonne = saisie("6", null);

        assertThatThrownBy(() -> scene.sous("prefet", () -> prorogation.apercu(bonne)))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> scene.sous("etrangere", () -> prorogation.appliquer(bonne)))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> prefet(saisie("", null))).hasMessageContaining("l'un des deux");
        assertThatThrownBy(() -> prefet(saisie("six", null))).hasMessageContaining("entre 1 et 120");
        assertThatThrownBy(() -> prefet(saisie("6", LocalDate.of(2024, 1, 1)))).hasMessageContaining("pas les deux");
        assertThatThrownBy(() -> scene.sous("prefet-40", () -> prorogation.appliquer(bonne)))
                .isInstanceOf(SaisieRefusee.class)
                .hasMessageContaining("Gardez au moins une échéance");
        var tropTot = saisie("", LocalDate.of(2023, 1, 5));
        assertThatThrownBy(() -> scene.sous("prefet-40", () -> prorogation.appliquer(toutes(tropTot))))
                .isInstanceOf(SaisieRefusee.class)
                .hasMessageContaining("ne repousse pas l'échéance");
        assertThatThrownBy(() -> prefet(new ProrogationSaisie(
                        "pvd", "inconnue", "x", "y", DECISION, "6", null, "departement:40", List.of())))
                .hasMessageContaining("Choisissez dans la liste l'échéance");
        assertThatThrownBy(() -> prefet(new ProrogationSaisie(
                        "pvd", REGLE, "x", "y", LocalDate.of(2099, 1, 1), "6", null, "departement:40", List.of())))
                .hasMessageContaining("ne se date pas dans le futur");
        assertThat(decisions()).isEmpty();
    }

    @Test
    @Order(2)
    void appliquee_a_quatorze_laureats_elle_se_lit_a_chaque_date_puis_se_defait() {
        var avant = instant();
        var saisie = toutes(saisie("6", null));
        assertThat(saisie.choisies()).hasSize(14);

        var reference = scene.sous("prefet-40", () -> prorogation.appliquer(saisie));
        var apres = instant();

        for (var laureat : landes.adhesions().entrySet()) {
            var ancienne = laureat.getValue().plusMonths(18);
            assertThat(limite(laureat.getKey(), DECISION.minusDays(1), apres)).isEqualTo(ancienne);
            assertThat(limite(laureat.getKey(), DECISION, apres)).isEqualTo(ancienne.plusMonths(6));
            assertThat(limite(laureat.getKey(), DECISION, avant)).isEqualTo(ancienne);
        }
        assertThat(vigueurs("2023-02-01", avant)).containsOnly(Vigueur.EN_DEPASSEMENT);
        assertThat(vigueurs("2023-02-01", apres)).containsOnly(Vigueur.EN_VIGUEUR);
        assertThat(vigueurs("2023-08-01", apres)).containsOnly(Vigueur.EN_DEPASSEMENT);
        var fiche = public_(() -> liste.charger(reference, new Lecture(DECISION, apres)));
        assertThat(fiche.echeances()).isEqualTo(14);
        assertThat(public_(() -> liste.objets(fiche)))
                .hasSize(14)
                .allSatisfy(o -> assertThat(o.nouvelle()).isEqualTo(o.ancienne().plusMonths(6)));
        assertThat(scene.sous("prefet-40", () -> halle.getBean(Historique.class).de("prorogation", reference)))
                .hasSize(1);

        assertThatThrownBy(() -> annuler("prefet", reference, "Erreur")).isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> annuler("prefet-40", reference, " ")).isInstanceOf(SaisieRefusee.class);
        annuler("prefet-40", reference, "Saisie dans le mauvais département");
        assertThatThrownBy(() -> annuler("prefet-40", reference, "Encore")).hasMessageContaining("Aucune décision");

        var defaite = instant();
        for (var laureat : landes.adhesions().entrySet()) {
            var ancienne = laureat.getValue().plusMonths(18);
            assertThat(limite(laureat.getKey(), DECISION, defaite)).isEqualTo(ancienne);
            assertThat(limite(laureat.getKey(), DECISION, apres)).isEqualTo(ancienne.plusMonths(6));
        }
        assertThat(public_(() -> liste.charger(reference, new Lecture(DECISION, defaite)))
                        .motif())
                .isEqualTo("Saisie dans le mauvais département");
        assertThat(public_(() -> liste.charger(reference, new Lecture(DECISION, apres)))
                        .annulee())
                .isFalse();
        assertThat(scene.sous("prefet-40", () -> halle.getBean(Historique.class).de("prorogation", reference)))
                .hasSize(2);
    }

    @Test
    @Order(3)
    void decochee_une_echeance_garde_sa_date() {
        var saisie = toutes(saisie("", LocalDate.of(2023, 9, 30)));
        var gardees = saisie.choisies().subList(0, 13);

        var reference = scene.sous("prefet-40", () -> prorogation.appliquer(avec(saisie, gardees)));

        var dates = landes.adhesions().keySet().stream()
                .map(l -> limite(l, DECISION, instant()))
                .toList();
        assertThat(dates.stream().filter(LocalDate.of(2023, 9, 30)::equals)).hasSize(13);
        annuler("prefet-40", reference, "Fin de l'essai");
    }

    @Test
    @Order(4)
    void deux_personnes_prorogent_en_meme_temps_une_seule_le_fait() throws Exception {
        var saisie = toutes(saisie("6", null));

        try (var deux = Executors.newFixedThreadPool(2)) {
            var sorts = deuxALaFois(deux, saisie);
            assertThat(deuxAttendaient).isTrue();
            assertThat(sorts).filteredOn(s -> s.startsWith("P-")).hasSize(1);
            assertThat(sorts)
                    .filteredOn(s -> s.contains("ont changé depuis l'aperçu"))
                    .hasSize(1);
        }
        assertThat(landes.adhesions().entrySet())
                .allSatisfy(l -> assertThat(limite(l.getKey(), DECISION, instant()))
                        .isEqualTo(l.getValue().plusMonths(24)));
    }

    @Test
    @Order(5)
    void le_terme_des_six_conventions_cadres_d_un_departement_se_proroge_aussi() {
        var terme = LocalDate.of(2027, 3, 31);
        var brouillon = new ProrogationSaisie(
                "pvd",
                "terme_cadre",
                "Un an de plus",
                "Instruction nationale",
                LocalDate.of(2025, 1, 6),
                "",
                terme,
                "departement:13",
                List.of());
        var concernees = scene.sous("prefet", () -> prorogation.apercu(brouillon));
        assertThat(concernees)
                .hasSize(6)
                .allSatisfy(c -> assertThat(c.ancienne()).isEqualTo("2026-03-31"));

        scene.sous(
                "prefet",
                () -> prorogation.appliquer(
                        avec(brouillon, concernees.stream().map(Concernee::cle).toList())));

        var laureats = public_(() -> halle.getBean(JdbcClient.class)
                .sql("""
                        select distinct m.laureat from convention.v_public_convention c
                          join convention.v_public_convention_laureat m on m.version = c.version
                         where c.type = 'cadre' and c.programme = 'pvd'
                        """)
                .query(java.util.UUID.class)
                .list());
        assertThat(situations(laureats, LocalDate.of(2026, 6, 1), instant()))
                .filteredOn(s -> s.type().equals("cadre"))
                .hasSize(6)
                .allSatisfy(s -> {
                    assertThat(s.finLe()).isEqualTo(terme);
                    assertThat(s.vigueur()).isEqualTo(Vigueur.EN_VIGUEUR);
                });
    }

    /** Un troisième tient le verrou jusqu'à ce que les deux l'attendent. */
    private List<String> deuxALaFois(java.util.concurrent.ExecutorService deux, ProrogationSaisie saisie)
            throws Exception {
        var attendus = new java.util.concurrent.CompletableFuture<List<java.util.concurrent.Future<String>>>();
        ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> new TransactionTemplate(halle.getBean(PlatformTransactionManager.class)).execute(_ -> {
                    var sql = halle.getBean(JdbcClient.class);
                    sql.sql("select pg_advisory_xact_lock(hashtextextended('prorogation:pvd:" + REGLE + "', 0))::text")
                            .query(String.class)
                            .single();
                    attendus.complete(
                            List.of(deux.submit(un("prefet-40", saisie)), deux.submit(un("prefet-40-bis", saisie))));
                    var limite = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                    while (sql.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                                            .query(Long.class)
                                            .single()
                                    < 2
                            && System.nanoTime() < limite) {
                        Thread.onSpinWait();
                    }
                    deuxAttendaient = System.nanoTime() < limite;
                    return true;
                }));
        return List.of(attendus.get().get(0).get(), attendus.get().get(1).get());
    }

    private Callable<String> un(String qui, ProrogationSaisie saisie) {
        return () -> {
            try {
                return scene.sous(qui, () -> prorogation.appliquer(saisie));
            } catch (OperationRefusee e) {
                return e.phrase();
            }
        };
    }

    private List<Concernee> prefet(ProrogationSaisie saisie) {
        return scene.sous("prefet-40", () -> prorogation.apercu(saisie));
    }

    private static ProrogationSaisie saisie(String mois, @Nullable LocalDate nouvelle) {
        return new ProrogationSaisie(
                "pvd",
                REGLE,
                "Six mois de plus pour signer la convention-cadre",
                "Arrêté préfectoral 40-2022-118",
                DECISION,
                mois,
                nouvelle,
                "departement:40",
                List.of());
    }

    private ProrogationSaisie toutes(ProrogationSaisie saisie) {
        return avec(saisie, prefet(saisie).stream().map(Concernee::cle).toList());
    }

    private static ProrogationSaisie avec(ProrogationSaisie s, List<String> choisies) {
        return new ProrogationSaisie(
                s.programme(),
                s.regle(),
                s.libelle(),
                s.acteReference(),
                s.effet(),
                s.mois(),
                s.nouvelleDate(),
                s.territoire(),
                choisies);
    }

    private void annuler(String qui, String reference, String motif) {
        scene.sous(qui, () -> {
            prorogation.annuler(reference, motif);
            return true;
        });
    }

    private List<ProrogationEnListe> decisions() {
        return public_(() -> liste.choisir(
                        "pvd", halle.getBean(Conventions.class).maintenant(), ListeDesProrogations.TRIS.parDefaut())
                .page(new fr.halle.platform.Tranche.Demande(1, 50))
                .elements());
    }

    private LocalDate limite(java.util.UUID laureat, LocalDate au, Instant connu) {
        return Objects.requireNonNull(
                situations(List.of(laureat), au, connu).getFirst().delaiAu());
    }

    private List<Vigueur> vigueurs(String au, Instant connu) {
        return situations(List.copyOf(landes.adhesions().keySet()), LocalDate.parse(au), connu).stream()
                .map(s -> Objects.requireNonNull(s.vigueur()))
                .toList();
    }

    private List<Situation> situations(List<java.util.UUID> laureats, LocalDate au, Instant connu) {
        return public_(() -> halle.getBean(Situations.class).de("pvd", laureats, new Lecture(au, connu)));
    }

    private Instant instant() {
        return halle.getBean(JdbcClient.class)
                .sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static <T> T public_(java.util.function.Supplier<T> lecture) {
        return ActeurCourant.agir(new Acteur.Anonyme(), lecture::get);
    }
}
