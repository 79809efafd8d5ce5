package fr.halle.convention.dossier;

import fr.halle.convention.Convention;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.Partie;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une version du dossier, prête à s'écrire.
 *
 * @param racine l'identité de la convention ; absente pour la première version
 * @param corrige la version qu'elle remplace
 */
public record VersionEcrite(
        @Nullable UUID racine,
        @Nullable UUID corrige,
        String reference,
        String programme,
        String type,
        boolean constatee,
        String intitule,
        @Nullable String objet,
        @Nullable UUID organisation,
        @Nullable UUID porteePar,
        @Nullable LocalDate prendEffetLe,
        @Nullable LocalDate finLe,
        Provenance provenance,
        List<UUID> laureats,
        List<Partie> parties,
        Set<String> visiblePar) {

    /** D'où vient un constat ; tout est absent d'une convention prise dans Halle. */
    public record Provenance(
            @Nullable String document,
            @Nullable String source,
            @Nullable String citation,
            @Nullable String deduction,
            @Nullable UUID imports) {

        public static final Provenance AUCUNE = new Provenance(null, null, null, null, null);
    }

    public VersionEcrite {
        laureats = List.copyOf(laureats);
        parties = List.copyOf(parties);
        visiblePar = Set.copyOf(visiblePar);
    }

    /** La version qui suit celle-ci, lisible par d'autres. */
    public static VersionEcrite ouverte(Convention c, Set<String> visible) {
        return suite(c, c.intitule(), c.objet(), c.laureats(), c.parties(), c.prendEffetLe(), c.finLe(), visible);
    }

    /** La version qui suit celle-ci, avec ce qui a changé. */
    public static VersionEcrite suite(
            Convention c,
            String intitule,
            @Nullable String objet,
            List<LaureatCouvert> laureats,
            List<Partie> parties,
            @Nullable LocalDate prendEffetLe,
            @Nullable LocalDate finLe,
            Set<String> visible) {
        return new VersionEcrite(
                c.id(),
                c.version(),
                c.reference(),
                c.programme(),
                c.type().code(),
                c.constatee(),
                intitule,
                objet,
                c.organisation(),
                c.porteePar(),
                prendEffetLe,
                finLe,
                new Provenance(c.document(), c.source(), c.citation(), c.deduction(), null),
                laureats.stream().map(LaureatCouvert::id).toList(),
                parties,
                visible);
    }
}
