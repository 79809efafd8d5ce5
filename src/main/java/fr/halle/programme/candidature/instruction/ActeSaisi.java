package fr.halle.programme.candidature.instruction;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une personne saisit d'un acte.
 *
 * @param constate vrai si l'acte a été pris ailleurs : il est entré à sa vraie date, jamais refusé pour ce que les gardes en disent
 * @param effet la date de l'acte ; {@code null} si la case est vide
 * @param sens d'un avis ({@code favorable}, {@code reserve}, {@code defavorable}) ou d'une décision ({@code retenue}, {@code ecartee})
 * @param renduPar qui rend l'avis ; vide : l'organisation de la personne
 * @param acteReference la référence du document : exigée d'une décision et de tout acte constaté
 * @param derogation pourquoi retenir malgré le seuil de population
 */
public record ActeSaisi(
        boolean constate,
        @Nullable LocalDate effet,
        String sens,
        String renduPar,
        String note,
        String motif,
        String acteReference,
        String derogation) {

    /** Un acte pris ce jour, sans rien d'autre. */
    public static ActeSaisi pris(LocalDate effet) {
        return new ActeSaisi(false, effet, "", "", "", "", "", "");
    }

    /** Un acte pris ailleurs, attesté par ce document. */
    public static ActeSaisi constate(LocalDate effet, String document) {
        return new ActeSaisi(true, effet, "", "", "", "", document, "");
    }

    public ActeSaisi dansLeSens(String autre) {
        return new ActeSaisi(constate, effet, autre, renduPar, note, motif, acteReference, derogation);
    }

    public ActeSaisi motive(String pourquoi, String document) {
        return new ActeSaisi(constate, effet, sens, renduPar, note, pourquoi, document, derogation);
    }

    public ActeSaisi rendu(String par) {
        return new ActeSaisi(constate, effet, sens, par, note, motif, acteReference, derogation);
    }

    public ActeSaisi derogeant(String pourquoi) {
        return new ActeSaisi(constate, effet, sens, renduPar, note, motif, acteReference, pourquoi);
    }

    boolean retient() {
        return sens.equals("retenue");
    }
}
