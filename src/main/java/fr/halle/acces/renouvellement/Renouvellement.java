package fr.halle.acces.renouvellement;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un renouvellement préparé, et ce qu'il est devenu.
 *
 * @param jour le premier jour où les mandats ne valent plus
 * @param fichier absent d'une liste écrite à la main
 * @param lues les communes du fichier ou de la liste
 * @param horsTerritoire celles qui ne sont pas de ce territoire, ou n'existent plus : elles sont passées
 * @param etat {@code prepare}, {@code prononce} ou {@code defait}
 */
public record Renouvellement(
        UUID id,
        String reference,
        LocalDate jour,
        String motif,
        @Nullable String fichier,
        int lues,
        int horsTerritoire,
        String qualite,
        OffsetDateTime saisiLe,
        @Nullable OffsetDateTime prononceLe,
        @Nullable String prononcePar,
        @Nullable OffsetDateTime defaitLe,
        @Nullable String defaitPar,
        String etat) {

    public boolean prepare() {
        return etat.equals("prepare");
    }

    public boolean prononce() {
        return etat.equals("prononce");
    }
}
