package fr.halle.convention.dossier;

import fr.halle.commun.DateApprochee;
import fr.halle.convention.GenreActe;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Un acte prêt à s'écrire ; ce que chacun veut dire est dans {@link fr.halle.convention.Acte}. */
public record ActeEcrit(
        GenreActe genre,
        boolean constate,
        DateApprochee effet,
        @Nullable String partie,
        @Nullable String etape,
        @Nullable String sens,
        @Nullable String renduPar,
        @Nullable String numero,
        @Nullable LocalDate transmisLe,
        @Nullable LocalDate publieLe,
        @Nullable String signataire,
        @Nullable String signataireQualite,
        @Nullable UUID mandat,
        @Nullable LocalDate finLe,
        @Nullable String note,
        @Nullable String motif,
        @Nullable String acteReference,
        @Nullable String source,
        @Nullable UUID imports,
        List<String> constatations) {

    public ActeEcrit {
        constatations = List.copyOf(constatations);
    }

    /** Un acte constaté, sans rien d'autre que sa date et d'où on le tient. */
    public static ActeEcrit constate(
            GenreActe genre, DateApprochee effet, @Nullable String partie, @Nullable String source) {
        return new ActeEcrit(
                genre, true, effet, partie, null, null, null, null, null, null, null, null, null, null, null, null,
                null, source, null, List.of());
    }

    public ActeEcrit par(@Nullable String nom, @Nullable String titre) {
        return new ActeEcrit(
                genre,
                constate,
                effet,
                partie,
                etape,
                sens,
                renduPar,
                numero,
                transmisLe,
                publieLe,
                nom,
                titre,
                mandat,
                finLe,
                note,
                motif,
                acteReference,
                source,
                imports,
                constatations);
    }

    public ActeEcrit signe(UUID sonMandat, String nom, String titre) {
        return new ActeEcrit(
                genre,
                constate,
                effet,
                partie,
                etape,
                sens,
                renduPar,
                numero,
                transmisLe,
                publieLe,
                nom,
                titre,
                sonMandat,
                finLe,
                note,
                motif,
                acteReference,
                source,
                imports,
                constatations);
    }
}
