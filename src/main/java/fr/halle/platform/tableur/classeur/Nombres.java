package fr.halle.platform.tableur.classeur;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** L'écriture en texte simple des nombres et des dates d'un classeur. */
final class Nombres {

    /** Un tableur calcule en double précision et montre quinze chiffres : les suivants sont du bruit. */
    private static final MathContext QUINZE = new MathContext(15);

    private static final int EXPOSANT = 310;
    private static final long JOUR_EN_SECONDES = 86_400;

    /** Le 31 décembre 9999, dernier jour d'un tableur. */
    private static final int DERNIER_JOUR = 2_958_465;

    /** Le 29 février 1900, que les tableurs comptent et qui n'a pas existé. */
    private static final int JOUR_FANTOME = 60;

    private static final DateTimeFormatter HEURE = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Nombres() {}

    /** Le nombre sans exposant ni zéros inutiles, par exemple {@code 1234.5} ; {@code null} s'il ne se lit pas. */
    static @Nullable String simple(String brut) {
        var valeur = lire(brut);
        return valeur == null ? null : simple(valeur);
    }

    private static String simple(BigDecimal valeur) {
        return valeur.signum() == 0
                ? "0"
                : valeur.round(QUINZE).stripTrailingZeros().toPlainString();
    }

    static @Nullable BigDecimal lire(String brut) {
        if (brut.length() > 64) {
            return null;
        }
        try {
            var valeur = new BigDecimal(brut.strip());
            return Math.abs((long) valeur.precision() - valeur.scale()) > EXPOSANT ? null : valeur;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Un entier complété de zéros à gauche, comme le format « 00000 » l'affiche. */
    static @Nullable String avecZeros(String brut, int chiffres) {
        var simple = simple(brut);
        if (simple == null || simple.startsWith("-") || simple.contains(".")) {
            return simple;
        }
        return "0".repeat(Math.max(0, chiffres - simple.length())) + simple;
    }

    /**
     * Une date, une date et heure, ou une heure ISO d'après le nombre de jours que le classeur garde.
     *
     * @param depuis1904 le classeur compte ses jours depuis le 1er janvier 1904
     * @return {@code null} si ce nombre n'est pas une date
     */
    static @Nullable String date(String brut, Rendu rendu, boolean depuis1904) {
        var valeur = lire(brut);
        if (valeur == null || valeur.signum() < 0 || valeur.compareTo(BigDecimal.valueOf(DERNIER_JOUR + 1)) >= 0) {
            return null;
        }
        var secondes = valeur.multiply(BigDecimal.valueOf(JOUR_EN_SECONDES))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        var jours = rendu == Rendu.DATE ? valeur.intValue() : (int) (secondes / JOUR_EN_SECONDES);
        var heure = LocalTime.ofSecondOfDay(secondes % JOUR_EN_SECONDES);
        if (rendu == Rendu.HEURE && jours == 0) {
            return HEURE.format(heure);
        }
        var jour = jour(jours, depuis1904);
        if (jour == null) {
            return null;
        }
        return rendu == Rendu.DATE || heure.equals(LocalTime.MIDNIGHT) ? jour.toString() : ecrire(jour.atTime(heure));
    }

    private static @Nullable LocalDate jour(int jours, boolean depuis1904) {
        if (depuis1904) {
            return LocalDate.of(1904, 1, 1).plusDays(jours);
        }
        if (jours == JOUR_FANTOME || jours == 0 || jours > DERNIER_JOUR) {
            return null;
        }
        return LocalDate.of(1899, 12, jours < JOUR_FANTOME ? 31 : 30).plusDays(jours);
    }

    /** Une date écrite en ISO par le classeur, sans heure quand il est minuit ; {@code null} si elle ne se lit pas. */
    static @Nullable String dateIso(String brut) {
        try {
            var texte = brut.strip().replaceFirst("Z$", "");
            if (texte.length() == 10) {
                return LocalDate.parse(texte).toString();
            }
            var instant = LocalDateTime.parse(texte);
            return instant.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? instant.toLocalDate().toString()
                    : ecrire(instant);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String ecrire(LocalDateTime instant) {
        return instant.toLocalDate() + "T" + HEURE.format(instant);
    }
}
