package fr.halle.source;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ce qu'un module a enregistré d'après une source. Déclaré ici, réalisé par les modules qui portent des faits. */
public interface FaitsCites {

    /**
     * Les faits que cette source énonce, vrais à cette date d'après ce que la base savait, chaque liste dans un ordre stable. Une
     * liste se lit page par page : une source peut énoncer des dizaines de milliers de faits.
     */
    List<Liste<Fait>> citesPar(String source, Lecture lecture);

    /**
     * Un fait, prêt à lire.
     *
     * @param objet de quoi l'on parle, par exemple « Morcenx-la-Nouvelle »
     * @param enonce ce que la base en retient, par exemple « Fonds friches, accordé : 192 815 € »
     * @param citation les mots de la source
     * @param deduction le raisonnement, quand le fait est lu entre les lignes
     * @param adresse la page de l'objet
     */
    record Fait(
            String objet,
            String enonce,
            DateApprochee effet,
            @Nullable String citation,
            @Nullable String deduction,
            @Nullable String adresse) {}
}
