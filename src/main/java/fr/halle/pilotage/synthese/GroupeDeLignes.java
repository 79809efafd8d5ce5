package fr.halle.pilotage.synthese;

import fr.halle.commun.Montant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Les lignes d'une même case et d'un même statut, déjà sommées par la base.
 *
 * @param statut {@code libre} (aucun total publié de même portée), {@code inclus}, {@code en_sus} ou {@code a_rapprocher}
 * @param totalPublie le total dans lequel elles sont incluses
 */
record GroupeDeLignes(
        String dispositif,
        @Nullable String origine,
        String nature,
        String stade,
        String statut,
        @Nullable UUID totalPublie,
        long lignes,
        long centimes) {

    Case maCase() {
        return new Case(dispositif, origine, nature, Stade.deCode(stade));
    }

    Montant montant() {
        return Montant.centimes(centimes);
    }
}
