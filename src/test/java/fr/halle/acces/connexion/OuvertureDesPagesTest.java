package fr.halle.acces.connexion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.acces.connexion.demonstration.ComptesDeDemonstration;
import fr.halle.essai.BaseChargee;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Chacun est mené aux pages que son chapeau ouvre, et jamais à un refus. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OuvertureDesPagesTest {

    private static final Pattern COMPTE = Pattern.compile("\\s+(\\S+@\\S+)\\s+(\\S+)\\s+(.+)");
    private static final Pattern LIEN = Pattern.compile("href=\"(/[^\"#?]*)\"");

    private ConfigurableApplicationContext halle;
    private String racine;

    @BeforeAll
    void demarrer() {
        halle = Instances.lancer(BaseChargee.copie(), Map.of());
        racine = Instances.racine(halle);
    }

    @AfterAll
    void arreter() {
        halle.close();
    }

    @Test
    void aucun_lien_de_l_en_tete_ni_du_compte_ne_mene_a_un_refus() {
        var parRole = new LinkedHashMap<String, Set<String>>();
        for (var phrase : halle.getBean(ComptesDeDemonstration.class).preparer()) {
            var compte = COMPTE.matcher(phrase);
            if (!compte.matches()) {
                continue;
            }
            Instances.oublierLesEssais(halle);
            var personne = new Visiteur(racine);
            personne.seConnecter(compte.group(1), compte.group(2), "/mon-compte");
            var page = personne.lire("/mon-compte");
            assertThat(page.statusCode()).as(compte.group(1)).isEqualTo(200);
            var liens = LIEN.matcher(page.body())
                    .results()
                    .map(lien -> lien.group(1))
                    .filter(lien -> !lien.contains("."))
                    .collect(Collectors.toCollection(TreeSet::new));
            for (var lien : liens) {
                assertThat(personne.lire(lien).statusCode())
                        .as(compte.group(3) + " : " + lien)
                        .isEqualTo(200);
            }
            parRole.put(compte.group(3), liens);
        }

        assertThat(parRole.get("Administrateur de l'instance"))
                .contains(
                        "/annuaire", "/invitations", "/demandes-d-acces", "/renouvellements", "/territoires-orphelins")
                .doesNotContain("/journal", "/candidatures");
        assertThat(parRole.get("Maire"))
                .contains("/annuaire", "/invitations", "/demandes-d-acces", "/journal", "/candidatures", "/droits")
                .doesNotContain("/renouvellements", "/territoires-orphelins");
        assertThat(parRole.get("Préfet de département")).contains("/renouvellements", "/journal");
        assertThat(parRole.get("Financeur")).doesNotContain("/invitations", "/demandes-d-acces", "/journal");
        assertThat(new Visiteur(racine).lire("/").body()).doesNotContain("/annuaire", "/candidatures");
    }
}
