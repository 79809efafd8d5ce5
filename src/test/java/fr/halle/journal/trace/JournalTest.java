package fr.halle.journal.trace;

import static fr.halle.journal.trace.ExemplesDActes.avis;
import static fr.halle.journal.trace.ExemplesDActes.depot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseChargee;
import fr.halle.essai.BaseDEssai;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.Verification;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ce qui s'inscrit, ce qui ne s'efface pas, ce qui s'efface. Chaque essai a ses objets. */
class JournalTest {

    private static final Connexions BASE = BaseDEssai.neuve();
    private static ConfigurableApplicationContext contexte = BaseChargee.pourEcrire(BASE);
    private static Journal journal = contexte.getBean(Journal.class);
    private static JdbcClient sql = contexte.getBean(JdbcClient.class);
    private static TransactionTemplate transaction =
            new TransactionTemplate(contexte.getBean(PlatformTransactionManager.class));

    @BeforeAll
    static void ralentir() throws SQLException {
        // Entre le calcul du rang et l'écriture : la fenêtre où deux actes se marcheraient dessus.
        executer(
                "create function journal.ralentir() returns trigger language plpgsql as 'begin if new.objet_type = ''lent'' then perform pg_sleep(0.05); end if; return new; end'",
                "create trigger ralentit before insert on journal.acte for each row execute function journal.ralentir()");
    }

    @AfterAll
    static void fermer() {
        contexte.close();
    }

