package fr.halle.pilotage.lignes;

import fr.halle.platform.Tranche;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Les lignes d'un filtre. Leur nombre vient des cumuls ; une page suit un index qui a l'ordre demandé, des deux bouts, sans lire
 * les autres. Quand les cumuls ne peuvent pas le dire, ou que l'index ne l'a pas, la liste entière est lue et triée.
 */
final class LignesEnOrdre implements Liste<LigneEnListe> {

    /** Les statuts dont presque toutes les lignes sont : un index les trouve en chemin. */
    private static final Set<String> STATUTS_COMMUNS = Set.of("", "comptees", "libre");

    private static final SimplePropertyRowMapper<LigneEnListe> LIGNE =
            new SimplePropertyRowMapper<>(LigneEnListe.class);

    /** Les premières lignes par montant accordé : les montants dans l'ordre de leur index, chacun avec sa ligne. */
    private static final String PAR_ACCORDE = """
            select a.ligne
              from (select m.id, m.ligne, m.centimes, m.vrai_du from financement.v_public_montant m
                     where m.stade = 'accorde' and m.vrai_du <= :au and m.connu_du <= :connu and :connu < m.connu_jusqu) a
             cross join lateral (
                select m.reference
                  from (select l.id as ligne, l.* from financement.v_public_ligne l) m
                 where m.id = a.ligne and %s
                   and not exists (
                       select from financement.v_public_montant n
                        where n.ligne = a.ligne and n.stade = 'accorde' and n.vrai_du <= :au and n.connu_du <= :connu
                          and :connu < n.connu_jusqu and (n.vrai_du, n.id) > (a.vrai_du, a.id)) offset 0) g
             order by a.centimes %s, g.reference %s limit :borne
            """;

    /** Les premières lignes de chaque dispositif, par référence. */
    private static final String PAR_DISPOSITIF = """
            select g.id as ligne
              from dispositif.v_public_dispositif d
             cross join lateral (
                select m.id, m.reference
                  from (select l.id as ligne, l.* from financement.v_public_ligne l) m
                 where m.dispositif = d.code and %s
                   and exists (
                       select from financement.v_public_montant n
                        where n.ligne = m.id and n.vrai_du <= :au and n.connu_du <= :connu and :connu < n.connu_jusqu)
                 order by m.reference %3$s limit :borne) g
             where :dispositif = '' or d.code = :dispositif
             order by d.rang %2$s, g.reference %3$s limit :borne
            """;

    /** Les ordres qu'un index suit. */
    private static final Map<String, Ordre> ORDRES = Map.of(
            "accorde", new Ordre(PAR_ACCORDE, "accorde"),
            "dispositif", new Ordre(PAR_DISPOSITIF, "rang_dispositif"));

    /** Ce qu'une ligne doit être pour qu'on la garde, où qu'on la trouve. */
    private static final String GARDEE = """
            m.programme = :programme and m.rattachement <> 'territoire' and m.connu_du <= :connu and :connu < m.connu_jusqu
               and (m.laureat = any (:entiers) or (m.laureat, m.commune) in (select c.laureat, c.commune from en_partie c))
               and (:dispositif = '' or m.dispositif = :dispositif)
               and (:statut = '' or case
                        when (m.laureat, m.dispositif, m.nature, coalesce(m.origine, '')) in (select * from portee)
                        then :statut = 'comptees' and exists (
                            select from financement.v_public_rapprochement r
                             where r.ligne = m.ligne and r.connu_du <= :connu and :connu < r.connu_jusqu and r.statut <> 'a_rapprocher')
                        else not exists (
                            select from financement.v_public_rapprochement r
                             where r.ligne = m.ligne and r.connu_du <= :connu and :connu < r.connu_jusqu
                               and (r.statut = 'a_rapprocher' or :statut = 'libre'))
                    end)
            """;

    private static final String AVEC = """
            with en_partie as materialized (
                select c.laureat, c.commune
                  from pilotage.v_public_champ(:entiers, :laureats, :communes, :millesime) c where c.commune is not null
            ), portee as materialized (
                select p.laureat, p.dispositif, p.nature, p.origine
                  from pilotage.v_public_portee(:programme, :laureats, :communes, :au, :connu, :millesime) p
            ), premiere as materialized (
                %s
            ), ligne as (
                %s
                union all
                select j.reference,
                       coalesce(r.statut, case when (j.laureat, j.dispositif, j.nature, coalesce(j.origine, '')) in (select * from portee)
                                               then 'a_rapprocher' else 'libre' end),
                       coalesce(l.nom, j.commune), l.reference, j.dispositif, j.origine, j.nature, j.stade, j.centimes, j.degre,
                       j.effet, j.precision_date, j.operation, j.citation, j.deduction, r.motif, j.source
                  from premiere p
                 cross join lateral (
                    select * from financement.v_public_montant_de_ligne m
                     where m.ligne = p.ligne and m.programme = :programme and m.vrai_du <= :au and m.connu_du <= :connu and :connu < m.connu_jusqu
                       and not exists (
                           select from financement.v_public_montant n
                            where n.ligne = m.ligne and n.stade = m.stade and n.vrai_du <= :au and n.connu_du <= :connu
                              and :connu < n.connu_jusqu and (n.vrai_du, n.id) > (m.vrai_du, m.id)) offset 0) j
                  left join programme.v_public_laureat l on l.id = j.laureat
                  left join lateral (
                    select * from financement.v_public_rapprochement x
                     where x.ligne = j.ligne and x.connu_du <= :connu and :connu < x.connu_jusqu offset 0) r on true
            )
            """;

