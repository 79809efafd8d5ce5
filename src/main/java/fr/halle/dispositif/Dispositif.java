package fr.halle.dispositif;

/**
 * Un dispositif d'aide : une dotation, un fonds, un appel à projets.
 *
 * @param code identifiant stable des échanges, par exemple {@code DSIL_EXCEPTIONNELLE}
 * @param nature sa nature habituelle ; chaque ligne de financement dit la sienne
 */
public record Dispositif(
        String code, String libelle, String libelleLong, String financeur, String nomFinanceur, String nature) {}
