package fr.halle.pilotage.tableau;

import fr.halle.dispositif.Dispositifs;
import fr.halle.platform.banc.AdressesMesurees;
import fr.halle.programme.Programmes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les écrans du pilotage dont le coût se mesure : du plus large au plus précis, listes et recherche comprises. */
@Component
class PagesMesurees implements AdressesMesurees {

    private final Programmes programmes;
    private final Dispositifs dispositifs;
    private final JdbcClient sql;

    PagesMesurees(Programmes programmes, Dispositifs dispositifs, JdbcClient sql) {
        this.programmes = programmes;
        this.dispositifs = dispositifs;
        this.sql = sql;
    }

    @Override
    public Map<String, String> adresses() {
        var programme = programmes.lister().getFirst().code();
        var racine = "/programmes/" + programme;
        Map<String, String> adresses = new LinkedHashMap<>();
        adresses.put("tableau national", racine);
        adresses.put("tableau départemental", racine + "/departements/" + departementLePlusFourni(programme));
        adresses.put(
                "liste des lignes, avec filtres",
                racine + "/financements?statut=comptees&tri=-accorde&dispositif="
                        + dispositifs.lister().getFirst().code());
        adresses.put("liste des lauréats, avec filtre", racine + "/laureats?q=saint&tri=epci");
        adresses.put("conventions, liste", racine + "/conventions");
        adresses.put("conventions, tableau par état", racine + "/conventions/tableau");
        adresses.put("recherche de territoires", "/territoires?q=saint");
        return adresses;
    }

    /** Le lauréat qui a le plus de lignes : celui dont les politiques jugent le plus de montants. */
    @Override
    public Optional<String> pageReservee() {
        var programme = programmes.lister().getFirst().code();
        return sql.sql("""
                        select l.reference from financement.v_public_cumul_laureat k join programme.v_public_laureat l on l.id = k.laureat
                         where k.programme = :programme and k.stade = 'ligne'
                         group by l.reference order by sum(k.lignes) desc, l.reference limit 1
                        """)
                .param("programme", programme)
                .query(String.class)
                .optional()
                .map(reference -> "/programmes/" + programme + "/laureats/" + reference);
    }

    private String departementLePlusFourni(String programme) {
        return sql.sql("""
                        select code from programme.v_public_composition
                         where programme = :programme and type = 'departement' group by code order by count(*) desc, code limit 1
                        """).param("programme", programme).query(String.class).single();
    }
}