    private final JdbcClient sql;
    private final ListeSql.Requete requete;
    private final FiltreDeLignes filtre;
    private final Tri tri;
    private final Liste<LigneEnListe> entiere;

    /** @param entiere la même liste, lue en entier */
    LignesEnOrdre(
            JdbcClient sql, ListeSql.Requete requete, FiltreDeLignes filtre, Tri tri, Liste<LigneEnListe> entiere) {
        this.sql = sql;
        this.requete = requete;
        this.filtre = filtre;
        this.tri = tri;
        this.entiere = entiere;
    }

    private record Ordre(String premieres, String colonne) {}

    /**
     * Ce que les cumuls savent d'un filtre.
     *
     * @param gardees les lignes que le filtre garde, totaux compris
     * @param toutes celles du périmètre, sans filtre
     * @param sures vrai si toute ligne a un montant accordé, et un seul statut : compter l'accordé, c'est alors compter les lignes
     */
    record Compte(long gardees, long toutes, boolean sures) {

        /** Trouver tant de lignes en suivant l'index de toutes doit coûter moins que de les lire toutes. */
        boolean vautUnIndex(long rangs) {
            return sures && gardees > 0 && (double) rangs * toutes / gardees < gardees;
        }
    }

    private Compte compter() {
        return requete.preparer("""
                        with bilan as materialized (
                            select b.dispositif, b.statut, b.lignes
                              from pilotage.v_public_bilan(:programme, :type = 'nation', :entiers, :laureats, :communes, :au, :connu,
                                                           :millesime) b
                             where b.stade = 'accorde'
                        ), lue as (
                            select coalesce(sum(r.lignes), 0) as lignes
                              from pilotage.v_public_renseignes(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime) r
                        )
                        select (select coalesce(sum(b.lignes), 0) from bilan b
                                 where (:dispositif = '' or b.dispositif = :dispositif)
                                   and (:statut = '' or b.statut = :statut or :statut = 'comptees' and b.statut <> 'a_rapprocher'))
                               + (select count(distinct t.reference) from pilotage.v_public_totaux(
                                      :programme, :type, :code, :communes, :au, :connu, :millesime) t
                                   where t.dedans and (:dispositif = '' or t.dispositif = :dispositif)
                                     and :statut in ('', 'total', 'comptees')) as gardees,
                               (select lignes from lue) as toutes,
                               (select lignes from lue) = (select coalesce(sum(b.lignes), 0) from bilan b)
                               and (select count(*) = count(distinct r.ligne) from financement.v_public_rapprochement r
                                     where r.connu_du <= :connu and :connu < r.connu_jusqu) as sures
                        """).query(Compte.class).single();
    }

    @Override
    public Tranche<LigneEnListe> page(Tranche.Demande demande) {
        var ordre = ORDRES.get(tri.cle());
        if (ordre == null || !STATUTS_COMMUNS.contains(filtre.statut())) {
            return entiere.page(demande);
        }
        var compte = compter();
        var reste = compte.gardees - demande.decalage();
        if (compte.sures && reste <= 0) {
            return new Tranche<>(compte.gardees, demande.page(), demande.taille(), List.of());
        }
        var taille = Math.min(reste, demande.taille());
        var depuisLaFin = demande.decalage() > compte.gardees / 2;
        var decalage = depuisLaFin ? reste - taille : demande.decalage();
        if (!compte.vautUnIndex(decalage + taille)) {
            return entiere.page(demande);
        }
        var lignes = lire(ordre, taille, decalage, depuisLaFin);
        return lignes.size() == taille
                ? new Tranche<>(
                        compte.gardees, demande.page(), demande.taille(), depuisLaFin ? lignes.reversed() : lignes)
                : entiere.page(demande);
    }

    /** Au-delà de la moitié, la page se lit depuis la fin. */
    private List<LigneEnListe> lire(Ordre ordre, long taille, long decalage, boolean retourne) {
        var sens = tri.decroissant() ^ retourne ? "desc" : "asc";
        var sensDuDepartage = retourne ? "desc" : "asc";
        suivreLesIndex(true);
        var lignes = requete.preparer("""
                            %s%s select %s from liste
                            order by %s %s nulls %s, reference %s limit :taille offset :decalage
                            """.formatted(
                        AVEC.formatted(ordre.premieres.formatted(GARDEE, sens, sensDuDepartage), ListeLignes.TOTAUX),
                        ListeLignes.LISTE,
                        ListeLignes.COLONNES,
                        ordre.colonne,
                        sens,
                        retourne ? "first" : "last",
                        sensDuDepartage))
                .param("borne", decalage + taille)
                .param("taille", taille)
                .param("decalage", decalage)
                .query(LIGNE)
                .list();
        suivreLesIndex(false);
        return lignes;
    }

    /** PostgreSQL croit qu'il faudra presque toutes les lignes pour en trouver une page ; nous savons combien il y en a. */
    private void suivreLesIndex(boolean oui) {
        var reglage = oui ? "off" : "on";
        sql.sql("""
                        select set_config('enable_hashjoin', :reglage, true), set_config('enable_mergejoin', 'off', true),
                               set_config('enable_seqscan', :reglage, true), set_config('enable_bitmapscan', :reglage, true)
                        """).param("reglage", reglage).query(rangee -> {});
    }

    @Override
    public long total() {
        var compte = compter();
        return compte.sures ? compte.gardees : entiere.total();
    }

    @Override
    public void parcourir(Consumer<? super LigneEnListe> lecteur) {
        entiere.parcourir(lecteur);
    }

    @Override
    public List<String> sources() {
        return entiere.sources();
    }
}
