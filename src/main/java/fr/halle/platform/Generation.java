package fr.halle.platform;

import java.util.Random;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Des données fictives à inventer. Tout ce qui en sort ne dépend que de l'échelle, du facteur et de la graine : deux
 * générations semblables donnent les mêmes lignes, identifiants compris.
 *
 * @param facteur multiplie les lignes de financement, non les lauréats ; de 1 à 1000
 * @param graine ce dont le hasard part
 * @param avancement reçoit le pourcentage fait, de 10 en 10
 */
public record Generation(Echelle echelle, int facteur, long graine, IntConsumer avancement) {

    /** La source que citent tous les faits fictifs. */
    public static final String SOURCE = "donnees-fictives";

    /** Le plus grand facteur : deux cents millions de lignes à l'échelle de la nation. */
    public static final int FACTEUR_MAXIMAL = 1_000;

    /** Premier instant des identifiants, le 1er janvier 2020 : arbitraire, mais le même pour tous. */
    private static final long ORIGINE = 1_577_836_800_000L;

    private static final long DOR = 0x9E3779B97F4A7C15L;

    public Generation {
        if (facteur < 1 || facteur > FACTEUR_MAXIMAL) {
            throw new ParametreInvalide("facteur", "Le facteur est un nombre de 1 à %d.".formatted(FACTEUR_MAXIMAL));
        }
    }

    /** Le nombre de lignes de financement à inventer. */
    public long lignes() {
        return (long) echelle.lignes() * facteur;
    }

    /** Un hasard propre à un sujet : en ajouter un ne change pas ce que les autres tirent. */
    public Random hasard(String sujet) {
        return new Random(melanger(graine * DOR + sujet.hashCode()));
    }

    /**
     * L'identifiant interne d'un fait fictif (UUID version 7), croissant avec son rang.
     *
     * @param serie distingue les tables, de 0 à 4095
     */
    public UUID id(int serie, long rang) {
        var haut = (ORIGINE + rang) << 16 | 0x7000L | serie;
        var bas = melanger(graine * DOR + serie * 31L + rang) >>> 2 | 0x8000000000000000L;
        return new UUID(haut, bas);
    }

    /** Un numéro d'ordre pour {@link fr.halle.commun.Reference#numero}, décalé par la graine. */
    public long numero(long rang) {
        return rang + (melanger(graine) >>> 44);
    }

    /** À appeler après chaque élément : ne dit que les dizaines de pour cent franchies. */
    public void avancer(long faits, long total) {
        var dixieme = total / 10;
        if (dixieme > 0 && faits % dixieme == 0 && faits < total) {
            avancement.accept((int) (faits / dixieme) * 10);
        }
    }

    /** Disperse les bits d'un nombre (étape finale de SplitMix64). */
    private static long melanger(long nombre) {
        var z = (nombre ^ nombre >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
