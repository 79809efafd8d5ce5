package fr.halle.convention.secteur.saisie;

import fr.halle.convention.Acte;
import java.util.List;

/** Ce que l'état de la convention laisse écrire de ses secteurs. */
public sealed interface Regime {

    /** Elle se prépare : on écrit librement. */
    record Libre() implements Regime {}

    /**
     * Elle est signée, ou née ailleurs : on écrit d'après un document ; ce qui change ce qu'elle disait vient d'un avenant, ou porte
     * son motif.
     *
     * @param constatee vrai si elle est née ailleurs : ce que l'on y ajoute complète le constat
     * @param avenants du plus récent au plus ancien
     */
    record Motive(boolean constatee, List<Acte> avenants) implements Regime {
        public Motive {
            avenants = List.copyOf(avenants);
        }
    }

    /** Rien ne s'y écrit. @param phrase pourquoi, et ce qu'il faut faire */
    record Ferme(String phrase) implements Regime {}

    default List<Acte> choixDAvenants() {
        return this instanceof Motive(var _, var avenants) ? avenants : List.of();
    }

    default boolean motive() {
        return this instanceof Motive;
    }
}
