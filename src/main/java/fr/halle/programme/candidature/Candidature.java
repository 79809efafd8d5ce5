package fr.halle.programme.candidature;

import fr.halle.acces.Cible;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une candidature, telle que l'acteur la voit.
 *
 * @param version celle que l'on lit ; modifier une autre que la dernière est un conflit
 * @param depositaire l'organisation qui la déposera, quand ce n'est pas celle qui la tient : elle lit aussi le brouillon
 * @param depuis la date de l'acte qui l'a mise dans cet état ; absente pour un brouillon
 * @param visiblePar les clés qui la laissent lire
 */
public record Candidature(
        UUID id,
        UUID version,
        String reference,
        String programme,
        UUID organisation,
        String nomOrganisation,
        @Nullable UUID depositaire,
        EtatCandidature etat,
        @Nullable LocalDate depuis,
        List<CommuneCandidate> communes,
        List<String> epci,
        Set<UUID> partenaires,
        Textes textes,
        Set<String> visiblePar,
        @Nullable UUID saisiPar,
        String qualite,
        OffsetDateTime saisiLe) {

    /** Ce que le dossier dit, en quatre textes. */
    public record Textes(
            @Nullable String motif,
            @Nullable String centralite,
            @Nullable String fragilites,
            @Nullable String projet) {}

    public Candidature {
        communes = List.copyOf(communes);
        epci = List.copyOf(epci);
        partenaires = Set.copyOf(partenaires);
        visiblePar = Set.copyOf(visiblePar);
    }

    /** Ce sur quoi portent les droits. */
    public Cible cible() {
        return cible(programme, codes(), organisation, depositaire, partenaires);
    }

    static Cible cible(
            String programme,
            List<String> communes,
            UUID organisation,
            @Nullable UUID depositaire,
            Collection<UUID> partenaires) {
        var cible = Cible.communes(programme, communes);
        return (depositaire == null ? cible.tenuePar(organisation) : cible.tenuePar(organisation, depositaire))
                .nommant(partenaires);
    }

    public List<String> codes() {
        return communes.stream().map(CommuneCandidate::code).toList();
    }

    /** « Montfort-en-Chalosse, Mugron ». */
    public String nom() {
        return String.join(", ", communes.stream().map(CommuneCandidate::nom).toList());
    }
}
