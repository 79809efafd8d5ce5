package fr.halle.journal.tete;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.journal.trace.ExemplesDActes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ce que peut faire à la trace celui qui possède la base, et qui n'a ni la clé ni le dossier : tout se voit. */
class AlterationsTest {

    private static final int ALTERATIONS = 1_000;
    private static final long GRAINE = 20_261_122;

    @Test
    void mille_alterations_au_hasard_sont_toutes_trouvees(@TempDir Path racine) {
        try (var trace = new TraceDEssai(racine)) {
            trace.remplir();
            assertThat(trace.controler().phrases()).as("la trace intacte").isEmpty();
            var attaquant = new Attaquant(trace, new Random(GRAINE));
            attaquant.desarmer();
            assertThat(trace.controler().phrases())
                    .as("la trace intacte, gardes coupés")
                    .isEmpty();

            Map<String, Integer> trouvees = new TreeMap<>();
            var manquees = new ArrayList<String>();
            for (int n = 0; n < ALTERATIONS; n++) {
                trace.proprietaire.sql("savepoint intacte").update();
                var alteration = attaquant.alterer();
                if (trace.controler().nombre() == 0) {
                    manquees.add(alteration);
                }
                trouvees.merge(alteration.replaceFirst(" :.*", ""), 1, Integer::sum);
                trace.proprietaire.sql("rollback to savepoint intacte").update();
            }

            assertThat(manquees).as("altérations qui n'ont pas été vues").isEmpty();
            assertThat(trouvees.keySet()).as("sortes d'altérations essayées").hasSameSizeAs(Attaquant.Sorte.values());
            assertThat(trace.controler().phrases())
                    .as("la trace rendue intacte")
                    .isEmpty();
            trace.proprietaire.sql("rollback").update();
        }
    }

    @Test
    void effacer_une_personne_ne_se_prend_pas_pour_une_alteration(@TempDir Path racine) {
        try (var trace = new TraceDEssai(racine)) {
            trace.remplir();

            trace.inscription.effacer(ExemplesDActes.CONTACT);
            trace.inscription.effacer(ExemplesDActes.MAIRE);
            trace.ancres.ancrer(false);

            assertThat(trace.proprietaire
                            .sql("select count(*) from journal.donnee_personnelle")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(trace.controler().phrases()).isEmpty();
            // Ce qu'on inscrit après doit de nouveau y être.
            trace.inscription.personne(ExemplesDActes.depot("D-1"));
            trace.proprietaire
                    .sql("alter table journal.donnee_personnelle disable trigger user")
                    .update();
            trace.proprietaire.sql("delete from journal.donnee_personnelle").update();
            assertThat(trace.controler().nombre()).isEqualTo(2);
        }
    }
}
