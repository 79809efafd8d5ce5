package fr.halle.convention.echeancier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.convention.Conventions;
import fr.halle.convention.GenreActe;
import fr.halle.convention.SceneDeConvention;
import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.dossier.DossierSaisi;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.essai.BaseChargee;
import fr.halle.journal.Historique;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pourquoi Morcenx n'a pas encore signé : la commune l'écrit, l'État le lit, un autre département non. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MotifsDeDepassementTest {

    private ConfigurableApplicationContext halle;
    private SceneDeConvention scene;
    private MotifsDeDepassement motifs;
    private Conventions conventions;
    private String depassee;
    private String laureat;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourDesActeurs(BaseChargee.copie());
        scene = new SceneDeConvention(halle);
        motifs = halle.getBean(MotifsDeDepassement.class);
        conventions = halle.getBean(Conventions.class);
        laureat = halle.getBean(JdbcClient.class).sql("""
                        select l.reference from programme.v_public_laureat l
                          join programme.v_public_composition c on c.laureat = l.id and c.type = 'commune'
                          join territoire.v_public_correspondance s on s.code = c.code and s.jusqu = 9999 and s.actuelle = '40197'
                         where l.programme = 'pvd' limit 1
                        """).query(String.class).single();
        depassee = adhesion(LocalDate.of(2021, 7, 27));
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void la_maire_l_ecrit_puis_le_corrige_l_etat_le_lit_un_autre_departement_non() {
        ecrire("etrangere", depassee, "Le comité de projet n'a pas encore validé la maquette.", null);
        ecrire("etrangere", depassee, "La maquette est validée ; il manque un avis.", LocalDate.of(2099, 3, 31));

        assertThat(lire("etrangere")).contains("La maquette est validée ; il manque un avis.");
        assertThat(lire("prefet-40")).contains("La maquette est validée ; il manque un avis.");
        assertThat(lire("prefet")).isEmpty();
        assertThat(scene.sous("etrangere", () -> halle.getBean(Historique.class).de("convention", depassee)).stream()
                        .filter(l -> l.toString().contains("pourquoi un délai est dépassé")))
                .hasSize(2);
    }

    @Test
    void un_refus_dit_quoi_faire() {
        assertThatThrownBy(() -> ecrire("maire", depassee, "x", null)).isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> ecrire("etrangere", depassee, "  ", null))
                .isInstanceOf(SaisieRefusee.class)
                .hasMessageContaining("pourquoi le délai est dépassé");
        assertThatThrownBy(() -> ecrire("etrangere", depassee, "x", LocalDate.of(2020, 1, 1)))
                .hasMessageContaining("Cette date est passée");
    }

    @Test
    void un_delai_qui_court_encore_n_a_pas_de_motif() {
        var neuve = adhesion(LocalDate.now(java.time.ZoneId.of("Europe/Paris")).minusDays(3));

        assertThatThrownBy(() -> ecrire("etrangere", neuve, "x", null))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("n'est pas dépassé");
    }

    private String adhesion(LocalDate jour) {
        return scene.sous("prefet-40", () -> {
            var reference = halle.getBean(TenueDuDossier.class)
                    .constater(
                            "pvd",
                            "adhesion",
                            new DossierSaisi("Adhésion", "", List.of(laureat), List.of(), false, null, null),
                            "Convention papier");
            halle.getBean(ActesDesConventions.class)
                    .agir(reference, GenreActe.SIGNATURE, ActeSaisi.constate(jour, "Archives"));
            return reference;
        });
    }

    private void ecrire(String qui, String convention, String texte, @org.jspecify.annotations.Nullable LocalDate le) {
        scene.sous(qui, () -> {
            motifs.ecrire(convention, laureat, texte, le);
            return true;
        });
    }

    private Optional<String> lire(String qui) {
        return scene.sous(qui, () -> {
            var c = conventions.charger(depassee);
            return motifs.trouver(c.programme(), motifs.depassees(c).getFirst()).map(m -> m.texte());
        });
    }
}
