package fr.halle.platform.banc;

import java.util.Map;
import java.util.Optional;

/** Les pages dont {@code ./halle banc pages} mesure le coût. */
public interface AdressesMesurees {

    /** L'adresse de chaque page, sous le nom que le tableau lui donne. */
    Map<String, String> adresses();

    /** La page où un droit montre davantage : {@code ./halle banc droits} la compare pour chacun. */
    default Optional<String> pageReservee() {
        return Optional.empty();
    }
}
