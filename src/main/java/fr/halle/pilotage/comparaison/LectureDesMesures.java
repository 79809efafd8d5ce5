package fr.halle.pilotage.comparaison;

import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.delais.DelaiDeCommune;
import fr.halle.pilotage.delais.Releves;
import fr.halle.pilotage.signatures.Signature;
import fr.halle.pilotage.signatures.Signatures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lit, en quelques requêtes d'ensemble, ce que l'on compare de tous les lauréats d'une étendue. */
@Component
class LectureDesMesures {

    private final JdbcClient sql;
    private final Signatures signatures;
    private final Releves releves;

    LectureDesMesures(JdbcClient sql, Signatures signatures, Releves releves) {
        this.sql = sql;
        this.signatures = signatures;
        this.releves = releves;
    }

    List<LaureatMesure> lire(Etendue nation) {
        var renseignees =
                signatures.connues(nation).stream().map(Signature::commune).collect(Collectors.toSet());
        var delais = releves.relever(nation).communes().stream()
                .collect(Collectors.toMap(DelaiDeCommune::commune, Function.identity()));
        var concours = concours(nation);
        var lignes = lignes(nation);
        var parLaureat = new LinkedHashMap<UUID, LaureatMesure>();
        for (var c : communes(nation)) {
            parLaureat
                    .computeIfAbsent(
                            c.laureat,
                            id -> new LaureatMesure(
                                    c.reference, c.nom, new ArrayList<>(), lignes.getOrDefault(id, List.of())))
                    .communes()
                    .add(commune(c, renseignees, delais.get(c.code), concours.getOrDefault(c.code, Map.of())));
        }
        return List.copyOf(parLaureat.values());
    }

    private static LaureatMesure.Commune commune(
            CommuneLue c, Set<String> renseignees, @Nullable DelaiDeCommune delai, Map<String, Long> concours) {
        return new LaureatMesure.Commune(
                c.code,
                c.habitants,
                Set.of(c.cles),
                renseignees.contains(c.code),
                delai != null && delai.adhesion() != null,
                delai != null && delai.ort() != null,
                delai != null && delai.etat().mesure() ? delai.jours() : null,
                concours);
    }

    private List<CommuneLue> communes(Etendue nation) {
        return nation.requete(sql, """
                        with couple as (
                            select c.laureat, c.commune from unnest(:laureats, :communes) as c (laureat, commune)
                        ), cle as (
                            select a.code_source as commune, array_agg(distinct a.type || ':' || a.code) as cles
                              from territoire.v_public_appartenance a
                             where a.code_source in (select commune from couple) and :millesime >= a.du and :millesime < a.jusqu
                               and a.type <> 'nation'
                             group by a.code_source
                        ), habitants as (
                            select distinct on (p.commune) p.commune, p.habitants
                              from territoire.v_public_population p
                             where p.commune in (select commune from couple)
                             order by p.commune, p.principale desc, p.millesime desc
                        )
                        select c.laureat, l.reference, l.nom, c.commune as code, h.habitants, k.cles
                          from couple c
                          join programme.v_public_laureat l on l.id = c.laureat
                          join cle k on k.commune = c.commune
                          left join habitants h on h.commune = c.commune
                         order by l.nom collate "fr-x-icu", l.reference, c.commune
                        """)
                .query((ligne, _) -> new CommuneLue(
                        ligne.getObject("laureat", UUID.class),
                        ligne.getString("reference"),
                        ligne.getString("nom"),
                        ligne.getString("code"),
                        ligne.getObject("habitants", Integer.class),
                        (String[]) ligne.getArray("cles").getArray()))
                .list();
    }

