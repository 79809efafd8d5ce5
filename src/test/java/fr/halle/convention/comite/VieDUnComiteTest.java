package fr.halle.convention.comite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.commun.Lecture;
import fr.halle.convention.Acte;
import fr.halle.convention.Conventions;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.comite.reunion.DecisionSaisie;
import fr.halle.convention.comite.reunion.DecisionsDesReunions;
import fr.halle.convention.comite.reunion.PresencesAuxReunions;
import fr.halle.convention.comite.reunion.PresencesAuxReunions.Dite;
import fr.halle.convention.comite.reunion.RelevesDesReunions;
import fr.halle.convention.comite.reunion.ReunionSaisie;
import fr.halle.convention.comite.reunion.TenueDesReunions;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.document.Depots;
import fr.halle.document.Pieces;
import fr.halle.document.reception.FichiersDEssai;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.ActeurCourant;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Un comité naît, se compose, se réunit et décide ; et ce qui s'y oppose n'écrit rien. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VieDUnComiteTest {

    private static final LocalDate JANVIER = LocalDate.of(2022, 1, 10);
    private static final LocalDate AVRIL = LocalDate.of(2023, 4, 3);

    private ConfigurableApplicationContext halle;
    private SceneDeConvention scene;
    private Comites comites;
    private TenueDesComites tenue;
    private TenueDesSieges sieges;
    private TenueDesReunions reunions;
    private PresencesAuxReunions presences;
    private DecisionsDesReunions decisions;
    private RelevesDesReunions releves;
    private Conventions conventions;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourDesActeurs(BaseChargee.copie());
        scene = new SceneDeConvention(halle);
        comites = halle.getBean(Comites.class);
        tenue = halle.getBean(TenueDesComites.class);
        sieges = halle.getBean(TenueDesSieges.class);
        reunions = halle.getBean(TenueDesReunions.class);
        presences = halle.getBean(PresencesAuxReunions.class);
        decisions = halle.getBean(DecisionsDesReunions.class);
        releves = halle.getBean(RelevesDesReunions.class);
        conventions = halle.getBean(Conventions.class);
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void une_validation_en_comite_de_projet_pose_l_acte_de_la_convention_d_un_meme_geste() {
        var convention = enConcertation();
        var c = compose();
        var r = convoquer(c, AVRIL, "Bilan de l'année\n\nConvention-cadre de Sénas");
        var objet = scene.sous("chef", () -> decisions.objets(comites.charger(c))).entrySet().stream()
                .filter(e -> e.getValue().contains(convention))
                .findFirst()
                .orElseThrow()
                .getKey();
        noter(r, "maire", Reunion.Etat.PRESENT, "");
        noter(r, "presidente", Reunion.Etat.REPRESENTE, "Le vice-président");

        refuse("D'une convention", () -> decisions.decider(r, dit(2, "favorable", "Avis favorable", objet)));
        assertThat(reunion(r).decisions()).as("tout ou rien").isEmpty();
        agir("chef", () -> decisions.decider(r, dit(2, "valide", "Le comité valide la convention-cadre.", objet)));
        agir("chef", () -> decisions.decider(r, dit(1, "prend_acte", "Le comité prend acte du bilan.", "")));

        assertThat(actes(convention)).singleElement().satisfies(a -> {
            assertThat(a.sens()).isEqualTo("valide");
            assertThat(a.jour()).isEqualTo(AVRIL);
            assertThat(a.acteReference()).isEqualTo(reunion(r).titreDuReleve());
        });
        agir(
                "chef",
                () -> halle.getBean(ActesDesConventions.class)
                        .agir(convention, GenreActe.SAISINE, ActeSaisi.pris(AVRIL)));
        assertThat(scene.sous("chef", () -> conventions.charger(convention)).etat())
                .isEqualTo(EtatConvention.EN_AVIS);
        assertThat(scene.sous(
                        "maire", () -> decisions.adresse(reunion(r).decision(2).orElseThrow())))
                .contains("/conventions/" + convention);
        refuse("déjà décidé", () -> decisions.decider(r, dit(1, "valide", "Autrement", "")));
        refuse("vaut encore", () -> decisions.retirer(r, 2, "Erreur"));
        agir("chef", () -> decisions.retirer(r, 1, "Mauvais point"));
        agir("chef", () -> decisions.decider(r, dit(1, "favorable", "Avis favorable au bilan.", "")));
        agir("chef", () -> releves.relever(r, "", "Le comité se félicite.", ""));

        assertThat(reunion(r).decisions()).extracting(d -> d.sens().code()).containsExactly("favorable", "valide");
        assertThat(reunion(r).releve()).isEqualTo("Le comité se félicite.");
        assertThat(scene.sous(
                        "prefet",
                        () -> halle.getBean(Historique.class)
                                .de("comite", c, comites.maintenant().connu())))
                .hasSizeGreaterThan(8);
    }

    @Test
    void un_mandat_fini_quitte_la_composition_de_lui_meme_a_cette_date() {
        var c = compose();
        var fin = LocalDate.of(2024, 6, 1);
        scene.personne(
                "sortante",
                fr.halle.acces.mandat.NatureOrganisation.COMMUNE,
                senas(),
                "Adjointe",
                "elu_referent",
                senas(),
                LocalDate.of(2020, 7, 1));
        nommer(c, "sortante", Siege.MEMBRE, JANVIER);
        scene.finir("sortante", fin);

        assertThat(charger(c).composition(fin.minusDays(1)))
                .extracting(Membre::mandat)
                .contains(mandat("sortante"));
        assertThat(charger(c).composition(fin)).extracting(Membre::mandat).doesNotContain(mandat("sortante"));
        var r = convoquer(c, fin, "Un point");
        refuse("ne siégeait pas le", () -> presences.noter(r, Map.of(membre(c, "sortante"), present()), ""));
        refuse(
                "ce mandat ne valait pas le",
                () -> sieges.nommer(c, mandat("sortante"), Siege.MEMBRE, fin.plusDays(1), null));
    }

    @Test
    void ce_qui_ne_tient_pas_debout_est_refuse_et_n_ecrit_rien() {
        var c = compose();

        refuse("n'existe que depuis", () -> reunions.convoquer(c, reunion(JANVIER.minusDays(1), "Un point")));
        refuse("un point par ligne", () -> reunions.convoquer(c, reunion(AVRIL, "\n \n")));
        refuse("siège déjà", () -> sieges.nommer(c, mandat("maire"), Siege.INVITE, AVRIL, null));
        refuse(
                "Choisissez dans la liste qui siège",
                () -> sieges.nommer(c, UUID.randomUUID(), Siege.MEMBRE, AVRIL, null));
        var r = convoquer(c, AVRIL, "Un point");
        refuse("ne siégeait pas", () -> presences.noter(r, Map.of(UUID.randomUUID(), present()), ""));
        refuse(
                "qui est venu",
                () -> presences.noter(r, Map.of(membre(c, "maire"), new Dite(Reunion.Etat.REPRESENTE, " ")), ""));
        refuse("Personne n'est noté", () -> decisions.decider(r, dit(1, "valide", "Oui", "")));
        noter(r, "maire", Reunion.Etat.EXCUSE, "");
        refuse("Personne n'est noté", () -> decisions.decider(r, dit(1, "valide", "Oui", "")));
        noter(r, "maire", Reunion.Etat.PRESENT, "");
        refuse("pas à l'ordre du jour", () -> decisions.decider(r, dit(2, "valide", "Oui", "")));
        refuse(
                "ne peut pas changer cela",
                () -> decisions.decider(r, dit(1, "valide", "Oui", "convention:" + UUID.randomUUID())));
        refuse("est noté à la réunion", () -> sieges.finir(c, membre(c, "maire"), AVRIL));
        var future = convoquer(c, LocalDate.now().plusMonths(1), "Un point");
        refuse("revenez quand", () -> presences.noter(future, Map.of(membre(c, "maire"), present()), ""));
        assertThat(reunion(r).decisions()).isEmpty();
    }

    @Test
    void une_reunion_se_modifie_tant_que_son_releve_n_est_pas_arrete() {
        var c = compose();
        var r = convoquer(c, LocalDate.now(java.time.ZoneId.of("Europe/Paris")).plusDays(9), "Un point");
        var lue = reunion(r).version().toString();
        agir("chef", () -> reunions.modifier(r, lue, tard("Bilan\nCadre"), ""));
        assertThat(reunion(r).tenueLe()).isEqualTo(AVRIL);
        assertThat(reunion(r).heure()).isEqualTo(LocalTime.of(14, 30));
        refuse("Quelqu'un vient de modifier", () -> reunions.modifier(r, lue, tard("Autre"), ""));
        noter(r, "maire", Reunion.Etat.PRESENT, "");
        noter(r, "maire", Reunion.Etat.ABSENT, "");
        noter(r, "maire", null, "");
        assertThat(reunion(r).presences()).isEmpty();
        noter(r, "maire", Reunion.Etat.PRESENT, "");
        agir("chef", () -> decisions.decider(r, dit(2, "favorable", "Oui", "")));
        refuse("Le point 2 est décidé", () -> reunions.modifier(r, "", tard("Bilan\nAutre"), ""));
        refuse("Le point 2 est décidé", () -> reunions.modifier(r, "", tard("Cadre"), ""));
        agir("chef", () -> reunions.modifier(r, "", tard("Bilan des actions\nCadre\nCalendrier"), ""));
        agir("chef", () -> decisions.corriger(r, dit(2, "reserve", "Oui, sous réserve", "")));

        assertThat(reunion(r).decisions()).singleElement().satisfies(d -> {
            assertThat(d.sens().code()).isEqualTo("reserve");
            assertThat(d.texte()).isEqualTo("Oui, sous réserve");
        });
        assertThat(reunion(r).ordreDuJour()).containsExactly("Bilan des actions", "Cadre", "Calendrier");
        refuse("Le point 1 n'a pas de décision", () -> releves.arreter(r, AVRIL));
    }

    @Test
    void un_releve_arrete_ne_se_corrige_qu_avec_un_motif_et_l_ancien_reste_lisible() {
        var c = compose();
        var r = convoquer(c, AVRIL, "Bilan");
        noter(r, "maire", Reunion.Etat.PRESENT, "");
        agir("chef", () -> decisions.decider(r, dit(1, "prend_acte", "Le comité prend acte.", "")));
        agir("chef", () -> releves.relever(r, "", "Séance levée.", ""));
        refuse("Écrivez le jour où le relevé est arrêté", () -> releves.arreter(r, AVRIL.minusDays(1)));
        refuse(
                "Écrivez le jour où le relevé est arrêté",
                () -> releves.arreter(r, LocalDate.now().plusDays(9)));
        agir("chef", () -> releves.arreter(r, AVRIL.plusDays(2)));
        refuse("déjà arrêté", () -> releves.arreter(r, AVRIL.plusDays(3)));
        var avant = comites.maintenant().connu().minusSeconds(60);

        refuse("écrivez pourquoi", () -> reunions.modifier(r, "", tard("Bilan"), " "));
        refuse("écrivez pourquoi", () -> presences.noter(r, Map.of(membre(c, "presidente"), present()), ""));
        refuse("écrivez pourquoi", () -> decisions.corriger(r, dit(1, "prend_acte", "Autre", "")));
        refuse("écrivez pourquoi", () -> releves.relever(r, "", "Autre", ""));
        refuse(
                "au plus tard ce jour-là",
                () -> reunions.modifier(r, "", reunion(AVRIL.plusDays(9), "Bilan"), "Erreur"));
        agir("chef", () -> reunions.modifier(r, "", tard("Bilan"), "L'heure manquait"));
        agir("chef", () -> presences.noter(r, Map.of(membre(c, "presidente"), present()), "Elle était là"));
        agir(
                "chef",
                () -> decisions.corriger(
                        r, new DecisionSaisie(1, "prend_acte", "Le comité prend acte du bilan.", "", "Mot oublié")));
        agir("chef", () -> releves.relever(r, "", "Séance levée à midi.", "Heure oubliée"));

        assertThat(reunion(r).arreteLe()).isEqualTo(AVRIL.plusDays(2));
        assertThat(reunion(r).motif()).isEqualTo("Heure oubliée");
        assertThat(reunion(r).presences()).hasSize(2);
        var alors = scene.sous("chef", () -> comites.reunion(r, new Lecture(AVRIL.plusDays(9), avant)));
        assertThat(alors.releve()).isEqualTo("Séance levée.");
        assertThat(alors.heure()).isNull();
        assertThat(alors.presences()).hasSize(1);
        assertThat(alors.decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.texte()).isEqualTo("Le comité prend acte."));
    }

    @Test
    void la_base_elle_meme_refuse_de_corriger_sans_motif_un_releve_arrete() {
        var c = compose();
        var r = convoquer(c, AVRIL, "Bilan");
        noter(r, "maire", Reunion.Etat.PRESENT, "");
        agir("chef", () -> decisions.decider(r, dit(1, "prend_acte", "Le comité prend acte.", "")));
        agir("chef", () -> releves.arreter(r, AVRIL));
        var lue = reunion(r);

        assertThatThrownBy(() -> agir(
                        "chef",
                        () -> halle.getBean(EcritureDesComites.class)
                                .presence(lue, membre(c, "presidente"), Reunion.Etat.PRESENT, null, null)))
                .hasMessageContaining("écrivez le motif");
        assertThatThrownBy(() -> agir(
                        "chef",
                        () -> halle.getBean(EcritureDesComites.class)
                                .decision(lue, 1, lue.decisions().getFirst().sens(), "Autre", null, " ")))
                .hasMessageContaining("écrivez le motif");
        assertThatThrownBy(() -> agir(
                        "chef", () -> halle.getBean(EcritureDesComites.class).reunion(lue, lue)))
                .hasMessageContaining("ne se corrige qu'avec un motif");
    }

    @Test
    void une_reunion_annulee_reste_lisible_avec_son_motif_et_ne_s_ecrit_plus() {
        var c = compose();
        var r = convoquer(c, AVRIL, "Bilan");
        noter(r, "maire", Reunion.Etat.PRESENT, "");
        agir("chef", () -> decisions.decider(r, dit(1, "ajourne", "Reporté.", "")));

        refuse("retirez d'abord ses décisions", () -> reunions.annuler(r, "Quorum"));
        agir("chef", () -> decisions.retirer(r, 1, "Écrit à tort"));
        refuse("Écrivez pourquoi", () -> reunions.annuler(r, "  "));
        agir("chef", () -> reunions.annuler(r, "Reportée par la mairie"));

        assertThat(reunion(r).annulee()).isTrue();
        assertThat(reunion(r).motif()).isEqualTo("Reportée par la mairie");
        refuse("est annulée", () -> reunions.modifier(r, "", tard("Bilan"), ""));
        refuse("est annulée", () -> decisions.decider(r, dit(1, "ajourne", "Reporté.", "")));
        refuse("est annulée", () -> reunions.annuler(r, "Encore"));
    }

    @Test
    void une_piece_de_la_reunion_se_lit_et_se_depose_comme_son_comite() throws Exception {
        var c = compose();
        var r = convoquer(c, AVRIL, "Bilan");
        var id = reunion(r).id();
        var depots = halle.getBean(Depots.class);
        var depot = new Depots.Depot(TraceDesComites.REUNION, id, "releve", "", "releve.pdf", null);

        assertThatThrownBy(() -> scene.sous("etrangere", () -> depots.deposer(depot, pdf())))
                .isInstanceOf(Introuvable.class);
        scene.sous("chef", () -> depots.deposer(depot, pdf()));

        var pieces = halle.getBean(Pieces.class);
        assertThat(scene.sous("prefet", () -> pieces.de(TraceDesComites.REUNION, id)))
                .hasSize(1);
        assertThat(scene.sous("etrangere", () -> sql("select count(*) from document.v_piece")))
                .isZero();
    }

    @Test
    void qui_recoit_un_siege_lit_aussi_les_pieces_deja_deposees() throws Exception {
        var c = scene.sous(
                "sgar",
                () -> tenue.creer(
                        new ComiteSaisi("financeurs", "Comité des financeurs", "", "93", List.of(), JANVIER, "", "")));
        agir("region", () -> sieges.nommer(c, mandat("region"), Siege.PRESIDENT, JANVIER, null));
        var r = scene.sous("sgar", () -> reunions.convoquer(c, reunion(AVRIL, "Bilan")));
        var id = scene.sous("sgar", () -> comites.reunion(r)).id();
        var depot = new Depots.Depot(TraceDesComites.REUNION, id, "dossier", "Ordre du jour", "releve.pdf", null);
        var piece = scene.sous("sgar", () -> halle.getBean(Depots.class).deposer(depot, pdf()));
        var pieces = halle.getBean(Pieces.class);
        assertThat(scene.sous("prefet", () -> pieces.trouver(piece.reference())))
                .isEmpty();

        agir("region", () -> sieges.nommer(c, mandat("prefet"), Siege.MEMBRE, JANVIER, null));

        assertThat(scene.sous("prefet", () -> pieces.trouver(piece.reference())))
                .isPresent();
    }

    @Test
    void le_quorum_ne_se_compte_que_si_un_texte_le_fixe() {
        assertThatThrownBy(() -> scene.sous("chef", () -> tenue.creer(saisi("2", ""))))
                .hasMessageContaining("si un texte le fixe");
        var c = scene.sous("chef", () -> tenue.creer(saisi("2", "Règlement intérieur, article 4")));
        nommer(c, "maire", Siege.PRESIDENT, JANVIER);
        nommer(c, "presidente", Siege.MEMBRE, JANVIER);
        nommer(c, "chef", Siege.INVITE, JANVIER);
        var r = convoquer(c, AVRIL, "Un point");
        noter(r, c, "maire", Reunion.Etat.PRESENT, "");
        noter(r, c, "chef", Reunion.Etat.PRESENT, "");

        refuse("1 sur 2 (Règlement intérieur, article 4)", () -> decisions.decider(r, dit(1, "valide", "Oui", "")));
        noter(r, c, "presidente", Reunion.Etat.REPRESENTE, "Le vice-président");
        agir("chef", () -> decisions.decider(r, dit(1, "valide", "Oui", "")));
    }

    @Test
    void seuls_ses_collectivites_l_etat_et_ses_membres_le_lisent_et_seuls_ceux_qui_le_peuvent_le_tiennent() {
        var c = compose();
        var r = convoquer(c, AVRIL, "Un point");

        for (var qui : List.of("maire", "presidente", "prefet", "ddt", "sgar", "region")) {
            assertThat(scene.sous(qui, () -> comites.reunion(r)).reference())
                    .as(qui)
                    .isEqualTo(r);
        }
        for (var qui : List.of("etrangere", "voisin", "prefet-40")) {
            assertThatThrownBy(() -> scene.sous(qui, () -> comites.reunion(r)))
                    .as(qui)
                    .isInstanceOf(Introuvable.class);
            assertThatThrownBy(() -> scene.sous(qui, () -> reunions.convoquer(c, reunion(AVRIL, "Un point"))))
                    .as(qui)
                    .isInstanceOf(Introuvable.class);
            assertThatThrownBy(() -> scene.sous(qui, () -> tenue.creer(saisi("", ""))))
                    .as(qui)
                    .isInstanceOf(AccesRefuse.class);
            assertThat(scene.sous(qui, () -> sql("select count(*) from convention.v_comite_membre")))
                    .as(qui)
                    .isZero();
        }
    }

    @Test
    void la_region_tient_son_comite_des_financeurs_et_le_prefet_de_departement_n_y_est_que_s_il_y_siege() {
        var c = scene.sous(
                "sgar",
                () -> tenue.creer(new ComiteSaisi(
                        "financeurs", "Comité des financeurs de la région", "", "93", List.of(), JANVIER, "", "")));

        assertThatThrownBy(() -> scene.sous("prefet", () -> comites.charger(c))).isInstanceOf(Introuvable.class);
        scene.sous("region", () -> {
            sieges.nommer(c, mandat("prefet"), Siege.MEMBRE, JANVIER, null);
            return true;
        });
        assertThat(scene.sous("prefet", () -> comites.charger(c)).membres()).hasSize(1);
        assertThat(scene.sous("sgar", () -> decisions.objets(comites.charger(c))))
                .isEmpty();
    }

    @Test
    void un_renouvellement_dit_quel_comite_il_laisse_sans_membre_ou_sans_president() {
        var seul = scene.sous("chef", () -> tenue.creer(saisi("", "")));
        nommer(seul, "maire", Siege.MEMBRE, JANVIER);
        nommer(seul, "chef", Siege.INVITE, JANVIER);
        var preside = scene.sous("chef", () -> tenue.creer(saisi("", "")));
        nommer(preside, "maire", Siege.PRESIDENT, JANVIER);
        nommer(preside, "presidente", Siege.MEMBRE, JANVIER);

        var phrases = scene.sous(
                "maire",
                () -> halle.getBean(AttentesDesComites.class).laissentVides(List.of(mandat("maire")), LocalDate.now()));

        assertThat(phrases)
                .contains(
                        "« Comité de projet de Sénas » (" + seul + ") n'a plus de membre",
                        "« Comité de projet de Sénas » (" + preside + ") n'a plus de président");
        assertThat(scene.sous(
                        "maire",
                        () -> halle.getBean(AttentesDesComites.class)
                                .laissentVides(List.of(mandat("ddt")), LocalDate.now())))
                .isEmpty();
    }

    private static ComiteSaisi saisi(String quorum, String texte) {
        return new ComiteSaisi(
                "projet",
                "Comité de projet de Sénas",
                "pvd",
                "",
                List.of(SceneDeConvention.SENAS),
                JANVIER,
                quorum,
                texte);
    }

    /** Un comité de projet que préside la maire, et où siège la présidente. */
    @Test
    void le_service_de_l_etat_qui_tient_le_comite_constate_ce_que_le_comite_a_dit() {
        var convention = enConcertation();
        var c = compose();
        var r = convoquer(c, AVRIL, "Convention-cadre de Sénas");
        var objet = scene.sous("ddt", () -> decisions.objets(comites.charger(c))).entrySet().stream()
                .filter(e -> e.getValue().contains(convention))
                .findFirst()
                .orElseThrow()
                .getKey();

        noter(r, "maire", Reunion.Etat.PRESENT, "");
        agir("ddt", () -> decisions.decider(r, dit(1, "valide", "Le comité valide la convention-cadre.", objet)));

        assertThat(actes(convention)).singleElement().satisfies(a -> {
            assertThat(a.constate())
                    .as("l'étape n'est pas de son rôle : il la constate d'après le relevé")
                    .isTrue();
            assertThat(a.sens()).isEqualTo("valide");
        });
    }

    private String compose() {
        var c = scene.sous("chef", () -> tenue.creer(saisi("", "")));
        nommer(c, "maire", Siege.PRESIDENT, JANVIER);
        nommer(c, "presidente", Siege.MEMBRE, JANVIER);
        return c;
    }

    private String enConcertation() {
        var c = scene.sous(
                "chef",
                () -> halle.getBean(TenueDuDossier.class)
                        .creer(
                                "pvd",
                                "cadre",
                                new DossierSaisi(
                                        "Convention-cadre de Sénas",
                                        "",
                                        List.of(SceneDeConvention.SENAS),
                                        List.of(),
                                        false,
                                        null,
                                        null)));
        agir(
                "chef",
                () -> halle.getBean(ActesDesConventions.class)
                        .agir(c, GenreActe.CONCERTATION, ActeSaisi.pris(AVRIL.minusDays(9))));
        return c;
    }

    private List<Acte> actes(String convention) {
        return scene.sous("chef", () -> conventions.actes(conventions.charger(convention))).stream()
                .filter(a -> a.genre() == GenreActe.COMITE)
                .toList();
    }

    private static ReunionSaisie reunion(LocalDate jour, String ordre) {
        return new ReunionSaisie(jour, null, null, "Mairie de Sénas", ordre);
    }

    /** La même, à quatorze heures trente. */
    private static ReunionSaisie tard(String ordre) {
        return new ReunionSaisie(AVRIL, LocalTime.of(14, 30), null, "Mairie de Sénas", ordre);
    }

    private String convoquer(String c, LocalDate jour, String ordre) {
        return scene.sous("chef", () -> reunions.convoquer(c, reunion(jour, ordre)));
    }

    private void nommer(String c, String qui, Siege siege, LocalDate du) {
        agir(qui.equals("presidente") ? "chef" : "maire", () -> sieges.nommer(c, mandat(qui), siege, du, null));
    }

    private void noter(String r, String qui, Reunion.@Nullable Etat etat, String par) {
        noter(
                r,
                scene.sous("chef", () -> comites.de(comites.reunion(r), comites.maintenant()))
                        .reference(),
                qui,
                etat,
                par);
    }

    private void noter(String r, String c, String qui, Reunion.@Nullable Etat etat, String par) {
        var dites = new LinkedHashMap<UUID, Dite>();
        dites.put(membre(c, qui), new Dite(etat, par));
        agir("chef", () -> presences.noter(r, dites, ""));
    }

    private static DecisionSaisie dit(int point, String sens, String texte, String objet) {
        return new DecisionSaisie(point, sens, texte, objet, "");
    }

    private static InputStream pdf() {
        return new ByteArrayInputStream(FichiersDEssai.pdf("Relevé"));
    }

    private static Dite present() {
        return new Dite(Reunion.Etat.PRESENT, "");
    }

    private UUID membre(String c, String qui) {
        return charger(c).membres().stream()
                .filter(m -> m.mandat().equals(mandat(qui)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private UUID mandat(String qui) {
        return ActeurCourant.agir(
                new fr.halle.platform.acteur.Acteur.Service("essai"),
                () -> halle.getBean(JdbcClient.class)
                        .sql("select mandat from acces.v_habilitation where id = :id")
                        .param("id", scene.acteur(qui).habilitation())
                        .query(UUID.class)
                        .single());
    }

    private Comite charger(String c) {
        return scene.sous("chef", () -> comites.charger(c));
    }

    private Reunion reunion(String r) {
        return scene.sous("chef", () -> comites.reunion(r));
    }

    private long sql(String requete) {
        return halle.getBean(JdbcClient.class).sql(requete).query(Long.class).single();
    }

    private static fr.halle.acces.Cible.Lieu senas() {
        return new fr.halle.acces.Cible.Lieu(fr.halle.territoire.TypeTerritoire.COMMUNE, "13105");
    }

    private void agir(String qui, Runnable geste) {
        scene.sous(qui, () -> {
            geste.run();
            return true;
        });
    }

    private void refuse(String phrase, Runnable geste) {
        assertThatThrownBy(() -> agir("chef", geste))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining(phrase);
    }
}
