package fr.halle.convention;

import java.util.List;
import java.util.UUID;

/**
 * Un lauréat que couvre une convention.
 *
 * @param communes leurs codes, au dernier millésime
 */
public record LaureatCouvert(UUID id, String reference, String nom, List<String> communes) {
    public LaureatCouvert {
        communes = List.copyOf(communes);
    }
}
