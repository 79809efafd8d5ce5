package fr.halle.convention.liste;

import fr.halle.platform.entree.Defaisable;
import fr.halle.platform.entree.Destination;
import fr.halle.platform.entree.Lot;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Les dates de signature par commune. Réglages : {@code type} (adhesion, ort) ; {@code programme} pour une adhésion ; {@code date}, le
 * champ du jour de signature ; {@code si}, le champ qui vaut « 1 » pour les communes concernées ; {@code etat} et {@code signee}, le champ et la
 * valeur qui disent la convention signée, {@code prevue}, le champ du jour envisagé sinon ; {@code fin}, le champ de la date de fin ;
 * {@code sans_date}, vaut « signee » si l'absence de date n'empêche pas la liste de dire la convention signée.
 */
@Component
class DestinationSignatures implements Destination, Defaisable {

    @Override
    public String nom() {
        return "signatures";
    }

    @Override
    public void controler(Lot lot) {
        lot.requete("""
                        insert into refus
                        select l.rang, 'commune ' || l.commune || ' : aucun millésime du Code officiel géographique ne la connaît', false
                          from lot l
                         where %s
                           and not exists (select from territoire.v_public_correspondance s where s.code = l.commune and s.jusqu = 9999)
                        """.formatted(condition(lot))).update();
        // Une adhésion absente est déjà comptée avec son lauréat.
        if (lot.complet() && lot.reglage("programme", "").isEmpty()) {
            lot.absentes(absentes(lot));
        }
        direLesEtatsInconnus(lot);
        if (lot.reglage("programme", "").isEmpty()) {
            lot.remarquer(
                    lot.requete("""
                                    select count(*) from lot l
                                      join territoire.v_public_correspondance s on s.code = l.commune and s.jusqu = 9999
                                     where s.actuelle <> l.commune and %s
                                    """.formatted(condition(lot))).query(Long.class).single(),
                    "Une commune a changé de code depuis : elle est suivie jusqu'à celle qui la continue.",
                    "communes ont changé de code depuis : elles sont suivies jusqu'à celles qui les continuent.");
        }
    }

    @Override
    public void appliquer(Lot lot) {
        requete(lot, """
                        with lu as (
                            select l.rang, l.commune, %1$s as etat,
                                   case when %1$s = 'signee' then %2$s else %3$s end as effet, %4$s as fin
                              from lot l where %5$s
                        ), connue as (
                            select distinct on (f.commune) f.id, f.commune, f.etat, f.effet, f.fin, f.annule
                              from convention.signature f
                             where f.jeu = :jeu and f.type = :type and f.programme is not distinct from :programme
                               and not exists (select from convention.signature c where c.corrige_id = f.id)
                             order by f.commune, f.saisi_le desc
                        ), change as (
                            select lu.rang, lu.commune, lu.etat, lu.effet, lu.fin, k.id,
                                   lu.effet is null and not (lu.etat = 'signee' and :sansDate) as efface,
                                   k.id is null or k.annule as neuve
                              from lu left join connue k using (commune)
                             where (k.id is null or k.annule or (lu.etat, lu.effet, lu.fin) is distinct from (k.etat, k.effet, k.fin))
                               and (k.id is not null and not k.annule or lu.effet is not null or (lu.etat = 'signee' and :sansDate))
                        ), ecrit as (
                            insert into convention.signature (jeu, type, programme, commune, etat, effet, fin, source, import, corrige_id, annule, saisi_le)
                            select :jeu, :type, :programme, commune, etat, effet, fin, :source, :import, id, efface, :instant from change
                        )
                        insert into effet select rang, case when neuve then 'creee' else 'modifiee' end from change
                        """.formatted(
                                etat(lot),
                                "l." + lot.reglage("date"),
                                champ(lot, "prevue", "date"),
                                champ(lot, "fin", "date"),
                                condition(lot)))
                .param("sansDate", lot.reglage("sans_date", "").equals("signee"))
                .update();
    }

    @Override
    public List<TableDeFaits> tables() {
        return List.of(new TableDeFaits(
                "convention.signature", "jeu", "type", "programme", "commune", "etat", "effet", "fin", "source"));
    }

    private static long absentes(Lot lot) {
        return requete(lot, """
                        select count(distinct s.actuelle)
                          from convention.signature f
                          join territoire.v_public_correspondance s on s.code = f.commune and s.jusqu = 9999
                         where f.jeu = :jeu and f.type = :type and f.programme is not distinct from :programme and not f.annule
                           and not exists (select from convention.signature c where c.corrige_id = f.id)
                           and not exists (select from lot l
                                             join territoire.v_public_correspondance a on a.code = l.commune and a.jusqu = 9999
                                            where a.actuelle = s.actuelle and %s)
                        """.formatted(condition(lot))).query(Long.class).single();
    }

    private static JdbcClient.StatementSpec requete(Lot lot, String texte) {
        return lot.requete(texte.replace(":type", "'" + lot.reglage("type") + "'"))
                .param(
                        "programme",
                        lot.reglage("programme", "").isEmpty() ? null : lot.reglage("programme"),
                        Types.VARCHAR);
    }

    private static String condition(Lot lot) {
        var si = lot.reglage("si", "");
        return si.isEmpty() ? "true" : "l." + si + " = '1'";
    }

    private static String etat(Lot lot) {
        var champ = lot.reglage("etat", "");
        return champ.isEmpty() ? "'signee'" : "case when %s then 'signee' else 'prevue' end".formatted(signee(lot, ""));
    }

    /** L'état d'une ligne est celui que le réglage nomme, à la casse et aux accents près ; {@code avant} peut le nier. */
    private static String signee(Lot lot, String avant) {
        return "lower(public.unaccent(l.%s)) = lower(public.unaccent('%s'))"
                .formatted(lot.reglage("etat"), avant + lot.reglage("signee"));
    }

    private static void direLesEtatsInconnus(Lot lot) {
        if (lot.reglage("etat", "").isEmpty()) {
            return;
        }
        var inconnus = lot.requete("""
                        select left(l.%s, 40) from lot l where not %s and not %s group by 1 order by count(*) desc limit 5
                        """.formatted(lot.reglage("etat"), signee(lot, ""), signee(lot, "Non ")))
                .query(String.class)
                .list();
        if (!inconnus.isEmpty()) {
            lot.remarquer("États inconnus, tenus pour « Non %s » : %s."
                    .formatted(lot.reglage("signee").toLowerCase(Locale.ROOT), String.join(", ", inconnus)));
        }
    }

    private static String champ(Lot lot, String reglage, String type) {
        var champ = lot.reglage(reglage, "");
        return champ.isEmpty() ? "null::" + type : "l." + champ;
    }
}
