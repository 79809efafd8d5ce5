package fr.halle.acces.mandat;

import fr.halle.acces.Cible.Lieu;
import fr.halle.commun.Reference;
import fr.halle.platform.OperationRefusee;
import fr.halle.territoire.TypeTerritoire;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * La mairie d'une commune, la préfecture d'un département… On ne les saisit pas : chacune naît, d'après les territoires, la première
 * fois que l'on en a besoin.
 */
@Component
public class OrganisationsDesTerritoires {

    /** Ce que chaque niveau fait naître, et comment on le nomme. */
    private static final Map<NatureOrganisation, Naissance> NAISSANCES = Map.of(
            NatureOrganisation.COMMUNE, new Naissance(TypeTerritoire.COMMUNE, "%s"),
            NatureOrganisation.EPCI, new Naissance(TypeTerritoire.EPCI, "%s"),
            NatureOrganisation.SOUS_PREFECTURE, new Naissance(TypeTerritoire.ARRONDISSEMENT, "Sous-préfecture (%s)"),
            NatureOrganisation.DEPARTEMENT, new Naissance(TypeTerritoire.DEPARTEMENT, "Conseil départemental (%s)"),
            NatureOrganisation.PREFECTURE, new Naissance(TypeTerritoire.DEPARTEMENT, "Préfecture (%s)"),
            NatureOrganisation.DDT,
                    new Naissance(TypeTerritoire.DEPARTEMENT, "Direction départementale des territoires (%s)"),
            NatureOrganisation.REGION, new Naissance(TypeTerritoire.REGION, "Conseil régional (%s)"),
            NatureOrganisation.PREFECTURE_REGION, new Naissance(TypeTerritoire.REGION, "Préfecture de région (%s)"),
            NatureOrganisation.SGAR,
                    new Naissance(TypeTerritoire.REGION, "Secrétariat général pour les affaires régionales (%s)"));

    private final JdbcClient sql;
    private final Organisations organisations;
    private final TraceDesMandats trace;

    OrganisationsDesTerritoires(JdbcClient sql, Organisations organisations, TraceDesMandats trace) {
        this.sql = sql;
        this.organisations = organisations;
        this.trace = trace;
    }

    private record Naissance(TypeTerritoire niveau, String nom) {}

    /** Les organisations que les territoires de ce niveau font naître. */
    public List<NatureOrganisation> natures(TypeTerritoire niveau) {
        return NAISSANCES.entrySet().stream()
                .filter(naissance -> naissance.getValue().niveau() == niveau)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * L'organisation de ce territoire ; elle naît si elle manquait.
     *
     * @throws OperationRefusee si cette nature ne naît pas d'un territoire, ou si le territoire n'existe pas aujourd'hui
     */
    @Transactional
    public Organisation assurer(NatureOrganisation nature, Lieu territoire) {
        assurer(nature, territoire.type(), List.of(territoire.code()));
        return organisations
                .trouver(nature, territoire)
                .orElseThrow(() -> new OperationRefusee(
                        "Le territoire « %s » n'existe pas aujourd'hui : vérifiez son code.".formatted(territoire)));
    }

    /** De même pour beaucoup à la fois ; un code inconnu ne fait rien naître. */
    @Transactional
    public void assurer(NatureOrganisation nature, TypeTerritoire niveau, Collection<String> codes) {
        var naissance = NAISSANCES.get(nature);
        if (naissance == null || naissance.niveau() != niveau) {
            throw new OperationRefusee("« %s » ne naît pas d'un territoire de ce niveau (%s) : créez l'organisation."
                    .formatted(nature.libelle(), niveau.libelle()));
        }
        var nees = sql.sql("""
                        insert into acces.organisation (reference, nature, nom, siren, territoire_type, territoire_code, source)
                        select r.reference, :nature, format(:nom, t.nom),
                               case when :nature = 'epci' then t.code when :nature = 'commune' then c.siren end,
                               t.type, t.code, 'annuaire'
                          from unnest(:codes::text[], :references::text[]) as r (code, reference)
                          join territoire.v_public_territoire t on t.type = :type and t.code = r.code and t.jusqu = 9999
                          left join territoire.v_public_commune c
                            on :type = 'commune' and c.code = t.code and c.jusqu = 9999 and c.type = 'actuelle'
                         where not exists (select from acces.v_organisation o
                                            where o.nature = :nature and o.territoire_type = t.type and o.territoire_code = t.code)
                        on conflict do nothing
                        returning id
                        """)
                .param("nature", nature.code())
                .param("nom", naissance.nom())
                .param("type", niveau.code())
                .param("codes", codes.toArray(String[]::new))
                .param(
                        "references",
                        codes.stream()
                                .map(_ -> Reference.nouvelle('O').valeur())
                                .toArray(String[]::new))
                .query(UUID.class)
                .list();
        nees.forEach(nee -> trace.creer(organisations.charger(nee), "territoires"));
    }
}
