package fr.halle.convention;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.commun.Precision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Où en sont les conventions de chaque lauréat, telles que l'acteur les voit. */
@Component
public class Situations {

    private final JdbcClient sql;

    Situations(JdbcClient sql) {
        this.sql = sql;
    }

    /** Toutes celles de ces lauréats, dossiers et listes officielles, du premier type au dernier. */
    public List<Situation> de(String programme, Collection<UUID> laureats, Lecture lecture) {
        return sql.sql(Conventions.pourLActeur("""
                        select s.laureat, l.reference as laureat_reference, l.nom as laureat_nom, s.convention, s.reference, s.type, s.intitule,
                               s.etat, s.signee_du, s.signee_le, s.precision_date, s.source, s.regle, s.mois, s.delai_du, s.delai_au,
                               s.prorogation, s.tenue_le, s.remplacee_le, s.fin_le, s.vigueur
                          from convention.v_situations(:programme, :laureats::uuid[], :au, :connu) s
                          join programme.v_public_laureat l on l.id = s.laureat
                          join convention.v_public_type t on t.programme = :programme and t.code = s.type
                         order by l.nom collate "fr-x-icu", l.reference, t.rang, s.signee_le nulls last, s.reference
                        """))
                .param("programme", programme)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .param("laureats", laureats.stream().map(UUID::toString).toArray(String[]::new))
                .query(Situations::lire)
                .list();
    }

    /** Ce que chaque source dit de la signature, par lauréat : les actes du dossier et les listes, même quand ils se contredisent. */
    public List<Attestation> attestations(Convention c, Lecture lecture) {
        return sql.sql(Conventions.pourLActeur("""
                        select m.laureat, a.effet, a.precision_date as "precision", coalesce(o.titre, a.acte_reference, c.document, '') as source
                          from convention.v_acte a
                          join convention.v_convention c on c.id = a.convention and c.connu_du <= :connu and :connu < c.connu_jusqu
                          join convention.v_convention_laureat m on m.version = c.version
                          left join source.v_public_source o on o.code = coalesce(a.source, c.source)
                         where a.convention = :convention and a.genre = 'signature' and a.connu_du <= :connu and :connu < a.connu_jusqu
                         group by m.laureat, a.effet, a.precision_date, o.titre, a.acte_reference, c.document
                        union all
                        select x.laureat, x.effet, 'jour', o.titre
                          from convention.v_public_listes(:programme, :laureats::uuid[], :connu) x
                          join convention.v_public_type t on t.programme = :programme and t.atteste_par = x.atteste
                          join source.v_public_source o on o.code = x.source
                         where t.code = :type and x.effet is not null
                        order by 1, 2, 4
                        """))
                .param("convention", c.id())
                .param("programme", c.programme())
                .param("type", c.type().code())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .param(
                        "laureats",
                        c.laureats().stream().map(l -> l.id().toString()).toArray(String[]::new))
                .query((ligne, _) -> new Attestation(
                        ligne.getObject("laureat", UUID.class),
                        new DateApprochee(
                                ligne.getObject("effet", LocalDate.class),
                                Precision.deCode(ligne.getString("precision"))),
                        ligne.getString("source")))
                .list();
    }

    /** Ce qu'une source dit d'une signature. */
    public record Attestation(UUID laureat, DateApprochee date, String source) {}

    private static Situation lire(ResultSet ligne, int rang) throws SQLException {
        return new Situation(
                ligne.getObject("laureat", UUID.class),
                ligne.getString("laureat_reference"),
                ligne.getString("laureat_nom"),
                ligne.getObject("convention", UUID.class),
                ligne.getString("reference"),
                ligne.getString("type"),
                ligne.getString("intitule"),
                EtatConvention.deCode(ligne.getString("etat")).orElseThrow(),
                signature(ligne),
                ligne.getString("source"),
                ligne.getString("regle"),
                ligne.getObject("mois", Long.class),
                ligne.getObject("delai_du", LocalDate.class),
                ligne.getObject("delai_au", LocalDate.class),
                ligne.getString("prorogation"),
                ligne.getObject("tenue_le", LocalDate.class),
                ligne.getObject("remplacee_le", LocalDate.class),
                ligne.getObject("fin_le", LocalDate.class),
                vigueur(ligne.getString("vigueur")));
    }

    private static @Nullable Vigueur vigueur(@Nullable String code) {
        return code == null ? null : Vigueur.deCode(code).orElseThrow();
    }

    static @Nullable DateApprochee signature(ResultSet ligne) throws SQLException {
        var le = ligne.getObject("signee_le", LocalDate.class);
        if (le == null) {
            return null;
        }
        var precision = Precision.deCode(ligne.getString("precision_date"));
        var du = ligne.getObject("signee_du", LocalDate.class);
        return new DateApprochee(precision == Precision.AU_PLUS_TARD || du == null ? le : du, precision);
    }
}
