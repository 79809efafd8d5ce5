package fr.halle.platform.web;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Taux;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** L'écriture française des nombres, des sommes, des dates et des listes, telle qu'un écran la montre. */
public final class Typographie {

    /** L'heure de tout ce que Halle date. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** Entre les milliers. */
    private static final char FINE = '\u202f';

    /** Avant « € », « % » et à l'intérieur des guillemets. */
    private static final char INSECABLE = '\u00a0';

    private static final char MOINS = '\u2212';

    private static final Pattern APOSTROPHE = Pattern.compile("(\\p{L})'(?=[\\p{L}«])");
    private static final Pattern OUVRANT = Pattern.compile("« ");
    private static final Pattern FERMANT = Pattern.compile(" ([»:%€])");
    private static final Pattern DOUBLE = Pattern.compile(" ([;?!])");

    private static final List<String> MOIS = List.of(
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre");

    private Typographie() {}

    /** « 1 629 048 ». */
    public static String nombre(long nombre) {
        return decimal(BigDecimal.valueOf(nombre), 0);
    }

    /** « 12 345,60 » : la moitié s'éloigne de zéro. */
    public static String decimal(BigDecimal nombre, int decimales) {
        var arrondi = nombre.setScale(decimales, RoundingMode.HALF_UP);
        var chiffres = arrondi.abs().toPlainString();
        var virgule = chiffres.indexOf('.');
        var entiers = virgule < 0 ? chiffres : chiffres.substring(0, virgule);
        var ecrit = new StringBuilder(entiers);
        for (var i = entiers.length() - 3; i > 0; i -= 3) {
            ecrit.insert(i, FINE);
        }
        if (arrondi.signum() < 0) {
            ecrit.insert(0, MOINS);
        }
        return virgule < 0
                ? ecrit.toString()
                : ecrit.append(',')
                        .append(chiffres, virgule + 1, chiffres.length())
                        .toString();
    }

    /** « 1 629 048 € », « 450 898,75 € » : les centimes ne s'écrivent que s'il y en a. */
    public static String montant(Montant montant) {
        return decimal(montant.enEuros(), montant.centimes() % 100 == 0 ? 0 : 2) + INSECABLE + '€';
    }

    /** « 75 % », « 17,27 % » : autant de décimales que le taux en a, jusqu'à quatre. */
    public static String taux(Taux taux) {
        var pourCent = BigDecimal.valueOf(taux.millioniemes(), 4).stripTrailingZeros();
        return pourCent(pourCent, Math.max(0, pourCent.scale()));
    }

    /** « 92,9 % » pour la valeur 92,9. */
    public static String pourCent(BigDecimal pourCent, int decimales) {
        return decimal(pourCent, decimales) + INSECABLE + '%';
    }

    /** « 92,9 % » pour 13 sur 14 ; rien si le tout est nul, une part de rien n'ayant pas de sens. */
    public static @Nullable String part(long partie, long tout, int decimales) {
        if (tout == 0) {
            return null;
        }
        var cent = new BigDecimal(BigInteger.valueOf(partie).multiply(BigInteger.valueOf(100)));
        return pourCent(cent.divide(BigDecimal.valueOf(tout), decimales, RoundingMode.HALF_UP), decimales);
    }

    /** « 10 septembre 2021 », « 1er octobre 2020 ». */
    public static String date(LocalDate jour) {
        return quantieme(jour) + " " + mois(jour);
    }

    /** La date telle que la source la donne : « juillet 2021 », « au plus tard le 10 septembre 2021 ». */
    public static String date(DateApprochee date) {
        var jour = date.jour();
        return switch (date.precision()) {
            case JOUR -> date(jour);
            case MOIS -> mois(jour);
            case TRIMESTRE -> ordinal((jour.getMonthValue() + 2) / 3) + " trimestre " + jour.getYear();
            case ANNEE -> String.valueOf(jour.getYear());
            case AU_PLUS_TARD -> "au plus tard le " + date(jour);
        };
    }

    /** Avec sa préposition : « le 10 septembre 2021 », « en juillet 2021 », « au plus tard le 10 septembre 2021 ». */
    public static String quand(DateApprochee date) {
        return switch (date.precision()) {
            case JOUR -> "le " + date(date);
            case MOIS, ANNEE -> "en " + date(date);
            case TRIMESTRE -> "au " + date(date);
            case AU_PLUS_TARD -> date(date);
        };
    }

    /** « 9 mai 2023 à 14 h 05 », à l'heure de Paris. */
    public static String instant(Instant instant) {
        var heure = instant.atZone(PARIS);
        return "%s à %d%ch%c%02d"
                .formatted(date(heure.toLocalDate()), heure.getHour(), INSECABLE, INSECABLE, heure.getMinute());
    }

    /** La valeur de l'attribut {@code datetime} ; aucune pour un trimestre, que HTML ne sait pas dire. */
    public static @Nullable String datetime(DateApprochee date) {
        return switch (date.precision()) {
            case JOUR, AU_PLUS_TARD -> date.jour().toString();
            case MOIS -> date.jour().toString().substring(0, 7);
            case ANNEE -> date.jour().toString().substring(0, 4);
            case TRIMESTRE -> null;
        };
    }

    /** Un poids : « 340 octets », « 12 Kio », « 1,4 Mio », « 20 Mio ». */
    public static String octets(long octets) {
        if (octets < 1024) {
            return accord(octets, "octet");
        }
        var mio = octets >= 1024 * 1024;
        var valeur = BigDecimal.valueOf(octets)
                .divide(BigDecimal.valueOf(mio ? 1024 * 1024 : 1024), mio ? 1 : 0, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return decimal(valeur, Math.max(0, valeur.scale())) + INSECABLE + (mio ? "Mio" : "Kio");
    }

    /** « 1 commune », « 12 communes », « 0 commune ». */
    public static String accord(long nombre, String singulier, String pluriel) {
        return nombre(nombre) + " " + (Math.abs(nombre) < 2 ? singulier : pluriel);
    }

    /** Le pluriel prend un s : « 12 communes ». */
    public static String accord(long nombre, String singulier) {
        return accord(nombre, singulier, singulier + "s");
    }

    /** « Le texte », entre guillemets français. */
    public static String citer(String texte) {
        return "«" + INSECABLE + texte + INSECABLE + "»";
    }

    /** « Amou, Geaune et Mugron ». */
    public static String enumerer(List<String> elements) {
        return elements.size() < 2
                ? String.join("", elements)
                : String.join(", ", elements.subList(0, elements.size() - 1)) + " et " + elements.getLast();
    }

    /**
     * Donne à une phrase de programme ses apostrophes et ses espaces insécables. Les messages s'écrivent au clavier, avec
     * l'apostrophe droite ; l'écran les montre composés.
     */
    public static String composer(String phrase) {
        var composee = APOSTROPHE.matcher(phrase).replaceAll("$1\u2019");
        composee = OUVRANT.matcher(composee).replaceAll("«" + INSECABLE);
        composee = FERMANT.matcher(composee).replaceAll(INSECABLE + "$1");
        return DOUBLE.matcher(composee).replaceAll(FINE + "$1");
    }

    /** « 1er », « 2e ». */
    public static String ordinal(int rang) {
        return rang == 1 ? "1er" : rang + "e";
    }

    private static String quantieme(LocalDate jour) {
        return jour.getDayOfMonth() == 1 ? "1er" : String.valueOf(jour.getDayOfMonth());
    }

    private static String mois(LocalDate jour) {
        return MOIS.get(jour.getMonthValue() - 1) + " " + jour.getYear();
    }
}
