package fr.halle.convention.comite;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Un siège dans un comité.
 *
 * @param version la dernière écriture de ce siège ; une correction la vise
 * @param libelle la fonction et l'organisation, à la nomination
 * @param du premier jour, compris : le plus tardif du siège et du mandat
 * @param jusqu premier jour où il ne siège plus : la plus proche fin du siège et du mandat ; absent si aucune n'est connue
 */
public record Membre(
        UUID id,
        UUID version,
        UUID mandat,
        UUID organisation,
        String libelle,
        Siege siege,
        LocalDate du,
        @Nullable LocalDate jusqu) {

    public boolean siegeLe(LocalDate jour) {
        return !jour.isBefore(du) && (jusqu == null || jour.isBefore(jusqu));
    }
}
