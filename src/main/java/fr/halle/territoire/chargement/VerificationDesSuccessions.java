package fr.halle.territoire.chargement;

import fr.halle.platform.Verification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les successions relient des communes qui existent, et la table des correspondances est bien ce qu'elles donnent. */
@Component
@Order(ChargementTerritoires.ORDRE + 2)
class VerificationDesSuccessions implements Verification {

    private final JdbcClient sql;

    VerificationDesSuccessions(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque succession mène d'une commune à une autre qui existe ; les correspondances sont celles qu'elles donnent";
    }

    @Override
    public List<String> anomalies() {
        List<String> anomalies =
                new ArrayList<>(sql.sql("""
                        select 'Succession de ' || s.ancien || ' à lui-même' from territoire.succession s
                         where s.ancien = s.nouveau and s.nature <> 'retablissement'
                        union all
                        select 'Succession de ' || s.ancien || ' vers ' || s.nouveau || ', qui n''existe pas'
                          from territoire.succession s
                         where not exists (select from territoire.commune c where c.code = s.nouveau)
                           and not exists (select from territoire.succession t where t.ancien = s.nouveau)
                        union all
                        select 'Commune ' || s.ancien || ' : fusionnée dans ' || s.nouveau || ' en ' || s.annee || ', mais encore là cette année'
                          from territoire.succession s
                          join territoire.commune c on c.code = s.ancien and c.type = 'actuelle' and c.du < s.annee and s.annee < c.jusqu
                         where s.nature = 'fusion' and s.ancien <> s.nouveau
                           and s.annee between (select min(annee) from territoire.millesime) and (select max(annee) from territoire.millesime)
                        """).query(String.class).list());
        anomalies.addAll(correspondances());
        return anomalies;
    }

    /** Le calcul du chargement, refait à partir de ce que la base garde. */
    private List<String> correspondances() {
        var calcul = new Correspondances(sql.sql("select annee from territoire.millesime")
                .query(Integer.class)
                .list());
        sql.sql("select code, du, jusqu from territoire.commune where type = 'actuelle'")
                .query((RowCallbackHandler) r -> calcul.vit(r.getString(1), r.getInt(2), r.getInt(3)));
        sql.sql("select ancien, nouveau, coalesce(annee, 0), nature from territoire.succession")
                .query((RowCallbackHandler)
                        r -> calcul.suit(r.getString(1), r.getString(2), r.getInt(3), r.getString(4)));
        Set<Correspondances.Correspondance> gardees =
                new HashSet<>(sql.sql("select code, actuelle, du, jusqu from territoire.correspondance")
                        .query((r, _) -> new Correspondances.Correspondance(
                                r.getString(1), r.getString(2), r.getInt(3), r.getInt(4)))
                        .list());
        List<String> ecarts = new ArrayList<>();
        for (var attendue : calcul.calculer()) {
            if (!gardees.remove(attendue)) {
                ecarts.add("Correspondance absente : %s, continuée par %s du millésime %d à %d"
                        .formatted(attendue.code(), attendue.actuelle(), attendue.du(), attendue.jusqu()));
            }
        }
        gardees.forEach(enTrop -> ecarts.add("Correspondance en trop : %s, continuée par %s du millésime %d à %d"
                .formatted(enTrop.code(), enTrop.actuelle(), enTrop.du(), enTrop.jusqu())));
        return ecarts;
    }
}
