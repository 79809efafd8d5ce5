package fr.halle.programme.selection;

import fr.halle.platform.Verification;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Une candidature publiée a fait un lauréat, et nul n'a décidé de ce qu'il avait préparé. */
@Component
@Order(52)
class VerificationDesSelections implements Verification {

    private final JdbcClient sql;

    VerificationDesSelections(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String regle() {
        return "Chaque candidature publiée a son lauréat, chaque version ses communes ; qui prépare ne décide pas";
    }

    @Override
    public List<String> anomalies() {
        return sql.sql("""
                        select 'Candidature ' || c.reference || ' : publiée, mais son lauréat n''a pas la qualité que la sélection lui donne'
                          from programme.v_candidature_acte a
                          join programme.candidature c on c.id = a.candidature
                         where a.genre = 'publication' and a.connu_jusqu = 'infinity'
                           and not exists (select from programme.qualite q
                                            where q.laureat = a.laureat and q.genre = 'publication' and q.acte = a.selection and not q.annule)
                        union all
                        select 'Candidature ' || c.reference || ' : une version n''a aucune commune'
                          from programme.candidature c
                         where not exists (select from programme.candidature_commune m where m.version = c.id)
                        union all
                        select 'Candidature ' || c.reference || ' : décidée par une personne qui l''avait préparée'
                          from programme.v_candidature_acte a
                          join programme.candidature c on c.id = a.candidature
                         where a.genre = 'decision' and a.nature = 'pris' and a.connu_jusqu = 'infinity'
                           and programme.a_prepare(a.candidature, a.saisi_par)
                        union all
                        select 'Candidature ' || c.reference || ' : une version se lit moins loin que celle qu''elle corrige'
                          from programme.candidature c join programme.candidature p on p.id = c.corrige_id
                         where not c.visible_par @> p.visible_par
                        """).query(String.class).list();
    }
}