    @Test
    void un_acte_s_inscrit_avec_son_auteur_son_chapeau_et_ses_champs() {
        agir(depot("D-1"));

        assertThat(sql.sql("""
                        select utilisateur || '|' || qualite || '|' || rang || '|' || effet || '|' || service_absent || '|' || precedente
                          from (select *, service is null as service_absent from journal.acte where objet_id = 'D-1') a
                        """).query(String.class).single())
                .isEqualTo(ExemplesDActes.MAIRE + "|Maire de Bourg-Exemple|1|2020-10-30|true|" + "0".repeat(64));
        assertThat(sql.sql("select changements::text from journal.acte where objet_id = 'D-1'")
                        .query(String.class)
                        .single())
                .contains("Centralité « réelle »\\nsur deux lignes", "condensat")
                .doesNotContain("camille");
        assertThat(sql.sql("""
                        select string_agg(champ || ' ' || moment || ' ' || valeur, ', ' order by champ)
                          from journal.donnee_personnelle d join journal.acte a on a.id = d.acte where a.objet_id = 'D-1'
                        """).query(String.class).single())
                .isEqualTo("auteur auteur Dominique Exemple, contact apres camille.exemple@bourg.example");
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void une_commande_agit_au_nom_de_halle() {
        transaction.executeWithoutResult(_ -> journal.consigner(List.of(depot("S-2"), depot("S-1"))));

        assertThat(sql.sql(
                                "select distinct service from journal.acte where objet_id in ('S-1', 'S-2') and utilisateur is null and auteur_condensat is null")
                        .query(String.class)
                        .single())
                .isEqualTo("commande");
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void sans_auteur_ou_hors_transaction_rien_ne_s_inscrit() {
        assertThatThrownBy(() -> journal.consigner(depot("X-1"))).isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    direQui("");
                    journal.consigner(depot("X-1"));
                }))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    journal.consigner(depot("X-1"));
                    throw new IllegalStateException("l'acte lui-même échoue");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(nombre("select count(*) from journal.acte where objet_id = 'X-1'"))
                .isZero();
    }

    @Test
    void rien_ne_se_change_ni_sous_le_role_du_serveur_ni_sous_celui_du_proprietaire() {
        agir(depot("R-1"));
        for (var ordre : List.of(
                "update journal.acte set phrase = 'x'",
                "delete from journal.acte",
                "truncate journal.acte cascade",
                "update journal.donnee_personnelle set valeur = 'x'",
                "delete from journal.donnee_personnelle",
                "truncate journal.donnee_personnelle",
                "update journal.tete set actes = 1",
                "delete from journal.tete",
                "truncate journal.tete cascade",
                "update journal.tete_chaine set rang = 1",
                "delete from journal.tete_chaine")) {
            assertThatThrownBy(() -> executer(BASE.app(), ordre)).as(ordre).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> executer(ordre))
                    .as("propriétaire : " + ordre)
                    .isInstanceOf(SQLException.class)
                    .hasMessageFindingMatch("ne se change pas|ne s'efface");
            assertThatThrownBy(() -> executer(BASE.lecture(), ordre))
                    .as(ordre)
                    .hasMessageFindingMatch("permission denied|read-only");
        }
        assertThatThrownBy(() -> executer(BASE.lecture(), "select 1 from journal.acte"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void deux_actes_a_la_fois_sur_un_objet_se_suivent() throws Exception {
        try (var fils = Executors.newFixedThreadPool(4)) {
            var actes = IntStream.range(0, 12)
                    .mapToObj(_ -> fils.submit(() -> {
                        transaction.executeWithoutResult(_ -> journal.consigner(Consigne.sur(
                                new Objet("lent", "L-1", "Objet très demandé"), "objet.modifier", "modifie l'objet")));
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> acte : actes) {
                assertThat(acte.get()).isTrue();
            }
        }

        assertThat(nombre("select count(*) from journal.acte where objet_id = 'L-1'"))
                .isEqualTo(12);
        assertThat(nombre("select max(rang) from journal.acte where objet_id = 'L-1'"))
                .isEqualTo(12);
        assertThat(anomalies()).isEmpty();
    }

    @Test
    void un_acte_ne_se_voit_que_de_ceux_a_qui_il_s_adresse() throws SQLException {
        agir(depot("V-1"));
        agir(avis("V-1", "réservé", "favorable"));
        var habilitation = UUID.randomUUID();
        executer(
                "insert into platform.portee (habilitation, utilisateur, cles, du) values ('%s', '%s', '{commune:40197}', '2020-01-01')"
                        .formatted(habilitation, ExemplesDActes.MAIRE));

        var vus = transaction.execute(_ -> {
            direQui(ExemplesDActes.MAIRE.toString());
            sql.sql("select set_config('halle.habilitation', :h, true)")
                    .param("h", habilitation.toString())
                    .query(String.class)
                    .single();
            return sql.sql("""
                            select string_agg(verbe, ',') || ' ' || (select count(*) from journal.donnee_personnelle d
                                                                      where d.valeur like '%bourg.example')
                              from journal.acte where objet_id = 'V-1'
                            """).query(String.class).single();
        });

        assertThat(vus).startsWith("candidature.deposer ").doesNotContain("avis");
        var etranger = transaction.execute(_ -> {
            direQui(UUID.randomUUID().toString());
            return nombre(
                    "select (select count(*) from journal.acte) + (select count(*) from journal.donnee_personnelle) + (select count(*) from journal.tete_chaine)");
        });
        assertThat(etranger).isZero();
    }

    @Test
    void effacer_une_personne_laisse_la_trace_valide_et_s_inscrit() {
        var personne = UUID.randomUUID();
        transaction.executeWithoutResult(_ -> journal.consigner(Consigne.sur(
                        new Objet("candidature", "E-1", "Candidature suivie par {nom}"),
                        "candidature.suivre",
                        "confie le suivi à {nom}")
                .changeant(Changement.personnel(personne, "nom", "Suivi par", null, "Alix Exemple"))));

        var effacees = Objects.requireNonNull(
                transaction.execute(_ -> journal.effacer(personne, "demande du 3 mars 2027", List.of())));

        assertThat(effacees).isEqualTo(1);
        assertThat(nombre("select count(*) from journal.donnee_personnelle where valeur like 'Alix%'"))
                .isZero();
        assertThat(nombre("select count(*) from journal.acte where objet_id = '%s' and verbe = 'personne.effacer'"
                        .formatted(personne)))
                .isEqualTo(1);
        assertThat(anomalies()).isEmpty();
        assertThatThrownBy(() -> sql.sql("select journal.effacer(:p)")
                        .param("p", ExemplesDActes.CONTACT)
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("demande un acte");
    }

    static void agir(Consigne consigne) {
        var maire = new Acteur.Personne(
                UUID.randomUUID(), ExemplesDActes.MAIRE, null, "Dominique Exemple", "Maire de Bourg-Exemple");
        ActeurCourant.agir(maire, () -> {
            transaction.executeWithoutResult(_ -> {
                direQui(ExemplesDActes.MAIRE.toString());
                journal.consigner(consigne);
            });
            return true;
        });
    }

    /** Ce que la connexion du serveur dirait à la base, pour cette transaction. */
    private static void direQui(String utilisateur) {
        sql.sql("select set_config('halle.service', '', true), set_config('halle.utilisateur', :u, true)")
                .param("u", utilisateur)
                .query((_, _) -> true)
                .single();
    }

    private static List<String> anomalies() {
        return contexte.getBeanProvider(Verification.class).stream()
                .filter(v -> v.regle().startsWith("La trace des actes"))
                .flatMap(v -> v.anomalies().stream())
                .toList();
    }

    private static long nombre(String requete) {
        return sql.sql(requete).query(Long.class).single();
    }

    private static void executer(String... ordres) throws SQLException {
        executer(Objects.requireNonNull(BASE.proprietaire()), ordres);
    }

    private static void executer(Connexion connexion, String... ordres) throws SQLException {
        try (var c = connexion.ouvrir();
                var requete = c.createStatement()) {
            for (var ordre : ordres) {
                requete.execute(ordre);
            }
        }
    }
}
