package fr.halle.pilotage.conventions;

import fr.halle.platform.web.Typographie;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Les conventions d'un lauréat sur une règle de temps, de la première signature à aujourd'hui ou à la dernière échéance. Les mêmes
 * faits se lisent dans son tableau.
 *
 * @param au la date de lecture, marquée sur la règle
 */
public record Frise(List<Fait> faits, LocalDate au) {

    public static final int LARGEUR = 900;

    private static final int RANG = 52;
    private static final int HAUT = 14;
    private static final int BARRE = 14;

    public Frise {
        faits = List.copyOf(faits);
    }

    /**
     * Un rang de la frise : une signature, un délai, ou ce qui n'est pas encore signé.
     *
     * @param date en toutes lettres ; vide quand rien n'est daté
     * @param detail ce qu'il faut en savoir de plus ; vide s'il n'y a rien
     * @param debut où commence sa barre ; absent s'il n'y a rien à dessiner
     * @param douteux d'où il est incertain qu'un délai soit dépassé ; absent si rien n'est incertain
     * @param limite où finit ce qui est permis, ou la signature
     * @param fin où finit sa barre, retard compris
     * @param convention celle dont il s'agit, si elle existe
     */
    public record Fait(
            String libelle,
            String date,
            String detail,
            @Nullable LocalDate debut,
            @Nullable LocalDate douteux,
            @Nullable LocalDate limite,
            @Nullable LocalDate fin,
            @Nullable ConventionEnListe convention) {

        Stream<LocalDate> bornes() {
            return Stream.of(debut, limite, fin).filter(Objects::nonNull);
        }
    }

    /** Une barre dessinée. */
    public record Barre(String classe, String x, String y, String largeur, boolean hachuree) {}

    /** Ce qui s'écrit au-dessus d'une barre. */
    public record Texte(String libelle, String suite, String y, String yBarre, boolean vide) {}

    /** Une graduation : le début d'une année. */
    public record Annee(String x, String nombre) {}

    public int hauteur() {
        return HAUT + faits.size() * RANG + 20;
    }

    public int base() {
        return HAUT + faits.size() * RANG;
    }

    public int hauteurDeBarre() {
        return BARRE;
    }

    public String xDuJour() {
        return x(au);
    }

    /** Ce que la frise montre, pour qui ne la voit pas. */
    public String description() {
        return String.join(
                " ; ",
                faits.stream()
                        .map(f -> f.libelle()
                                + (f.date().isEmpty() ? "" : " : " + f.date())
                                + (f.detail().isEmpty() ? "" : ", " + f.detail()))
                        .toList());
    }

    public List<Texte> textes() {
        var textes = new ArrayList<Texte>();
        for (var i = 0; i < faits.size(); i++) {
            var fait = faits.get(i);
            var suite = fait.detail().isEmpty()
                    ? fait.date()
                    : fait.date().isEmpty() ? fait.detail() : fait.date() + ", " + fait.detail();
            textes.add(new Texte(
                    fait.libelle(),
                    suite,
                    String.valueOf(HAUT + i * RANG + 14),
                    String.valueOf(yDeBarre(i)),
                    fait.debut() == null));
        }
        return textes;
    }

    public List<Barre> barres() {
        var barres = new ArrayList<Barre>();
        for (var i = 0; i < faits.size(); i++) {
            var fait = faits.get(i);
            var debut = fait.debut();
            var limite = fait.limite();
            var fin = fait.fin();
            if (debut == null || limite == null || fin == null) {
                continue;
            }
            var douteux = fait.douteux();
            var sur = douteux == null ? limite : douteux;
            barres.add(barre("tenu", debut, sur, i, false));
            if (douteux != null) {
                barres.add(barre("depasse", douteux, fin.isBefore(limite) ? fin : limite, i, true));
            }
            if (fin.isAfter(limite)) {
                barres.add(barre("depasse", limite, fin, i, false));
            }
        }
        return barres;
    }

    /** Une année sur deux, ou sur cinq, quand il y en a beaucoup. */
    public List<Annee> annees() {
        var annees = new ArrayList<Annee>();
        var nombre = fin().getYear() - debut().getYear();
        var pas = nombre <= 10 ? 1 : nombre <= 24 ? 2 : 5;
        for (var annee = debut().getYear() + 1; annee <= fin().getYear(); annee += pas) {
            annees.add(new Annee(x(LocalDate.of(annee, 1, 1)), String.valueOf(annee)));
        }
        return annees;
    }

    private static int yDeBarre(int rang) {
        return HAUT + rang * RANG + 22;
    }

    private Barre barre(String classe, LocalDate de, LocalDate a, int rang, boolean hachuree) {
        var largeur = new BigDecimal(x(a)).subtract(new BigDecimal(x(de))).max(BigDecimal.valueOf(5));
        return new Barre(classe, x(de), String.valueOf(yDeBarre(rang)), largeur.toPlainString(), hachuree);
    }

    private String x(LocalDate jour) {
        var tout = Math.max(1, ChronoUnit.DAYS.between(debut(), fin()));
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(debut(), jour))
                .multiply(BigDecimal.valueOf(LARGEUR))
                .divide(BigDecimal.valueOf(tout), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private LocalDate debut() {
        return bornes().min(Comparator.naturalOrder()).orElse(au).minusMonths(1);
    }

    private LocalDate fin() {
        return bornes().max(Comparator.naturalOrder()).orElse(au).plusMonths(2);
    }

    private Stream<LocalDate> bornes() {
        return Stream.concat(Stream.of(au), faits.stream().flatMap(Fait::bornes));
    }

    /** « 5 juillet 2021 », « juillet 2021 » ; vide si elle n'est pas signée. */
    static String quand(ConventionEnListe convention) {
        var date = convention.signature();
        return date == null ? "" : Typographie.date(date);
    }
}
