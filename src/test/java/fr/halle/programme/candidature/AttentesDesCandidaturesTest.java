package fr.halle.programme.candidature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.EnAttente.Attente;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.passation.Passations;
import fr.halle.acces.renouvellement.Apercus;
import fr.halle.acces.renouvellement.Preparation;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.programme.candidature.instruction.ActeSaisi;
import fr.halle.programme.candidature.instruction.Instruction;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce que les candidatures font attendre à chacun, et ce qui change de main. */
class AttentesDesCandidaturesTest {

    private static final String BROUILLONS = "Candidatures en préparation";
    private static final String AVIS = "Avis attendus";
    private static final String REMONTEES = "Candidatures à faire remonter";
    private static final String DECISIONS = "Décisions attendues";

    private ConfigurableApplicationContext contexte = BaseChargee.pourDesActeurs(SceneDeSelection.base());
    private SceneDeSelection scene = new SceneDeSelection(contexte);

    @AfterEach
    void fermer() {
        contexte.close();
    }

    @Test
    void chaque_etat_attend_ceux_qui_peuvent_le_faire_avancer_et_personne_d_autre() {
        var reference = scene.sous("chef", () -> bean(Redaction.class).creer("pvd", sospel(null)));
        assertThat(attendent("chef")).containsOnlyKeys(BROUILLONS);
        assertThat(attendent("chef").get(BROUILLONS)).singleElement().satisfies(attente -> {
            assertThat(attente.libelle()).isEqualTo("Sospel (" + reference + ")");
            assertThat(attente.adresse()).isEqualTo("/candidatures/" + reference);
        });
        assertThat(attendent("maire")).isEmpty();
        assertThat(scene.sous("voisin", () -> bean(Passations.class).attendent(mandat("chef"))))
                .as("un brouillon ne se lit pas d'ailleurs")
                .isEmpty();

        agir("maire", reference, GenreActe.DEPOT, pris());
        assertThat(attendent("chef")).isEmpty();
        assertThat(attendent("ddt-06")).containsOnlyKeys(AVIS);
        assertThat(attendent("prefet-06")).containsOnlyKeys(REMONTEES);
        assertThat(attendent("ddt-05")).isEmpty();
        assertThat(attendent("region")).isEmpty();
        assertThat(attendent("departement"))
                .as("une organisation que la candidature ne nomme pas ne la lit pas")
                .isEmpty();

        agir("ddt-06", reference, GenreActe.AVIS, avis());
        assertThat(attendent("ddt-06")).isEmpty();
        agir("prefet-06", reference, GenreActe.REMONTEE, pris());
        assertThat(attendent("prefet-06")).isEmpty();
        assertThat(attendent("region")).containsOnlyKeys(DECISIONS);
        assertThat(attendent("pilote")).containsOnlyKeys(DECISIONS);
    }

    @Test
    void qui_part_confie_ses_brouillons_a_qui_peut_les_preparer() {
        var reference = scene.sous("chef", () -> bean(Redaction.class).creer("pvd", sospel(null)));
        var sans = enFonction("sospel", "Agent d'accueil", null, new Lieu(TypeTerritoire.COMMUNE, "06136"));
        var suivante =
                enFonction("sospel", "Cheffe de projet", "chef_de_projet", new Lieu(TypeTerritoire.COMMUNE, "06136"));

        assertThatThrownBy(() -> passer("maire", mandat("chef"), sans))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("ne pourrait pas préparer");
        assertThat(attendent("chef")).containsOnlyKeys(BROUILLONS);

        assertThat(passer("maire", mandat("chef"), suivante)).isEqualTo(1);

        assertThat(attendent("chef")).isEmpty();
        assertThat(vus("maire", suivante).get(BROUILLONS))
                .extracting(Attente::objet)
                .containsExactly(reference);
        assertThat(passer("maire", suivante, mandat("chef"))).as("et retour").isEqualTo(1);
        assertThat(attendent("chef")).containsOnlyKeys(BROUILLONS);
    }

