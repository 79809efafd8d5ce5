package fr.halle.generation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseFictive;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * À l'échelle de la nation, un écran fait peu de requêtes et ne parcourt aucune grande table d'un bout à l'autre. Une tolérance
 * est une dette écrite, avec sa raison : on en retire, on n'en ajoute pas.
 */
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(initializers = HygieneDesRequetesTest.SurLaNation.class)
class HygieneDesRequetesTest {

    /** Au-delà, une table est grande : la parcourir se sent. */
    private static final int GRANDE = 10_000;

    /** La liste nationale trie toutes les lignes d'un dispositif ; ses sommes, elles, se lisent dans les cumuls. */
    private static final Set<String> LIGNES_ENTIERES = Set.of("financement.ligne", "financement.montant");

    /** Les communes de tous les lauréats sont cherchées ensemble : parcourir la table coûte alors moins que l'index. */
    private static final Set<String> TOUTES_LES_COMMUNES = Set.of(
            "territoire.commune", "territoire.epci_membre", "territoire.appartenance", "territoire.correspondance");

    /** L'état de toutes les conventions d'un programme se déduit des actes de toutes, lus ensemble et une fois. */
    private static final Set<String> TOUTES_LES_CONVENTIONS = Set.of("convention.acte", "convention.convention_partie");

    /** Ce qui reste à verser à tous les lauréats se lit dans les cumuls de tous. */
    private static final Set<String> TOUS_LES_CUMULS = Set.of("financement.cumul_laureat");

    /** Un mot très courant ressemble à trop de noms pour que l'index des trigrammes serve. */
    private static final Set<String> MOT_COURANT = Set.of("territoire.commune");

    /** Chaque écran, le nombre de requêtes qu'il fait au plus, et les grandes tables qu'il parcourt encore. */
    enum Ecran {
        ACCUEIL("/", 20, TOUTES_LES_COMMUNES),
        TABLEAU_NATIONAL("/programmes/pvd", 25, TOUTES_LES_COMMUNES, TOUTES_LES_CONVENTIONS),
        TABLEAU_REGIONAL("/programmes/pvd/regions/76", 26),
        TABLEAU_DEPARTEMENTAL("/programmes/pvd/departements/59", 26),
        TABLEAU_D_UNE_COMMUNE("/programmes/pvd/communes/59350", 26),
        LAUREATS("/programmes/pvd/laureats?q=saint&tri=epci", 8, TOUTES_LES_COMMUNES),
        LIGNES(
                "/programmes/pvd/financements?statut=comptees&tri=-accorde&dispositif=DETR",
                12,
                LIGNES_ENTIERES,
                TOUTES_LES_COMMUNES),
        LIGNES_D_UN_DEPARTEMENT("/programmes/pvd/financements?territoire=departement:59", 12),
        CONVENTIONS(
                "/programmes/pvd/conventions?type=adhesion",
                10,
                TOUTES_LES_COMMUNES,
                TOUTES_LES_CONVENTIONS,
                TOUS_LES_CUMULS),
        CONVENTIONS_PAR_ETAT(
                "/programmes/pvd/conventions/tableau",
                10,
                TOUTES_LES_COMMUNES,
                TOUTES_LES_CONVENTIONS,
                TOUS_LES_CUMULS),
        DELAIS_DES_CONVENTIONS("/programmes/pvd/conventions/delais", 10, TOUTES_LES_COMMUNES, TOUTES_LES_CONVENTIONS),
        CONVENTIONS_D_UN_DEPARTEMENT("/programmes/pvd/conventions?territoire=departement:59", 10),
        /** Le millésime est relu pour chaque niveau. */
        RECHERCHE("/territoires?q=saint", 10, MOT_COURANT),
        SYNTHESE("/api/v1/programmes/pvd/synthese?territoire=departement:59", 20),
        SOURCES("/sources", 4);

        private final String adresse;
        private final int requetes;
        private final Set<String> parcourues;

        @SafeVarargs
        Ecran(String adresse, int requetes, Set<String>... tolerances) {
            this.adresse = adresse;
            this.requetes = requetes;
            this.parcourues = Stream.of(tolerances).flatMap(Set::stream).collect(Collectors.toSet());
        }
    }

    @Autowired
    MockMvcTester web;

    @Autowired
    Observateur observateur;

    @ParameterizedTest
    @EnumSource
    void un_ecran_fait_peu_de_requetes_et_ne_parcourt_pas_les_grandes_tables(Ecran ecran) {
        var avant = parcours();

        var requetes = observateur.pendant(
                () -> assertThat(web.get().uri(ecran.adresse)).as(ecran.adresse).hasStatusOk());

        assertThat(requetes.size())
                .as("requêtes de %s : %s", ecran.adresse, requetes)
                .isLessThanOrEqualTo(ecran.requetes);
        var parcourues = new TreeSet<String>();
        parcours().forEach((table, fois) -> {
            if (fois > avant.getOrDefault(table, 0L)) {
                parcourues.add(table);
            }
        });
        parcourues.removeAll(ecran.parcourues);
        assertThat(parcourues)
                .as("grandes tables que %s parcourt d'un bout à l'autre : un index, ou une somme gardée", ecran.adresse)
                .isEmpty();
    }

    /** Le nombre de parcours de chaque grande table depuis le début. */
    private static Map<String, Long> parcours() {
        try (var connexion = BaseFictive.nation().app().ouvrir();
                var ordre = connexion.createStatement();
                var reponse = ordre.executeQuery("""
                        select s.schemaname || '.' || s.relname, s.seq_scan
                          from pg_stat_user_tables s join pg_class c on c.oid = s.relid
                         where c.reltuples >= %d
                        """.formatted(GRANDE))) {
            Map<String, Long> parcours = new TreeMap<>();
            while (reponse.next()) {
                parcours.put(reponse.getString(1), reponse.getLong(2));
            }
            assertThat(parcours).as("grandes tables").containsKeys("financement.ligne", "territoire.commune");
            return parcours;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestConfiguration
    static class Observation {

        @Bean
        static Observateur observateur() {
            return new Observateur();
        }
    }

    /** Branche l'essai sur la base fictive de la nation, avec le rôle et les réglages du serveur web. */
    static final class SurLaNation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext contexte) {
            var lecture = BaseFictive.nation().lecture();
            TestPropertyValues.of(Map.of(
                            "spring.datasource.url", lecture.url(),
                            "spring.datasource.username", String.valueOf(lecture.utilisateur()),
                            "spring.datasource.password", String.valueOf(lecture.motDePasse()),
                            "spring.datasource.hikari.maximum-pool-size", "4",
                            "spring.datasource.hikari.minimum-idle", "0",
                            "spring.datasource.hikari.read-only", "true",
                            "spring.datasource.hikari.connection-init-sql", "set plan_cache_mode = force_generic_plan"))
                    .applyTo(contexte);
        }
    }
}
