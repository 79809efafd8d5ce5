package fr.halle.territoire.chargement;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Chaque commune du dernier millésime est dans un département connu, et ne se recouvre pas avec elle-même. */
@Component
@Order(ChargementTerritoires.ORDRE)
class VerificationDesTerritoires implements Verification {

    private final JdbcClient sql;

    VerificationDesTerritoires(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "À chaque millésime, une commune a un seul état, un département connu, au plus un EPCI ; les tables calculées sont à jour";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        select 'Commune ' || a.code || ' : deux états à la fois, du millésime ' || greatest(a.du, b.du)
                          from territoire.commune a
                          join territoire.commune b on b.code = a.code and b.type = a.type and b.du > a.du and b.du < a.jusqu
                        union all
                        select 'Commune ' || c.code || ' : le département ' || c.departement || ' n''existe pas'
                          from territoire.commune c
                         where not exists (select from territoire.departement d where d.code = c.departement)
                        union all
                        select 'Commune ' || a.commune || ' : dans deux EPCI à la fois, ' || a.epci || ' et ' || b.epci
                          from territoire.epci_membre a
                          join territoire.epci_membre b on b.commune = a.commune and b.du > a.du and b.du < a.jusqu
                        union all
                        select 'Commune ' || m.commune || ' : son EPCI ' || m.epci || ' n''existe pas'
                          from territoire.epci_membre m
                         where not exists (select from territoire.epci e where e.siren = m.epci)
                        union all
                        select 'Source inconnue de ' || x.objet || ' : ' || x.source
                          from (select 'groupement ' || code as objet, source from territoire.groupement
                                union all select 'groupement ' || groupement, source from territoire.groupement_membre
                                union all select 'contour ' || type || ' ' || code, source from territoire.contour) x
                         where not exists (select from source.v_public_source s where s.code = x.source)
                        union all
                        (select 'Annuaire différent du calcul : ' || x.type || ' ' || x.code
                           from ((table territoire.v_annuaire_calcule except table territoire.annuaire)
                                 union all (table territoire.annuaire except table territoire.v_annuaire_calcule)) x)
                        union all
                        (select 'Appartenance absente : ' || x.code_source || ' à ' || x.type || ' ' || x.code
                           from (table territoire.v_appartenance_calculee except table territoire.appartenance) x)
                        union all
                        (select 'Appartenance en trop : ' || x.code_source || ' à ' || x.type || ' ' || x.code
                           from (table territoire.appartenance except table territoire.v_appartenance_calculee) x)
                        """).query(String.class).list();
    }
}
