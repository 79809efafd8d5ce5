package fr.halle.acces.connexion.fournisseur;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Une personne, telle que le fournisseur d'identité la dit.
 *
 * @param sujet l'identifiant qu'il lui donne, et qui ne change pas
 * @param courrielSur vrai si l'adresse est bien la sienne, d'après lui
 * @param siret l'établissement où elle travaille ; il dit son organisation, jamais son territoire
 */
public record Identite(
        String emetteur,
        String sujet,
        String prenom,
        String nom,
        String courriel,
        boolean courrielSur,
        @Nullable String siret) {

    /** Vrai si le fournisseur se porte garant de l'adresse : elle suffit alors à désigner cette personne. */
    boolean sure() {
        return courrielSur && !courriel.isBlank();
    }

    /** @param siens ce que portent le jeton d'identité et la réponse du fournisseur, réunis */
    static Identite de(String emetteur, Map<String, Object> siens, boolean courrielsTousSurs) {
        var siret = texte(siens, "siret").replaceAll("\\s", "");
        return new Identite(
                emetteur,
                texte(siens, "sub"),
                court(texte(siens, "given_name")),
                court(texte(siens, "usual_name", "family_name", "name")),
                texte(siens, "email"),
                courrielsTousSurs || Boolean.parseBoolean(texte(siens, "email_verified")),
                siret.matches("[0-9]{14}") ? siret : null);
    }

    /** Un cookie la porte : personne n'a un nom plus long. */
    private static String court(String nom) {
        return nom.length() <= 100 ? nom : nom.substring(0, 100);
    }

    private static String texte(Map<String, Object> siens, String... noms) {
        for (var nom : noms) {
            var valeur = siens.get(nom);
            if (valeur != null && !valeur.toString().isBlank()) {
                return valeur.toString().strip();
            }
        }
        return "";
    }
}
