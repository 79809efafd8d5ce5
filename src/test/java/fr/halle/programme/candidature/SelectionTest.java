package fr.halle.programme.candidature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.journal.LigneDHistorique;
import fr.halle.journal.LigneDHistorique.Champ;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.base.Connexions;
import fr.halle.programme.candidature.instruction.ActeSaisi;
import fr.halle.programme.candidature.instruction.Instruction;
import fr.halle.programme.selection.AnnulationDeSelection;
import fr.halle.programme.selection.SelectionSaisie;
import fr.halle.programme.selection.Selections;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** La sélection par ses verbes : T3 rejouée, chaque refus, deux personnes à la fois. */
class SelectionTest {

    private static final Dossier SOSPEL = new Dossier(
            "Sospel", "La ville se vide.", "Lycée, marché, gare.", "Vacance", "Rouvrir le centre.", null, List.of());

    private Connexions base = SceneDeSelection.base();
    private ConfigurableApplicationContext contexte = BaseChargee.pourDesActeurs(base);
    private SceneDeSelection scene = new SceneDeSelection(contexte);

    @BeforeEach
    void vider() {
        assertThat(laureats(LocalDate.now(java.time.ZoneOffset.UTC), null)).isEmpty();
    }

    @AfterEach
    void fermer() {
        contexte.close();
    }

    @Test
    void t3_se_rejoue_jusqu_a_la_publication_au_comite_interministeriel() {
        var references = new ArrayList<String>();
        SceneDeSelection.NOMMEES.forEach((departement, communes) -> communes.forEach(commune -> {
            var reference = scene.sous(
                    "ddt-" + departement,
                    () -> bean(Redaction.class)
                            .creer(
                                    "pvd",
                                    new Dossier(
                                            commune,
                                            "Motif",
                                            "Centralité",
                                            "",
                                            "Projet",
                                            scene.organisation("prefecture-" + departement),
                                            List.of())));
            deposer(departement, reference);
            scene.sous(
                    "prefet-" + departement,
                    () -> agir(reference, GenreActe.REMONTEE, ActeSaisi.pris(LocalDate.of(2020, 11, 10))));
            references.add(reference);
        }));
        assertThat(references).hasSize(19);

        var sorgue = references.stream()
                .filter(r -> scene.sous("region", () -> bean(Candidatures.class).charger(r))
                        .nom()
                        .contains("Sorgue"))
                .findFirst()
                .orElseThrow();
        var decision =
                ActeSaisi.pris(SceneDeSelection.CIR).dansLeSens("retenue").motive("Centralité", "Arrêté 2020-1");
        assertThatThrownBy(() -> scene.sous("region", () -> agir(sorgue, GenreActe.DECISION, decision)))
                .isInstanceOfSatisfying(
                        SaisieRefusee.class,
                        e -> assertThat(e.erreurs().get("derogation"))
                                .contains("20\u202f244", "20\u202f000", "dérogation"));
        references.forEach(r -> scene.sous(
                "region",
                () -> agir(
                        r,
                        GenreActe.DECISION,
                        r.equals(sorgue) ? decision.derogeant("Seuil jugé à l'entrée") : decision)));
        assertThat(laureats(SceneDeSelection.CIR, null))
                .as("décidée, pas publiée")
                .isEmpty();
        var avant = maintenant();

        var saisie = new SelectionSaisie(
                "pvd", "93", SceneDeSelection.CIR, false, "cir-2020-11-14", "", "CIR du 14 novembre 2020", references);
        var apercu = scene.sous("region", () -> bean(Selections.class).apercu(saisie));
        assertThat(apercu.refus()).isEmpty();
        assertThat(apercu.communes()).isEqualTo(19);
        assertThat(laureats(SceneDeSelection.CIR, null))
                .as("un aperçu n'écrit rien")
                .isEmpty();
        var selection = scene.sous("region", () -> bean(Selections.class).publier(saisie));

        assertThat(laureats(SceneDeSelection.CIR.minusDays(1), null)).isEmpty();
        assertThat(laureats(SceneDeSelection.CIR, null)).hasSize(19).contains("Sospel", "L'Isle-sur-la-Sorgue");
        assertThat(laureats(SceneDeSelection.CIR, avant))
                .as("ce que l'on savait avant de publier")
                .isEmpty();
        assertThat(nombre("select count(*) from programme.v_public_qualite where genre = 'decision'"))
                .isEqualTo(19);
        assertThat(
                        nombre(
                                "select count(*) from programme.v_public_qualite where genre = 'publication' and cohorte = 'cir-2020-11-14'"))
                .isEqualTo(19);
        assertThat(nombre("select count(*) from programme.v_public_composition where type = 'departement' and pilote"))
                .isEqualTo(19);

        assertThatThrownBy(
                        () -> scene.sous("region", () -> bean(Selections.class).publier(saisie)))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("Publiée");
        assertThatThrownBy(() -> scene.sous("prefet-06", () -> {
                    bean(AnnulationDeSelection.class).annuler(selection, "Erreur");
                    return null;
                }))
                .isInstanceOf(AccesRefuse.class);
        scene.sous("region", () -> {
            bean(AnnulationDeSelection.class).annuler(selection, "Erreur de liste");
            return null;
        });
        assertThat(laureats(SceneDeSelection.CIR, null)).isEmpty();
        scene.sous("region", () -> bean(Selections.class).publier(saisie));
        assertThat(laureats(SceneDeSelection.CIR, null)).hasSize(19);
        laTraceDitTout(sorgue, selection);
    }

