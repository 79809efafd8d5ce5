package fr.halle.convention.acte;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.convention.GenreActe;
import fr.halle.convention.dossier.ActeEcrit;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une personne saisit d'un acte, tel qu'elle l'écrit ; une case vide est un texte vide.
 *
 * @param constate vrai si l'acte a été pris ailleurs : il est entré à sa vraie date, jamais refusé pour ce que les gardes en disent
 * @param precision ce que le document dit de la date ; un acte pris dans Halle est au jour près
 * @param partie celle qui délibère ou signe ; vide pour un constat qui les vaut toutes
 */
public record ActeSaisi(
        boolean constate,
        @Nullable LocalDate effet,
        Precision precision,
        String partie,
        String etape,
        String sens,
        String numero,
        @Nullable LocalDate transmisLe,
        @Nullable LocalDate publieLe,
        String signataire,
        String signataireQualite,
        @Nullable LocalDate finLe,
        String note,
        String motif,
        String acteReference) {

    /** Un acte pris ce jour, sans rien d'autre. */
    public static ActeSaisi pris(LocalDate effet) {
        return new ActeSaisi(false, effet, Precision.JOUR, "", "", "", "", null, null, "", "", null, "", "", "");
    }

    /** Un acte pris ailleurs, attesté par ce document. */
    public static ActeSaisi constate(LocalDate effet, String document) {
        return new ActeSaisi(true, effet, Precision.JOUR, "", "", "", "", null, null, "", "", null, "", "", document);
    }

    public ActeSaisi de(String unePartie) {
        return new ActeSaisi(
                constate,
                effet,
                precision,
                unePartie,
                etape,
                sens,
                numero,
                transmisLe,
                publieLe,
                signataire,
                signataireQualite,
                finLe,
                note,
                motif,
                acteReference);
    }

    DateApprochee date() {
        return new DateApprochee(Objects.requireNonNull(effet), constate ? precision : Precision.JOUR);
    }

    ActeEcrit ecrit(GenreActe genre, @Nullable String renduPar, List<String> constats) {
        return new ActeEcrit(
                genre,
                constate,
                date(),
                rempli(partie),
                rempli(etape),
                rempli(sens),
                renduPar,
                rempli(numero),
                transmisLe,
                publieLe,
                rempli(signataire),
                rempli(signataireQualite),
                null,
                finLe,
                rempli(note),
                rempli(motif),
                rempli(acteReference),
                null,
                null,
                constats);
    }

    private static @Nullable String rempli(String texte) {
        return texte.isBlank() ? null : texte.strip();
    }
}
