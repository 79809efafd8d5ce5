package fr.halle.territoire.recherche;

import java.util.List;

/**
 * La réponse à une recherche : jamais une devinette.
 *
 * @param statut {@code unique} si un seul territoire porte ce nom ou lui ressemble, {@code plusieurs} s'il faut choisir,
 *     {@code aucun}
 * @param question ce qu'il faut préciser quand plusieurs conviennent
 */
public record Reponse(String q, Statut statut, String question, List<Candidat> elements) {

    /** Ce que la recherche a trouvé. */
    public enum Statut {
        UNIQUE,
        PLUSIEURS,
        AUCUN;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