    /** Verbes, avant et après, auteur et chapeau : de la préparation de L'Isle-sur-la-Sorgue à sa seconde publication. */
    private void laTraceDitTout(String sorgue, String selection) {
        var trace = trace("prefet-84", "candidature", sorgue);
        assertThat(trace)
                .extracting(LigneDHistorique::verbe)
                .containsExactly(
                        "candidature.publier",
                        "candidature.annuler",
                        "candidature.publier",
                        "candidature.decider",
                        "candidature.remonter",
                        "candidature.deposer",
                        "candidature.creer");
        assertThat(trace.stream()
                        .flatMap(acte -> acte.champs().stream())
                        .filter(champ -> champ.libelle().equals("État"))
                        .map(champ -> champ.avant() + " → " + champ.apres()))
                .containsExactly(
                        "Retenue → Publiée",
                        "Publiée → Retenue",
                        "Retenue → Publiée",
                        "Remontée → Retenue",
                        "Déposée → Remontée",
                        "Brouillon → Déposée");
        var decision = trace.get(3);
        assertThat(decision.auteur()).isEqualTo(scene.acteur("region").nom());
        assertThat(decision.qualite()).isEqualTo("Préfet de région, Préfecture de région Sud");
        assertThat(decision.effet().jour()).isEqualTo(SceneDeSelection.CIR);
        assertThat(decision.champs())
                .contains(
                        new Champ("Dérogation", null, "Seuil jugé à l'entrée"),
                        new Champ("Motif", null, "Centralité"),
                        new Champ("Référence de l'acte", null, "Arrêté 2020-1"));
        assertThat(trace.getLast().qualite()).isEqualTo("Agent, DDT 84");

        assertThat(trace("prefet-84", "selection", selection))
                .extracting(LigneDHistorique::verbe)
                .containsExactly("selection.annuler", "selection.publier");
        var verbes = ActeurCourant.agir(
                new fr.halle.platform.acteur.Acteur.Service("essai"),
                () -> bean(JdbcClient.class)
                        .sql(
                                "select verbe || ' ' || count(*) from journal.acte where objet_type in ('candidature', 'selection', 'laureat') group by verbe")
                        .query(String.class)
                        .list());
        assertThat(verbes)
                .containsExactlyInAnyOrder(
                        "candidature.creer 19",
                        "candidature.deposer 19",
                        "candidature.remonter 19",
                        "candidature.decider 19",
                        "candidature.publier 38",
                        "candidature.annuler 19",
                        "laureat.publier 38",
                        "laureat.annuler 19",
                        "selection.publier 2",
                        "selection.annuler 1");
        var annule = ActeurCourant.agir(
                new fr.halle.platform.acteur.Acteur.Service("essai"),
                () -> bean(JdbcClient.class)
                        .sql("select objet_id from journal.acte where verbe = 'laureat.annuler' and libelle = 'Sospel'")
                        .query(String.class)
                        .single());
        var laureat = trace("prefet-06", "laureat", annule);
        assertThat(laureat).extracting(LigneDHistorique::verbe).containsExactly("laureat.annuler", "laureat.publier");
        assertThat(laureat.getFirst().champs())
                .contains(new Champ("Qualité", "lauréat", "n'est pas lauréat"))
                .anyMatch(champ -> champ.libelle().equals("Membres")
                        && String.valueOf(champ.avant()).contains("Sospel (06136)")
                        && "aucun".equals(champ.apres()));
    }

