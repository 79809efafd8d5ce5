package fr.halle.pilotage.laureats;

import fr.halle.commun.DateApprochee;
import java.util.List;

/**
 * Un lauréat, comme une liste le montre.
 *
 * @param qualite depuis quand il l'est, d'après la source la plus ancienne
 */
public record LaureatEnListe(
        String reference,
        String nom,
        List<Lieu> communes,
        List<Lieu> epci,
        List<Lieu> departements,
        DateApprochee qualite,
        String genreQualite,
        String source,
        String titreSource) {

    /** Un territoire du lauréat : son code et son nom. */
    public record Lieu(String code, String nom) {}
}
