package fr.halle.convention.acte;

import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.TypeDeConvention;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.convention.dossier.VillesProposees;
import fr.halle.convention.dossier.VillesProposees.Ville;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * V25 : une opération de revitalisation de territoire a la signature de la ville principale de l'intercommunalité, ou la dérogation
 * du préfet (code de la construction et de l'habitation, articles L303-2 et L303-3).
 */
@Component
public class VillePrincipale {

    private final TenueDuDossier dossiers;
    private final VillesProposees villes;

    VillePrincipale(TenueDuDossier dossiers, VillesProposees villes) {
        this.dossiers = dossiers;
        this.villes = villes;
    }

    /** Celles des intercommunalités où sont les communes de cette convention, aux territoires d'aujourd'hui. */
    public List<Ville> de(Convention c) {
        return villes.principales(c.laureats().stream()
                .map(LaureatCouvert::communes)
                .flatMap(List::stream)
                .toList());
    }

    /** Ce qui manque pour que la convention vaille opération de revitalisation ; vide si elle n'en vaut aucune. */
    Optional<String> manque(Convention c, List<Acte> actes) {
        var porte = c.type().parties().stream().anyMatch(p -> p.code().equals(TypeDeConvention.VILLE_PRINCIPALE));
        var vaut = c.type().porte() != null ? dossiers.portee(c).isPresent() : porte;
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
