package fr.halle.convention.secteur.saisie;

import fr.halle.convention.Convention;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.secteur.Commune;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les communes que peut embrasser une convention : celles des intercommunalités de ses lauréats, aux territoires d'aujourd'hui. */
@Component
public class CommunesProposees {

    private final JdbcClient sql;

    CommunesProposees(JdbcClient sql) {
        this.sql = sql;
    }

    /** Une intercommunalité et ses communes. */
    public record Intercommunalite(String nom, List<Commune> communes) {
        public Intercommunalite {
            communes = List.copyOf(communes);
        }
    }

    /** Les communes des lauréats, et toutes celles de leurs intercommunalités, par nom. */
    public List<Intercommunalite> de(Convention c) {
        var siennes = c.laureats().stream()
                .map(LaureatCouvert::communes)
                .flatMap(List::stream)
                .distinct()
                .toArray(String[]::new);
        var parEpci = new java.util.LinkedHashMap<String, java.util.ArrayList<Commune>>();
        sql.sql("""
                        with sienne as (
                            select k.code, e.epci from unnest(:communes::text[]) as k (code)
                              left join territoire.v_public_epci_membre e on e.commune = k.code and e.jusqu = 9999
                        ), voulue as (
                            select s.epci, e.commune from (select distinct epci from sienne where epci is not null) s
                              join territoire.v_public_epci_membre e on e.epci = s.epci and e.jusqu = 9999
                            union
                            select s.epci, s.code from sienne s
                        )
                        select coalesce(n.nom, '') as epci, v.commune as code, t.nom
                          from voulue v
                          join territoire.v_public_territoire t on t.type = 'commune' and t.code = v.commune and t.jusqu = 9999
                          left join territoire.v_public_territoire n on n.type = 'epci' and n.code = v.epci and n.jusqu = 9999
                         order by n.nom nulls last, t.nom collate "fr-x-icu", v.commune
                        """).param("communes", siennes).query(ligne -> {
            parEpci.computeIfAbsent(ligne.getString("epci"), _ -> new java.util.ArrayList<>())
                    .add(new Commune(ligne.getString("code"), ligne.getString("nom")));
        });
        return parEpci.entrySet().stream()
                .map(e -> new Intercommunalite(e.getKey(), e.getValue()))
                .toList();
    }

    List<Commune> toutes(Convention c) {
        return de(c).stream().flatMap(i -> i.communes().stream()).toList();
    }
}
