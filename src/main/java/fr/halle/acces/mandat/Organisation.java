package fr.halle.acces.mandat;

import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.commun.Siret;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une organisation, telle qu'on la connaît aujourd'hui.
 *
 * @param territoire celui qu'elle couvre ; absent pour celles qui n'en ont pas
 */
public record Organisation(
        UUID id,
        String reference,
        NatureOrganisation nature,
        String nom,
        @Nullable Siret siret,
        @Nullable Lieu territoire) {

    /** Ce sur quoi portent les actes qui touchent ses membres. */
    public Cible cible() {
        var lieux = territoire == null ? Set.<Lieu>of() : Set.of(territoire);
        return new Cible(null, lieux, Set.of(id), Set.of());
    }
}
