package fr.halle.echeance;

import java.time.LocalDate;
import java.util.List;

/** Ce que les modules du dessus attendent de quelqu'un, à une date. Chacun réalise cette interface pour les faits qu'il garde. */
public interface SourceDEcheances {

    /** Celles auxquelles rien n'a répondu ce jour-là, telles que l'acteur les voit. */
    List<EcheanceEnCours> enCours(LocalDate jour);
}
