package fr.halle.convention.secteur;

import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.GenreActe;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.dossier.VillesProposees;
import fr.halle.convention.dossier.VillesProposees.Ville;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * V25 : parmi les secteurs d'intervention, le centre-ville de la ville principale de l'intercommunalité, sauf dérogation du préfet (code
 * de la construction et de l'habitation, articles L303-2 et L303-3).
 */
@Component
public class CentreVille {

    private final Secteurs secteurs;
    private final Conventions conventions;
    private final VillesProposees villes;

    CentreVille(Secteurs secteurs, Conventions conventions, VillesProposees villes) {
        this.secteurs = secteurs;
        this.conventions = conventions;
        this.villes = villes;
    }

    /** Ce que la règle dit d'une convention. */
    public sealed interface Avis {

        /** Elle n'a pas de secteurs d'intervention. */
        record SansObjet() implements Avis {}

        /** Le préfet l'en a dispensée. */
        record Dispense(Acte derogation) implements Avis {}

        /** Aucun secteur n'est écrit : on ne peut pas le dire. */
        record Inconnu() implements Avis {}

        record Respecte(String villes) implements Avis {}

        /** @param villes celles dont aucun secteur ne comprend le centre-ville */
        record Manque(String villes) implements Avis {}
    }

    public Avis juger(Convention c, List<Acte> actes) {
        return secteurs.de(c, conventions.maintenant())
                .map(s -> juger(s, actes))
                .orElseGet(Avis.SansObjet::new);
    }

    public Avis juger(SecteursDeConvention s, List<Acte> actes) {
        var derogation =
                actes.stream().filter(a -> a.genre() == GenreActe.DEROGATION).findFirst();
        if (derogation.isPresent()) {
            return new Avis.Dispense(derogation.get());
        }
        if (s.ouverts().isEmpty()) {
            return new Avis.Inconnu();
        }
        var principales = villes.principales(s.convention().laureats().stream()
                .map(LaureatCouvert::communes)
                .flatMap(List::stream)
                .toList());
        var absentes = principales.stream()
                .filter(v -> s.ouverts().stream().noneMatch(x -> x.centreVille() && x.est(v.code())))
                .map(Ville::nom)
                .collect(Collectors.joining(", "));
        return absentes.isEmpty()
                ? new Avis.Respecte(principales.stream().map(Ville::nom).collect(Collectors.joining(", ")))
                : new Avis.Manque(absentes);
    }
}
