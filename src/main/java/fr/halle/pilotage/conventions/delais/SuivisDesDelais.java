package fr.halle.pilotage.conventions.delais;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.conventions.RequeteDesConventions;
import fr.halle.platform.ParametreInvalide;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Suit un délai chez les lauréats d'un périmètre, d'après les conventions signées : ce que chacun lit, quel que soit l'acteur. */
@Component
public class SuivisDesDelais {

    private final JdbcClient sql;

    SuivisDesDelais(JdbcClient sql) {
        this.sql = sql;
    }

    /** Les délais que fixe un programme, dans son ordre. */
    public List<SuiviDUnDelai.Regle> regles(Etendue etendue) {
        return etendue.requete(sql, """
                        select e.code, e.libelle, t.code as type_depuis, t.libelle as depuis, a.libelle as attendue, p.valeur as mois, e.source,
                               coalesce(s.titre, e.source) as titre_source
                          from convention.v_public_type_echeance e
                          join convention.v_public_type t on t.programme = e.programme and t.code = e.depuis
                          join convention.v_public_type a on a.programme = e.programme and a.code = e.attendue
                          left join source.v_public_source s on s.code = e.source
                          left join programme.v_public_parametre p on p.programme = e.programme and p.cle = e.parametre and p.unite = 'mois'
                           and p.vrai_du <= :au and :au < p.vrai_jusqu and p.connu_du <= :connu and :connu < p.connu_jusqu
                         where e.programme = :programme
                         order by t.rang, e.rang, e.code
                        """).query(SuiviDUnDelai.Regle.class).list();
    }

    /**
     * De plusieurs conventions qui ouvrent le même délai pour un lauréat, la première signée compte.
     *
     * @param code celui de la règle ; vide pour la première du programme
     * @throws ParametreInvalide si le programme n'a pas cette règle, ou n'en a aucune
     */
    public SuiviDUnDelai suivre(Etendue etendue, String code) {
        var regles = regles(etendue);
        var regle = regles.stream()
                .filter(r -> code.isEmpty() || r.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ParametreInvalide(
                        "regle",
                        regles.isEmpty()
                                ? "Ce programme ne fixe aucun délai entre deux conventions."
                                : "Le délai « %s » n'existe pas : choisissez parmi %s."
                                        .formatted(
                                                code,
                                                String.join(
                                                        ", ",
                                                        regles.stream()
                                                                .map(SuiviDUnDelai.Regle::code)
                                                                .toList()))));
        etendue.menagerLesPlans(sql);
        var delais = etendue.requete(sql, """
                        with dedans as materialized (
                            select distinct d.laureat from unnest(:laureats) as d (laureat)
                        ), ouvert as materialized (
                            select distinct on (s.laureat) s.*
                              from %s s join dedans d on d.laureat = s.laureat
                             where s.etat = 'signee' and s.regle = :regle and s.delai_au is not null
                             order by s.laureat, s.signee_le, s.reference nulls last
                        )
                        select l.reference as laureat, l.nom, o.reference as convention, o.signee_du, o.signee_le, o.precision_date, o.delai_du,
                               o.delai_au, o.tenue_le, o.prorogation, coalesce(x.titre, '') as titre_source
                          from ouvert o
                          join programme.v_public_laureat l on l.id = o.laureat
                          left join source.v_public_source x on x.code = o.source
                         order by l.nom collate "fr-x-icu", l.reference
                        """.formatted(RequeteDesConventions.situations(etendue, true)))
                .param("regle", regle.code())
                .query((ligne, _) -> lire(ligne))
                .list();
        return new SuiviDUnDelai(etendue, regle, etendue.laureats().size(), delais);
    }

    private static DelaiDUnLaureat lire(ResultSet ligne) throws SQLException {
        var precision = Precision.deCode(ligne.getString("precision_date"));
        var du = ligne.getObject("signee_du", LocalDate.class);
        return new DelaiDUnLaureat(
                ligne.getString("laureat"),
                ligne.getString("nom"),
                ligne.getString("convention"),
                new DateApprochee(du == null ? ligne.getObject("signee_le", LocalDate.class) : du, precision),
                ligne.getObject("delai_du", LocalDate.class),
                ligne.getObject("delai_au", LocalDate.class),
                ligne.getObject("tenue_le", LocalDate.class),
                ligne.getString("prorogation"),
                ligne.getString("titre_source"));
    }
}
