package fr.halle.platform.tableur;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Ce que la personne précise quand la lecture devinerait mal ; {@code null} laisse deviner.
 *
 * @param feuille nom de la feuille d'un classeur (par défaut, la première visible)
 * @param separateur séparateur d'un CSV (par défaut, deviné parmi « ; », « , », tabulation et « | »)
 * @param encodage encodage d'un CSV (par défaut, UTF-8 ou UTF-16 d'après le contenu, sinon windows-1252)
 */
public record Options(
        @Nullable String feuille,
        @Nullable Character separateur,
        @Nullable Charset encodage) {

    private static final Options AUCUNE = new Options(null, null, null);

    public static Options aucune() {
        return AUCUNE;
    }
}
