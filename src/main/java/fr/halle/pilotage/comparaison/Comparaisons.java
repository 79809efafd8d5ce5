package fr.halle.pilotage.comparaison;

import fr.halle.dispositif.Dispositifs;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.Perimetre;
import fr.halle.territoire.Territoire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Met un territoire à côté de ceux qui le contiennent et de ses pairs, d'une seule lecture de la nation. */
@Component
public class Comparaisons {

    private static final String NATION = "nation";
    private static final String LAUREAT = "laureat";

    private final JdbcClient sql;
    private final Etendues etendues;
    private final LectureDesMesures mesures;
    private final Dispositifs dispositifs;
    private final Reglages reglages;

    Comparaisons(
            JdbcClient sql, Etendues etendues, LectureDesMesures mesures, Dispositifs dispositifs, Reglages reglages) {
        this.sql = sql;
        this.etendues = etendues;
        this.mesures = mesures;
        this.dispositifs = dispositifs;
        this.reglages = reglages;
    }

    /** Toutes les lectures se font sur un même instantané de la base. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Comparaison etablir(Etendue etendue, ChoixDePairs choix) {
        var perimetre = etendue.perimetre();
        var nation = perimetre.type().equals(NATION)
                ? etendue
                : etendues.mesurer(
                        etendue.programme(), new Perimetre.DuTerritoire(Territoire.NATION), etendue.lecture());
        var laureats = mesures.lire(nation);
        var indicateurs = indicateurs(laureats);
        var groupes = groupes(perimetre.type(), laureats);
        groupes.putIfAbsent(perimetre.cle(), List.of());
        var noms = nommer(perimetre.type(), groupes, etendue);
        var tous = groupes.entrySet().stream()
                .map(g -> Compare.de(
                        g.getKey(),
                        noms.get(g.getKey()) == null ? perimetre.nom() : noms.get(g.getKey()).nom,
                        noms.get(g.getKey()) == null ? null : noms.get(g.getKey()).habitants,
                        g.getValue(),
                        indicateurs))
                .toList();
        var ici = tous.stream()
                .filter(c -> c.cle().equals(perimetre.cle()))
                .findFirst()
                .orElseThrow();
        var siens = ici.habitants();
        var tranche =
                siens == null || perimetre.type().equals(NATION) ? null : reglages.tranche(perimetre.type(), siens);
        return new Comparaison(
                etendue,
                choix,
                tranche,
                indicateurs,
                ici,
                parents(perimetre, groupes.get(ici.cle()), laureats, indicateurs, etendue),
                pairs(ici, tous, tranche, choix, perimetre.type()),
                reglages);
    }

    private static List<Compare> pairs(
            Compare ici, List<Compare> tous, Reglages.@Nullable Tranche tranche, ChoixDePairs choix, String niveau) {
        return tous.stream()
                .filter(c -> !c.cle().equals(ici.cle()))
                .filter(c -> !choix.memeTranche()
                        || tranche != null && c.habitants() != null && tranche.contient(c.habitants()))
                .filter(c -> !choix.memeRegion()
                        || niveau.equals("region")
                        || !Collections.disjoint(c.regions(), ici.regions()))
                .toList();
    }

    /** Les trois indicateurs de calendrier, puis ceux des natures que quelqu'un au moins renseigne. */
    private List<Indicateur> indicateurs(List<LaureatMesure> laureats) {
        var indicateurs = new ArrayList<Indicateur>();
        indicateurs.add(Indicateur.de(Indicateur.Genre.DELAI));
        indicateurs.add(Indicateur.de(Indicateur.Genre.ADHESION));
        indicateurs.add(Indicateur.de(Indicateur.Genre.ORT));
        for (var nature : dispositifs.natures()) {
            if (laureats.stream().anyMatch(l -> l.credits(nature.code()) != null)) {
                indicateurs.add(Indicateur.de(Indicateur.Genre.CREDITS_LAUREAT, nature));
                indicateurs.add(Indicateur.de(Indicateur.Genre.CREDITS_HABITANT, nature));
            }
        }
        for (var nature : dispositifs.natures()) {
            if (laureats.stream().anyMatch(l -> l.concours(nature.code()) != null)) {
                indicateurs.add(Indicateur.de(Indicateur.Genre.CONCOURS_HABITANT, nature));
            }
        }
        return indicateurs;
    }

