package fr.halle.programme.candidature;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un acte d'une candidature.
 *
 * @param constate vrai s'il a été pris ailleurs et entré ici à sa vraie date
 * @param sens d'un avis ou d'une décision
 * @param constatations ce que les gardes auraient dit d'un acte constaté
 * @param qualite sous quel chapeau il a été saisi
 */
public record Acte(
        UUID id,
        GenreActe genre,
        boolean constate,
        LocalDate effet,
        @Nullable String sens,
        @Nullable String renduPar,
        @Nullable String note,
        @Nullable String motif,
        @Nullable String acteReference,
        @Nullable String derogation,
        List<String> constatations,
        @Nullable UUID selection,
        String qualite,
        @Nullable UUID saisiPar) {

    public Acte {
        constatations = List.copyOf(constatations);
    }

    /** « Avis favorable : Département des Landes ». */
    public String titre() {
        var mot = sensEnClair();
        var base = mot.isEmpty() ? genre.libelle() : genre.libelle() + " : " + mot;
        return renduPar == null ? base : base + ", " + renduPar;
    }

    public String sensEnClair() {
        return sens == null ? "" : SENS.getOrDefault(sens, sens);
    }

    private static final java.util.Map<String, String> SENS = java.util.Map.of(
            "favorable", "favorable",
            "reserve", "réservé",
            "defavorable", "défavorable",
            "retenue", "retenue",
            "ecartee", "écartée");
}
