package fr.halle.convention.prorogation;

import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.echeance.Prorogations.DecisionSaisie;
import fr.halle.platform.SaisieRefusee;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Une décision de prorogation telle qu'une personne l'écrit ; une case vide est un texte vide.
 *
 * @param regle le code d'une échéance du programme, ou « terme_ » et le code d'un type de convention
 * @param mois un nombre de mois, tel qu'il est écrit ; ou bien {@code nouvelleDate}
 * @param territoire « departement:40 »
 * @param choisies les échéances gardées, chacune écrite par {@link Concernee#cle()} : l'objet, et la date qu'il avait à l'aperçu
 */
public record ProrogationSaisie(
        String programme,
        String regle,
        String libelle,
        String acteReference,
        @Nullable LocalDate effet,
        String mois,
        @Nullable LocalDate nouvelleDate,
        String territoire,
        List<String> choisies) {

    public ProrogationSaisie {
        choisies = List.copyOf(choisies);
    }

    /** @throws SaisieRefusee si ce n'est pas un territoire */
    Lieu lieu() {
        var morceaux = territoire.split(":", 2);
        if (morceaux.length == 2) {
            var type = TypeTerritoire.deCode(morceaux[0]);
            if (type.isPresent() && !morceaux[1].isBlank()) {
                return new Lieu(type.get(), morceaux[1]);
            }
        }
        throw new SaisieRefusee("territoire", "Choisissez dans la liste le territoire où la décision vaut.");
    }

    Cible cible() {
        var lieu = lieu();
        return Cible.territoire(programme, lieu.type(), lieu.code());
    }

    /** @throws SaisieRefusee si le nombre de mois n'en est pas un */
    DecisionSaisie decision() {
        return new DecisionSaisie(
                programme, regle, libelle, acteReference, effet, nombreDeMois(), nouvelleDate, lieu());
    }

    private @Nullable Integer nombreDeMois() {
        if (mois.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(mois.strip());
        } catch (NumberFormatException e) {
            throw new SaisieRefusee("mois", "Écrivez un nombre de mois entre 1 et 120.");
        }
    }
}
