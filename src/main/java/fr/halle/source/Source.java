package fr.halle.source;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Un document, une liste ou un jeu de données qui énonce des faits.
 *
 * @param code identifiant lisible et stable, par exemple {@code landes-2021-09-10}
 * @param genre {@code document}, {@code communique}, {@code article}, {@code liste_officielle} ou {@code jeu_de_donnees}
 */
public record Source(
        String code,
        String titre,
        String auteur,
        String genre,
        LocalDate publieLe,
        String precision,
        @Nullable String version,
        @Nullable String licence,
        @Nullable String note) {

    private static final List<String> GENRES =
            List.of("document", "communique", "article", "liste_officielle", "jeu_de_donnees");

    public Source {
        if (!GENRES.contains(genre)) {
            throw new IllegalArgumentException("Genre de source inconnu : " + genre);
        }
    }

    public DateApprochee publication() {
        return new DateApprochee(publieLe, Precision.deCode(precision));
    }

    /** Le genre, en français : « Jeu de données ». */
    public String genreEnClair() {
        return switch (genre) {
            case "document" -> "Document";
            case "communique" -> "Communiqué de presse";
            case "article" -> "Article";
            case "liste_officielle" -> "Liste officielle";
            default -> "Jeu de données";
        };
    }
}
