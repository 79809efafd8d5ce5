package fr.halle.financement;

import fr.halle.echeance.EnjeuDEcheance;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ce qu'une échéance met en jeu : les subventions accordées au lauréat au titre du programme, moins ce qui en est versé. Les autres
 * natures n'y entrent pas : un prêt ne s'ajoute pas à une subvention.
 */
@Component
class EnjeuDesSubventions implements EnjeuDEcheance {

    private static final String NATURE = "subvention";

    private final JdbcClient sql;
    private final Clock horloge;

    EnjeuDesSubventions(JdbcClient sql, Clock horloge) {
        this.sql = sql;
        this.horloge = horloge;
    }

    @Override
    public Map<UUID, Long> centimes(String programme, Collection<UUID> laureats, LocalDate jour) {
        var centimes = new HashMap<UUID, Long>();
        sql.sql("""
                        select d.laureat, sum(case d.stade when 'accorde' then d.centimes else -d.centimes end) as reste
                          from financement.v_public_difference d
                         where d.programme = :programme and d.laureat = any (:laureats::uuid[]) and d.nature = :nature
                           and d.stade in ('accorde', 'verse') and d.vrai_du <= :au and d.connu_du <= :connu
                         group by d.laureat
                        having count(*) filter (where d.stade = 'accorde') > 0
                        """)
                .param("programme", programme)
                .param("laureats", laureats.stream().map(UUID::toString).toArray(String[]::new))
                .param("nature", NATURE)
                .param("au", jour)
                .param("connu", horloge.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
                .query(ligne -> {
                    centimes.put(ligne.getObject("laureat", UUID.class), Math.max(0, ligne.getLong("reste")));
                });
        return centimes;
    }
}
