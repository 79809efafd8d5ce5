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
                        with somme as (
                            select j.laureat, j.commune, j.nature, sum(j.centimes)::bigint as centimes
                              from pilotage.v_public_lignes(:programme, :entiers, :laureats, :communes, :au, :connu, :millesime) j
                             where j.stade = 'accorde' and j.statut <> 'a_rapprocher' and j.laureat is not null
                             group by j.laureat, j.commune, j.nature
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
                              from financement.v_public_concours c
                             where c.territoire_type = 'commune' and c.vrai_du <= :au
                               and c.connu_du <= :connu and :connu < c.connu_jusqu
                             group by c.territoire_code, c.nature
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
