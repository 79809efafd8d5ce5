package fr.halle.platform.banc;

import org.jspecify.annotations.Nullable;

/**
 * Un chiffre et ce à quoi il se compare.
 *
 * @param unite par exemple « s de processeur » ou « ms par demande »
 * @param reference ce qui a été mesuré à tour de rôle avec lui, rien si la mesure n'a pas de comparaison
 * @param but le plus grand rapport voulu, rien s'il n'y en a pas
 */
public record Resultat(
        String nom,
        String unite,
        Serie mesure,
        @Nullable String reference,
        @Nullable Serie serieDeReference,
        @Nullable Double but) {

    public static Resultat seul(String nom, String unite, Serie mesure) {
        return new Resultat(nom, unite, mesure, null, null, null);
    }

    public static Resultat compare(
            String nom, String unite, Serie mesure, String reference, Serie serieDeReference, double but) {
        return new Resultat(nom, unite, mesure, reference, serieDeReference, but);
    }

    /** Le meilleur tour sur le meilleur tour de la référence. */
    public @Nullable Double rapport() {
        return serieDeReference == null ? null : mesure.meilleur() / serieDeReference.meilleur();
    }

    /** Le même, entre les médians : loin du premier, la machine était bruyante. */
    public @Nullable Double rapportDesMedians() {
        return serieDeReference == null ? null : mesure.median() / serieDeReference.median();
    }

    public String verdict() {
        var rapport = rapport();
        return rapport == null || but == null ? "sans but" : rapport <= but ? "tenu" : "non tenu";
    }
}
