package fr.halle.territoire.recherche;

import fr.halle.territoire.Normalisation;
import fr.halle.territoire.Territoires;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Retrouve un territoire par son nom, avec les tolérances d'une personne pressée : accents, tirets, « St », œ, mots
 * partiels, graphies voisines, anciens noms, codes. Un nom porté par plusieurs communes devient une question.
 */
@Component
public class RechercheDeTerritoires {

    /** « Roquefort (40) » ou « Roquefort 40 » : le département précisé par la personne. */
    private static final Pattern PRECISION = Pattern.compile("^(.*\\S)[\\s,]+\\(?(\\d{2,3}|2[ABab])\\)?$");

    private static final int LONGUEUR_MAXIMALE = 100;

    private final JdbcClient sql;
    private final Territoires territoires;

    RechercheDeTerritoires(JdbcClient sql, Territoires territoires) {
        this.sql = sql;
        this.territoires = territoires;
    }

    /** @param limite nombre de candidats rendus, au plus */
    public Reponse chercher(String q, LocalDate au, int limite) {
        var demande = q.strip();
        var precise = PRECISION.matcher(demande);
        String departement = null;
        if (precise.matches()) {
            departement = precise.group(2).toUpperCase(Locale.ROOT);
            demande = precise.group(1);
        }
        var normalise = Normalisation.normaliser(demande);
        if (normalise.isEmpty() || normalise.length() > LONGUEUR_MAXIMALE) {
            return new Reponse(
                    q,
                    Reponse.Statut.AUCUN,
                    "Écrivez un nom de commune, d'EPCI, de département, ou un code.",
                    List.of());
        }
        var candidats = candidats(normalise, demande, departement, au, limite);
        var exacts = candidats.stream().filter(Candidat::exact).toList();
        if (candidats.isEmpty()) {
            return new Reponse(
                    q, Reponse.Statut.AUCUN, "Aucun territoire ne ressemble à « %s ».".formatted(q), candidats);
        }
        if (exacts.size() == 1 || candidats.size() == 1) {
            return new Reponse(q, Reponse.Statut.UNIQUE, "", candidats);
        }
        return new Reponse(q, Reponse.Statut.PLUSIEURS, question(q, exacts), candidats);
    }

    private static String question(String q, List<Candidat> exacts) {
        if (exacts.isEmpty()) {
            return "Plusieurs territoires ressemblent à « %s » : lequel ?".formatted(q);
        }
        var communes = exacts.stream().allMatch(c -> c.type().equals("commune"));
        return "%d %s s'appellent « %s » : %s ?"
                .formatted(
                        exacts.size(),
                        communes ? "communes" : "territoires",
                        exacts.getFirst().nom(),
                        communes ? "laquelle" : "lequel");
    }

    private List<Candidat> candidats(
            String normalise, String brut, @Nullable String departement, LocalDate au, int limite) {
        return sql.sql("""
                        with mot as (
                            select '%' || m || '%' as motif from unnest(string_to_array(:nom, ' ')) m where m <> ''
                        ), nom as (
                            select 'commune' as type, c.code, c.nom, c.departement, c.nom_normalise, null::text as ancien, c.type as genre
                              from territoire.v_public_commune c
                             where c.type = 'actuelle' and :millesime >= c.lue_du and :millesime < c.jusqu
                               and (c.nom_normalise like all (select motif from mot) or c.nom_normalise % :nom or c.code = :brut)
                            union all
                            select 'commune', a.code, a.nom, a.departement, c.nom_normalise, c.nom, c.type
                              from territoire.v_public_commune c
                              join territoire.v_public_commune a on a.code = c.chef_lieu and a.type = 'actuelle'
                               and :millesime >= a.lue_du and :millesime < a.jusqu
                             where c.type <> 'actuelle' and :millesime >= c.du and :millesime < c.jusqu
                               and c.nom_normalise <> a.nom_normalise
                               and (c.nom_normalise like all (select motif from mot) or c.code = :brut)
                            union all
                            select 'commune', a.code, a.nom, a.departement, c.nom_normalise, c.nom, c.type
                              from territoire.v_public_commune c
                              join territoire.v_public_correspondance s on s.code = c.code and :millesime >= s.du and :millesime < s.jusqu
                              join territoire.v_public_commune a on a.code = s.actuelle and a.type = 'actuelle'
                               and :millesime >= a.lue_du and :millesime < a.jusqu
                             where c.type = 'actuelle' and c.jusqu <= :millesime and c.nom_normalise <> a.nom_normalise
                               and (c.nom_normalise like all (select motif from mot) or c.code = :brut)
                            union all
                            select 'epci', e.siren, e.nom, null, e.nom_normalise, null, null
                              from territoire.v_public_epci e
                             where :millesime >= e.du and :millesime < e.jusqu
                               and (e.nom_normalise like all (select motif from mot) or e.siren = :brut)
                            union all
                            select 'groupement', g.code, g.nom, g.departement, g.nom_normalise, null, null
                              from territoire.v_public_groupement g
                             where g.nom_normalise like all (select motif from mot)
                            union all
                            select t.type, t.code, t.nom, t.departement, lower(unaccent(replace(replace(t.nom, '-', ' '), '''', ' '))), null, null
                              from territoire.v_public_territoire t
                             where t.type in ('region', 'departement', 'arrondissement') and :millesime >= t.du and :millesime < t.jusqu
                               and (lower(unaccent(replace(replace(t.nom, '-', ' '), '''', ' '))) like all (select motif from mot)
                                    or t.code = :brut)
                        ), juge as (
                            select n.*, n.nom_normalise = :nom or n.code = :brut as exact,
                                   n.nom_normalise like :nom || ' %' as debut,
                                   similarity(n.nom_normalise, :nom) as ressemblance
                              from nom n
                             where :departement = '' or n.departement = :departement
                        ), meilleur as (
                            select distinct on (type, code) * from juge
                             order by type, code, exact desc, ancien is null desc, ressemblance desc
                        )
                        select m.type, m.code, m.nom, m.departement, d.nom as nom_departement, m.exact, m.ancien
                          from meilleur m
                          left join territoire.v_public_territoire d on d.type = 'departement' and d.code = m.departement
                           and :millesime >= d.du and :millesime < d.jusqu
                         order by m.exact desc, m.ancien is null desc, m.debut desc, m.ressemblance desc,
                                  array_position(array['commune', 'departement', 'region', 'epci', 'arrondissement', 'groupement'], m.type),
                                  m.nom collate "fr-x-icu", m.code
                         limit :limite
                        """)
                .param("nom", normalise)
                .param("brut", brut)
                .param("departement", departement == null ? "" : departement)
                .param("millesime", territoires.millesime(au).annee())
                .param("limite", limite)
                .query(Candidat.class)
                .list();
    }
}
