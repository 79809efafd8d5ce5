package fr.halle.pilotage.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.echeance.EnjeuDEcheance;
import fr.halle.essai.BaseChargee;
import fr.halle.essai.BaseFictive;
import fr.halle.pilotage.Etendues;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ce qui est à l'enjeu, à l'échelle de la nation : la somme des lauréats est celle des tableaux de bord. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnjeuTest {

    private final ConfigurableApplicationContext halle = BaseChargee.pourEcrire(BaseFictive.nation());

    @AfterAll
    void fermer() {
        halle.close();
    }

    @Test
    void l_enjeu_est_ce_qui_est_accorde_en_subvention_et_non_verse() {
        var sql = halle.getBean(JdbcClient.class);
        var etendue = halle.getBean(Etendues.class)
                .lire("pvd", "nation", new Lecture(LocalDate.of(2026, 11, 1), Instant.now()));

        var lignes = etendue.requete(sql, """
                        select n.laureat, n.accorde, n.verse, n.centimes from pilotage.v_public_non_verse(
                            :programme, :tousLaureats, :toutesCommunes, :au, :connu, :millesime) n
                        """).query().listOfRows();
        var bilan = etendue.requete(sql, """
                        select coalesce(sum(b.centimes) filter (where b.stade = 'accorde'), 0) as accorde,
                               coalesce(sum(b.centimes) filter (where b.stade = 'verse'), 0) as verse
                          from pilotage.v_public_bilan(:programme, true, :entiers, :laureats, :communes, :au, :connu, :millesime) b
                         where b.nature = 'subvention' and b.statut <> 'a_rapprocher'
                        """).query().singleRow();

        assertThat(lignes.stream()
                        .mapToLong(l -> ((Number) l.get("accorde")).longValue())
                        .sum())
                .as("accordé, lauréat par lauréat : %s", lignes)
                .isEqualTo(((Number) bilan.get("accorde")).longValue());
        assertThat(lignes.stream()
                        .filter(l -> l.get("verse") != null)
                        .mapToLong(l -> ((Number) l.get("verse")).longValue())
                        .sum())
                .isEqualTo(((Number) bilan.get("verse")).longValue());
        var echeances =
                halle.getBean(EnjeuDEcheance.class).centimes("pvd", etendue.laureats(), LocalDate.of(2026, 11, 1));
        assertThat(echeances)
                .as("le courriel et l'écran disent le même montant")
                .hasSameSizeAs(lignes);
        assertThat(lignes)
                .isNotEmpty()
                .allSatisfy(l -> assertThat(echeances.get((UUID) l.get("laureat")))
                        .isEqualTo(((Number) l.get("centimes")).longValue()));
    }
}
