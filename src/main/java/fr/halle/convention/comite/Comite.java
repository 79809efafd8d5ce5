package fr.halle.convention.comite;

import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.ObjetDeDecision;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Un comité, tel que l'acteur le voit.
 *
 * @param version celle que l'on lit
 * @param programme absent : il suit ses villes dans tous les programmes
 * @param region le code de la région qu'il suit tout entière ; absent s'il suit des lauréats
 * @param organisation celle qui le tient
 * @param creeLe le premier jour où il existe
 * @param quorum combien de présents ou représentés il faut ; absent si aucun texte ne le fixe
 * @param membres tous les sièges connus, même finis ou à venir
 */
public record Comite(
        UUID id,
        UUID version,
        String reference,
        ObjetDeDecision.Comite nature,
        String nom,
        @Nullable String programme,
        @Nullable String region,
        UUID organisation,
        LocalDate creeLe,
        @Nullable Integer quorum,
        @Nullable String quorumTexte,
        List<LaureatCouvert> laureats,
        List<Membre> membres,
        Set<String> visiblePar) {

    public Comite {
        laureats = List.copyOf(laureats);
        membres = List.copyOf(membres);
        visiblePar = Set.copyOf(visiblePar);
    }

    /** Qui y siège ce jour-là : un siège dont le mandat est fini n'en est plus. */
    public List<Membre> composition(LocalDate jour) {
        return membres.stream().filter(m -> m.siegeLe(jour)).toList();
    }

    /** Ce sur quoi portent les droits : ses villes ou sa région, l'organisation qui le tient, celles qui y siègent. */
    public Cible cible() {
        return cible(programme, region, laureats)
                .tenuePar(organisation)
                .nommant(membres.stream().map(Membre::organisation).collect(Collectors.toSet()));
    }

    /** Le même, que lisent ceux qui tiennent une de ces clés. */
    Comite lisiblePar(Set<String> cles) {
        return new Comite(
                id,
                version,
                reference,
                nature,
                nom,
                programme,
                region,
                organisation,
                creeLe,
                quorum,
                quorumTexte,
                laureats,
                membres,
                cles);
    }

    private static Cible cible(@Nullable String programme, @Nullable String region, List<LaureatCouvert> laureats) {
        return region != null
                ? Cible.territoire(programme, TypeTerritoire.REGION, region)
                : Cible.communes(
                        programme,
                        laureats.stream().flatMap(l -> l.communes().stream()).toList());
    }

    /** « commune:13105 », pour chercher dans la trace. */
    public List<String> lieux() {
        return cible().membres().stream().map(Lieu::toString).sorted().toList();
    }

    public String page() {
        return "/comites/" + reference;
    }
}
