package fr.halle.platform.web;

import fr.halle.platform.NatureBase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce qui entoure une page, en texte prêt à montrer. Se construit par {@link Ecrans}.
 *
 * @param titre le titre de l'onglet, sans le nom du service
 * @param fil le fil d'Ariane, de l'accueil à l'écran lui-même ; vide sur l'accueil
 * @param date la date à laquelle l'écran est calculé, s'il en dépend
 * @param nature ce que contient la base ; {@code null} si la base ne répond pas
 * @param recherche les mots déjà cherchés, rendus au champ
 * @param compte qui est connecté, ou de quoi se connecter ; {@code null} si cette Halle n'a pas de comptes
 */
public record Ecran(
        String titre,
        String description,
        List<Etape> fil,
        @Nullable BarreDeDate date,
        @Nullable NatureBase nature,
        List<Entree> menu,
        List<Entree> pied,
        String recherche,
        @Nullable Compte compte) {

    /**
     * Le coin de l'en-tête qui parle de la personne.
     *
     * @param libelle son nom, ou « Se connecter »
     * @param qualite son chapeau ; vide si elle n'est pas connectée ou n'en a pas choisi
     */
    public record Compte(String libelle, String qualite, String adresse) {}

    /** Une étape du fil d'Ariane ; la dernière n'a pas d'adresse. */
    public record Etape(String libelle, @Nullable String adresse) {}

    /** Une entrée du menu ou du pied de page. */
    public record Entree(String libelle, String adresse, boolean courante) {}

    public Ecran {
        fil = List.copyOf(fil);
        menu = List.copyOf(menu);
        pied = List.copyOf(pied);
    }
}
