package fr.halle.pilotage.conventions;

import fr.halle.commun.Lecture;
import fr.halle.echeance.EnjeuDEcheance;
import fr.halle.pilotage.Etendues;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qu'une échéance met en jeu, d'après la même somme que la liste des conventions : un courriel et un écran disent le même montant. */
@Component
class EnjeuDesConventions implements EnjeuDEcheance {

    private final JdbcClient sql;
    private final Etendues etendues;
    private final Clock horloge;

    EnjeuDesConventions(JdbcClient sql, Etendues etendues, Clock horloge) {
        this.sql = sql;
        this.etendues = etendues;
        this.horloge = horloge;
    }

    @Override
    public Map<UUID, Long> centimes(String programme, Collection<UUID> laureats, LocalDate jour) {
        if (laureats.isEmpty()) {
            return Map.of();
        }
        var voulus = Set.copyOf(laureats);
        var centimes = new HashMap<UUID, Long>();
        etendues.lire(programme, "nation", new Lecture(jour, horloge.instant()))
                .requete(sql, """
                        select n.laureat, n.centimes
                          from pilotage.v_public_non_verse(:programme, :tousLaureats, :toutesCommunes, :au, :connu, :millesime) n
                        """)
                .query(ligne -> {
                    var laureat = ligne.getObject("laureat", UUID.class);
                    if (voulus.contains(laureat)) {
                        centimes.put(laureat, ligne.getLong("centimes"));
                    }
                });
        return centimes;
    }
}
