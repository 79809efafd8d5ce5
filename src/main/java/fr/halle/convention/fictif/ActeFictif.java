package fr.halle.convention.fictif;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Un acte inventé ; ce que chacun de ses champs veut dire est dans {@link fr.halle.convention.Acte}. */
record ActeFictif(
        String genre,
        LocalDate effet,
        String precision,
        @Nullable String partie,
        @Nullable String etape,
        @Nullable String sens,
        @Nullable LocalDate finLe,
        @Nullable String motif) {

    static ActeFictif simple(String genre, LocalDate effet) {
        return new ActeFictif(genre, effet, "jour", null, null, null, null, null);
    }

    static ActeFictif de(String genre, LocalDate effet, String partie, @Nullable String sens) {
        return new ActeFictif(genre, effet, "jour", partie, null, sens, null, null);
    }

    static ActeFictif etape(String genre, LocalDate effet, String etape, @Nullable String sens) {
        return new ActeFictif(genre, effet, "jour", null, etape, sens, null, null);
    }

    static ActeFictif motive(String genre, LocalDate effet, String motif) {
        return new ActeFictif(genre, effet, "jour", null, null, null, null, motif);
    }
}
