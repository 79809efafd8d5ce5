package fr.halle.convention;

import fr.halle.acces.Cible;
import fr.halle.commun.DateApprochee;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Une convention, telle que l'acteur la voit.
 *
 * @param version celle que l'on lit ; modifier une autre que la dernière est un conflit
 * @param constatee vrai si elle est née ailleurs et n'est ici qu'un constat
 * @param organisation celle qui tient le dossier ; absente d'un constat venu d'un document
 * @param porteePar celle qui la vaut : signer l'une, c'est signer l'autre
 * @param signature la date retenue de sa signature par tous ; absente tant qu'il en manque une
 * @param depuis le jour de l'acte qui l'a mise dans cet état ; absent pour un brouillon
 * @param document celui d'après lequel une personne l'a constatée
 * @param source au registre des sources, celle d'où vient le constat
 * @param visiblePar les clés qui la laissent lire
 */
public record Convention(
        UUID id,
        UUID version,
        String reference,
        String programme,
        TypeDeConvention type,
        boolean constatee,
        String intitule,
        @Nullable String objet,
        @Nullable UUID organisation,
        @Nullable String nomOrganisation,
        @Nullable UUID porteePar,
        @Nullable LocalDate prendEffetLe,
        @Nullable LocalDate finLe,
        EtatConvention etat,
        @Nullable DateApprochee signature,
        @Nullable LocalDate depuis,
        @Nullable String document,
        @Nullable String source,
        @Nullable String citation,
        @Nullable String deduction,
        List<LaureatCouvert> laureats,
        List<Partie> parties,
        Set<String> visiblePar,
        @Nullable UUID saisiPar,
        @Nullable String qualite,
        OffsetDateTime saisiLe) {

    public Convention {
        laureats = List.copyOf(laureats);
        parties = List.copyOf(parties);
        visiblePar = Set.copyOf(visiblePar);
    }

    /** Ce sur quoi portent les droits : les communes de ses lauréats, l'organisation qui la tient, celles qu'elle nomme. */
    public Cible cible() {
        var cible = Cible.communes(
                programme, laureats.stream().flatMap(l -> l.communes().stream()).toList());
        var equipe = organisation;
        return (equipe == null ? cible : cible.tenuePar(equipe))
                .nommant(parties.stream()
                        .map(Partie::organisation)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    public Optional<Partie> partie(String cle) {
        return parties.stream().filter(p -> p.cle().equals(cle)).findFirst();
    }

    public List<Partie> signataires() {
        return parties.stream().filter(Partie::signataire).toList();
    }

    /** Les parties obligatoires de son type que le dossier n'a pas, en toutes lettres. */
    public List<String> partiesManquantes() {
        return type.parties().stream()
                .filter(TypeDeConvention.PartieDuType::obligatoire)
                .filter(p -> parties.stream().noneMatch(q -> p.code().equals(q.code())))
                .map(TypeDeConvention.PartieDuType::libelle)
                .toList();
    }

    /** Le jour où elle est tenue pour signée par tous ; absent tant qu'elle ne l'est pas. */
    public @Nullable LocalDate signeeLe() {
        return signature == null ? null : signature.auPlusTard();
    }

    public String page() {
        return "/conventions/" + reference;
    }
}
