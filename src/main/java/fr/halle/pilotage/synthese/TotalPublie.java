package fr.halle.pilotage.synthese;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un total publié pour un territoire : un total de contrôle, jamais ventilé.
 *
 * @param dedans vrai si son territoire est tout entier dans le périmètre lu
 * @param autour vrai si son territoire contient strictement le périmètre lu
 */
record TotalPublie(
        UUID id,
        String reference,
        String territoireType,
        String territoireCode,
        String territoireNom,
        String dispositif,
        @Nullable String origine,
        String nature,
        String stade,
        String degre,
        long centimes,
        LocalDate effet,
        String precision,
        String source,
        String titreSource,
        @Nullable String citation,
        boolean dedans,
        boolean autour) {

    Case maCase() {
        return new Case(dispositif, origine, nature, Stade.deCode(stade));
    }

    Montant montant() {
        return Montant.centimes(centimes);
    }

    DateApprochee date() {
        return new DateApprochee(effet, Precision.deCode(precision));
    }
}
