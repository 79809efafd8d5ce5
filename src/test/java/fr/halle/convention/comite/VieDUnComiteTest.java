package fr.halle.convention.comite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.convention.Acte;
import fr.halle.convention.Conventions;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.comite.TenueDesReunions.Dite;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.ActeurCourant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    private Conventions conventions;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourDesActeurs(BaseChargee.copie());
        scene = new SceneDeConvention(halle);
        comites = halle.getBean(Comites.class);
        tenue = halle.getBean(TenueDesComites.class);
        sieges = halle.getBean(TenueDesSieges.class);
        reunions = halle.getBean(TenueDesReunions.class);
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
        var objet = scene.sous("chef", () -> reunions.objets(comites.charger(c))).entrySet().stream()
                .filter(e -> e.getValue().contains(convention))
                .findFirst()
                .orElseThrow()
                .getKey();
        noter(r, "maire", Reunion.Etat.PRESENT, "");
        noter(r, "presidente", Reunion.Etat.REPRESENTE, "Le vice-président");

        refuse("D'une convention", () -> reunions.decider(r, 2, "favorable", "Avis favorable", objet));
        assertThat(reunion(r).decisions()).as("tout ou rien").isEmpty();
        agir("chef", () -> reunions.decider(r, 2, "valide", "Le comité valide la convention-cadre.", objet));
        agir("chef", () -> reunions.decider(r, 1, "prend_acte", "Le comité prend acte du bilan.", ""));

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
                        "maire", () -> reunions.adresse(reunion(r).decision(2).orElseThrow())))
                .contains("/conventions/" + convention);
        refuse("déjà décidé", () -> reunions.decider(r, 1, "valide", "Autrement", ""));
        refuse("vaut encore", () -> reunions.retirer(r, 2, "Erreur"));
        agir("chef", () -> reunions.retirer(r, 1, "Mauvais point"));
        agir("chef", () -> reunions.decider(r, 1, "favorable", "Avis favorable au bilan.", ""));
        agir("chef", () -> reunions.relever(r, "Le comité se félicite."));

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
        refuse("ne siégeait pas le", () -> reunions.noter(r, Map.of(membre(c, "sortante"), present())));
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
        refuse("ne siégeait pas", () -> reunions.noter(r, Map.of(UUID.randomUUID(), present())));
        refuse(
                "qui est venu",
                () -> reunions.noter(r, Map.of(membre(c, "maire"), new Dite(Reunion.Etat.REPRESENTE, " "))));
        refuse("Personne n'est noté", () -> reunions.decider(r, 1, "valide", "Oui", ""));
        noter(r, "maire", Reunion.Etat.EXCUSE, "");
        refuse("Personne n'est noté", () -> reunions.decider(r, 1, "valide", "Oui", ""));
        noter(r, "maire", Reunion.Etat.PRESENT, "");
        refuse("pas à l'ordre du jour", () -> reunions.decider(r, 2, "valide", "Oui", ""));
        refuse(
                "ne peut pas changer cela",
                () -> reunions.decider(r, 1, "valide", "Oui", "convention:" + UUID.randomUUID()));
        refuse("Des présences ou des décisions", () -> reunions.modifier(r, reunion(AVRIL, "Autre")));
        refuse("est noté à la réunion", () -> sieges.finir(c, membre(c, "maire"), AVRIL));
        var future = convoquer(c, LocalDate.now().plusMonths(1), "Un point");
        refuse("revenez quand", () -> reunions.noter(future, Map.of(membre(c, "maire"), present())));
        assertThat(reunion(r).decisions()).isEmpty();
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

        refuse("1 sur 2 (Règlement intérieur, article 4)", () -> reunions.decider(r, 1, "valide", "Oui", ""));
        noter(r, c, "presidente", Reunion.Etat.REPRESENTE, "Le vice-président");
        agir("chef", () -> reunions.decider(r, 1, "valide", "Oui", ""));
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
        assertThat(scene.sous("sgar", () -> reunions.objets(comites.charger(c))))
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
        return new ReunionSaisie(jour, null, "Mairie de Sénas", ordre);
    }

    private String convoquer(String c, LocalDate jour, String ordre) {
        return scene.sous("chef", () -> reunions.convoquer(c, reunion(jour, ordre)));
    }

    private void nommer(String c, String qui, Siege siege, LocalDate du) {
        agir(qui.equals("presidente") ? "chef" : "maire", () -> sieges.nommer(c, mandat(qui), siege, du, null));
    }

    private void noter(String r, String qui, Reunion.Etat etat, String par) {
        noter(
                r,
                scene.sous("chef", () -> comites.de(comites.reunion(r), comites.maintenant()))
                        .reference(),
                qui,
                etat,
                par);
    }

    private void noter(String r, String c, String qui, Reunion.Etat etat, String par) {
        var dites = new LinkedHashMap<UUID, Dite>();
        dites.put(membre(c, qui), new Dite(etat, par));
        agir("chef", () -> reunions.noter(r, dites));
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
