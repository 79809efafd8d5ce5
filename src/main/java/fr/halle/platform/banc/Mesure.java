package fr.halle.platform.banc;

import java.util.List;

/** Une mesure de {@code ./halle banc}. Déclarée ici, réalisée par les modules qui ont quelque chose à mesurer. */
public interface Mesure {

    /** Son nom sur la ligne de commande, par exemple {@code pages}. */
    String nom();

    /** Ce qu'elle compare, en une phrase. */
    String objet();

    /**
     * Mesure, et rend une ligne de tableau par chiffre.
     *
     * @throws fr.halle.platform.OperationRefusee si ce qu'elle mesure manque ici : le banc le dit et continue
     */
    List<Resultat> mesurer(Etabli etabli);
}
