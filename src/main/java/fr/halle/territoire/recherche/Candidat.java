package fr.halle.territoire.recherche;

import org.jspecify.annotations.Nullable;

/**
 * Un territoire qui répond à une recherche.
 *
 * @param departement son code, toujours donné pour une commune : les homonymes se distinguent par lui
 * @param exact vrai si le nom cherché est le sien, aux graphies près
 * @param ancien le nom ou le code qui a répondu, quand ce n'est plus celui de la commune
 */
public record Candidat(
        String type,
        String code,
        String nom,
        @Nullable String departement,
        @Nullable String nomDepartement,
        boolean exact,
        @Nullable String ancien) {

    /** L'écriture d'adresse : {@code commune:40197}. */
    public String cle() {
        return type + ":" + code;
    }
}
