package fr.halle.territoire.liste;

import fr.halle.platform.entree.Defaisable;
import fr.halle.platform.entree.Destination;
import fr.halle.platform.entree.Lot;
import fr.halle.territoire.Normalisation;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Les groupements de communes (délégations, PETR, bassins…), une commune membre par ligne. */
@Component
class DestinationGroupements implements Destination, Defaisable {

    /** Sans code donné, un groupement se reconnaît à son nom et à son département. */
    private static final String CODE = """
            trim('-' from regexp_replace(lower(public.unaccent(
                coalesce(l.code, concat_ws('-', l.nom, l.departement)))), '[^a-z0-9]+', '-', 'g'))
            """;

    @Override
    public String nom() {
        return "groupements";
    }

    @Override
    public void controler(Lot lot) {
        lot.requete("""
                        insert into refus
                        select rang, 'commune ' || commune || ' : aucun millésime du Code officiel géographique ne la connaît', false
                          from lot l
                         where not exists (select from territoire.correspondance s where s.code = l.commune)
                        union all
                        select l.rang, 'groupement « ' || g.code || ' » : il s''appelle déjà « ' || g.nom || ' » ; donnez-lui un autre code', false
                          from lot l join territoire.groupement g on g.code = %1$s
                         where g.nom <> l.nom
                        union all
                        select l.rang, 'groupement « ' || l.nom || ' » : le fichier donne le même code à plusieurs noms', false
                          from lot l
                         where %1$s in (select %1$s from lot l group by 1 having count(distinct l.nom) > 1)
                        union all
                        select rang, 'dates : la fin précède le début', false from lot where fin < debut
                        """.formatted(CODE)).update();
    }

    @Override
    public void appliquer(Lot lot) {
        lot.requete("""
                        select distinct on (1) %s as code, l.nom, l.type, l.departement from lot l
                         where not exists (select from territoire.groupement g where g.code = %1$s)
                         order by 1, l.rang
                        """.formatted(CODE)).query(Neuf.class).list().forEach(neuf -> creer(lot, neuf));
        lot.requete("""
                        with connue as (
                            select m.id, m.groupement, m.commune, m.effet, m.precision_date, m.jusqu, m.annule from territoire.groupement_membre m
                             where not exists (select from territoire.groupement_membre c where c.corrige_id = m.id)
                        ), change as (
                            select l.rang, %s as groupement, l.commune, coalesce(l.debut, k.effet, :jour) as effet,
                                   case when l.debut is null then coalesce(k.precision_date, :precision) else 'jour' end as precision_date, l.fin, k.id,
                                   k.id is null or k.annule as neuve
                              from lot l left join connue k on k.groupement = %1$s and k.commune = l.commune
                             where k.id is null or k.annule or k.jusqu is distinct from l.fin
                        ), ecrit as (
                            insert into territoire.groupement_membre (groupement, commune, effet, precision_date, jusqu, source, import, corrige_id, saisi_le)
                            select groupement, commune, effet, precision_date, fin, :source, :import, id, :instant from change
                        )
                        insert into effet select rang, case when neuve then 'creee' else 'modifiee' end from change
                        """.formatted(CODE))
                .param("jour", lot.date().jour(), Types.DATE)
                .param("precision", lot.date().precision().code())
                .update();
        if (lot.complet()) {
            lot.absentes(lot.requete("""
                            select count(*) from territoire.v_public_groupement_membre m
                             where m.groupement in (select %s from lot l)
                               and not exists (select from lot l where l.commune = m.commune and %1$s = m.groupement)
                            """.formatted(CODE)).query(Long.class).single());
        }
    }

    private static void creer(Lot lot, Neuf neuf) {
        lot.requete("""
                        insert into territoire.groupement (code, nom, type, departement, nom_normalise, effet, precision_date, source, import)
                        values (:code, :nom, :type, :departement, :normalise, :jour, :precision, :source, :import)
                        """)
                .param("code", neuf.code)
                .param("nom", neuf.nom)
                .param("type", neuf.type)
                .param("departement", neuf.departement, Types.VARCHAR)
                .param("normalise", Normalisation.normaliser(neuf.nom))
                .param("jour", lot.date().jour(), Types.DATE)
                .param("precision", lot.date().precision().code())
                .update();
    }

    @Override
    public List<TableDeFaits> tables() {
        return List.of(new TableDeFaits(
                "territoire.groupement_membre", "groupement", "commune", "effet", "precision_date", "jusqu", "source"));
    }

    record Neuf(
            String code, String nom, String type, @Nullable String departement) {}
}
