package fr.halle.convention.dossier;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.mandat.OrganisationsDesTerritoires;
import fr.halle.convention.LaureatCouvert;
import fr.halle.territoire.TypeTerritoire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les villes principales des intercommunalités d'un dossier : la commune la plus peuplée de chacune, aux territoires d'aujourd'hui. */
@Component
public class VillesProposees {

    private final JdbcClient sql;
    private final LaureatsDuDossier laureats;
    private final Organisations organisations;
    private final OrganisationsDesTerritoires naissances;

    VillesProposees(
            JdbcClient sql,
            LaureatsDuDossier laureats,
            Organisations organisations,
            OrganisationsDesTerritoires naissances) {
        this.sql = sql;
        this.laureats = laureats;
        this.organisations = organisations;
        this.naissances = naissances;
    }

    /** Une ville principale, et l'intercommunalité dont elle l'est. */
    public record Ville(String code, String nom, String epci, String nomEpci) {}

    /** Par organisation, ou par code de commune tant que la sienne n'est pas née, leur nom ; rien sans lauréats. */
    Map<String, String> de(String programme, List<String> references) {
        var communes = laureats.lire(programme, references).stream()
                .map(LaureatCouvert::communes)
                .flatMap(List::stream)
                .toList();
        var choix = new LinkedHashMap<String, String>();
        for (var ville : principales(communes)) {
            var cle = organisations
                    .trouver(NatureOrganisation.COMMUNE, new Lieu(TypeTerritoire.COMMUNE, ville.code()))
                    .map(o -> o.id().toString())
                    .orElse(ville.code());
            choix.put(cle, "%s (%s)".formatted(ville.nom(), ville.nomEpci()));
        }
        return choix;
    }

    /** La mairie qu'une case cochée désigne par le code de sa commune ; elle naît avec le dossier qui la nomme. */
    UUID mairie(String commune) {
        return naissances
                .assurer(NatureOrganisation.COMMUNE, new Lieu(TypeTerritoire.COMMUNE, commune))
                .id();
    }

    /** Celles des intercommunalités où sont ces communes. */
    public List<Ville> principales(List<String> communes) {
        return sql.sql("""
                        with sienne as (
                            select distinct e.epci from territoire.v_public_epci_membre e
                             where e.commune = any (:communes::text[]) and e.jusqu = 9999
                        )
                        select distinct on (e.epci) e.commune as code, t.nom, e.epci, n.nom as nom_epci
                          from sienne s
                          join territoire.v_public_epci_membre e on e.epci = s.epci and e.jusqu = 9999
                          join territoire.v_public_territoire t on t.type = 'commune' and t.code = e.commune and t.jusqu = 9999
                          join territoire.v_public_territoire n on n.type = 'epci' and n.code = e.epci and n.jusqu = 9999
                          join lateral (select p.habitants from territoire.v_public_population p
                                         where p.commune = e.commune and p.principale order by p.millesime desc limit 1) p on true
                         order by e.epci, p.habitants desc, e.commune
                        """)
                .param("communes", communes.toArray(String[]::new))
                .query(Ville.class)
                .list();
    }
}
