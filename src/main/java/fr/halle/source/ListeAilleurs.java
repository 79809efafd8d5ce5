package fr.halle.source;

import fr.halle.commun.Lecture;
import java.util.Optional;

/** Des faits d'une source qui ont leur propre liste, avec ses filtres. Déclaré ici, réalisé par les modules qui la montrent. */
public interface ListeAilleurs {

    /** Vide si la source n'énonce aucun de ces faits à cette date. */
    Optional<Renvoi> renvoi(String source, Lecture lecture);

    /**
     * @param libelle ce que l'on y trouve, par exemple « 24 811 concours »
     * @param adresse la liste, restreinte à la source
     */
    record Renvoi(String libelle, String adresse) {}
}
