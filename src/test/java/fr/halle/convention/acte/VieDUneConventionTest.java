package fr.halle.convention.acte;

import static fr.halle.convention.acte.ActeDEssai.le;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.passation.Passations;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.VersionDepassee;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.DossierSaisi.Choisie;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
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

/** De l'idée à la signature de tous, et ce qui s'y oppose : chaque refus dit quoi faire, et n'écrit rien. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VieDUneConventionTest {

    private static final LocalDate AVRIL = LocalDate.of(2023, 4, 3);
    private static final LocalDate MAI = LocalDate.of(2023, 5, 9);
    private static final String COMMUNE = "commune:13105";
    private static final String METROPOLE = "epci:200054807";
    private static final String ETAT = "etat:13";

    private ConfigurableApplicationContext halle;
    private SceneDeConvention scene;
    private ActesDesConventions instruction;
    private TenueDuDossier redaction;
    private Conventions conventions;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourDesActeurs(BaseChargee.copie());
        scene = new SceneDeConvention(halle);
        instruction = halle.getBean(ActesDesConventions.class);
        redaction = halle.getBean(TenueDuDossier.class);
        conventions = halle.getBean(Conventions.class);
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void une_convention_cadre_va_du_brouillon_a_la_signature_de_tous_puis_le_public_la_lit() {
        var c = brouillon("cadre");
        assertThat(visiblePour("voisin", c)).isFalse();
        assertThat(visiblePour("presidente", c)).isFalse();

        assertThat(agir("chef", c, GenreActe.CONCERTATION, le(AVRIL))).isEqualTo(EtatConvention.EN_CONCERTATION);
        assertThat(visiblePour("presidente", c)).isTrue();
        agir("chef", c, GenreActe.COMITE, le(AVRIL).dansLeSens("valide"));
        assertThat(agir("chef", c, GenreActe.SAISINE, le(AVRIL))).isEqualTo(EtatConvention.EN_AVIS);
        agir(
                "prefet",
                c,
                GenreActe.AVIS,
                le(AVRIL).pourLEtape("prefet_departement").dansLeSens("favorable"));
        agir(
                "sgar",
                c,
                GenreActe.AVIS,
                le(AVRIL).pourLEtape("comite_financeurs").dansLeSens("reserve"));
        agir("region", c, GenreActe.AVIS, le(AVRIL).pourLEtape("prefet_region").dansLeSens("favorable"));
        deliberer("maire", c, COMMUNE, MAI.minusDays(20));
        deliberer("presidente", c, METROPOLE, MAI.minusDays(10));
        assertThat(agir("chef", c, GenreActe.MISE_EN_SIGNATURE, le(MAI))).isEqualTo(EtatConvention.A_SIGNER);
        agir("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE));
        agir("presidente", c, GenreActe.SIGNATURE, le(MAI).de(METROPOLE));
        assertThat(publique(c)).isFalse();
        assertThat(agir("prefet", c, GenreActe.SIGNATURE, le(MAI).de(ETAT))).isEqualTo(EtatConvention.SIGNEE);

        assertThat(publique(c)).isTrue();
        assertThat(charger("prefet", c).signeeLe()).isEqualTo(MAI);
        var signature = scene.sous("maire", () -> conventions.actes(conventions.charger(c))).stream()
                .filter(a -> a.genre() == GenreActe.SIGNATURE && COMMUNE.equals(a.partie()))
                .findFirst()
                .orElseThrow();
        assertThat(signature.signataire()).isEqualTo(scene.acteur("maire").nom());
        assertThat(ActeurCourant.agir(new Acteur.Anonyme(), () -> conventions.actes(conventions.charger(c))))
                .extracting(a -> a.genre())
                .containsOnly(GenreActe.DELIBERATION, GenreActe.SIGNATURE);
        assertThat(scene.sous(
                        "prefet",
                        () -> halle.getBean(Historique.class)
                                .de("convention", c, conventions.maintenant().connu())))
                .hasSizeGreaterThan(11);
    }

    @Test
    void chaque_etat_attend_qui_peut_le_faire_avancer_et_personne_d_autre() {
        var c = brouillon("cadre");
        assertThat(attendent("chef", c)).containsExactly("Conventions en préparation");
        assertThat(attendent("maire", c)).as("elle ne l'a pas écrite").isEmpty();

        agir("chef", c, GenreActe.CONCERTATION, le(AVRIL));
        agir("chef", c, GenreActe.COMITE, le(AVRIL).dansLeSens("valide"));
        agir("chef", c, GenreActe.SAISINE, le(AVRIL));
        assertThat(attendent("prefet", c)).containsExactly("Avis attendus sur une convention");
        assertThat(attendent("sgar", c)).containsExactly("Avis attendus sur une convention");
        assertThat(attendent("region", c)).containsExactly("Avis attendus sur une convention");
        assertThat(attendent("maire", c)).containsExactly("Délibérations à écrire");
        assertThat(attendent("presidente", c)).containsExactly("Délibérations à écrire");
        assertThat(attendent("chef", c)).as("elle attend les avis").isEmpty();
        assertThat(attendent("voisin", c)).isEmpty();

        agir(
                "prefet",
                c,
                GenreActe.AVIS,
                le(AVRIL).pourLEtape("prefet_departement").dansLeSens("favorable"));
        assertThat(attendent("prefet", c)).isEmpty();
        agir(
                "sgar",
                c,
                GenreActe.AVIS,
                le(AVRIL).pourLEtape("comite_financeurs").dansLeSens("favorable"));
        agir("region", c, GenreActe.AVIS, le(AVRIL).pourLEtape("prefet_region").dansLeSens("favorable"));
        assertThat(attendent("region", c)).isEmpty();
        assertThat(attendent("chef", c)).containsExactly("Conventions en préparation");

        agir("chef", c, GenreActe.MISE_EN_SIGNATURE, le(MAI));
        assertThat(attendent("chef", c)).isEmpty();
        assertThat(attendent("maire", c))
                .as("elle ne peut pas encore signer")
                .containsExactly("Délibérations à écrire");
        assertThat(attendent("prefet", c)).containsExactly("Conventions à signer");
        deliberer("maire", c, COMMUNE, MAI.minusDays(20));
        deliberer("presidente", c, METROPOLE, MAI.minusDays(10));
        assertThat(attendent("maire", c)).containsExactly("Conventions à signer");

        agir("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE));
        assertThat(attendent("maire", c)).isEmpty();
        assertThat(attendent("presidente", c)).containsExactly("Conventions à signer");
        agir("presidente", c, GenreActe.SIGNATURE, le(MAI).de(METROPOLE));
        agir("prefet", c, GenreActe.SIGNATURE, le(MAI).de(ETAT));
        for (var nom : List.of("chef", "maire", "presidente", "prefet", "sgar", "region")) {
            assertThat(attendent(nom, c)).as(nom).isEmpty();
        }
    }

    @Test
    void qui_part_confie_ses_dossiers_et_ses_signatures_a_qui_peut_les_reprendre() {
        var senas = new Lieu(TypeTerritoire.COMMUNE, "13105");
        var du = LocalDate.of(2020, 7, 1);
        scene.personne("suivante", NatureOrganisation.COMMUNE, senas, "Cheffe de projet", "chef_de_projet", senas, du);
        scene.personne("agent", NatureOrganisation.COMMUNE, senas, "Agent", "financeur", senas, du);
        scene.personne("adjointe", NatureOrganisation.COMMUNE, senas, "Première adjointe", "maire", senas, du);
        var prepare = brouillon("adhesion");
        var signable = aSigner("adhesion", MAI.minusDays(10));

        assertThatThrownBy(() -> confier("chef", "agent"))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("ne pourrait pas préparer cette convention");
        assertThat(attendent("chef", prepare)).containsExactly("Conventions en préparation");
        confier("chef", "suivante");
        assertThat(attendent("chef", prepare)).isEmpty();
        assertThat(attendent("suivante", prepare)).containsExactly("Conventions en préparation");
        confier("suivante", "chef");
        assertThat(attendent("chef", prepare)).as("et retour").containsExactly("Conventions en préparation");

        assertThat(attendent("maire", signable)).containsExactly("Conventions à signer");
        confier("maire", "adjointe");
        assertThat(attendent("maire", signable)).isEmpty();
        assertThat(attendent("adjointe", signable)).containsExactly("Conventions à signer");
        confier("adjointe", "maire");
        assertThat(attendent("maire", signable)).containsExactly("Conventions à signer");
    }

    private void confier(String de, String a) {
        scene.sous("maire", () -> halle.getBean(Passations.class).passer(mandat(de), mandat(a), "Départ"));
    }

    /** Les gestes que cette convention attend de cette personne. */
    private List<String> attendent(String qui, String c) {
        return scene.sous(qui, () -> halle.getBean(Passations.class).attendent(mandat(qui))).entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(a -> a.objet().equals(c)))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void signer_avant_que_la_deliberation_soit_executoire_est_refuse() {
        var c = aSigner("adhesion", null);

        refuse("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE), "aucune délibération n'autorise");
        agir(
                "maire",
                c,
                GenreActe.DELIBERATION,
                le(MAI.minusDays(5)).de(COMMUNE).delibere("2023-12", MAI, null));
        refuse("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE), "n'est pas exécutoire");
    }

    @Test
    void signer_deux_fois_hors_de_son_organisation_ou_dans_le_futur_est_refuse() {
        var c = aSigner("adhesion", MAI.minusDays(10));

        refuse("maire", c, GenreActe.SIGNATURE, le(MAI).de(METROPOLE), "n'est pas de cette organisation");
        refuse("maire", c, GenreActe.SIGNATURE, le(LocalDate.of(2099, 1, 1)).de(COMMUNE), "dans le futur");
        refuse("maire", c, GenreActe.SIGNATURE, le(MAI).de("etat:40"), "choisissez-la dans la liste");
        refuse("maire", c, GenreActe.SIGNATURE, le(MAI.minusDays(9)).de(COMMUNE), "mise à la signature que le");
        agir("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE));
        refuse("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE), "existe déjà");
        assertThatThrownBy(() -> agir("etrangere", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE)))
                .isInstanceOf(Introuvable.class);
    }

    @Test
    void une_maire_elue_apres_ne_signe_pas_a_une_date_ou_elle_ne_l_etait_pas() {
        var c = aSigner("adhesion", MAI.minusDays(10));
        var senas = new Lieu(TypeTerritoire.COMMUNE, "13105");
        scene.personne(
                "nouvelle-maire", NatureOrganisation.COMMUNE, senas, "Maire", "maire", senas, LocalDate.of(2024, 3, 1));

        refuse("nouvelle-maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE), "ne valait pas le");
        agir(
                "nouvelle-maire",
                c,
                GenreActe.SIGNATURE,
                le(LocalDate.of(2024, 3, 5)).de(COMMUNE));
    }

    @Test
    void hors_de_l_ordre_rien_ne_se_fait() {
        var c = brouillon("cadre");

        refuse("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE), "« Brouillon »");
        agir("chef", c, GenreActe.CONCERTATION, le(AVRIL));
        refuse("chef", c, GenreActe.SAISINE, le(AVRIL), "comité de projet ne l'a pas validée");
        refuse("chef", c, GenreActe.MISE_EN_SIGNATURE, le(AVRIL), "Avis du préfet de région");
        agir("chef", c, GenreActe.COMITE, le(AVRIL).dansLeSens("valide"));
        agir("chef", c, GenreActe.SAISINE, le(AVRIL));
        refuse(
                "sgar",
                c,
                GenreActe.AVIS,
                le(AVRIL).pourLEtape("prefet_region").dansLeSens("favorable"),
                "n'est pas rendu sous votre chapeau");
        assertThatThrownBy(() -> agir(
                        "chef",
                        c,
                        GenreActe.AVIS,
                        le(AVRIL).pourLEtape("prefet_region").dansLeSens("favorable")))
                .isInstanceOf(AccesRefuse.class);
    }

    @Test
    void une_convention_resiliee_ne_recoit_plus_rien_et_les_avenants_ne_se_chevauchent_pas() {
        var c = signee();

        refuse("prefet", c, GenreActe.AVENANT, avenant(MAI.minusDays(1)), "n'est signée que depuis");
        agir("prefet", c, GenreActe.AVENANT, avenant(MAI.plusDays(30)));
        refuse("prefet", c, GenreActe.AVENANT, avenant(MAI.plusDays(30)), "Un avenant du");
        refuse("prefet", c, GenreActe.RESILIATION, le(MAI.plusDays(60)), "Écrivez pourquoi");
        agir("prefet", c, GenreActe.RESILIATION, le(MAI.plusDays(60)).motive("D'un commun accord", "Délibération 12"));
        refuse("prefet", c, GenreActe.AVENANT, avenant(MAI.plusDays(90)), "« Résiliée »");
        refuse("maire", c, GenreActe.SIGNATURE, le(MAI.plusDays(90)).de(COMMUNE), "existe déjà");
    }

    @Test
    void constate_le_meme_acte_entre_avec_ce_que_les_gardes_en_disent() {
        var reference = constat("adhesion");

        scene.sous(
                "ddt",
                () -> instruction.agir(
                        reference,
                        GenreActe.SIGNATURE,
                        ActeSaisi.constate(LocalDate.of(2021, 7, 27), "Convention signée, archives")));

        var c = charger("ddt", reference);
        assertThat(c.etat()).isEqualTo(EtatConvention.SIGNEE);
        assertThat(c.signeeLe()).isEqualTo("2021-07-27");
        assertThat(scene.sous("ddt", () -> conventions.actes(c)).getFirst().constatations())
                .anyMatch(p -> p.contains("aucune délibération"));
        assertThatThrownBy(() -> scene.sous(
                        "chef",
                        () -> instruction.agir(reference, GenreActe.AVENANT, ActeSaisi.constate(MAI, "Avenant"))))
                .isInstanceOf(AccesRefuse.class);
    }

    @Test
    void deux_personnes_ecrivent_le_meme_dossier_la_seconde_est_prevenue_et_rien_n_est_perdu() {
        var c = brouillon("adhesion");
        var lue = charger("chef", c);
        var dossier = DossierSaisi.de(lue, false);

        scene.sous("maire", () -> {
            redaction.modifier(c, lue.version(), renomme(dossier, "Adhésion de Sénas, écrite par la maire"));
            return true;
        });

        assertThatThrownBy(() -> scene.sous("chef", () -> {
                    redaction.modifier(c, lue.version(), renomme(dossier, "Adhésion de Sénas, écrite par la cheffe"));
                    return true;
                }))
                .isInstanceOfSatisfying(
                        VersionDepassee.class,
                        e -> assertThat(e.actuelle().intitule()).isEqualTo("Adhésion de Sénas, écrite par la maire"));
        assertThat(charger("chef", c).intitule()).isEqualTo("Adhésion de Sénas, écrite par la maire");
    }

    @Test
    void un_cadre_qui_vaut_ort_attend_la_ville_principale_ou_la_derogation() {
        var c = scene.sous(
                "chef",
                () -> redaction.creer(
                        "pvd",
                        "cadre",
                        new DossierSaisi(
                                "Convention-cadre de Sénas valant ORT",
                                "",
                                List.of(SceneDeConvention.SENAS),
                                List.of(),
                                true,
                                null,
                                null)));
        var ort = scene.sous("chef", () -> redaction.portee(conventions.charger(c)))
                .orElseThrow();
        assertThat(ort.type().code()).isEqualTo("ort");
        preparer(c, MAI.minusDays(10), false);
        refuse("chef", c, GenreActe.MISE_EN_SIGNATURE, le(MAI), "ville principale : Marseille");

        agir("prefet", c, GenreActe.DEROGATION, le(MAI).motive("Éloignement et centralité", "Arrêté 13-2023-05"));
        agir("chef", c, GenreActe.MISE_EN_SIGNATURE, le(MAI));
        agir("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE));
        agir("presidente", c, GenreActe.SIGNATURE, le(MAI).de(METROPOLE));
        agir("prefet", c, GenreActe.SIGNATURE, le(MAI).de(ETAT));

        assertThat(charger("chef", c).etat()).isEqualTo(EtatConvention.SIGNEE);
        assertThat(charger("chef", ort.reference()).etat()).isEqualTo(EtatConvention.SIGNEE);
        assertThat(publique(ort.reference())).isTrue();
    }

    @Test
    void la_ville_principale_ajoutee_aux_parties_signe_aussi_et_l_ort_l_attend() {
        var marseille = scene.organisation(NatureOrganisation.COMMUNE, new Lieu(TypeTerritoire.COMMUNE, "13055"));
        var c = scene.sous(
                "chef",
                () -> redaction.creer(
                        "pvd",
                        "cadre",
                        new DossierSaisi(
                                "Convention-cadre de Sénas avec Marseille",
                                "",
                                List.of(SceneDeConvention.SENAS),
                                List.of(new Choisie("ville_principale", marseille)),
                                true,
                                null,
                                null)));

        preparer(c, MAI.minusDays(10), true);

        assertThat(charger("chef", c).etat()).isEqualTo(EtatConvention.A_SIGNER);
        assertThat(charger("chef", c).signataires()).hasSize(4);
    }

    @Test
    void annule_un_acte_ne_compte_plus_et_se_refait() {
        var c = aSigner("adhesion", MAI.minusDays(10));
        agir("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE));
        var mise = acte("chef", c, GenreActe.MISE_EN_SIGNATURE);
        assertThatThrownBy(() -> annuler("chef", c, mise, "Erreur")).hasMessageContaining("s'appuie sur cet acte");

        var signature = acte("maire", c, GenreActe.SIGNATURE);
        assertThatThrownBy(() -> annuler("maire", c, signature, " ")).isInstanceOf(SaisieRefusee.class);
        annuler("maire", c, signature, "Signée au mauvais endroit");
        agir("maire", c, GenreActe.SIGNATURE, le(MAI.plusDays(1)).de(COMMUNE));

        assertThat(scene.sous("maire", () -> conventions.actes(conventions.charger(c))).stream()
                        .filter(a -> a.genre() == GenreActe.SIGNATURE)
                        .map(a -> a.jour()))
                .containsExactly(MAI.plusDays(1));
    }

    private UUID mandat(String qui) {
        return ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> halle.getBean(JdbcClient.class)
                        .sql("select mandat from acces.v_habilitation where id = :id")
                        .param("id", scene.acteur(qui).habilitation())
                        .query(UUID.class)
                        .single());
    }

    private String brouillon(String type) {
        return scene.sous("chef", () -> redaction.creer("pvd", type, dossier()));
    }

    private String constat(String type) {
        return scene.sous("ddt", () -> redaction.constater("pvd", type, dossier(), "Convention papier, carton 12"));
    }

    private static DossierSaisi dossier() {
        return new DossierSaisi(
                "Convention de Sénas", "", List.of(SceneDeConvention.SENAS), List.of(), false, null, null);
    }

    private static DossierSaisi renomme(DossierSaisi d, String intitule) {
        return new DossierSaisi(intitule, d.objet(), d.laureats(), d.choisies(), d.vaut(), d.prendEffetLe(), d.finLe());
    }

    /** Une adhésion mise à la signature ; ses délibérations sont exécutoires ce jour-là, ou manquent. */
    private String aSigner(String type, @Nullable LocalDate executoire) {
        var c = brouillon(type);
        agir("chef", c, GenreActe.CONCERTATION, le(AVRIL));
        if (executoire != null) {
            deliberer("maire", c, COMMUNE, executoire);
            deliberer("presidente", c, METROPOLE, executoire);
        }
        agir("chef", c, GenreActe.MISE_EN_SIGNATURE, le(MAI.minusDays(5)));
        return c;
    }

    private void preparer(String c, LocalDate executoire, boolean mettre) {
        agir("chef", c, GenreActe.CONCERTATION, le(AVRIL));
        agir("chef", c, GenreActe.COMITE, le(AVRIL).dansLeSens("valide"));
        agir("chef", c, GenreActe.SAISINE, le(AVRIL));
        agir(
                "prefet",
                c,
                GenreActe.AVIS,
                le(AVRIL).pourLEtape("prefet_departement").dansLeSens("favorable"));
        agir(
                "sgar",
                c,
                GenreActe.AVIS,
                le(AVRIL).pourLEtape("comite_financeurs").dansLeSens("favorable"));
        agir("region", c, GenreActe.AVIS, le(AVRIL).pourLEtape("prefet_region").dansLeSens("favorable"));
        deliberer("maire", c, COMMUNE, executoire);
        deliberer("presidente", c, METROPOLE, executoire);
        if (mettre) {
            agir("chef", c, GenreActe.MISE_EN_SIGNATURE, le(MAI));
        }
    }

    private String signee() {
        var c = aSigner("adhesion", MAI.minusDays(10));
        agir("maire", c, GenreActe.SIGNATURE, le(MAI).de(COMMUNE));
        agir("presidente", c, GenreActe.SIGNATURE, le(MAI).de(METROPOLE));
        agir("prefet", c, GenreActe.SIGNATURE, le(MAI).de(ETAT));
        return c;
    }

    private void deliberer(String qui, String c, String partie, LocalDate jour) {
        agir(qui, c, GenreActe.DELIBERATION, le(jour).de(partie).delibere("2023-04-12", jour, jour));
    }

    private static ActeDEssai avenant(LocalDate jour) {
        return le(jour).note("Une orientation de plus");
    }

    private EtatConvention agir(String qui, String c, GenreActe genre, ActeDEssai acte) {
        return scene.sous(qui, () -> instruction.agir(c, genre, acte.saisi())).etat();
    }

    private void refuse(String qui, String c, GenreActe genre, ActeDEssai acte, String phrase) {
        var avant = scene.sous(qui, () -> conventions.actes(conventions.charger(c)));
        assertThatThrownBy(() -> agir(qui, c, genre, acte))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining(phrase);
        assertThat(scene.sous(qui, () -> conventions.actes(conventions.charger(c))))
                .isEqualTo(avant);
    }

    private void annuler(String qui, String c, UUID acte, String motif) {
        scene.sous(qui, () -> {
            instruction.annuler(c, acte, motif);
            return true;
        });
    }

    private UUID acte(String qui, String c, GenreActe genre) {
        return scene.sous(qui, () -> conventions.actes(conventions.charger(c))).stream()
                .filter(a -> a.genre() == genre)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Convention charger(String qui, String c) {
        return scene.sous(qui, () -> conventions.charger(c));
    }

    private boolean visiblePour(String qui, String c) {
        return scene.sous(qui, () -> conventions.trouver(c, conventions.maintenant()))
                .isPresent();
    }

    private boolean publique(String c) {
        return ActeurCourant.agir(new Acteur.Anonyme(), () -> conventions.trouver(c, conventions.maintenant()))
                .isPresent();
    }
}
