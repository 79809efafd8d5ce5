package fr.halle.acces;

import fr.halle.acces.Cible.Lieu;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un chapeau : un rôle tenu d'un mandat, sur un territoire, dans un programme, pour une période.
 *
 * @param role code de la matrice
 * @param programme absent : tous les programmes
 * @param du premier jour, compris
 * @param jusqu premier jour où elle ne vaut plus ; absent tant qu'aucune fin n'est connue
 * @param qualite en toutes lettres : « Maire, Morcenx-la-Nouvelle »
 */
public record Habilitation(
        UUID id,
        UUID mandat,
        UUID utilisateur,
        UUID organisation,
        String role,
        Lieu territoire,
        @Nullable String programme,
        LocalDate du,
        @Nullable LocalDate jusqu,
        String qualite) {

    public boolean vautLe(LocalDate jour) {
        return !jour.isBefore(du) && (jusqu == null || jour.isBefore(jusqu));
    }

    public boolean vautDans(@Nullable String autre) {
        return programme == null || autre == null || programme.equals(autre);
    }
}
