package fr.halle.acces.renouvellement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.AttentesDEssai;
import fr.halle.acces.Chapeaux;
import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Personnes;
import fr.halle.acces.Personnes.EnFonction;
import fr.halle.acces.mandat.Delegations;
import fr.halle.acces.mandat.Delegations.Delegation;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class RenouvellementTest {

    private static final LocalDate AUJOURD_HUI = LocalDate.now(ZoneId.of("Europe/Paris"));
    private static final String MOTIF = "Élections municipales";

    private static final String ENTETE =
            "Code du département;Libellé du département;Code de la collectivité à statut particulier;"
                    + "Libellé de la collectivité à statut particulier;Code de la commune;Libellé de la commune;Nom de l'élu;"
                    + "Prénom de l'élu;Code sexe;Date de naissance;Code de la catégorie socio-professionnelle;"
                    + "Libellé de la catégorie socio-professionnelle;Date de début du mandat;Date de début de la fonction\n";

    private static ConfigurableApplicationContext contexte;
    private static Personnes personnes;
    private static final AttentesDEssai ATTENTES = new AttentesDEssai();

    /** Chaque essai a ses communes : la base est la même pour tous. */
    private static final AtomicInteger RANG = new AtomicInteger();

    private static List<String> landes;

    @TempDir
    private Path dossier;

    @BeforeAll
    static void ouvrir() {
        contexte = BaseChargee.pourDesActeurs(BaseChargee.copie());
        contexte.getBeanFactory().registerSingleton("attentesDEssai", ATTENTES);
        personnes = new Personnes(contexte);
        landes = Personnes.enService(() ->
                contexte.getBean(JdbcClient.class).sql("""
                        select code from territoire.v_public_commune
                         where departement = '40' and jusqu = 9999 and type = 'actuelle' order by code
                        """).query(String.class).list());
    }

    @AfterAll
    static void fermer() {
        contexte.close();
    }

    @Test
    void un_apercu_dit_ce_qui_finit_tombe_attend_et_se_vide_puis_l_acte_le_fait() {
        var commune = commune();
        var prefet = personnes.prefet("40");
        var maire = personnes.maire(commune);
        var cheffe = personnes.chefDeProjet(commune);
        deleguer(maire, cheffe, commune);
        ATTENTES.dossiers.put("D-1", maire.mandat());
        ATTENTES.comites.put("de projet", maire.mandat());

        var reference = prefet.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, commune + "\n13055"));
        var apercu = prefet.fait(() -> apercu(reference));

        assertThat(prefet.fait(() -> preparation().charger(reference).horsTerritoire()))
                .as("Marseille n'est pas dans les Landes")
                .isEqualTo(1);
        assertThat(apercu.finissent())
                .singleElement()
                .satisfies(m -> assertThat(m.mandat()).isEqualTo(maire.mandat()));
        assertThat(apercu.restent())
                .singleElement()
                .satisfies(m -> assertThat(m.mandat()).isEqualTo(cheffe.mandat()));
        assertThat(apercu.tombent()).hasSize(1);
        assertThat(apercu.attendent()).containsOnlyKeys("Dossiers d'essai");
        assertThat(apercu.vides()).containsExactly("Le comité de projet n'a plus de membre.");
        assertThat(peut(maire)).as("préparer ne change rien").isTrue();

        prefet.fait(() -> renouvellements().prononcer(reference, apercu.empreinte(), Set.of()));
        contexte.getBean(Chapeaux.class).oublier();

        assertThat(peut(maire)).as("l'accès s'arrête ce jour-là").isFalse();
        assertThat(chapeaux(cheffe))
                .as("la délégation tombe, le mandat de l'agente reste")
                .isEqualTo(1);
        assertThat(chapeauxLeJourDavant(maire)).as("la veille, il l'avait").isEqualTo(1);
        assertThat(Personnes.enService(() -> contexte.getBean(JdbcClient.class)
                        .sql("select jusqu from acces.v_mandat where id = :id")
                        .param("id", maire.mandat())
                        .query(LocalDate.class)
                        .single()))
                .isEqualTo(AUJOURD_HUI);
        verifier();
    }

    @Test
    void prononcer_deux_fois_ne_change_rien_de_plus_et_l_on_ne_prononce_que_ce_que_l_on_a_lu() {
        var commune = commune();
        var prefet = personnes.prefet("40");
        var maire = personnes.maire(commune);
        var reference = prefet.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, commune));
        var lu = prefet.fait(() -> apercu(reference)).empreinte();
        personnes.maire(commune);

        assertThatThrownBy(() -> prefet.fait(() -> renouvellements().prononcer(reference, lu, Set.of())))
                .as("un mandat s'est ajouté depuis")
                .isInstanceOf(OperationRefusee.class);
        assertThat(peut(maire)).isTrue();

        var relu = prefet.fait(() -> apercu(reference)).empreinte();
        prefet.fait(() -> renouvellements().prononcer(reference, relu, Set.of()));
        var lignes = lignes();
        prefet.fait(() -> renouvellements().prononcer(reference, relu, Set.of()));

        assertThat(lignes()).isEqualTo(lignes);
        var encore = prefet.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, commune));
        assertThat(prefet.fait(() -> apercu(encore)).finissent()).isEmpty();
    }

    @Test
    void de_deux_renouvellements_a_la_fois_un_seul_gagne() throws Exception {
        var commune = commune();
        personnes.maire(commune);
        var prefets = List.of(personnes.prefet("40"), personnes.prefet("40"));
        var references = prefets.stream()
                .map(p -> p.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, commune)))
                .toList();
        var empreinte =
                prefets.getFirst().fait(() -> apercu(references.getFirst())).empreinte();
        // Les deux ont relu l'aperçu dans leur transaction avant que l'un n'écrive.
        var lus = new CyclicBarrier(2);
        ATTENTES.enChemin(() -> {
            try {
                lus.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        var reussites = new ArrayList<Boolean>();
        try (var fils = Executors.newFixedThreadPool(2)) {
            var actes = new ArrayList<Callable<Boolean>>();
            for (var i = 0; i < 2; i++) {
                var prefet = prefets.get(i);
                var reference = references.get(i);
                actes.add(() -> {
                    try {
                        prefet.fait(() -> renouvellements().prononcer(reference, empreinte, Set.of()));
                        return true;
                    } catch (OperationRefusee e) {
                        return false;
                    }
                });
            }
            for (var acte : fils.invokeAll(actes)) {
                reussites.add(acte.get());
            }
        } finally {
            ATTENTES.enChemin(() -> {});
        }

        assertThat(reussites).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void un_fichier_du_repertoire_propose_les_successeurs_et_ne_designe_que_ceux_que_l_acte_reconduit()
            throws IOException {
        var reelu = commune();
        var battu = commune();
        var neuf = commune();
        var prefet = personnes.prefet("40");
        var ancien = personnes.maire(reelu);
        var partant = personnes.maire(battu);
        var fichier = dossier.resolve("elus-maires.csv");
        Files.writeString(
                fichier,
                ENTETE
                        + ligne(reelu, "ESSAI " + numero(ancien), "DOMINIQUE", "05/04/2026")
                        + ligne(battu, "Durand", "Camille", "2026-04-05")
                        + ligne(neuf, "Martin", "Alix", "05/04/2026")
                        + ligne("13055", "Autre", "Personne", "05/04/2026"),
                StandardCharsets.UTF_8);

        var reference =
                prefet.fait(() -> preparation().preparer(LocalDate.of(2026, 4, 1), MOTIF, fichier, "elus-maires.csv"));
        var apercu = prefet.fait(() -> apercu(reference));

        assertThat(apercu.reconduits()).extracting(Apercu.MandatFini::mandat).containsExactly(ancien.mandat());
        assertThat(apercu.nouveaux()).extracting(Elu::nom).containsExactly("Martin");
        assertThat(apercu.finissent())
                .filteredOn(m -> m.mandat().equals(partant.mandat()))
                .singleElement()
                .satisfies(m -> assertThat(m.successeur()).extracting(Elu::nom).isEqualTo("Durand"));
        assertThatThrownBy(() -> prefet.fait(
                        () -> renouvellements().prononcer(reference, apercu.empreinte(), Set.of(partant.mandat()))))
                .isInstanceOf(OperationRefusee.class);

        prefet.fait(() -> renouvellements().prononcer(reference, apercu.empreinte(), Set.of(ancien.mandat())));

        var chapeaux = contexte.getBean(Chapeaux.class).de(ancien.acteur().utilisateur(), LocalDate.of(2026, 4, 5));
        assertThat(chapeaux).singleElement().satisfies(c -> {
            assertThat(c.role()).isEqualTo("maire");
            assertThat(c.du()).isEqualTo(LocalDate.of(2026, 4, 5));
            assertThat(c.mandat()).isNotEqualTo(ancien.mandat());
        });
        assertThat(contexte.getBean(Chapeaux.class).de(partant.acteur().utilisateur(), LocalDate.of(2026, 4, 5)))
                .isEmpty();

        prefet.fait(() -> renouvellements().defaire(reference));
        prefet.fait(() -> renouvellements().defaire(reference));
        contexte.getBean(Chapeaux.class).oublier();

        assertThat(peut(partant)).as("défait : chacun retrouve sa place").isTrue();
        assertThat(contexte.getBean(Chapeaux.class).de(ancien.acteur().utilisateur(), AUJOURD_HUI))
                .singleElement()
                .satisfies(c -> assertThat(c.mandat()).isEqualTo(ancien.mandat()));
        verifier();
    }

    @Test
    void on_ne_renouvelle_que_chez_soi_et_seulement_si_l_on_peut_finir_des_mandats() {
        var commune = commune();
        var maire = personnes.maire(commune);
        var autre = personnes.prefet("13");
        var prefet = personnes.prefet("40");
        var reference = prefet.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, commune));

        assertThatThrownBy(() -> maire.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, commune)))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() ->
                        personnes.chefDeProjet(commune).fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, commune)))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> autre.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, commune)))
                .isInstanceOf(OperationRefusee.class);
        assertThatThrownBy(() -> autre.fait(() -> preparation().charger(reference)))
                .isInstanceOf(Introuvable.class);
        assertThatThrownBy(() -> maire.fait(() -> preparation().charger(reference)))
                .isInstanceOf(Introuvable.class);
    }

    @Test
    void un_fichier_qui_n_est_pas_le_repertoire_est_refuse_par_une_phrase() throws IOException {
        var prefet = personnes.prefet("40");
        var autre = Files.writeString(dossier.resolve("autre.csv"), "a;b\n1;2\n");
        var faux = Files.writeString(
                dossier.resolve("faux.csv"), ENTETE + ligne(landes.getFirst(), "Durand", "Camille", "31/02/2026"));
        var double_ = Files.writeString(
                dossier.resolve("double.csv"),
                ENTETE
                        + ligne(landes.getFirst(), "A", "B", "05/04/2026")
                        + ligne(landes.getFirst(), "C", "D", "05/04/2026"));

        assertThatThrownBy(() -> prefet.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, autre, "autre.csv")))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("Code de la commune");
        assertThatThrownBy(() -> prefet.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, faux, "faux.csv")))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("31/02/2026");
        assertThatThrownBy(() -> prefet.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, double_, "double.csv")))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("déjà un maire");
        assertThatThrownBy(() -> prefet.fait(() -> preparation().preparer(AUJOURD_HUI, MOTIF, "bonjour")))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("bonjour");
    }

    private static void deleguer(EnFonction maire, EnFonction cheffe, String commune) {
        Personnes.enService(() -> contexte.getBean(Delegations.class)
                .deleguer(new Delegation(
                        maire.mandat(),
                        cheffe.mandat(),
                        "maire",
                        Personnes.commune(commune),
                        null,
                        "Signature des demandes",
                        Personnes.DEPUIS,
                        null,
                        "Arrêté du 3 juillet 2020")));
    }

    private static String commune() {
        return landes.get(RANG.getAndIncrement());
    }

    private static String numero(EnFonction personne) {
        return personne.acteur().nom().replace("Dominique Essai ", "");
    }

    private static String ligne(String commune, String nom, String prenom, String fonction) {
        return "40;Landes;;;" + commune + ";Commune;" + nom + ";" + prenom + ";F;01/01/1970;33;Cadre;28/03/2026;"
                + fonction + "\n";
    }

    private static boolean peut(EnFonction personne) {
        return personne.fait(() -> contexte.getBean(Droits.class)
                .peut(
                        Permission.INVITER,
                        new Cible(
                                null,
                                Set.of(
                                        contexte
                                                .getBean(Chapeaux.class)
                                                .de(personne.acteur().utilisateur(), AUJOURD_HUI)
                                                .stream()
                                                .findFirst()
                                                .map(c -> c.territoire())
                                                .orElse(Personnes.commune("40197"))),
                                Set.of(),
                                Set.of())));
    }

    private static int chapeaux(EnFonction personne) {
        return contexte.getBean(Chapeaux.class)
                .de(personne.acteur().utilisateur(), AUJOURD_HUI)
                .size();
    }

    private static int chapeauxLeJourDavant(EnFonction personne) {
        return contexte.getBean(Chapeaux.class)
                .de(personne.acteur().utilisateur(), AUJOURD_HUI.minusDays(1))
                .size();
    }

    private static long lignes() {
        return Personnes.enService(() -> contexte.getBean(JdbcClient.class)
                .sql("select (select count(*) from acces.mandat) + (select count(*) from acces.renouvellement_suite)")
                .query(Long.class)
                .single());
    }

    private static void verifier() {
        Personnes.enService(() -> {
            assertThat(contexte.getBean("verificationDesDroits", Verification.class)
                            .anomalies())
                    .isEmpty();
            return true;
        });
    }

    private static Preparation preparation() {
        return contexte.getBean(Preparation.class);
    }

    private static Renouvellements renouvellements() {
        return contexte.getBean(Renouvellements.class);
    }

    private static Apercu apercu(String reference) {
        return contexte.getBean(Apercus.class).de(preparation().charger(reference));
    }
}
