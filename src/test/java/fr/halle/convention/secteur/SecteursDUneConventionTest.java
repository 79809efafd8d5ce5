package fr.halle.convention.secteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.commun.Lecture;
import fr.halle.commun.Precision;
import fr.halle.convention.Conventions;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.DossierSaisi.Choisie;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.convention.secteur.geometrie.LectureDuGeoJson;
import fr.halle.convention.secteur.saisie.Justification;
import fr.halle.convention.secteur.saisie.SecteurDepasse;
import fr.halle.convention.secteur.saisie.SecteurSaisi;
import fr.halle.convention.secteur.saisie.TenueDesEffets;
import fr.halle.convention.secteur.saisie.TenueDesEffets.EffetSaisi;
import fr.halle.convention.secteur.saisie.TenueDesEffets.Maniere;
import fr.halle.convention.secteur.saisie.TenueDesSecteurs;
import fr.halle.convention.secteur.saisie.TenueDuPerimetre;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.territoire.TypeTerritoire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les secteurs d'une opération de revitalisation à Sénas : les écrire, les corriger, et savoir à toute date ce qui est ouvert où. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecteursDUneConventionTest {

    private static final LocalDate AVRIL = LocalDate.of(2023, 4, 3);
    private static final LocalDate MAI = LocalDate.of(2023, 5, 9);
    private static final String SENAS = "13105";
    private static final String MARSEILLE = "13055";
    private static final String SALON = "13103";

    private ConfigurableApplicationContext halle;
    private SceneDeConvention scene;
    private ActesDesConventions actes;
    private TenueDuDossier dossiers;
    private Conventions conventions;
    private Secteurs secteurs;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourDesActeurs(BaseChargee.copie());
        scene = new SceneDeConvention(halle);
        actes = halle.getBean(ActesDesConventions.class);
        dossiers = halle.getBean(TenueDuDossier.class);
        conventions = halle.getBean(Conventions.class);
        secteurs = halle.getBean(Secteurs.class);
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void qui_prepare_la_convention_ecrit_son_perimetre_et_ses_secteurs_puis_le_public_les_lit() {
        var cadre = cadreValantOrt();
        perimetrer("chef", cadre, null, SENAS, MARSEILLE);
        var s = ajouter("chef", cadre, centre("Centre ancien", SENAS), carre(5.0775, 43.7430, 0.004));
        ajouter("chef", cadre, centre("Centre de Marseille", MARSEILLE), "");

        var lu = lire("chef", cadre);
        assertThat(lu.perimetre()).isNotNull();
        assertThat(lu.perimetre().noms()).isEqualTo("Marseille, Sénas");
        assertThat(lu.secteurs()).extracting(Secteur::nom).containsExactly("Centre ancien", "Centre de Marseille");
        assertThat(Objects.requireNonNull(secteur(lu, s).hectares()).doubleValue())
                .as("un carré de 0,004 degré à 43,743° : 322 m sur 444 m")
                .isBetween(14.2, 14.4);
        assertThat(secteur(lu, s).ouverts())
                .as("rien ne s'ouvre avant la signature")
                .isEmpty();
        assertThatThrownBy(() -> lire("", cadre)).isInstanceOf(Introuvable.class);
        assertThatThrownBy(() -> lire("voisin", cadre)).isInstanceOf(Introuvable.class);

        signer(cadre, true);
        var public_ = lire("", cadre);
        assertThat(public_.secteurs()).hasSize(2);
        assertThat(secteur(public_, s).provenance().qualite()).isNull();
        assertThat(secteur(public_, s).ouverts())
                .extracting(o -> o.effet().code())
                .containsExactly("dispense_aec", "denormandie", "preemption");
        assertThat(secteur(public_, s).ouvertures().getFirst().ouvertLe()).isEqualTo(MAI);
        assertThat(scene.sous(
                        "chef",
                        () -> halle.getBean(Historique.class)
                                .de(
                                        "convention",
                                        public_.convention().reference(),
                                        conventions.maintenant().connu())))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void un_effet_propre_aux_centres_villes_ne_s_ouvre_pas_dans_un_quartier() {
        var cadre = constatSigne();
        var s = ajouter("ddt", cadre, saisi("Les Aires", "quartier", SENAS, "Convention signée"), "");

        assertThat(secteur(lire("", cadre), s).ouverts())
                .extracting(o -> o.effet().code())
                .containsExactly("denormandie", "preemption");
        assertThatThrownBy(() -> effet(
                        "ddt", cadre, s, "dispense_aec", new EffetSaisi(Maniere.DATES, MAI, null, document("Avenant"))))
                .hasMessageContaining("ne s'ouvre pas dans un secteur « Quartier »");
        assertThatThrownBy(() ->
                        effet("ddt", cadre, s, "inconnu", new EffetSaisi(Maniere.FERME, null, null, document("A"))))
                .isInstanceOf(Introuvable.class);
    }

    @Test
    void les_effets_suivent_les_dates_de_la_convention_du_secteur_et_de_ce_qui_est_ecrit() {
        var cadre = constatSigne();
        var s = ajouter("ddt", cadre, saisi("Centre", "centre_ville", SENAS, "Convention signée"), "");
        assertThat(ouverts(cadre, s, MAI)).hasSize(3);
        assertThat(ouverts(cadre, s, MAI.plusYears(5).minusDays(1))).hasSize(3);
        assertThat(ouverts(cadre, s, MAI.plusYears(5))).as("échue").isEmpty();
        var avant = Instant.now();

        effet(
                "ddt",
                cadre,
                s,
                "preemption",
                new EffetSaisi(Maniere.DATES, MAI.plusDays(30), MAI.plusDays(60), document("Délibération")));
        effet(
                "ddt",
                cadre,
                s,
                "denormandie",
                new EffetSaisi(Maniere.FERME, null, null, document("Convention, art. 4")));

        assertThat(ouverts(cadre, s, MAI)).containsExactly("dispense_aec");
        assertThat(ouverts(cadre, s, MAI.plusDays(30))).containsExactly("dispense_aec", "preemption");
        assertThat(ouverts(cadre, s, MAI.plusDays(61))).containsExactly("dispense_aec");
        assertThat(codes(secteurs(cadre, new Lecture(MAI, avant)), s))
                .as("ce que l'on savait avant de l'écrire")
                .hasSize(3);

        var lue = Objects.requireNonNull(secteur(lire("ddt", cadre), s)
                        .ouverture("denormandie")
                        .orElseThrow()
                        .ecrite())
                .version();
        scene.sous("ddt", () -> {
            halle.getBean(TenueDesEffets.class)
                    .ecrire(
                            cadre,
                            s,
                            "denormandie",
                            lue,
                            new EffetSaisi(Maniere.REGLE, null, null, document("Erreur")));
            return true;
        });
        effet(
                "ddt",
                cadre,
                s,
                "denormandie",
                new EffetSaisi(Maniere.FERME, null, null, document("Convention, art. 4")));
        assertThat(ouverts(cadre, s, MAI)).containsExactly("dispense_aec");

        scene.sous(
                "ddt",
                () -> actes.agir(
                        cadre,
                        GenreActe.RESILIATION,
                        new ActeSaisi(
                                true,
                                MAI.plusDays(100),
                                Precision.JOUR,
                                "",
                                "",
                                "",
                                "",
                                null,
                                null,
                                "",
                                "",
                                null,
                                "",
                                "D'un commun accord",
                                "Délibération")));
        // La porteuse résiliée, l'opération qu'elle porte garde sa vie : c'est elle que l'on résilie.
        var ort = lire("ddt", cadre).convention().reference();
        scene.sous(
                "ddt",
                () -> actes.agir(
                        ort,
                        GenreActe.RESILIATION,
                        new ActeSaisi(
                                true,
                                MAI.plusDays(100),
                                Precision.JOUR,
                                "",
                                "",
                                "",
                                "",
                                null,
                                null,
                                "",
                                "",
                                null,
                                "",
                                "D'un commun accord",
                                "Délibération")));
        assertThat(ouverts(ort, s, MAI.plusDays(99))).hasSize(1);
        assertThat(ouverts(ort, s, MAI.plusDays(100))).as("résiliée").isEmpty();
    }

    @Test
    void une_correction_garde_ce_que_l_on_savait() {
        var cadre = constatSigne();
        perimetrer("ddt", cadre, document("Convention"), SENAS);
        var s = ajouter(
                "ddt", cadre, saisi("Centre", "centre_ville", SENAS, "Convention"), carre(5.0775, 43.7430, 0.004));
        var avant = Instant.now();

        var lu = secteur(lire("ddt", cadre), s);
        corriger("ddt", cadre, lu, renomme(lu, "Centre élargi"), carre(5.0775, 43.7430, 0.008));
        perimetrer("ddt", cadre, document("Convention"), SENAS, SALON);

        assertThat(secteur(lire("", cadre), s).nom()).isEqualTo("Centre élargi");
        var alors = secteurs(cadre, new Lecture(LocalDate.now(), avant));
        assertThat(secteur(alors, s).nom()).isEqualTo("Centre");
        assertThat(Objects.requireNonNull(alors.perimetre()).noms()).isEqualTo("Sénas");
        assertThat(Objects.requireNonNull(lire("", cadre).perimetre()).noms()).isEqualTo("Salon-de-Provence, Sénas");

        retirer("ddt", cadre, secteur(lire("ddt", cadre), s));
        assertThat(lire("", cadre).secteurs()).isEmpty();
        assertThat(secteurs(cadre, new Lecture(LocalDate.now(), avant)).secteurs())
                .hasSize(1);
    }

    @Test
    void un_avenant_change_un_secteur_a_sa_date() {
        var cadre = constatSigne();
        var s = ajouter("ddt", cadre, saisi("Centre", "centre_ville", SENAS, "Convention"), "");
        perimetrer("ddt", cadre, document("Convention"), SENAS);
        var jour = MAI.plusDays(200);
        scene.sous(
                "ddt",
                () -> actes.agir(
                        cadre,
                        GenreActe.AVENANT,
                        new ActeSaisi(
                                true,
                                jour,
                                Precision.JOUR,
                                "",
                                "",
                                "",
                                "",
                                null,
                                null,
                                "",
                                "",
                                null,
                                "Le centre s'étend",
                                "",
                                "Avenant 1")));
        var avenant = scene.sous("ddt", () -> conventions.actes(conventions.charger(cadre))).stream()
                .filter(a -> a.genre() == GenreActe.AVENANT)
                .findFirst()
                .orElseThrow();

        var lu = secteur(lire("ddt", cadre), s);
        var par = new Justification(avenant.id().toString(), "Avenant 1", "");
        scene.sous("ddt", () -> {
            halle.getBean(TenueDuPerimetre.class)
                    .ecrire(
                            cadre,
                            Objects.requireNonNull(lire("ddt", cadre).perimetre())
                                    .version(),
                            List.of(SENAS, SALON),
                            par);
            return true;
        });
        var neuf = corriger(
                "ddt",
                cadre,
                lu,
                new SecteurSaisi("Centre", "centre_ville", List.of(SENAS, SALON), true, null, null, par),
                "");

        assertThat(neuf).isNotEqualTo(s);
        var veille = secteurs(
                cadre, new Lecture(jour.minusDays(1), conventions.maintenant().connu()));
        assertThat(veille.secteurs()).extracting(Secteur::reference).containsExactly(s);
        assertThat(codes(veille, s)).hasSize(3);
        assertThat(Objects.requireNonNull(veille.perimetre()).communes()).hasSize(1);
        var lendemain =
                secteurs(cadre, new Lecture(jour, conventions.maintenant().connu()));
        assertThat(codes(lendemain, s)).isEmpty();
        assertThat(codes(lendemain, neuf)).hasSize(3);
        assertThat(lendemain.ouverts()).extracting(Secteur::reference).containsExactly(neuf);
        assertThat(Objects.requireNonNull(lendemain.perimetre()).communes()).hasSize(2);
    }

    @Test
    void chaque_refus_dit_quoi_faire_et_n_ecrit_rien() {
        var cadre = cadreValantOrt();
        refuse(cadre, saisi("", "quartier", SENAS, ""), "Donnez un nom");
        refuse(cadre, saisi("Centre", "inconnu", SENAS, ""), "Choisissez ce qu'est ce secteur");
        refuse(cadre, saisi("Centre", "quartier", "40197", ""), "qui n'est pas d'une intercommunalité");
        refuse(
                cadre,
                new SecteurSaisi("Centre", "quartier", List.of(), true, null, null, Justification.AUCUNE),
                "Choisissez la commune");
        refuse(
                cadre,
                new SecteurSaisi("Centre", "quartier", List.of(SENAS), false, null, null, Justification.AUCUNE),
                "Choisissez le fichier");
        refuse(
                cadre,
                new SecteurSaisi(
                        "Centre",
                        "quartier",
                        List.of(SENAS),
                        true,
                        LocalDate.of(2099, 1, 1),
                        null,
                        Justification.AUCUNE),
                "dans le futur");
        ajouter("chef", cadre, centre("Centre", SENAS), "");
        refuse(cadre, centre("centre ", SENAS), "s'appelle déjà");
        perimetrer("chef", cadre, null, SENAS);
        refuse(cadre, centre("Salon", SALON), "pas dans le périmètre");
        assertThatThrownBy(() -> perimetrer("chef", cadre, null, SALON))
                .hasMessageContaining("Un secteur est encore sur Sénas");
        assertThatThrownBy(() -> perimetrer("chef", cadre, null)).hasMessageContaining("au moins une commune");
        assertThatThrownBy(() -> perimetrer("chef", cadre, null, SENAS, "40197"))
                .hasMessageContaining("dans la liste");
        assertThatThrownBy(() -> scene.sous("chef", () -> {
                    halle.getBean(TenueDesSecteurs.class)
                            .retirer(
                                    cadre,
                                    unSecteur(cadre).reference(),
                                    unSecteur(cadre).version(),
                                    Justification.AUCUNE);
                    return true;
                }))
                .hasMessageContaining("pourquoi ce secteur est retiré");
        assertThat(lire("chef", cadre).secteurs()).hasSize(1);
    }

    @Test
    void une_fois_signee_seuls_ceux_qui_signent_ou_constatent_corrigent_et_disent_pourquoi() {
        var cadre = cadreValantOrt();
        ajouter("chef", cadre, centre("Centre", SENAS), "");
        ajouter("chef", cadre, centre("Centre de Marseille", MARSEILLE), "");
        signer(cadre, false);
        assertThatThrownBy(() -> ajouter("chef", cadre, centre("Un autre", SENAS), ""))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("est à la signature");
        agir("maire", cadre, GenreActe.SIGNATURE, acte("commune:13105", "", ""));
        agir("presidente", cadre, GenreActe.SIGNATURE, acte("epci:200054807", "", ""));
        agir("prefet", cadre, GenreActe.SIGNATURE, acte("etat:13", "", ""));

        assertThatThrownBy(() -> ajouter("chef", cadre, centre("Un autre", SENAS), ""))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> ajouter("prefet-40", cadre, centre("Un autre", SENAS), ""))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> ajouter("maire", cadre, centre("Un autre", SENAS), ""))
                .isInstanceOf(SaisieRefusee.class)
                .hasMessageContaining("Écrivez le document")
                .hasMessageContaining("Écrivez pourquoi");
        assertThatThrownBy(() -> perimetrer("maire", cadre, null, SENAS, MARSEILLE))
                .hasMessageContaining("Écrivez le document");
        ajouter(
                "maire",
                cadre,
                new SecteurSaisi(
                        "Un autre",
                        "quartier",
                        List.of(SENAS),
                        true,
                        null,
                        null,
                        new Justification("", "Convention signée, annexe 5", "Oublié à la saisie")),
                "");
        assertThat(lire("", cadre).secteurs()).hasSize(3);
    }

    @Test
    void sans_secteur_la_mise_en_signature_porte_une_remarque_et_sans_la_ville_principale_elle_est_refusee() {
        var marseille = scene.organisation(NatureOrganisation.COMMUNE, new Lieu(TypeTerritoire.COMMUNE, MARSEILLE));
        var sans = scene.sous(
                "chef",
                () -> dossiers.creer(
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
        preparer(sans, false);
        agir("chef", sans, GenreActe.MISE_EN_SIGNATURE, acte("", "", ""));
        assertThat(remarques(sans))
                .singleElement()
                .asString()
                .startsWith("À vérifier : aucun secteur d'intervention n'est écrit");

        var dispensee = cadreValantOrt();
        signer(dispensee, false);
        assertThat(remarques(dispensee)).isEmpty();

        var avec = cadreValantOrt();
        ajouter("chef", avec, centre("Centre", SENAS), "");
        preparer(avec, false);
        assertThatThrownBy(() -> agir("chef", avec, GenreActe.MISE_EN_SIGNATURE, acte("", "", "")))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("Aucun secteur d'intervention ne comprend le centre-ville")
                .hasMessageContaining("Marseille");
        derogation(avec);
        agir("chef", avec, GenreActe.MISE_EN_SIGNATURE, acte("", "", ""));
        assertThat(lire("chef", avec).convention().etat()).isEqualTo(EtatConvention.A_SIGNER);
    }

    @Test
    void deux_personnes_a_la_fois_une_seule_correction_s_ecrit() throws Exception {
        var cadre = cadreValantOrt();
        var s = ajouter("chef", cadre, centre("Centre", SENAS), "");
        var lu = secteur(lire("chef", cadre), s);
        var depart = new CyclicBarrier(2);
        var refus = new ArrayList<Throwable>();
        try (var fils = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> une = () -> {
                depart.await();
                corriger("chef", cadre, lu, renomme(lu, "De la cheffe"), "");
                return true;
            };
            Callable<Boolean> autre = () -> {
                depart.await();
                corriger("maire", cadre, lu, renomme(lu, "De la maire"), "");
                return true;
            };
            for (var futur : fils.invokeAll(List.of(une, autre))) {
                try {
                    futur.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    refus.add(e.getCause());
                }
            }
        }
        assertThat(refus).singleElement().isInstanceOf(SecteurDepasse.class);
        assertThat(refus.getFirst()).hasMessageContaining("vient d'être modifié par quelqu'un d'autre");
        assertThat(lignes(cadre)).isEqualTo(2);
    }

    private List<String> remarques(String cadre) {
        return scene.sous("chef", () -> conventions.actes(conventions.charger(cadre))).stream()
                .filter(a -> a.genre() == GenreActe.MISE_EN_SIGNATURE)
                .flatMap(a -> a.constatations().stream())
                .toList();
    }

    private long lignes(String cadre) {
        return ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> halle.getBean(JdbcClient.class)
                        .sql("""
                        select count(*) from convention.secteur s join convention.convention c on c.id = s.convention
                         where c.portee_par = (select p.id from convention.convention p where p.reference = :cadre and p.racine is null)
                        """)
                        .param("cadre", cadre)
                        .query(Long.class)
                        .single());
    }

    private Secteur unSecteur(String cadre) {
        return lire("chef", cadre).secteurs().getFirst();
    }

    private void refuse(String cadre, SecteurSaisi saisi, String phrase) {
        var avant = lire("chef", cadre).secteurs().size();
        assertThatThrownBy(() -> ajouter("chef", cadre, saisi, ""))
                .isInstanceOf(SaisieRefusee.class)
                .hasMessageContaining(phrase);
        assertThat(lire("chef", cadre).secteurs()).hasSize(avant);
    }

    private static Justification document(String document) {
        return new Justification("", document, "Ce que dit le document");
    }

    private static SecteurSaisi saisi(String nom, String type, String commune, String document) {
        return new SecteurSaisi(
                nom,
                type,
                List.of(commune),
                true,
                null,
                null,
                document.isEmpty() ? Justification.AUCUNE : new Justification("", document, ""));
    }

    private static SecteurSaisi centre(String nom, String commune) {
        return saisi(nom, "centre_ville", commune, "");
    }

    private static SecteurSaisi renomme(Secteur s, String nom) {
        var d = SecteurSaisi.de(s);
        return new SecteurSaisi(nom, d.type(), d.communes(), d.entieres(), null, null, document("Convention"));
    }

    static String carre(double longitude, double latitude, double cote) {
        var d = cote / 2;
        return """
                {"type":"Polygon","coordinates":[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}
                """.formatted(longitude - d, latitude - d, longitude + d, latitude + d);
    }

    private String ajouter(String qui, String cadre, SecteurSaisi saisi, String geojson) {
        var lues = entites(geojson);
        var voulu = lues.isEmpty() ? saisi : sansEntieres(saisi);
        return scene.sous(qui, () -> halle.getBean(TenueDesSecteurs.class).ajouter(cadre, voulu, lues))
                .getFirst();
    }

    private static SecteurSaisi sansEntieres(SecteurSaisi s) {
        return new SecteurSaisi(s.nom(), s.type(), s.communes(), false, s.ouvertLe(), s.fermeLe(), s.justification());
    }

    private String corriger(String qui, String cadre, Secteur lu, SecteurSaisi saisi, String geojson) {
        var lues = entites(geojson);
        return Objects.requireNonNull(scene.sous(
                qui,
                () -> halle.getBean(TenueDesSecteurs.class)
                        .corriger(
                                cadre,
                                lu.reference(),
                                lu.version(),
                                lues.isEmpty() ? saisi : sansEntieres(saisi),
                                lues)));
    }

    private void retirer(String qui, String cadre, Secteur lu) {
        scene.sous(qui, () -> {
            halle.getBean(TenueDesSecteurs.class).retirer(cadre, lu.reference(), lu.version(), document("Convention"));
            return true;
        });
    }

    private static List<fr.halle.convention.secteur.geometrie.EntiteLue> entites(String geojson) {
        if (geojson.isEmpty()) {
            return List.of();
        }
        try {
            return LectureDuGeoJson.lire(new ByteArrayInputStream(geojson.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void effet(String qui, String cadre, String secteur, String code, EffetSaisi saisi) {
        scene.sous(qui, () -> {
            halle.getBean(TenueDesEffets.class).ecrire(cadre, secteur, code, null, saisi);
            return true;
        });
    }

    private void perimetrer(String qui, String cadre, @Nullable Justification j, String... communes) {
        scene.sous(qui, () -> {
            var lu = secteurs.charger(cadre).perimetre();
            UUID lue = lu == null ? null : lu.version();
            halle.getBean(TenueDuPerimetre.class)
                    .ecrire(cadre, lue, List.of(communes), j == null ? Justification.AUCUNE : j);
            return true;
        });
    }

    private SecteursDeConvention lire(String qui, String cadre) {
        return qui.isEmpty()
                ? ActeurCourant.agir(new Acteur.Anonyme(), () -> secteurs.charger(cadre))
                : scene.sous(qui, () -> secteurs.charger(cadre));
    }

    private SecteursDeConvention secteurs(String cadre, Lecture lecture) {
        return scene.sous("ddt", () -> secteurs.charger(cadre, lecture));
    }

    private static Secteur secteur(SecteursDeConvention s, String reference) {
        return s.secteur(reference).orElseThrow();
    }

    private List<String> ouverts(String cadre, String secteur, LocalDate au) {
        return codes(secteurs(cadre, new Lecture(au, conventions.maintenant().connu())), secteur);
    }

    private static List<String> codes(SecteursDeConvention s, String secteur) {
        return secteur(s, secteur).ouverts().stream().map(o -> o.effet().code()).toList();
    }

    private String cadreValantOrt() {
        return scene.sous("chef", () -> dossiers.creer("pvd", "cadre", dossier()));
    }

    private static DossierSaisi dossier() {
        return new DossierSaisi(
                "Convention-cadre de Sénas valant ORT",
                "",
                List.of(SceneDeConvention.SENAS),
                List.of(),
                true,
                null,
                null);
    }

    private String constatSigne() {
        var cadre = scene.sous("ddt", () -> dossiers.constater("pvd", "cadre", dossier(), "Carton 12"));
        scene.sous("ddt", () -> actes.agir(cadre, GenreActe.SIGNATURE, ActeSaisi.constate(MAI, "Carton 12")));
        return cadre;
    }

    private void preparer(String c, boolean deroger) {
        agir("chef", c, GenreActe.CONCERTATION, le(AVRIL, "", "", ""));
        agir("chef", c, GenreActe.COMITE, le(AVRIL, "", "", "valide"));
        agir("chef", c, GenreActe.SAISINE, le(AVRIL, "", "", ""));
        agir("prefet", c, GenreActe.AVIS, le(AVRIL, "", "prefet_departement", "favorable"));
        agir("sgar", c, GenreActe.AVIS, le(AVRIL, "", "comite_financeurs", "favorable"));
        agir("region", c, GenreActe.AVIS, le(AVRIL, "", "prefet_region", "favorable"));
        for (var partie : List.of("commune:13105", "epci:200054807")) {
            agir(
                    partie.startsWith("commune") ? "maire" : "presidente",
                    c,
                    GenreActe.DELIBERATION,
                    new ActeSaisi(
                            false,
                            AVRIL,
                            Precision.JOUR,
                            partie,
                            "",
                            "autorise",
                            "2023-04",
                            AVRIL,
                            AVRIL,
                            "",
                            "",
                            null,
                            "",
                            "",
                            ""));
        }
        if (deroger) {
            derogation(c);
        }
    }

    private void derogation(String c) {
        agir(
                "prefet",
                c,
                GenreActe.DEROGATION,
                new ActeSaisi(
                        false,
                        AVRIL,
                        Precision.JOUR,
                        "",
                        "",
                        "",
                        "",
                        null,
                        null,
                        "",
                        "",
                        null,
                        "",
                        "Éloignement",
                        "Arrêté 13-2023-05"));
    }

    private void signer(String c, boolean jusquAuBout) {
        preparer(c, true);
        agir("chef", c, GenreActe.MISE_EN_SIGNATURE, acte("", "", ""));
        if (jusquAuBout) {
            agir("maire", c, GenreActe.SIGNATURE, acte("commune:13105", "", ""));
            agir("presidente", c, GenreActe.SIGNATURE, acte("epci:200054807", "", ""));
            agir("prefet", c, GenreActe.SIGNATURE, acte("etat:13", "", ""));
        }
    }

    private static ActeSaisi acte(String partie, String etape, String sens) {
        return le(MAI, partie, etape, sens);
    }

    private static ActeSaisi le(LocalDate jour, String partie, String etape, String sens) {
        return new ActeSaisi(
                false, jour, Precision.JOUR, partie, etape, sens, "", null, null, "", "", null, "", "", "");
    }

    private void agir(String qui, String c, GenreActe genre, ActeSaisi saisi) {
        scene.sous(qui, () -> actes.agir(c, genre, saisi));
    }
}
