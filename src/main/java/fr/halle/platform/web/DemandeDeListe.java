package fr.halle.platform.web;

import fr.halle.platform.Tranche;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.Tri;

/**
 * Ce qu'une adresse demande de toute liste : un ordre et une page. Donnée aux contrôleurs en argument.
 *
 * @param lien l'adresse elle-même, avec ses filtres et sa date
 * @param tri tel qu'il est écrit ; vide pour l'ordre par défaut
 */
public record DemandeDeListe(Lien lien, String tri, Tranche.Demande tranche) {

    /** Lit la page demandée d'une liste qui n'a qu'un ordre. */
    public <T> ListeMontree<T> montrer(Liste<T> liste) {
        return new ListeMontree<>(liste.page(tranche), null, lien);
    }

    /** Lit la page demandée. */
    public <T> ListeMontree<T> montrer(Liste<T> liste, Tri ordre) {
        return new ListeMontree<>(liste.page(tranche), ordre, lien);
    }
}
