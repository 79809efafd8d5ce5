package fr.halle.platform.web;

import fr.halle.platform.NatureBase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

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
     * @param titres les chapeaux entre lesquels choisir ; vide si elle n'est pas connectée
     * @param liens les pages que son chapeau lui ouvre, en plus du menu
     * @param jeton celui des formulaires ; {@code null} s'il n'y en a pas à montrer
     * @param retour la page où revenir après avoir changé de chapeau
     */
    public record Compte(
            String libelle,
            String qualite,
            String adresse,
            List<Titre> titres,
            List<Raccourci> liens,
            @Nullable CsrfToken jeton,
            String retour) {

        public Compte {
            titres = List.copyOf(titres);
            liens = List.copyOf(liens);
        }

        /** Personne n'est connecté. */
        public static Compte anonyme(String adresse) {
            return new Compte("Se connecter", "", adresse, List.of(), List.of(), null, "");
        }
    }

    /**
     * Un chapeau que la personne peut prendre.
     *
     * @param detail le territoire et le programme où il vaut
     */
    public record Titre(String id, String libelle, String detail, boolean courant) {}

    /**
     * Une page réservée.
     *
     * @param detail ce que l'on y fait, en une phrase
     */
    public record Raccourci(String libelle, String adresse, String detail) {}

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
