package fr.halle.platform.entree;

import fr.halle.platform.Import.Acte;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.tableur.Options;
import fr.halle.platform.tableur.Tableaux;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Relit le fichier pour garder entières les lignes refusées : les connaître toutes d'avance demanderait de les retenir. */
final class RelectureDesRefus {

    private static final int PAQUET = 1000;

    private final JdbcClient sql;
    private final Acte acte;

    RelectureDesRefus(JdbcClient sql, Acte acte) {
        this.sql = sql;
        this.acte = acte;
    }

    Compte garder(Depot depot) {
        sql.sql("""
                        create temp table refuse on commit drop as
                        select distinct on (rang) rang, motif, ecartee from refus order by rang, ecartee, motif
                        """).update();
        sql.sql("create unique index on refuse (rang)").update();
        var compte = sql.sql("select count(*) filter (where not ecartee), count(*) filter (where ecartee) from refuse")
                .query((ligne, _) -> new Compte(ligne.getLong(1), ligne.getLong(2)))
                .single();
        if (compte.refusees() + compte.ecartees() > 0) {
            relire(depot);
        }
        sql.sql("drop table refuse").update();
        return compte;
    }

    private void relire(Depot depot) {
        try (var tableau = Tableaux.ouvrir(depot.fichier(), new Options(depot.feuille(), null, null))) {
            var entetes = tableau.entetes();
            var paquet = suivants(0);
            var i = 0;
            for (var ligne = tableau.suivante(); ligne != null && i < paquet.size(); ligne = tableau.suivante()) {
                var refuse = paquet.get(i);
                if (ligne.numero() != refuse.rang()) {
                    continue;
                }
                acte.refuser(refuse.rang(), entetes, ligne.cases(), refuse.motif(), refuse.ecartee());
                if (++i == paquet.size()) {
                    paquet = suivants(refuse.rang());
                    i = 0;
                }
            }
        }
    }

    private List<Refuse> suivants(long apres) {
        return sql.sql("select rang, motif, ecartee from refuse where rang > :apres order by rang limit :paquet")
                .param("apres", apres)
                .param("paquet", PAQUET)
                .query(Refuse.class)
                .list();
    }

    record Refuse(long rang, String motif, boolean ecartee) {}

    record Compte(long refusees, long ecartees) {}
}
