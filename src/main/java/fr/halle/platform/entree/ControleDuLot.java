package fr.halle.platform.entree;

import fr.halle.platform.Import.Rapport;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les tables temporaires d'un import : le lot, ses refus, et l'effet de chaque ligne. */
final class ControleDuLot {

    private final JeuDeTableau jeu;
    private final JdbcClient sql;
    private final Lot lot;

    ControleDuLot(JeuDeTableau jeu, JdbcClient sql, Lot lot) {
        this.jeu = jeu;
        this.sql = sql;
        this.lot = lot;
    }

    /**
     * {@code refus (rang, motif, ecartee)} reçoit ce qui ne peut pas entrer, {@code effet (rang, etat)} ce que chaque ligne a
     * fait : {@code creee} ou {@code modifiee}.
     */
    void preparer() {
        sql.sql("drop table if exists lot, refus, effet").update();
        sql.sql("create temp table lot (rang bigint not null, neuve text not null, motif text, %s) on commit drop"
                        .formatted(String.join(", ", VersementDuLot.definitions(jeu))))
                .update();
        sql.sql(
                        "create temp table refus (rang bigint not null, motif text not null, ecartee boolean not null) on commit drop")
                .update();
        sql.sql("create temp table effet (rang bigint not null, etat text not null) on commit drop")
                .update();
    }

    /** Sépare les lignes refusées ; ce qui reste dans le lot peut entrer. */
    void reperer(List<Runnable> controles) {
        sql.sql("insert into refus select rang, motif, false from lot where motif is not null")
                .update();
        sql.sql("delete from lot where motif is not null").update();
        sql.sql("analyze lot").update();
        if (!jeu.cle().isEmpty()) {
            reperer(String.join(", ", jeu.cle()));
        }
        controles.forEach(Runnable::run);
        sql.sql("delete from lot l using refus r where r.rang = l.rang").update();
    }

    /** Deux lignes de même clé : la même chose deux fois se lit une fois, deux choses différentes se refusent. */
    private void reperer(String cle) {
        var contenu = VersementDuLot.definitions(jeu).stream()
                .map(d -> d.substring(0, d.indexOf(' ')))
                .collect(Collectors.joining(", "));
        sql.sql("""
                        insert into refus
                        select l.rang,
                               'contredit ' || d.lignes || ' : même ' || :libelle || ', contenu différent. Gardez la bonne',
                               false
                          from lot l
                          join (select %1$s, 'les lignes ' || string_agg(rang::text, ', ' order by rang) filter (where n <= 10)
                                       || case when count(*) > 10 then ' et ' || count(*) - 10 || ' autres' else '' end as lignes
                                  from (select *, row_number() over (partition by %1$s order by rang) as n
                                          from lot where num_nulls(%1$s) = 0) l
                                 group by %1$s
                                having count(*) > 1 and count(distinct (%2$s)) > 1) d using (%1$s)
                        """.formatted(cle, contenu)).param("libelle", libelle()).update();
        var repetees = sql.sql("""
                        delete from lot using (
                            select rang, row_number() over (partition by %1$s order by rang) as n from lot
                             where (%1$s) in (select %1$s from lot where num_nulls(%1$s) = 0 group by %1$s having count(*) > 1)
                               and not exists (select from refus r where r.rang = lot.rang)) d
                         where d.rang = lot.rang and d.n > 1
                        """.formatted(cle)).update();
        lot.remarquer(
                repetees,
                "Une ligne répète une autre à l'identique : elle est lue une fois.",
                "lignes en répètent d'autres à l'identique : elles sont lues une fois.");
    }

    private String libelle() {
        return jeu.cle().stream()
                .map(c -> jeu.champ(c).map(JeuDeTableau.Champ::libelle).orElse(c))
                .collect(Collectors.joining(" et "));
    }

    Rapport compter(
            long lues, RelectureDesRefus.Compte refus, String format, Alignement alignement, List<String> apercu) {
        var effets = sql.sql("""
                        select count(*) filter (where creee) as creees, count(*) filter (where not creee) as modifiees
                          from (select bool_or(etat = 'creee') as creee from effet group by rang) e
                        """)
                .query((ligne, _) -> new long[] {ligne.getLong(1), ligne.getLong(2)})
                .single();
        return new Rapport(
                lues,
                effets[0],
                effets[1],
                lues - effets[0] - effets[1] - refus.refusees() - refus.ecartees(),
                refus.refusees(),
                refus.ecartees(),
                lot.absentes(),
                format,
                lot.source(),
                alignement.correspondance(),
                alignement.valeurs(),
                lot.remarques(),
                apercu);
    }
}
