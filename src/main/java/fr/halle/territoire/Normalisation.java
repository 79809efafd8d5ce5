package fr.halle.territoire;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** La forme d'un nom de lieu où les graphies se rejoignent : accents, tirets, apostrophes, « St », œ, majuscules. */
public final class Normalisation {

    private static final Pattern MARQUES = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATEURS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern SAINT = Pattern.compile("\\bst\\b");
    private static final Pattern SAINTE = Pattern.compile("\\bste\\b");

    private Normalisation() {}

    /** « L'Isle-sur-la-Sorgue » et « isle sur la sorgue » deviennent {@code l isle sur la sorgue} et {@code isle sur la sorgue}. */
    public static String normaliser(String nom) {
        var minuscules = nom.toLowerCase(Locale.FRENCH).replace("œ", "oe").replace("æ", "ae");
        var sansAccents = MARQUES.matcher(Normalizer.normalize(minuscules, Normalizer.Form.NFD))
                .replaceAll("");
        var mots = SEPARATEURS.matcher(sansAccents).replaceAll(" ").strip();
        return SAINTE.matcher(SAINT.matcher(mots).replaceAll("saint")).replaceAll("sainte");
    }
}
