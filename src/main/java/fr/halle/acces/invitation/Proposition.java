package fr.halle.acces.invitation;

import fr.halle.acces.Cible.Lieu;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * La place que l'on propose à quelqu'un, ou qu'il demande : une fonction dans une organisation, et le chapeau qui va avec.
 *
 * @param territoire celui du chapeau ; le plus souvent celui de l'organisation
 * @param programme absent : tous les programmes
 * @param jusqu premier jour où elle ne vaudra plus, s'il est connu
 */
public record Proposition(
        UUID organisation,
        String prenom,
        String nom,
        String courriel,
        String fonction,
        String role,
        Lieu territoire,
        @Nullable String programme,
        LocalDate du,
        @Nullable LocalDate jusqu) {}
