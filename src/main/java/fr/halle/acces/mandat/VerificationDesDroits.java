package fr.halle.acces.mandat;

import fr.halle.acces.matrice.Matrice;
import fr.halle.platform.Verification;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce que la base laisse lire est ce que disent les mandats et la matrice. */
@Component("verificationDesDroits")
@Order(20)
class VerificationDesDroits implements Verification {

    private final JdbcClient sql;
    private final Matrice matrice;

    VerificationDesDroits(JdbcClient sql, Matrice matrice) {
        this.sql = sql;
        this.matrice = matrice;
    }

    @Override
    public String regle() {
        return "Les droits gardés par la base sont ceux des mandats, des habilitations et de la matrice";
    }

    @Override
    public List<String> anomalies() {
        var anomalies = new ArrayList<>(sql.sql("""
                        select 'Habilitation ' || h.id || ' : la base ne lui donne pas les clés ou les dates de son mandat'
                          from acces.v_habilitation h
                          left join platform.portee p on p.habilitation = h.id
                         where p.habilitation is null or p.utilisateur <> h.utilisateur or p.du <> h.du
                            or p.jusqu is distinct from greatest(h.jusqu, case when h.jusqu is null then null else h.du end)
                            or p.cles <> acces.cles_de(h.role, h.organisation, h.programme, h.territoire_type, h.territoire_code)
                        union all
                        select 'Habilitation ' || p.habilitation || ' : plus aucun mandat ne la porte, et la base lui laisse des droits'
                          from platform.portee p
                         where p.jusqu is distinct from p.du
                           and not exists (select from acces.v_habilitation h where h.id = p.habilitation)
                        """).query(String.class).list());
        for (var role : matrice.roles()) {
            var enBase = sql.sql("select niveau from acces.niveau_de_role where role = :role")
                    .param("role", role.code())
                    .query(String.class)
                    .set();
            if (!enBase.equals(role.niveaux())) {
                anomalies.add(
                        "Rôle %s : la base lui ouvre %s, la matrice %s".formatted(role.code(), enBase, role.niveaux()));
            }
        }
        anomalies.addAll(sql.sql("""
                        select 'Habilitation ' || h.id || ' : le rôle « ' || h.role || ' » n''est pas dans la matrice'
                          from acces.v_habilitation h where not h.role = any(:roles)
                        """)
                .param(
                        "roles",
                        matrice.roles().stream().map(role -> role.code()).toArray(String[]::new))
                .query(String.class)
                .list());
        return anomalies;
    }
}
