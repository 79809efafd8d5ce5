package fr.halle.convention.secteur.saisie;

import fr.halle.convention.secteur.Commune;
import fr.halle.convention.secteur.Secteur;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une personne saisit d'un secteur ; une case vide est un texte vide.
 *
 * @param communes leurs codes
 * @param entieres vrai si le secteur est fait de ses communes entières : aucun tracé n'est gardé
 * @param ouvertLe absent : depuis que la convention prend effet
 * @param fermeLe son dernier jour
 */
public record SecteurSaisi(
        String nom,
        String type,
        List<String> communes,
        boolean entieres,
        @Nullable LocalDate ouvertLe,
        @Nullable LocalDate fermeLe,
        Justification justification) {

    public SecteurSaisi {
        communes = List.copyOf(communes);
    }

    public static SecteurSaisi de(Secteur s) {
        return new SecteurSaisi(
                s.nom(),
                s.type(),
                s.communes().stream().map(Commune::code).toList(),
                s.trace() == null,
                s.ouvertLe(),
                s.fermeLe(),
                Justification.AUCUNE);
    }
}
