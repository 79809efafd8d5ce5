package fr.halle.pilotage.concours;

import fr.halle.commun.Montant;
import fr.halle.programme.Programme;
import fr.halle.territoire.Territoire;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tout ce que la base sait d'un concours.
 *
 * @param derniere ce qui vaut à la lecture
 * @param annule vrai quand la dernière écriture connue l'annule
 * @param continuatrice la commune d'aujourd'hui, quand la ligne en nomme une disparue
 * @param laureats les lauréats dont la commune fait partie
 */
public record FicheDeConcours(
        ConcoursEnListe derniere,
        boolean annule,
        @Nullable Territoire continuatrice,
        List<EnLaureat> laureats,
        List<Ecriture> ecritures) {

    /** Un lauréat dont la commune fait partie. */
    public record EnLaureat(Programme programme, String reference, String nom) {}

    /**
     * Un état du concours, tel que la base l'a connu de {@code connuDu} à {@code connuJusqu}.
     *
     * @param coutTexte l'écriture du coût dans le fichier, quand elle porte plus que des centimes
     * @param acte l'identifiant de l'import
     * @param fichier le nom du fichier importé
     * @param importe l'instant de l'import
     */
    public record Ecriture(
            ConcoursEnListe concours,
            @Nullable String coutTexte,
            @Nullable String citation,
            Instant connuDu,
            @Nullable Instant connuJusqu,
            @Nullable UUID acte,
            @Nullable String fichier,
            @Nullable Instant importe,
            @Nullable String jeu) {}

    public Ecriture ecriture() {
        return ecritures.getLast();
    }

    /** « Rénovation de la piscine » ; à défaut d'opération nommée, le bénéficiaire. */
    public String titre() {
        var operation = derniere.operation();
        return operation == null || operation.isBlank() ? "Concours à " + derniere.objet() : operation;
    }

    /** De combien l'aide dépasse le coût. */
    public @Nullable Montant excedent() {
        var cout = derniere.cout();
        return cout == null || !derniere.depasse() ? null : Montant.centimes(derniere.accorde() - cout);
    }
}