    /** Les lauréats de chaque territoire d'un niveau, chacun réduit à sa part. */
    private static Map<String, List<LaureatMesure>> groupes(String niveau, List<LaureatMesure> laureats) {
        var groupes = new LinkedHashMap<String, List<LaureatMesure>>();
        for (var laureat : laureats) {
            for (var cle : cles(niveau, laureat)) {
                groupes.computeIfAbsent(cle, _ -> new ArrayList<>()).add(part(laureat, cle));
            }
        }
        return groupes;
    }

    private static Set<String> cles(String niveau, LaureatMesure laureat) {
        return switch (niveau) {
            case NATION -> Set.of(NATION);
            case LAUREAT -> Set.of(LAUREAT + ":" + laureat.reference());
            default ->
                laureat.communes().stream()
                        .flatMap(c -> c.cles().stream())
                        .filter(c -> c.startsWith(niveau + ":"))
                        .collect(Collectors.toSet());
        };
    }

    private static LaureatMesure part(LaureatMesure laureat, String cle) {
        return cle.equals(NATION) || cle.startsWith(LAUREAT + ":")
                ? laureat
                : laureat.dans(c -> c.cles().contains(cle));
    }

    /** Le département et la région, quand toutes les communes du périmètre y sont ; puis la nation. */
    private List<Compare> parents(
            Perimetre perimetre,
            @Nullable List<LaureatMesure> siens,
            List<LaureatMesure> laureats,
            List<Indicateur> indicateurs,
            Etendue etendue) {
        var parents = new ArrayList<Compare>();
        if (perimetre.type().equals(NATION) || siens == null) {
            return parents;
        }
        for (var niveau : perimetre.type().equals("region") ? List.<String>of() : List.of("departement", "region")) {
            var cles = siens.stream().flatMap(l -> cles(niveau, l).stream()).collect(Collectors.toSet());
            if (cles.size() == 1 && !niveau.equals(perimetre.type())) {
                var groupe = groupes(niveau, laureats);
                groupe.keySet().retainAll(cles);
                nommer(niveau, groupe, etendue)
                        .forEach((cle, nom) -> parents.add(Compare.de(
                                cle, nom.nom, nom.habitants, groupe.getOrDefault(cle, List.of()), indicateurs)));
            }
        }
        parents.add(Compare.de(NATION, Territoire.NATION.nom(), null, laureats, indicateurs));
        return parents;
    }

    /** Le nom et les habitants de chaque territoire, par nom. */
    private Map<String, Nom> nommer(String niveau, Map<String, List<LaureatMesure>> groupes, Etendue etendue) {
        var noms = new LinkedHashMap<String, Nom>();
        switch (niveau) {
            case NATION -> noms.put(NATION, new Nom("", Territoire.NATION.nom(), null));
            case LAUREAT ->
                groupes.forEach((cle, laureats) ->
                        laureats.forEach(l -> noms.put(cle, new Nom(l.reference(), l.nom(), l.habitants()))));
            default -> lire(niveau, groupes.keySet(), etendue).forEach(n -> noms.put(niveau + ":" + n.code, n));
        }
        return noms;
    }

    private List<Nom> lire(String niveau, Collection<String> cles, Etendue etendue) {
        return sql.sql("""
                        with membre as materialized (
                            select a.code, a.commune from territoire.v_public_appartenance a
                             where a.type = :niveau and a.code = any (:codes) and a.code_source = a.commune
                               and :millesime >= a.du and :millesime < a.jusqu
                        ), population as materialized (
                            select distinct on (p.commune) p.commune, p.habitants
                              from territoire.v_public_population p
                             where p.principale
                             order by p.commune, p.millesime desc
                        ), habitants as (
                            select m.code, sum(p.habitants)::bigint as habitants
                              from membre m left join population p on p.commune = m.commune
                             group by m.code
                        )
                        select t.code, t.nom, h.habitants
                          from territoire.v_public_territoire t left join habitants h on h.code = t.code
                         where t.type = :niveau and t.code = any (:codes) and :millesime >= t.du and :millesime < t.jusqu
                         order by t.nom collate "fr-x-icu", t.code
                        """)
                .param("niveau", niveau)
                .param(
                        "codes",
                        new SqlArrayValue(
                                "text",
                                cles.stream()
                                        .map(c -> (Object) c.substring(c.indexOf(':') + 1))
                                        .toArray()))
                .param("millesime", etendue.millesime().annee())
                .query(Nom.class)
                .list();
    }

    record Nom(String code, String nom, @Nullable Long habitants) {}
}
