package fr.halle.acces.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une session, telle que le cookie la porte.
 *
 * @param habilitation le chapeau choisi, s'il y en a un
 * @param nom prénom et nom
 * @param moyen « fournisseur » ou « local »
 */
public record Session(
        UUID id, UUID utilisateur, @Nullable UUID habilitation, String nom, String moyen, Instant expire) {

    /** L'usage du jeton et le nom du cookie qui la portent. */
    public static final String COOKIE = "halle";
}
