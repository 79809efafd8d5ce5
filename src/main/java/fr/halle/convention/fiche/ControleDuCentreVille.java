package fr.halle.convention.fiche;

import fr.halle.convention.Acte;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.fiche.Controle.Etat;
import fr.halle.convention.secteur.CentreVille;
import fr.halle.convention.secteur.CentreVille.Avis;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.platform.web.Typographie;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** V25, seconde partie : le centre-ville de la ville principale est dans un secteur d'intervention. */
@Component
class ControleDuCentreVille {

    private static final String REFERENCE = "code de la construction et de l'habitation, articles L303-2 et L303-3";
    private static final String TITRE = "Un secteur comprend le centre-ville de la ville principale";

    private final CentreVille centreVille;

    ControleDuCentreVille(CentreVille centreVille) {
        this.centreVille = centreVille;
    }

    Optional<Controle> de(SecteursDeConvention s, List<Acte> actes) {
        return switch (centreVille.juger(s, actes)) {
            case Avis.SansObjet() -> Optional.empty();
            case Avis.Dispense(var derogation) ->
                Optional.of(new Controle(
                        "V25",
                        Etat.RESPECTE,
                        TITRE,
                        "dérogation du " + Typographie.date(derogation.jour()),
                        String.valueOf(derogation.acteReference()),
                        "",
                        REFERENCE));
            case Avis.Inconnu() ->
                Optional.of(new Controle(
                        "V25",
                        Etat.A_COMPLETER,
                        TITRE,
                        "à vérifier",
                        "Aucun secteur d'intervention n'est écrit : on ne peut pas le dire.",
                        "écrire les secteurs de l'opération, avec leur tracé ou leurs communes.",
                        REFERENCE));
            case Avis.Respecte(var villes) ->
                Optional.of(new Controle(
                        "V25",
                        Etat.RESPECTE,
                        TITRE,
                        villes,
                        "Le centre-ville de la ville principale est dans un secteur.",
                        "",
                        REFERENCE));
            case Avis.Manque(var villes) ->
                Optional.of(new Controle(
                        "V25",
                        s.convention().etat() == EtatConvention.SIGNEE ? Etat.ALERTE : Etat.A_COMPLETER,
                        TITRE,
                        "à vérifier : " + villes,
                        "Aucun secteur de centre-ville n'est sur la ville principale, la plus peuplée de l'intercommunalité : %s."
                                .formatted(villes),
                        "ajouter ce secteur, ou écrire la dérogation du préfet.",
                        REFERENCE));
        };
    }
}
