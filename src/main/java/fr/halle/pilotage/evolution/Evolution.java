package fr.halle.pilotage.evolution;

import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.synthese.Stade;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * L'écart entre deux lectures d'un périmètre. « Ce qui est arrivé » et « ce que l'on a appris » ne se recouvrent pas.
 *
 * @param depart le premier jour, et ce que l'on en savait alors
 */
public record Evolution(Etendue etendue, Lecture depart, List<Compte> arrive, List<Compte> appris) {

    /** Les deux façons dont une lecture diffère d'une autre. */
    public enum Face {
        ARRIVE,
        APPRIS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Les changements d'un mois d'effet, par genre. */
    public record Mois(YearMonth mois, int laureats, int signatures, int montants, int totaux) {

        public int tous() {
            return laureats + signatures + montants + totaux;
        }
    }

    /** Ce qui distingue deux sortes de changements ; rien de ce qui diffère ne s'additionne. */
    record Sorte(
            String genre,
            @Nullable String dispositif,
            @Nullable String nature,
            @Nullable String stade,
            boolean aRapprocher) {}

    /** Des changements d'une même sorte. */
    public record Ligne(
            String genre,
            @Nullable String dispositif,
            @Nullable String nature,
            @Nullable String stade,
            boolean aRapprocher,
            int nouveaux,
            int modifies,
            int retires,
            @Nullable Montant ecart) {

        public String genreEnClair() {
            return Changement.genreEnClair(genre);
        }

        /** « Subvention, accordé » ; rien si ce n'est pas de l'argent. */
        public @Nullable String natureEtStade() {
            return nature == null || stade == null ? nature : nature + ", " + Stade.enClair(stade);
        }
    }

    public List<Compte> comptes(Face face) {
        return face == Face.ARRIVE ? arrive : appris;
    }

    public int nombre(Face face) {
        return sommer(comptes(face).stream());
    }

    public int nombre(Face face, String genre, String sens) {
        return sommer(comptes(face).stream()
                .filter(c -> c.genre().equals(genre) && c.sens().equals(sens)));
    }

    public List<Ligne> lignes(Face face) {
        var parSorte = new LinkedHashMap<Sorte, List<Compte>>();
        for (var c : comptes(face)) {
            parSorte.computeIfAbsent(
                            new Sorte(c.genre(), c.dispositif(), c.nature(), c.stade(), c.aRapprocher()),
                            _ -> new ArrayList<>())
                    .add(c);
        }
        return parSorte.entrySet().stream()
                .map(e -> ligne(e.getKey(), e.getValue()))
                .toList();
    }

    /** Les mois de la période, sans trou ; ce qui n'a pas de date n'y est pas. */
    public List<Mois> mois() {
        var mois = new ArrayList<Mois>();
        var dernier = YearMonth.from(etendue.lecture().au());
        for (var m = YearMonth.from(depart.au().plusDays(1)); !m.isAfter(dernier); m = m.plusMonths(1)) {
            mois.add(new Mois(
                    m,
                    duMois(m, "laureat") + duMois(m, "commune"),
                    duMois(m, "signature"),
                    duMois(m, "montant"),
                    duMois(m, "total")));
        }
        return mois;
    }

    private int duMois(YearMonth mois, String genre) {
        var premier = mois.atDay(1);
        return sommer(arrive.stream().filter(c -> c.genre().equals(genre) && premier.equals(c.mois())));
    }

    private static Ligne ligne(Sorte sorte, List<Compte> comptes) {
        return new Ligne(
                sorte.genre,
                sorte.dispositif,
                sorte.nature,
                sorte.stade,
                sorte.aRapprocher,
                sommer(comptes.stream().filter(c -> c.sens().equals("nouveau"))),
                sommer(comptes.stream().filter(c -> c.sens().equals("modifie"))),
                sommer(comptes.stream().filter(c -> c.sens().equals("retire"))),
                comptes.stream()
                        .flatMap(c -> Stream.ofNullable(c.ecart()))
                        .reduce(Montant::plus)
                        .orElse(null));
    }

    private static int sommer(Stream<Compte> comptes) {
        return comptes.mapToInt(Compte::nombre).sum();
    }
}