    private List<LigneDHistorique> trace(String qui, String type, String reference) {
        return scene.sous(qui, () -> bean(Historique.class).de(type, reference));
    }

    @Test
    void chaque_role_est_refuse_la_ou_il_ne_peut_pas() throws SQLException {
        var brouillon = scene.sous("chef", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        for (var autre : List.of(
                "voisin", "prefet-06", "ddt-06", "region", "pilote", "controle", "administrateur", "departement")) {
            assertThatThrownBy(() ->
                            scene.sous(autre, () -> bean(Candidatures.class).charger(brouillon)))
                    .as(autre)
                    .isInstanceOf(Introuvable.class);
        }
        assertThat(scene.sous("maire", () -> bean(Candidatures.class).charger(brouillon))
                        .etat())
                .isEqualTo(EtatCandidature.BROUILLON);
        assertThatThrownBy(() -> bean(Redaction.class).creer("pvd", SOSPEL)).isInstanceOf(ConnexionRequise.class);
        for (var autre :
                List.of("voisin", "region", "pilote", "controle", "administrateur", "departement", "prefet-13")) {
            assertThatThrownBy(
                            () -> scene.sous(autre, () -> bean(Redaction.class).creer("pvd", SOSPEL)))
                    .as(autre)
                    .isInstanceOf(AccesRefuse.class);
        }

        assertThatThrownBy(() -> scene.sous("chef", () -> agir(brouillon, GenreActe.DEPOT, pris())))
                .isInstanceOf(AccesRefuse.class);
        scene.sous("maire", () -> agir(brouillon, GenreActe.DEPOT, pris()));
        for (var lecteur : List.of("chef", "prefet-06", "ddt-06", "region", "pilote", "controle")) {
            assertThat(scene.sous(lecteur, () -> bean(Candidatures.class).charger(brouillon))
                            .etat())
                    .as(lecteur)
                    .isEqualTo(EtatCandidature.DEPOSEE);
        }
        for (var autre : List.of("prefet-13", "administrateur", "departement")) {
            assertThatThrownBy(() ->
                            scene.sous(autre, () -> bean(Candidatures.class).charger(brouillon)))
                    .as(autre)
                    .isInstanceOf(Introuvable.class);
        }
        for (var autre : List.of("maire", "chef", "ddt-06", "region", "controle")) {
            assertThatThrownBy(() -> scene.sous(autre, () -> agir(brouillon, GenreActe.REMONTEE, pris())))
                    .as(autre)
                    .isInstanceOf(AccesRefuse.class);
        }
        scene.sous("ddt-06", () -> agir(brouillon, GenreActe.AVIS, pris().dansLeSens("favorable")));
        scene.sous("prefet-06", () -> agir(brouillon, GenreActe.REMONTEE, pris()));
        var decision = pris().dansLeSens("ecartee").motive("Trop loin", "Arrêté 12");
        for (var autre : List.of("maire", "chef", "ddt-06", "prefet-06", "controle")) {
            assertThatThrownBy(() -> scene.sous(autre, () -> agir(brouillon, GenreActe.DECISION, decision)))
                    .as(autre)
                    .isInstanceOf(AccesRefuse.class);
        }
        assertThat(scene.sous("region", () -> agir(brouillon, GenreActe.DECISION, decision)))
                .isEqualTo(EtatCandidature.ECARTEE);
        try (var connexion = base.lecture().ouvrir();
                var requete = connexion.createStatement()) {
            assertThatThrownBy(() -> requete.executeQuery("select * from programme.candidature"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> requete.executeQuery("select * from programme.v_candidature"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void une_organisation_nommee_lit_ce_qui_est_depose_et_donne_son_avis_une_fois() {
        var reference = scene.sous(
                "maire",
                () -> bean(Redaction.class)
                        .creer(
                                "pvd",
                                new Dossier(
                                        "Sospel",
                                        "m",
                                        "c",
                                        "",
                                        "p",
                                        null,
                                        List.of(scene.organisation("departement-06")))));
        assertThatThrownBy(() ->
                        scene.sous("departement", () -> bean(Candidatures.class).charger(reference)))
                .isInstanceOf(Introuvable.class);
        scene.sous("maire", () -> agir(reference, GenreActe.DEPOT, pris()));

        scene.sous("departement", () -> agir(reference, GenreActe.AVIS, pris().dansLeSens("reserve")));
        scene.sous("ddt-06", () -> agir(reference, GenreActe.AVIS, pris().dansLeSens("favorable")));
        assertThatThrownBy(() -> scene.sous(
                        "departement", () -> agir(reference, GenreActe.AVIS, pris().dansLeSens("favorable"))))
                .hasMessageContaining("Avis : réservé, Département des Alpes-Maritimes")
                .hasMessageContaining("existe déjà");
        assertThatThrownBy(() -> scene.sous(
                        "departement",
                        () -> agir(
                                reference,
                                GenreActe.DECISION,
                                pris().dansLeSens("retenue").motive("m", "a"))))
                .isInstanceOf(AccesRefuse.class);

        var actes = scene.sous(
                "region",
                () -> bean(Candidatures.class).actes(bean(Candidatures.class).charger(reference)));
        assertThat(actes).extracting(Acte::renduPar).contains("Département des Alpes-Maritimes", "DDT 06");
    }

    @Test
    void chaque_garde_dit_ce_qui_manque_et_un_constat_la_garde_avec_lui() {
        assertThatThrownBy(() -> scene.sous(
                        "ddt-06",
                        () -> bean(Redaction.class)
                                .creer(
                                        "pvd",
                                        new Dossier(
                                                "Roquefort\nXyzzyville\nSospel ; beaucoup ; moi",
                                                "",
                                                "",
                                                "",
                                                "",
                                                null,
                                                List.of()))))
                .isInstanceOfSatisfying(
                        SaisieRefusee.class,
                        e -> assertThat(e.erreurs().get("communes"))
                                .contains(
                                        "plusieurs communes portent ce nom",
                                        "Roquefort (40245)",
                                        "Xyzzyville",
                                        "beaucoup"));
        var incomplete = scene.sous(
                "maire",
                () -> bean(Redaction.class).creer("pvd", new Dossier("Sospel", "", "", "", "", null, List.of())));
        assertThatThrownBy(() -> scene.sous("maire", () -> agir(incomplete, GenreActe.DEPOT, pris())))
                .hasMessageContaining("il manque le motif, les fonctions de centralité et le projet");
        assertThatThrownBy(() -> scene.sous(
                        "maire",
                        () -> agir(
                                incomplete,
                                GenreActe.DEPOT,
                                ActeSaisi.pris(
                                        LocalDate.now(java.time.ZoneOffset.UTC).plusDays(2)))))
                .hasMessageContaining("futur");
        assertThatThrownBy(() -> scene.sous("maire", () -> agir(incomplete, GenreActe.REMONTEE, pris())))
                .isInstanceOf(AccesRefuse.class);

        var premiere = scene.sous("maire", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        scene.sous("maire", () -> agir(premiere, GenreActe.DEPOT, pris()));
        var seconde = scene.sous("maire", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        assertThatThrownBy(() -> scene.sous("maire", () -> agir(seconde, GenreActe.DEPOT, pris())))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("Sospel (06136) est déjà candidate (" + premiere + ")");
        assertThatThrownBy(() -> scene.sous(
                        "prefet-06",
                        () -> agir(premiere, GenreActe.REMONTEE, ActeSaisi.pris(LocalDate.of(2020, 10, 2)))))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("avant le dernier acte");
        assertThatThrownBy(() -> scene.sous(
                        "region",
                        () -> agir(
                                premiere,
                                GenreActe.DECISION,
                                pris().dansLeSens("retenue").motive("Oui", "Arrêté 1"))))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("« Déposée »")
                .hasMessageContaining("On attend");
        assertThatThrownBy(() -> scene.sous("maire", () -> {
                    bean(Redaction.class).modifier(premiere, UUID.randomUUID(), SOSPEL);
                    return null;
                }))
                .hasMessageContaining("ne se modifie plus");
        assertThatThrownBy(() -> scene.sous(
                        "region",
                        () -> agir(
                                premiere,
                                GenreActe.DECISION,
                                new ActeSaisi(true, LocalDate.of(2020, 11, 14), "retenue", "", "", "", "", ""))))
                .isInstanceOfSatisfying(
                        SaisieRefusee.class, e -> assertThat(e.erreurs()).containsOnlyKeys("acteReference"));

        scene.sous(
                "region",
                () -> agir(
                        premiere,
                        GenreActe.DECISION,
                        ActeSaisi.constate(LocalDate.of(2020, 11, 14), "Communiqué")
                                .dansLeSens("retenue")));
        var candidature = scene.sous("region", () -> bean(Candidatures.class).charger(premiere));
        var constat = scene.sous("region", () -> bean(Candidatures.class).actes(candidature)).stream()
                .filter(a -> a.genre() == GenreActe.DECISION)
                .findFirst()
                .orElseThrow();
        assertThat(candidature.etat()).isEqualTo(EtatCandidature.RETENUE);
        assertThat(constat.constate()).isTrue();
        assertThat(constat.constatations())
                .anyMatch(c -> c.contains("« Déposée »"))
                .anyMatch(c -> c.contains("avant le dernier acte"));
        assertThatThrownBy(() -> scene.sous(
                        "region",
                        () -> agir(
                                premiere,
                                GenreActe.DECISION,
                                ActeSaisi.constate(LocalDate.of(2020, 11, 15), "Autre")
                                        .dansLeSens("ecartee"))))
                .hasMessageContaining("existe déjà");

        scene.sous("region", () -> {
            bean(Instruction.class).annuler(premiere, constat.id(), "Mauvaise commune");
            return null;
        });
        assertThat(scene.sous("region", () -> bean(Candidatures.class).charger(premiere))
                        .etat())
                .isEqualTo(EtatCandidature.DEPOSEE);
        scene.sous("prefet-06", () -> agir(premiere, GenreActe.REMONTEE, pris()));
        assertThat(scene.sous(
                        "region",
                        () -> agir(
                                premiere,
                                GenreActe.DECISION,
                                pris().dansLeSens("retenue").motive("Oui", "Arrêté 1"))))
                .isEqualTo(EtatCandidature.RETENUE);
    }

    @Test
    void qui_prepare_ne_decide_pas_meme_sous_un_autre_chapeau_ni_par_la_base() {
        var reference = scene.sous("ddt-06", () -> bean(Redaction.class).creer("pvd", confie(SOSPEL)));
        deposer("06", reference);
        scene.sous("prefet-06", () -> agir(reference, GenreActe.REMONTEE, pris()));
        var autreChapeau = scene.coiffer("ddt-06", "region");
        var decision = pris().dansLeSens("retenue").motive("Oui", "Arrêté 1");

        assertThatThrownBy(() -> ActeurCourant.agir(autreChapeau, () -> agir(reference, GenreActe.DECISION, decision)))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("une autre personne doit en décider");
        assertThatThrownBy(() -> ActeurCourant.agir(
                        autreChapeau,
                        () -> bean(JdbcClient.class)
                                .sql("""
                        insert into programme.candidature_acte (candidature, genre, nature, effet, sens, motif, acte_reference, qualite, visible_par, saisi_par)
                        select c.id, 'decision', 'pris', current_date, 'retenue', 'm', 'a', 'q', c.visible_par, :moi
                          from programme.v_candidature c where c.reference = :reference and c.connu_jusqu = 'infinity'
                        """)
                                .param("moi", autreChapeau.utilisateur())
                                .param("reference", reference)
                                .update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("ne la décide pas");
        assertThatThrownBy(() -> ActeurCourant.agir(
                        autreChapeau,
                        () -> bean(JdbcClient.class)
                                .sql("""
                        insert into programme.candidature_acte (candidature, genre, nature, effet, sens, motif, acte_reference, qualite, visible_par, saisi_par)
                        select c.id, 'decision', 'pris', current_date, 'retenue', 'm', 'a', 'q', c.visible_par, null
                          from programme.v_candidature c where c.reference = :reference and c.connu_jusqu = 'infinity'
                        """)
                                .param("reference", reference)
                                .update()))
                .as("sous aucun nom")
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
        assertThat(scene.sous("region", () -> agir(reference, GenreActe.DECISION, decision)))
                .isEqualTo(EtatCandidature.RETENUE);
    }

    @Test
    void deux_personnes_a_la_fois_une_seule_passe_et_l_autre_ne_perd_rien() throws Exception {
        var reference = scene.sous("chef", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        var lue = scene.sous("chef", () -> bean(Candidatures.class).charger(reference))
                .version();

        var issues = ensemble(
                reference,
                () -> scene.sous("chef", () -> {
                    bean(Redaction.class)
                            .modifier(
                                    reference, lue, new Dossier("Sospel", "Version A", "x", "", "y", null, List.of()));
                    return "A";
                }),
                () -> scene.sous("maire", () -> {
                    bean(Redaction.class)
                            .modifier(
                                    reference, lue, new Dossier("Sospel", "Version B", "x", "", "y", null, List.of()));
                    return "B";
                }));
        assertThat(issues.stream().filter(String.class::isInstance)).hasSize(1);
        var conflit = issues.stream()
                .filter(VersionDepassee.class::isInstance)
                .map(VersionDepassee.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(conflit.actuelle().textes().motif())
                .isEqualTo("Version "
                        + issues.stream()
                                .filter(String.class::isInstance)
                                .findFirst()
                                .orElseThrow());

        scene.sous("maire", () -> agir(reference, GenreActe.DEPOT, pris()));
        scene.sous("prefet-06", () -> agir(reference, GenreActe.REMONTEE, pris()));
        var decisions = ensemble(
                reference,
                () -> scene.sous(
                        "region",
                        () -> agir(
                                reference,
                                GenreActe.DECISION,
                                pris().dansLeSens("retenue").motive("Oui", "Arrêté 1"))),
                () -> scene.sous(
                        "pilote",
                        () -> agir(
                                reference,
                                GenreActe.DECISION,
                                pris().dansLeSens("ecartee").motive("Non", "Arrêté 2"))));
        assertThat(decisions.stream().filter(EtatCandidature.class::isInstance)).hasSize(1);
        assertThat(decisions.stream().filter(OperationRefusee.class::isInstance))
                .hasSize(1);
        assertThat(nombreInterne("select count(*) from programme.candidature_acte where genre = 'decision'"))
                .isEqualTo(1);
    }

    @Test
    void la_base_refuse_la_seconde_decision_meme_sans_le_verrou_du_code() {
        var reference = scene.sous("maire", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        scene.sous("maire", () -> agir(reference, GenreActe.DEPOT, pris()));
        var texte = """
                insert into programme.candidature_acte (candidature, genre, nature, effet, sens, motif, acte_reference, qualite, visible_par, saisi_par)
                select c.id, 'decision', 'pris', current_date, 'retenue', 'm', 'a', 'q', c.visible_par, :moi
                  from programme.v_candidature c where c.reference = :reference and c.connu_jusqu = 'infinity'
                """;
        scene.sous(
                "region",
                () -> bean(JdbcClient.class)
                        .sql(texte)
                        .param("moi", scene.acteur("region").utilisateur())
                        .param("reference", reference)
                        .update());

        assertThatThrownBy(() -> scene.sous(
                        "pilote",
                        () -> bean(JdbcClient.class)
                                .sql(texte)
                                .param("moi", scene.acteur("pilote").utilisateur())
                                .param("reference", reference)
                                .update()))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
        assertThatThrownBy(() -> scene.sous(
                        "region",
                        () -> bean(JdbcClient.class)
                                .sql("update programme.candidature_acte set effet = '2020-01-01'")
                                .update()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void une_publication_qu_une_seule_candidature_empeche_n_ecrit_rien() {
        var bonne = retenue("06", "Sospel");
        var mauvaise = scene.sous(
                "ddt-06",
                () -> bean(Redaction.class)
                        .creer("pvd", confie(new Dossier("Tende", "m", "c", "", "p", null, List.of()))));
        deposer("06", mauvaise);

        assertThatThrownBy(() -> scene.sous(
                        "region",
                        () -> bean(Selections.class)
                                .publier(new SelectionSaisie(
                                        "pvd",
                                        "93",
                                        SceneDeSelection.CIR.plusYears(1),
                                        false,
                                        "",
                                        "Vague d'essai",
                                        "Arrêté 9",
                                        List.of(bonne, mauvaise)))))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("seule une candidature retenue se publie");
        assertThat(nombre("select count(*) from programme.v_public_laureat")).isZero();
        assertThat(nombre("select count(*) from programme.v_public_selection")).isZero();
        assertThat(nombre("select count(*) from source.v_public_source where code like 'acte-%'"))
                .isZero();
        assertThatThrownBy(() -> scene.sous(
                        "region",
                        () -> bean(Selections.class)
                                .publier(new SelectionSaisie("pvd", "75", null, false, "", "", "", List.of()))))
                .isInstanceOfSatisfying(
                        SaisieRefusee.class,
                        e -> assertThat(e.erreurs()).containsOnlyKeys("effet", "acteReference", "nom", "candidatures"));
    }

    private String retenue(String departement, String commune) {
        var reference = scene.sous(
                "ddt-" + departement,
                () -> bean(Redaction.class)
                        .creer("pvd", confie(new Dossier(commune, "m", "c", "", "p", null, List.of()))));
        deposer(departement, reference);
        scene.sous(
                "prefet-" + departement,
                () -> agir(reference, GenreActe.REMONTEE, ActeSaisi.pris(LocalDate.of(2020, 11, 10))));
        scene.sous(
                "region",
                () -> agir(
                        reference,
                        GenreActe.DECISION,
                        ActeSaisi.pris(SceneDeSelection.CIR)
                                .dansLeSens("retenue")
                                .motive("Oui", "Arrêté 1")));
        return reference;
    }

    private void deposer(String departement, String reference) {
        scene.sous(
                "prefet-" + departement,
                () -> agir(reference, GenreActe.DEPOT, ActeSaisi.pris(LocalDate.of(2020, 11, 5))));
    }

    /** Préparé par la DDT, que la préfecture déposera. */
    private Dossier confie(Dossier dossier) {
        return new Dossier(
                dossier.communes(),
                dossier.motif(),
                dossier.centralite(),
                dossier.fragilites(),
                dossier.projet(),
                scene.organisation("prefecture-06"),
                dossier.partenaires());
    }

    private EtatCandidature agir(String reference, GenreActe genre, ActeSaisi saisi) {
        return bean(Instruction.class).agir(reference, genre, saisi);
    }

    private static ActeSaisi pris() {
        return ActeSaisi.pris(LocalDate.now(java.time.ZoneId.of("Europe/Paris")));
    }

    /**
     * Fait partir deux actes, les tient tous deux arrêtés à la même porte, puis l'ouvre : la fenêtre où ils se croisent est aussi
     * large que possible. Rend ce que chacun a donné : sa valeur, ou son refus.
     */
    private List<Object> ensemble(
            String porte, java.util.concurrent.Callable<?> un, java.util.concurrent.Callable<?> autre)
            throws Exception {
        try (var garde = base.proprietaire().ouvrir();
                var requete = garde.createStatement();
                var fils = Executors.newFixedThreadPool(2)) {
            requete.execute("select pg_advisory_lock(hashtextextended('candidature:" + porte + "', 0))");
            var promesses = List.of(un, autre).stream()
                    .map(acte -> fils.submit(() -> {
                        try {
                            return (Object) acte.call();
                        } catch (RuntimeException e) {
                            return (Object) e;
                        }
                    }))
                    .toList();
            for (var attente = 0; attente < 500 && arretes(requete) < 2; attente++) {
                requete.execute("select pg_sleep(0.02)");
            }
            assertThat(arretes(requete)).as("actes arrêtés à la porte").isEqualTo(2);
            requete.execute("select pg_advisory_unlock_all()");
            var issues = new ArrayList<>();
            for (var promesse : promesses) {
                issues.add(promesse.get());
            }
            return issues;
        }
    }

    private static int arretes(java.sql.Statement requete) throws SQLException {
        try (var lignes = requete.executeQuery(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())")) {
            lignes.next();
            return lignes.getInt(1);
        }
    }

    @Test
    void deux_candidatures_d_une_meme_commune_deposees_ensemble_une_seule_passe() throws Exception {
        var une = scene.sous("maire", () -> bean(Redaction.class).creer("pvd", SOSPEL));
        var autre = scene.sous("maire", () -> bean(Redaction.class).creer("pvd", SOSPEL));

        var issues = ensemble(
                "pvd:06136",
                () -> scene.sous("maire", () -> agir(une, GenreActe.DEPOT, pris())),
                () -> scene.sous("maire", () -> agir(autre, GenreActe.DEPOT, pris())));

        assertThat(issues.stream().filter(EtatCandidature.class::isInstance)).hasSize(1);
        assertThat(issues.stream().filter(OperationRefusee.class::isInstance))
                .singleElement()
                .asString()
                .contains("déjà candidate");
    }

    private List<String> laureats(LocalDate au, @org.jspecify.annotations.Nullable OffsetDateTime connu) {
        return bean(JdbcClient.class)
                .sql(
                        "select nom from programme.v_public_laureats_au('pvd', :au, coalesce(:connu::timestamptz, clock_timestamp()))")
                .param("au", au)
                .param("connu", connu, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .query(String.class)
                .list();
    }

    private OffsetDateTime maintenant() {
        return bean(JdbcClient.class)
                .sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single();
    }

    private long nombre(String requete) {
        return bean(JdbcClient.class).sql(requete).query(Long.class).single();
    }

    private long nombreInterne(String requete) {
        return ActeurCourant.agir(new fr.halle.platform.acteur.Acteur.Service("essai"), () -> nombre(requete));
    }

    private <T> T bean(Class<T> type) {
        return contexte.getBean(type);
    }
}
