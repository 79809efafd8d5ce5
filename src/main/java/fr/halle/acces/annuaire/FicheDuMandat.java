package fr.halle.acces.annuaire;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qu'un mandat ouvre, et à qui il délègue. */
@Component
public class FicheDuMandat {

    private final JdbcClient sql;

    FicheDuMandat(JdbcClient sql) {
        this.sql = sql;
    }

    /** @param delegant la personne dont ce chapeau vient, s'il vient d'une délégation */
    public record Chapeau(
            UUID id,
            String role,
            String territoireType,
            String territoireCode,
            @Nullable String programme,
            LocalDate du,
            @Nullable LocalDate jusqu,
            String motif,
            @Nullable String delegant) {}

    public record Delegation(
            String objet,
            String delegataire,
            String role,
            LocalDate du,
            @Nullable LocalDate jusqu,
            String designation) {}

    public record Voisin(UUID mandat, String personne, String fonction) {}

    String personne(UUID utilisateur) {
        return sql.sql(
                        "select prenom || ' ' || nom from acces.identite where utilisateur = :utilisateur and efface_le is null")
                .param("utilisateur", utilisateur)
                .query(String.class)
                .optional()
                .orElse("personne effacée");
    }

    List<Chapeau> chapeaux(UUID mandat) {
        return sql.sql("""
                        select h.id, h.role, h.territoire_type, h.territoire_code, h.programme, h.du, h.jusqu, h.motif,
                               i.prenom || ' ' || i.nom as delegant
                          from acces.v_habilitation h
                          left join acces.v_delegation d on d.id = h.delegation
                          left join acces.v_mandat m on m.id = d.delegant
                          left join acces.identite i on i.utilisateur = m.utilisateur
                         where h.mandat = :mandat order by h.du, h.role, h.id
                        """).param("mandat", mandat).query(Chapeau.class).list();
    }

    List<Delegation> delegations(UUID mandat) {
        return sql.sql("""
                        select d.objet, i.prenom || ' ' || i.nom || ', ' || m.fonction as delegataire, d.role, d.du, d.jusqu, d.designation
                          from acces.v_delegation d
                          join acces.v_mandat m on m.id = d.delegataire
                          left join acces.identite i on i.utilisateur = m.utilisateur
                         where d.delegant = :mandat order by d.du, d.id
                        """).param("mandat", mandat).query(Delegation.class).list();
    }

    /** Les autres personnes en fonction dans la même organisation. */
    List<Voisin> voisins(UUID mandat, LocalDate jour) {
        return sql.sql("""
                        select v.id as mandat, i.prenom || ' ' || i.nom as personne, v.fonction
                          from acces.v_mandat m
                          join acces.v_mandat v on v.organisation = m.organisation and v.id <> m.id
                          join acces.identite i on i.utilisateur = v.utilisateur
                         where m.id = :mandat and v.du <= :jour and (v.jusqu is null or :jour < v.jusqu)
                         order by i.nom, i.prenom, v.id
                        """)
                .param("mandat", mandat)
                .param("jour", jour)
                .query(Voisin.class)
                .list();
    }
}
