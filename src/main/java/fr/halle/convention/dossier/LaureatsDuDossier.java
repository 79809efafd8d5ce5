package fr.halle.convention.dossier;

import fr.halle.convention.LaureatCouvert;
import fr.halle.platform.SaisieRefusee;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les lauréats qu'une personne nomme dans un dossier. */
@Component
class LaureatsDuDossier {

    private final JdbcClient sql;

    LaureatsDuDossier(JdbcClient sql) {
        this.sql = sql;
    }

    /** @throws SaisieRefusee si une référence n'est celle d'aucun lauréat du programme */
    List<LaureatCouvert> lire(String programme, List<String> references) {
        var lus = new ArrayList<LaureatCouvert>();
        for (var reference : references) {
            lus.add(sql.sql("""
                            select l.id, l.reference, l.nom,
                                   array(select distinct s.actuelle from programme.v_public_composition m
                                           join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                                          where m.laureat = l.id and m.type = 'commune' and m.vrai_jusqu = 'infinity'
                                            and m.connu_jusqu = 'infinity' order by 1) as communes
                              from programme.v_public_laureat l
                             where l.programme = :programme and l.reference = :reference
                            """)
                    .param("programme", programme)
                    .param("reference", reference)
                    .query((ligne, _) -> new LaureatCouvert(
                            ligne.getObject("id", UUID.class),
                            ligne.getString("reference"),
                            ligne.getString("nom"),
                            List.of((String[]) ligne.getArray("communes").getArray())))
                    .optional()
                    .orElseThrow(() -> new SaisieRefusee(
                            "laureats",
                            "« %s » n'est la référence d'aucun lauréat de ce programme : choisissez-le dans la liste."
                                    .formatted(reference))));
        }
        return List.copyOf(lus);
    }
}