    @Test
    void un_avis_confie_n_attend_plus_que_celui_qui_le_reprend() {
        var reference = scene.sous("chef", () -> bean(Redaction.class).creer("pvd", sospel(null)));
        agir("maire", reference, GenreActe.DEPOT, pris());
        var suivant = enFonction("ddt-06", "Agent", "agent_ddt", new Lieu(TypeTerritoire.DEPARTEMENT, "06"));
        assertThat(vus("prefet-06", suivant)).containsOnlyKeys(AVIS);

        assertThat(passer("prefet-06", mandat("ddt-06"), suivant)).isEqualTo(1);

        assertThat(attendent("ddt-06")).isEmpty();
        assertThat(vus("prefet-06", suivant)).containsOnlyKeys(AVIS);
    }

    @Test
    void l_apercu_d_un_renouvellement_montre_ce_que_laisse_l_elue_qui_part_a_qui_peut_le_lire() {
        var lisible = scene.sous(
                "maire", () -> bean(Redaction.class).creer("pvd", sospel(scene.organisation("prefecture-06"))));
        scene.sous(
                "voisin",
                () -> bean(Redaction.class).creer("pvd", new Dossier("Tende", "", "", "", "", null, List.of())));

        var attendent = scene.sous("prefet-06", () -> {
            var preparation = bean(Preparation.class);
            var reference = preparation.preparer(LocalDate.now(), "Élections municipales", "06136 06163");
            return bean(Apercus.class).de(preparation.charger(reference)).attendent();
        });

        assertThat(attendent).containsOnlyKeys(BROUILLONS);
        assertThat(attendent.get(BROUILLONS)).extracting(Attente::objet).containsExactly(lisible);
    }

    /** Ce qu'une personne voit qui l'attend. */
    private Map<String, List<Attente>> attendent(String nom) {
        return vus(nom, mandat(nom));
    }

    private Map<String, List<Attente>> vus(String nom, UUID mandat) {
        return scene.sous(nom, () -> bean(Passations.class).attendent(mandat));
    }

    private int passer(String nom, UUID de, UUID a) {
        return scene.sous(nom, () -> bean(Passations.class).passer(de, a, "Départ"));
    }

    private UUID mandat(String nom) {
        return ActeurCourant.agir(
                new Acteur.Service("essai"),
                () -> bean(JdbcClient.class)
                        .sql("select mandat from acces.v_habilitation where id = :id")
                        .param("id", scene.acteur(nom).habilitation())
                        .query(UUID.class)
                        .single());
    }

    /** Une autre personne de cette organisation ; rend son mandat. */
    private UUID enFonction(String organisation, String fonction, @Nullable String role, Lieu lieu) {
        return ActeurCourant.agir(new Acteur.Service("essai"), () -> {
            var du = LocalDate.of(2020, 7, 1);
            var mandat = bean(Mandats.class)
                    .designer(new Designation(
                            bean(Comptes.class).ouvrir("Sacha", "Essai", UUID.randomUUID() + "@essai.fr"),
                            scene.organisation(organisation),
                            fonction,
                            du,
                            null,
                            "Arrêté",
                            "essai"));
            if (role != null) {
                bean(Habilitations.class).accorder(new Octroi(mandat, null, role, lieu, null, du, null, "essai"));
            }
            return mandat;
        });
    }

    private static Dossier sospel(@Nullable UUID depositaire) {
        return new Dossier(
                "Sospel", "La ville se vide.", "Lycée, marché, gare.", "Vacance", "Rouvrir.", depositaire, List.of());
    }

    private void agir(String nom, String reference, GenreActe genre, ActeSaisi saisi) {
        scene.sous(nom, () -> bean(Instruction.class).agir(reference, genre, saisi));
    }

    private static ActeSaisi pris() {
        return ActeSaisi.pris(LocalDate.now(ZoneId.of("Europe/Paris")));
    }

    private static ActeSaisi avis() {
        return pris().dansLeSens("favorable");
    }

    private <T> T bean(Class<T> type) {
        return contexte.getBean(type);
    }
}
