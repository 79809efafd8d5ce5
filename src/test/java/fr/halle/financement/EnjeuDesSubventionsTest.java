package fr.halle.financement;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** L'enjeu d'un lauréat : ses seules subventions, l'accordé moins le versé ; sans subvention accordée, rien. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnjeuDesSubventionsTest {

    private static final LocalDate JOUR = LocalDate.of(2026, 1, 1);

    private ConfigurableApplicationContext halle;
    private JdbcClient sql;

    @BeforeAll
    void ouvrir() {
        halle = BaseChargee.pourEcrire(BaseChargee.copie());
        sql = halle.getBean(JdbcClient.class);
    }

    @AfterAll
    void fermer() {
        halle.close();
    }

    private record Attendu(UUID laureat, long reste) {}

    @Test
    void chaque_laureat_a_le_reste_de_ses_subventions_et_d_elles_seules() {
        var attendus = sql.sql("""
                        select m.laureat, coalesce(sum(m.centimes) filter (where m.stade = 'accorde'), 0)
                                          - coalesce(sum(m.centimes) filter (where m.stade = 'verse'), 0) as reste
                          from financement.v_public_montant_de_ligne m
                         where m.programme = 'pvd' and m.nature = 'subvention' and m.laureat is not null and m.vrai_du <= :jour
                           and m.connu_jusqu = 'infinity'
                         group by m.laureat having count(*) filter (where m.stade = 'accorde') > 0
                        """).param("jour", JOUR).query(Attendu.class).list();
        var tous = sql.sql("select id from programme.v_public_laureat where programme = 'pvd'")
                .query(UUID.class)
                .list();

        var lus = halle.getBean(EnjeuDesSubventions.class).centimes("pvd", tous, JOUR);

        assertThat(attendus).isNotEmpty();
        assertThat(lus).hasSameSizeAs(attendus);
        assertThat(attendus).allSatisfy(a -> assertThat(lus).containsEntry(a.laureat, Math.max(0, a.reste)));
        assertThat(tous).hasSizeGreaterThan(lus.size());
        assertThat(halle.getBean(EnjeuDesSubventions.class).centimes("pvd", List.of(), JOUR))
                .isEmpty();
    }
}
