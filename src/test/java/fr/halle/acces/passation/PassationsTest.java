package fr.halle.acces.passation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.halle.acces.AttentesDEssai;
import fr.halle.acces.Personnes;
import fr.halle.essai.BaseChargee;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class PassationsTest {

    private static final String MORCENX = "40197";
    private static final AttentesDEssai ATTENTES = new AttentesDEssai();
    private static ConfigurableApplicationContext contexte;
    private static Personnes personnes;

    @BeforeAll
    static void ouvrir() {
        contexte = BaseChargee.pourDesActeurs(BaseChargee.copie());
        contexte.getBeanFactory().registerSingleton("attentesDEssai", ATTENTES);
        personnes = new Personnes(contexte);
    }

    @AfterAll
    static void fermer() {
        contexte.close();
    }

    @Test
    void tout_ce_qui_attend_une_personne_passe_a_une_autre_en_un_acte() {
        var maire = personnes.maire(MORCENX);
        var partante = personnes.chefDeProjet(MORCENX);
        var arrivante = personnes.chefDeProjet(MORCENX);
        ATTENTES.dossiers.put("D-1", partante.mandat());
        ATTENTES.dossiers.put("D-2", partante.mandat());

        var confiees = maire.fait(() -> passations().passer(partante.mandat(), arrivante.mandat(), "Départ"));

        assertThat(confiees).isEqualTo(2);
        assertThat(ATTENTES.dossiers).containsEntry("D-1", arrivante.mandat()).containsEntry("D-2", arrivante.mandat());
        assertThatThrownBy(() -> maire.fait(() -> passations().passer(partante.mandat(), arrivante.mandat(), "Départ")))
                .isInstanceOf(OperationRefusee.class)
                .hasMessageContaining("Rien n'attend");
    }

    @Test
    void on_ne_passe_la_main_que_chez_soi_et_a_quelqu_un_qui_est_en_fonction_la() {
        var maire = personnes.maire(MORCENX);
        var partante = personnes.chefDeProjet(MORCENX);
        var arrivante = personnes.chefDeProjet(MORCENX);
        var ailleurs = personnes.chefDeProjet("40224");
        ATTENTES.dossiers.put("D-3", partante.mandat());

        assertThatThrownBy(() -> partante.fait(() -> passations().passer(partante.mandat(), arrivante.mandat(), "x")))
                .isInstanceOf(AccesRefuse.class);
        assertThatThrownBy(() -> personnes
                        .maire("40224")
                        .fait(() -> passations().passer(partante.mandat(), arrivante.mandat(), "x")))
                .isInstanceOf(Introuvable.class);
        assertThatThrownBy(() -> personnes
                        .prefet("40")
                        .fait(() -> passations().passer(partante.mandat(), ailleurs.mandat(), "x")))
                .isInstanceOf(OperationRefusee.class);
        assertThatThrownBy(() -> maire.fait(() -> passations().passer(partante.mandat(), partante.mandat(), "x")))
                .isInstanceOf(OperationRefusee.class);
        assertThat(ATTENTES.dossiers.get("D-3")).isEqualTo(partante.mandat());
    }

    private static Passations passations() {
        return contexte.getBean(Passations.class);
    }
}
