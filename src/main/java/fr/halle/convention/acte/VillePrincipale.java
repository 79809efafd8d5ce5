package fr.halle.convention.acte;

import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.TypeDeConvention;
import fr.halle.convention.dossier.TenueDuDossier;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * V25 : une opération de revitalisation de territoire a la signature de la ville principale de l'intercommunalité, ou la dérogation
 * du préfet (code de la construction et de l'habitation, articles L303-2 et L303-3).
 */
@Component
public class VillePrincipale {

    private final JdbcClient sql;
    private final TenueDuDossier redaction;

    VillePrincipale(JdbcClient sql, TenueDuDossier redaction) {
        this.sql = sql;
        this.redaction = redaction;
    }

    /** Une ville principale : la commune la plus peuplée d'une intercommunalité. */
    public record Ville(String code, String nom, String epci, String nomEpci) {}

    /** Celles des intercommunalités où sont les communes de cette convention, aux territoires d'aujourd'hui. */
    public List<Ville> de(Convention c) {
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
                .param(
                        "communes",
                        c.laureats().stream()
                                .map(LaureatCouvert::communes)
                                .flatMap(List::stream)
                                .toArray(String[]::new))
                .query(Ville.class)
                .list();
    }

    /** Ce qui manque pour que la convention vaille opération de revitalisation ; vide si elle n'en vaut aucune. */
    Optional<String> manque(Convention c, List<Acte> actes) {
        var porte = c.type().parties().stream().anyMatch(p -> p.code().equals(TypeDeConvention.VILLE_PRINCIPALE));
        var vaut = c.type().porte() != null ? redaction.portee(c).isPresent() : porte;
        if (!vaut || actes.stream().anyMatch(a -> a.genre() == GenreActe.DEROGATION)) {
            return Optional.empty();
        }
        var absentes = de(c).stream()
                .filter(ville ->
                        c.signataires().stream().noneMatch(p -> ("commune:" + ville.code()).equals(p.territoire())))
                .map(ville -> "%s (%s)".formatted(ville.nom(), ville.nomEpci()))
                .toList();
        return absentes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Pour valoir opération de revitalisation, il manque la signature de la ville principale : %s. Ajoutez-la aux parties, ou écrivez la dérogation du préfet."
                                .formatted(String.join(", ", absentes)));
    }
}
