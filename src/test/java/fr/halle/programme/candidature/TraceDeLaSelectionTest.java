package fr.halle.programme.candidature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.journal.LigneDHistorique;
import fr.halle.journal.LigneDHistorique.Champ;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.programme.candidature.instruction.ActeSaisi;
import fr.halle.programme.candidature.instruction.Instruction;
import fr.halle.programme.selection.SelectionSaisie;
import fr.halle.programme.selection.Selections;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ce que la sélection laisse dans la trace, et ce qu'elle n'y laisse pas. */
class TraceDeLaSelectionTest {

    private static final Dossier SOSPEL = new Dossier(
            "Sospel", "La ville se vide.", "Lycée, marché, gare.", "Vacance", "Rouvrir le centre.", null, List.of());

    private ConfigurableApplicationContext contexte = BaseChargee.pourDesActeurs(SceneDeSelection.base());
    private SceneDeSelection scene = new SceneDeSelection(contexte);

    @AfterEach
    void fermer() {
        contexte.close();
    }

    @Test
    void une_version_s_inscrit_champ_par_champ_sous_le_nom_et_le_chapeau_de_qui_l_ecrit() {
        var reference = scene.sous("chef", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        var lue = scene.sous("chef", () -> bean(Candidatures.class).charger(reference))
                .version();
        scene.sous("maire", () -> {
            bean(Redaction.class)
                    .modifier(
                            reference,
                            lue,
                            new Dossier(
                                    "Sospel ; 3 821 ; Insee 2017",
                                    "La ville se vide.",
                                    "Lycée, marché, gare.",
                                    "",
                                    "Rouvrir le centre et la gare.",
                                    null,
                                    List.of(scene.organisation("departement-06"))));
            return null;
        });

        var trace = historique("maire", reference);
        assertThat(trace)
                .extracting(LigneDHistorique::verbe)
                .containsExactly("candidature.modifier", "candidature.creer");
        assertThat(trace.getFirst().auteur()).isEqualTo(scene.acteur("maire").nom());
        assertThat(trace.getFirst().qualite()).isEqualTo("Maire, Sospel");
        assertThat(trace.getLast().qualite()).isEqualTo("Cheffe de projet, Sospel");
        assertThat(trace.getFirst().champs())
                .extracting(Champ::libelle)
                .containsExactly("Population à l'entrée", "Avis demandés à", "Fragilités", "Projet");
        assertThat(trace.getFirst().champs())
                .contains(
                        new Champ("Fragilités", "Vacance", null),
                        new Champ("Avis demandés à", "aucune organisation", "Département des Alpes-Maritimes"),
                        new Champ("Projet", "Rouvrir le centre.", "Rouvrir le centre et la gare."));
        assertThat(trace.getLast().champs())
                .contains(new Champ("Communes", null, "Sospel (06136)"), new Champ("Motif", null, "La ville se vide."));
        assertThat(trace.getLast().territoires())
                .contains("commune:06136", "departement:06")
                .anyMatch(lieu -> lieu.startsWith("epci:"));
        assertThat(ActeurCourant.agir(
                        new Acteur.Service("essai"),
                        () -> bean(JdbcClient.class)
                                .sql(
                                        "select string_agg(a.phrase || a.changements::text || a.libelle, '') from journal.acte a where objet_type = 'candidature'")
                                .query(String.class)
                                .single()))
                .as("le nom de l'auteur n'est pas en clair dans la chaîne")
                .doesNotContain("Dominique");
    }

    @Test
    void un_acte_refuse_et_une_transaction_annulee_n_inscrivent_rien() {
        var reference = scene.sous("maire", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        assertThat(inscrits()).isEqualTo(1);

        assertThatThrownBy(() -> agir("maire", reference, GenreActe.REMONTEE, pris()))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> agir("prefet-06", reference, GenreActe.DEPOT, pris()))
                .isInstanceOf(fr.halle.platform.Introuvable.class);
        assertThatThrownBy(() -> scene.sous("maire", () -> {
                    bean(Redaction.class).modifier(reference, UUID.randomUUID(), SOSPEL);
                    return null;
                }))
                .isInstanceOf(VersionDepassee.class);
        assertThatThrownBy(() -> scene.sous(
                        "maire",
                        () -> bean(Redaction.class)
                                .creer("pvd", new Dossier("Xyzzyville", "", "", "", "", null, List.of()))))
                .isInstanceOf(SaisieRefusee.class);
        assertThatThrownBy(() -> scene.sous(
                        "region",
                        () -> bean(Selections.class)
                                .publier(new SelectionSaisie(
                                        "pvd",
                                        "93",
                                        SceneDeSelection.CIR,
                                        false,
                                        "",
                                        "Vague",
                                        "Arrêté 9",
                                        List.of("K-000000000")))))
                .isInstanceOf(fr.halle.platform.Introuvable.class);
        scene.sous(
                "maire",
                () -> new TransactionTemplate(bean(PlatformTransactionManager.class)).execute(transaction -> {
                    bean(Instruction.class).agir(reference, GenreActe.DEPOT, pris());
                    assertThat(bean(Historique.class).de("candidature", reference))
                            .extracting(LigneDHistorique::verbe)
                            .contains("candidature.deposer");
                    transaction.setRollbackOnly();
                    return "annulée";
                }));

        assertThat(inscrits()).isEqualTo(1);
        agir("maire", reference, GenreActe.DEPOT, pris());
        assertThatThrownBy(() -> agir("prefet-06", reference, GenreActe.DEPOT, pris()))
                .isInstanceOf(OperationRefusee.class);
        assertThat(inscrits()).isEqualTo(2);
    }

    @Test
    void un_acte_constate_garde_sa_date_et_ses_constatations_et_son_annulation_son_motif() {
        var reference = scene.sous("maire", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        agir("maire", reference, GenreActe.DEPOT, pris());
        agir(
                "region",
                reference,
                GenreActe.DECISION,
                ActeSaisi.constate(SceneDeSelection.CIR, "Communiqué").dansLeSens("retenue"));
        var acte = scene
                .sous(
                        "region",
                        () -> bean(Candidatures.class)
                                .actes(bean(Candidatures.class).charger(reference)))
                .stream()
                .filter(a -> a.genre() == GenreActe.DECISION)
                .findFirst()
                .orElseThrow();
        scene.sous("region", () -> {
            bean(Instruction.class).annuler(reference, acte.id(), "Mauvaise commune");
            return null;
        });

        var trace = historique("region", reference);
        assertThat(trace)
                .extracting(LigneDHistorique::verbe)
                .as("le brouillon reste à qui le tient")
                .containsExactly("candidature.annuler", "candidature.decider", "candidature.deposer");
        var decision = trace.get(1);
        assertThat(decision.phrase()).startsWith("constate");
        assertThat(decision.effet().jour()).isEqualTo(SceneDeSelection.CIR);
        assertThat(decision.champs())
                .contains(
                        new Champ("État", "Déposée", "Retenue"),
                        new Champ("Nature", null, "constaté : pris ailleurs"),
                        new Champ("Sens", null, "retenue"),
                        new Champ("Référence de l'acte", null, "Communiqué"))
                .anyMatch(c -> c.libelle().equals("Constatations")
                        && String.valueOf(c.apres()).contains("« Déposée »"));
        assertThat(trace.getFirst().champs())
                .contains(
                        new Champ("État", "Retenue", "Déposée"),
                        new Champ("Acte", "Décision : retenue", "annulé"),
                        new Champ("Motif", null, "Mauvaise commune"));
    }

    @Test
    void l_historique_ne_se_voit_ni_d_un_autre_departement_ni_de_qui_ne_lit_pas_la_candidature() {
        var reference = scene.sous("maire", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        for (var autre : List.of("prefet-06", "ddt-06", "region", "pilote", "controle")) {
            assertThat(historique(autre, reference)).as(autre).isEmpty();
        }
        agir("maire", reference, GenreActe.DEPOT, pris());

        for (var lecteur : List.of("prefet-06", "ddt-06", "region", "pilote", "controle")) {
            assertThat(historique(lecteur, reference))
                    .as(lecteur)
                    .extracting(LigneDHistorique::verbe)
                    .containsExactly("candidature.deposer");
        }
        assertThat(historique("maire", reference)).hasSize(2);
        for (var autre : List.of("prefet-13", "ddt-84", "voisin", "administrateur", "departement")) {
            assertThat(historique(autre, reference)).as(autre).isEmpty();
        }
        assertThat(bean(Historique.class).de("candidature", reference)).isEmpty();
    }

    private List<LigneDHistorique> historique(String qui, String reference) {
        return scene.sous(qui, () -> bean(Historique.class).de("candidature", reference));
    }

    private EtatCandidature agir(String qui, String reference, GenreActe genre, ActeSaisi saisi) {
        return scene.sous(qui, () -> bean(Instruction.class).agir(reference, genre, saisi));
    }

    /** Les actes de la sélection, tous, tels que Halle les voit. */
    private long inscrits() {
        return ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> bean(JdbcClient.class)
                        .sql(
                                "select count(*) from journal.acte where objet_type in ('candidature', 'selection', 'laureat')")
                        .query(Long.class)
                        .single());
    }

    private static ActeSaisi pris() {
        return ActeSaisi.pris(LocalDate.now(java.time.ZoneId.of("Europe/Paris")));
    }

    private <T> T bean(Class<T> type) {
        return contexte.getBean(type);
    }
}
