package fr.halle.journal;

import fr.halle.journal.trace.LectureDesActes;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qui est arrivé à un objet, tel que la personne qui le regarde a le droit de le voir. */
@Component
public class Historique {

    /** Les plus récents ; le reste est dans la liste de la trace. */
    public static final int MONTRES = 50;

    private final JdbcClient sql;

    Historique(JdbcClient sql) {
        this.sql = sql;
    }

    /** Ce que l'acteur voit aujourd'hui. */
    public List<LigneDHistorique> de(String type, String id) {
        return de(type, id, Instant.MAX);
    }

    /**
     * Les derniers actes d'un objet, du plus récent au plus ancien, {@value #MONTRES} au plus ; aucun pour le public.
     *
     * @param connu ceux que la base connaissait à cet instant
     */
    public List<LigneDHistorique> de(String type, String id, Instant connu) {
        if (ActeurCourant.lire() instanceof Acteur.Anonyme) {
            return List.of();
        }
        return sql.sql("""
                        select %s from journal.acte a
                         where a.objet_type = :type and a.objet_id = :id and a.saisi_le <= :connu
                         order by a.rang desc limit :nombre
                        """.formatted(LectureDesActes.COLONNES))
                .param("type", type)
                .param("id", id)
                .param(
                        "connu",
                        (connu.equals(Instant.MAX) ? Instant.parse("9999-12-31T00:00:00Z") : connu)
                                .atOffset(ZoneOffset.UTC))
                .param("nombre", MONTRES)
                .query(LectureDesActes::lire)
                .list();
    }
}
