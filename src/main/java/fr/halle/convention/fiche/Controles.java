package fr.halle.convention.fiche;

import fr.halle.commun.Lecture;
import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.Partie;
import fr.halle.convention.TypeDeConvention;
import fr.halle.convention.TypesDeConvention;
import fr.halle.convention.acte.VillePrincipale;
import fr.halle.convention.dossier.VillesProposees;
import fr.halle.convention.fiche.Controle.Etat;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.platform.web.Typographie;
import fr.halle.source.Source;
import fr.halle.source.Sources;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ce que les règles disent d'une convention, à une date. */
@Component
class Controles {

    private final TypesDeConvention types;
    private final VillePrincipale villePrincipale;
    private final ControleDuCentreVille centreVille;
    private final Sources sources;

    Controles(
            TypesDeConvention types,
            VillePrincipale villePrincipale,
            ControleDuCentreVille centreVille,
            Sources sources) {
        this.types = types;
        this.villePrincipale = villePrincipale;
        this.centreVille = centreVille;
        this.sources = sources;
    }

    List<Controle> de(
            Convention c,
            List<Acte> actes,
            List<LigneDeLaureat> laureats,
            boolean vautOrt,
            @Nullable SecteursDeConvention secteurs,
            Lecture lecture) {
        var controles = new ArrayList<Controle>();
        delai(c, laureats, lecture.au()).ifPresent(controles::add);
        deliberations(c, actes).ifPresent(controles::add);
        if (vautOrt
                || c.type().parties().stream().anyMatch(p -> p.code().equals(TypeDeConvention.VILLE_PRINCIPALE))
                        && c.type().porte() == null) {
            controles.add(ville(c, actes));
        }
        if (secteurs != null) {
            centreVille.de(secteurs, actes).ifPresent(controles::add);
        }
        return List.copyOf(controles);
    }

    /** V19 : la convention attendue, dans le délai du programme. */
    private Optional<Controle> delai(Convention c, List<LigneDeLaureat> laureats, LocalDate au) {
        var avecDelai =
                laureats.stream().filter(l -> l.situation().delaiAu() != null).toList();
        var echeance = types.echeance(c.programme(), c.type().code());
        if (avecDelai.isEmpty() || echeance.isEmpty()) {
            return Optional.empty();
        }
        var mois = avecDelai.getFirst().situation().mois();
        var depasses =
                avecDelai.stream().filter(l -> l.situation().retard(au) != null).toList();
        var titre = "%s dans les %d mois".formatted(echeance.get().libelle(), mois);
        if (depasses.isEmpty()) {
            return Optional.of(new Controle(
                    "V19",
                    Etat.RESPECTE,
                    titre,
                    "dans le délai",
                    "Le délai n'est pas dépassé à cette date.",
                    "",
                    titre(echeance.get().source())));
        }
        return Optional.of(new Controle(
                "V19",
                Etat.ALERTE,
                titre,
                depasses.size() == 1
                        ? "dépassement : " + depasses.getFirst().retard()
                        : Typographie.accord(depasses.size(), "délai dépassé", "délais dépassés"),
                "%s : %s"
                        .formatted(
                                echeance.get().attend(),
                                depasses.stream()
                                        .map(l -> l.situation().laureatNom() + ", " + l.retard())
                                        .reduce((a, b) -> a + " ; " + b)
                                        .orElse("")),
                depasses.stream().allMatch(l -> l.motif() != null)
                        ? ""
                        : "saisir le motif, et la décision de prorogation s'il y en a une.",
                titre(echeance.get().source())));
    }

    private String titre(String source) {
        return sources.trouver(source).map(Source::titre).orElse(source);
    }

    /** V24 : une délibération exécutoire par collectivité signataire. */
    private static Optional<Controle> deliberations(Convention c, List<Acte> actes) {
        var deliberent =
                c.parties().stream().filter(p -> p.signataire() && p.delibere()).toList();
        if (deliberent.isEmpty()) {
            return Optional.empty();
        }
        var manquantes = deliberent.stream()
                .filter(p -> !enRegle(p, c, actes))
                .map(Partie::nom)
                .toList();
        var reference = "code général des collectivités territoriales, article L2131-1";
        var titre = "Délibérations exécutoires au jour de la signature";
        if (manquantes.isEmpty()) {
            return Optional.of(new Controle(
                    "V24",
                    Etat.RESPECTE,
                    titre,
                    Typographie.accord(deliberent.size(), "délibération"),
                    "Chaque collectivité signataire a la sienne.",
                    "",
                    reference));
        }
        return Optional.of(new Controle(
                "V24",
                Etat.A_COMPLETER,
                titre,
                Typographie.accord(manquantes.size(), "délibération à joindre", "délibérations à joindre"),
                "Une par collectivité signataire. Manquent : %s.".formatted(String.join(", ", manquantes)),
                "écrire chaque délibération : son numéro, sa date, sa transmission au préfet et sa publication.",
                reference));
    }

    private static boolean enRegle(Partie partie, Convention c, List<Acte> actes) {
        var signature = actes.stream()
                .filter(a -> a.genre() == GenreActe.SIGNATURE
                        && (a.partie() == null || a.partie().equals(partie.cle())))
                .map(Acte::jour)
                .findFirst();
        return actes.stream()
                .anyMatch(a -> a.genre() == GenreActe.DELIBERATION
                        && partie.cle().equals(a.partie())
                        && a.executoireLe(signature.orElse(LocalDate.MAX)));
    }

    /** V25 : la ville principale signe, ou le préfet en dispense. */
    private Controle ville(Convention c, List<Acte> actes) {
        var reference = "code de la construction et de l'habitation, articles L303-2 et L303-3";
        var titre = "La ville principale signe l'opération de revitalisation";
        var derogation =
                actes.stream().filter(a -> a.genre() == GenreActe.DEROGATION).findFirst();
        if (derogation.isPresent()) {
            return new Controle(
                    "V25",
                    Etat.RESPECTE,
                    titre,
                    "dérogation du " + Typographie.date(derogation.get().jour()),
                    String.valueOf(derogation.get().acteReference()),
                    "",
                    reference);
        }
        var absentes = villePrincipale.de(c).stream()
                .filter(v -> c.signataires().stream().noneMatch(p -> ("commune:" + v.code()).equals(p.territoire())))
                .map(VillesProposees.Ville::nom)
                .toList();
        return absentes.isEmpty()
                ? new Controle(
                        "V25",
                        Etat.RESPECTE,
                        titre,
                        "elle est partie à la convention",
                        "La ville principale est signataire.",
                        "",
                        reference)
                : new Controle(
                        "V25",
                        c.etat() == EtatConvention.SIGNEE ? Etat.ALERTE : Etat.A_COMPLETER,
                        titre,
                        String.join(", ", absentes),
                        "La ville principale, la plus peuplée de l'intercommunalité, n'est pas partie à la convention : %s."
                                .formatted(String.join(", ", absentes)),
                        "l'ajouter aux parties, ou écrire la dérogation du préfet.",
                        reference);
    }
}
