package fr.halle.financement;

import fr.halle.platform.Verification;
import fr.halle.programme.LaureatRecompose;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Qui peut lire les montants pressentis et demandés suit les territoires et les lauréats d'aujourd'hui. La base calcule les clés quand un
 * montant s'écrit ; quand un territoire ou un lauréat change ensuite, elles se refont.
 */
@Component
@Order(62)
class ClesDesMontants implements Verification {

    private final JdbcClient sql;

    ClesDesMontants(JdbcClient sql) {
        this.sql = sql;
    }

    /** Dans la transaction de l'acte : ceux qui lisent les demandes d'un lauréat sont ceux de ses communes, dès qu'elles changent. */
    @EventListener
    void suivre(LaureatRecompose change) {
        sql.sql("select financement.refaire_les_cles(:laureat)")
                .param("laureat", change.laureat())
                .query(ligne -> {});
    }

    @Override
    public String regle() {
        return "Un montant pressenti ou demandé se lit d'après les territoires d'aujourd'hui, et seulement de qui en a le droit";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        select coalesce(l.reference, 'ligne inconnue') || ' : montant ' || m.stade || ' que personne ne peut lire'
                          from financement.montant m left join financement.ligne l on l.id = m.ligne
                         where m.stade in ('pressenti', 'demande') and m.cible is null
                        union all
                        select 'cible ' || c.id || ' : des clés qui ne sont plus celles d''aujourd''hui'
                          from financement.cible c where c.id in (select p.cible from financement.cibles_perimees() p)
                        """).query(String.class).list();
    }
}
