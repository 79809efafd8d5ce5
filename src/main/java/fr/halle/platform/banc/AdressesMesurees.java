package fr.halle.platform.banc;

import java.util.Map;

/** Les pages dont {@code ./halle banc pages} mesure le coût. */
public interface AdressesMesurees {

    /** L'adresse de chaque page, sous le nom que le tableau lui donne. */
    Map<String, String> adresses();
}