    /** Les lignes comptées, jamais celles à rapprocher ; un code disparu est suivi jusqu'à la commune qui le continue. */
    private Map<UUID, List<LaureatMesure.Ligne>> lignes(Etendue nation) {
        var parLaureat = new HashMap<UUID, List<LaureatMesure.Ligne>>();
        nation.requete(sql, """
                        with portee as materialized (
                            select p.laureat, p.dispositif, p.nature, p.origine
                              from pilotage.v_public_portee(:programme, :laureats, :communes, :au, :connu, :millesime) p
                        ), part as (
                            select k.laureat, k.commune, k.dispositif, k.nature, k.origine, k.lignes, k.centimes
                              from financement.v_public_cumul_laureat k
                             where k.programme = :programme and k.stade = 'accorde' and k.laureat = any (:laureats)
                            union all
                            select d.laureat, d.commune, d.dispositif, d.nature, d.origine, -d.lignes, -d.centimes
                              from financement.v_public_difference d
                             where d.programme = :programme and d.stade = 'accorde' and d.laureat = any (:laureats)
                               and d.vrai_du > :au
                            union all
                            select d.laureat, d.commune, d.dispositif, d.nature, d.origine, -d.lignes, -d.centimes
                              from financement.v_public_difference d
                             where d.programme = :programme and d.stade = 'accorde' and d.laureat = any (:laureats)
                               and d.vrai_du <= :au and d.connu_du > :connu
                        ), rapproche as (
                            -- Une ligne qui a un rapprochement écrit suit son statut, et non celui de sa case.
                            select m.laureat, coalesce(m.commune, '') as commune, m.nature, m.centimes, r.statut,
                                   (m.laureat, m.dispositif, m.nature, coalesce(m.origine, '')) in (select * from portee) as a_portee
                              from financement.v_public_rapprochement r
                             cross join lateral (
                                select y.* from financement.v_public_montant_de_ligne y
                                 where y.ligne = r.ligne and y.programme = :programme and y.rattachement <> 'territoire'
                                   and y.stade = 'accorde' and y.vrai_du <= :au and y.connu_du <= :connu and :connu < y.connu_jusqu
                                 order by y.vrai_du desc, y.id desc limit 1) m
                             where r.connu_du <= :connu and :connu < r.connu_jusqu and m.laureat = any (:laureats)
                        ), somme as (
                            select x.laureat, nullif(x.commune, '') as commune, x.nature, sum(x.centimes)::bigint as centimes
                              from (select p.laureat, p.commune, p.nature, p.lignes, p.centimes from part p
                                     where (p.laureat, p.dispositif, p.nature, p.origine) not in (select * from portee)
                                    union all
                                    select r.laureat, r.commune, r.nature, case when r.a_portee then 1 else -1 end,
                                           case when r.a_portee then r.centimes else -r.centimes end
                                      from rapproche r where r.a_portee <> (r.statut = 'a_rapprocher')) x
                             group by x.laureat, x.commune, x.nature
                            having sum(x.lignes) <> 0
                        )
                        select s.laureat, coalesce(k.actuelle, s.commune) as commune, s.nature, s.centimes
                          from somme s
                          left join territoire.v_public_correspondance k
                            on k.code = s.commune and :millesime >= k.du and :millesime < k.jusqu
                        """)
                .query(SommeLue.class)
                .list()
                .forEach(s -> parLaureat
                        .computeIfAbsent(s.laureat, _ -> new ArrayList<>())
                        .add(new LaureatMesure.Ligne(s.commune, s.nature, s.centimes)));
        return parLaureat;
    }

    private Map<String, Map<String, Long>> concours(Etendue nation) {
        var parCommune = new HashMap<String, Map<String, Long>>();
        nation.requete(sql, """
                        with lu as materialized (
                            select c.territoire_code as code, c.nature, sum(c.centimes)::bigint as centimes
                              from financement.v_public_cumul_concours c
                             where c.territoire_type = 'commune' and c.vrai_du <= :au and c.connu_du <= :connu
                             group by c.territoire_code, c.nature
                            having sum(c.nombre) <> 0
                        ), voulue as materialized (
                            select distinct c.commune from unnest(:communes) as c (commune)
                        )
                        select k.actuelle as commune, lu.nature, sum(lu.centimes)::bigint as centimes
                          from voulue v
                          join territoire.v_public_correspondance k
                            on k.actuelle = v.commune and :millesime >= k.du and :millesime < k.jusqu
                          join lu on lu.code = k.code
                         group by k.actuelle, lu.nature
                        """)
                .query(ConcoursLu.class)
                .list()
                .forEach(c -> parCommune
                        .computeIfAbsent(c.commune, _ -> new HashMap<>())
                        .put(c.nature, c.centimes));
        return parCommune;
    }

    record SommeLue(UUID laureat, @Nullable String commune, String nature, long centimes) {}

    record ConcoursLu(String commune, String nature, long centimes) {}

    private record CommuneLue(
            UUID laureat,
            String reference,
            String nom,
            String code,
            @Nullable Integer habitants,
            String[] cles) {}
}
