package fr.halle.territoire.fiche;

import fr.halle.commun.Lecture;
import fr.halle.territoire.Territoire;
import java.util.List;

/** Ce que les autres modules montrent d'un territoire. Déclaré ici, réalisé plus haut. */
public interface LiensDeTerritoire {

    List<LienDeTerritoire> vers(Territoire territoire, Lecture lecture);

    /**
     * Une page à ouvrir depuis la fiche d'un territoire.
     *
     * @param groupe le titre sous lequel la ranger, par exemple « Programmes »
     * @param precision ce que l'on y trouve, par exemple « 12 lauréats »
     */
    record LienDeTerritoire(String groupe, String libelle, String precision, String adresse) {}
}
