package fr.halle.programme.candidature;

import fr.halle.programme.candidature.Candidature.Textes;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une personne écrit d'une candidature, tel qu'elle l'écrit.
 *
 * @param communes une par ligne : son nom ou son code, puis, si elles diffèrent de l'Insee, sa population et d'où elle vient, séparées
 *     par des points-virgules
 * @param depositaire l'organisation qui la déposera ; {@code null} : celle qui la prépare
 * @param partenaires les organisations dont l'avis est demandé
 */
public record Dossier(
        String communes,
        String motif,
        String centralite,
        String fragilites,
        String projet,
        @Nullable UUID depositaire,
        List<UUID> partenaires) {

    public static final Dossier VIDE = new Dossier("", "", "", "", "", null, List.of());

    public Dossier {
        partenaires = List.copyOf(partenaires);
    }

    /** Ce que la candidature dit, prêt à être repris. */
    public static Dossier de(Candidature c) {
        return new Dossier(
                c.communes().stream().map(CommuneCandidate::ligne).collect(Collectors.joining("\n")),
                texte(c.textes().motif()),
                texte(c.textes().centralite()),
                texte(c.textes().fragilites()),
                texte(c.textes().projet()),
                c.depositaire(),
                List.copyOf(c.partenaires()));
    }

    Textes textes() {
        return new Textes(rempli(motif), rempli(centralite), rempli(fragilites), rempli(projet));
    }

    private static String texte(@Nullable String valeur) {
        return Objects.requireNonNullElse(valeur, "");
    }

    private static @Nullable String rempli(String valeur) {
        return valeur.isBlank() ? null : valeur.strip();
    }
}
