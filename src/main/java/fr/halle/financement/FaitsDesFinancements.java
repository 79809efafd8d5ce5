package fr.halle.financement;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.web.Typographie;
import fr.halle.source.FaitsCites;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce que les financements retiennent d'une source : des totaux publiés, des montants de lignes ; les concours ont leur propre liste. */
@Component
@Order(2)
class FaitsDesFinancements implements FaitsCites {

    private static final RowMapper<Fait> CITE = cite();

    private final JdbcClient sql;

    FaitsDesFinancements(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public List<Liste<Fait>> citesPar(String source, Lecture lecture) {
        return List.of(ListeSql.de(
                        texte -> sql.sql(texte)
                                .param("source", source)
                                .param("au", lecture.au())
                                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC)),
                        """
                        with liste as (
                            select 'Total publié, ' || coalesce(n.nom, t.territoire_code) as objet, d.libelle as dispositif, t.stade,
                                   t.centimes, t.effet, t.precision_date as "precision", t.citation, null as deduction,
                                   null as adresse, 0 as rang, t.reference
                              from financement.v_public_total t
                              join dispositif.v_public_dispositif d on d.code = t.dispositif
                              left join territoire.v_public_territoire n on n.type = t.territoire_type and n.code = t.territoire_code
                               and n.jusqu = 9999
                             where t.source = :source and t.vrai_du <= :au and t.connu_du <= :connu and :connu < t.connu_jusqu
                            union all
                            select coalesce(r.nom, l.commune), d.libelle, m.stade, m.centimes, m.effet, m.precision_date,
                                   coalesce(m.citation, l.citation), m.deduction,
                                   '/programmes/' || l.programme || '/laureats/' || r.reference, 1, l.reference
                              from financement.v_public_montant m
                              join financement.v_public_ligne l on l.id = m.ligne and l.rattachement <> 'territoire'
                              join dispositif.v_public_dispositif d on d.code = l.dispositif
                              left join programme.v_public_laureat r on r.id = l.laureat
                             where m.source = :source and m.vrai_du <= :au and m.connu_du <= :connu and :connu < m.connu_jusqu
                               and l.connu_du <= :connu and :connu < l.connu_jusqu
                        )
                        """,
                        "objet, dispositif, stade, centimes, effet, \"precision\", citation, deduction, adresse",
                        CITE)
                .ordonnee("rang, reference, effet, stade"));
    }

    private static RowMapper<Fait> cite() {
        var lecture = new SimplePropertyRowMapper<>(Cite.class);
        return (ligne, rang) ->
                Objects.requireNonNull(lecture.mapRow(ligne, rang)).fait();
    }

    private record Cite(
            String objet,
            String dispositif,
            String stade,
            long centimes,
            LocalDate effet,
            String precision,
            @Nullable String citation,
            @Nullable String deduction,
            @Nullable String adresse) {

        Fait fait() {
            var libelle = switch (stade) {
                case "accorde" -> "accordé";
                case "engage" -> "engagé";
                default -> "versé";
            };
            return new Fait(
                    objet,
                    "%s, %s : %s".formatted(dispositif, libelle, Typographie.montant(Montant.centimes(centimes))),
                    new DateApprochee(effet, Precision.deCode(precision)),
                    citation,
                    deduction,
                    adresse);
        }
    }
}
