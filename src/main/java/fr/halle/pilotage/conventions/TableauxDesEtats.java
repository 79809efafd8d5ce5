package fr.halle.pilotage.conventions;

import fr.halle.convention.EtatConvention;
import fr.halle.pilotage.Etendue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Range les conventions d'un périmètre par état, en une requête. */
@Component
public class TableauxDesEtats {

    /** Une colonne en montre tant ; la liste, filtrée sur l'état, les donne toutes. */
    private static final int PREMIERES = 6;

    private final JdbcClient sql;

    TableauxDesEtats(JdbcClient sql) {
        this.sql = sql;
    }

    /** Celles que l'acteur a le droit de voir, dans toutes les colonnes, même vides. */
    public TableauDesEtats dresser(Etendue etendue, FiltreDeConventions filtre) {
        etendue.menagerLesPlans(sql);
        var sommes = new EnumMap<EtatConvention, Somme>(EtatConvention.class);
        Map<EtatConvention, List<ConventionEnListe>> premieres = new EnumMap<>(EtatConvention.class);
        RequeteDesConventions.preparer(
                        sql,
                        RequeteDesConventions.liste(etendue, RequeteDesConventions.pourLePublic()) + """
                        , par_laureat as (
                            -- Un lauréat attendu par deux conventions du même état n'y compte qu'une fois.
                            select x.etat, sum(x.centimes)::bigint as euros
                              from (select s.etat, s.laureat, max(s.centimes) as centimes from suivie s group by s.etat, s.laureat) x
                             group by x.etat
                        ), rangee as (
                            select l.*, row_number() over (partition by l.etat
                                       order by l.enjeu desc nulls last, l.delai_au nulls last, l.nom collate "fr-x-icu", l.cle) as place
                              from liste l
                        ), compte as (
                            select l.etat, count(*)::int as nombre, count(*) filter (where l.vigueur = 'en_depassement')::int as depassements,
                                   percentile_disc(0.5) within group (order by (:au - l.depuis)::bigint) as age_median,
                                   max(:au - l.depuis)::bigint as age_maximal
                              from liste l group by l.etat
                        )
                        select r.*, c.nombre, c.depassements, c.age_median, c.age_maximal, e.euros
                          from rangee r join compte c on c.etat = r.etat left join par_laureat e on e.etat = r.etat
                         where r.place <= :premieres
                         order by r.etat, r.place
                        """,
                        etendue,
                        filtre)
                .param("premieres", PREMIERES)
                .query(ligne -> {
                    var convention =
                            ListeConventions.element(ligne, etendue.lecture().au());
                    sommes.put(
                            convention.etat(),
                            new Somme(
                                    ligne.getInt("nombre"),
                                    ligne.getInt("depassements"),
                                    ligne.getObject("age_median", Long.class),
                                    ligne.getObject("age_maximal", Long.class),
                                    ligne.getObject("euros", Long.class)));
                    premieres
                            .computeIfAbsent(convention.etat(), _ -> new ArrayList<>())
                            .add(convention);
                });
        return new TableauDesEtats(
                etendue,
                Arrays.stream(EtatConvention.values())
                        .map(e -> sommes.getOrDefault(e, Somme.VIDE).colonne(e, premieres.getOrDefault(e, List.of())))
                        .toList());
    }

    private record Somme(
            int nombre,
            int depassements,
            @Nullable Long ageMedian,
            @Nullable Long ageMaximal,
            @Nullable Long enjeu) {

        private static final Somme VIDE = new Somme(0, 0, null, null, null);

        TableauDesEtats.Colonne colonne(EtatConvention etat, List<ConventionEnListe> premieres) {
            return new TableauDesEtats.Colonne(etat, nombre, depassements, ageMedian, ageMaximal, enjeu, premieres);
        }
    }
}
