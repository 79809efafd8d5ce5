package fr.halle.pilotage.conventions;

import fr.halle.commun.Montant;
import fr.halle.convention.EtatConvention;
import fr.halle.pilotage.Etendue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Les conventions d'un périmètre, rangées par état. */
public record TableauDesEtats(Etendue etendue, List<Colonne> colonnes) {

    public TableauDesEtats {
        colonnes = List.copyOf(colonnes);
    }

    /**
     * Un état.
     *
     * @param nombre de conventions
     * @param ageMedian en jours, de celles dont on sait depuis quand elles y sont
     * @param ageMaximal de même
     * @param enjeuCentimes la somme des lauréats que l'on y attend, chacun compté une fois ; absente si rien n'est renseigné
     * @param premieres les plus gros enjeux, puis les échéances les plus proches
     */
    public record Colonne(
            EtatConvention etat,
            int nombre,
            int depassements,
            @Nullable Long ageMedian,
            @Nullable Long ageMaximal,
            @Nullable Long enjeuCentimes,
            List<ConventionEnListe> premieres) {

        public Colonne {
            premieres = List.copyOf(premieres);
        }

        public @Nullable Montant enjeu() {
            return enjeuCentimes == null ? null : Montant.centimes(enjeuCentimes);
        }
    }

    public int nombre() {
        return colonnes.stream().mapToInt(Colonne::nombre).sum();
    }

    public Optional<Colonne> colonne(EtatConvention etat) {
        return colonnes.stream().filter(c -> c.etat() == etat).findFirst();
    }
}
