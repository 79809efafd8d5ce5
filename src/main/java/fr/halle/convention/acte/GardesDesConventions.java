package fr.halle.convention.acte;

import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.Partie;
import fr.halle.convention.TypeDeConvention.Etape;
import fr.halle.convention.secteur.CentreVille;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Ce qu'un acte doit respecter. Pris dans Halle, il est refusé d'une phrase ; constaté, il est gardé avec ce que les gardes en disent.
 * Ne bloque que ce que le droit bloque : l'ordre des actes, la délibération exécutoire, le pouvoir de signer.
 */
@Component
class GardesDesConventions {

    private final PouvoirDAgir agir;
    private final PouvoirDeSigner pouvoir;
    private final VillePrincipale villePrincipale;
    private final CentreVille centreVille;

    GardesDesConventions(
            PouvoirDAgir agir, PouvoirDeSigner pouvoir, VillePrincipale villePrincipale, CentreVille centreVille) {
        this.agir = agir;
        this.pouvoir = pouvoir;
        this.villePrincipale = villePrincipale;
        this.centreVille = centreVille;
    }

    /**
     * Ce que les gardes disent de cet acte : ce qui s'oppose, s'il est constaté, et ce qui reste à vérifier.
     *
     * @throws OperationRefusee si l'acte est pris et qu'une garde s'y oppose, ou si un tel acte existe déjà
     */
    List<String> juger(Convention c, List<Acte> actes, GenreActe genre, ActeSaisi saisi) {
        var effet = saisi.date().auPlusTard();
        if (!genre.repetable()) {
            deja(actes, genre, saisi).ifPresent(a -> {
                throw new OperationRefusee(
                        "« %s » existe déjà, à la date du %s : annulez cet acte s'il est faux, puis recommencez."
                                .formatted(genre.libelle(), Typographie.date(a.jour())));
            });
        }
        var constats = new ArrayList<String>();
        if (!c.etat().admet(genre)) {
            constats.add("La convention est « %s » : on ne peut pas %s à ce stade.%s"
                    .formatted(
                            c.etat().libelle(),
                            genre.verbe(),
                            c.etat().attente().isEmpty()
                                    ? ""
                                    : " Elle attend " + c.etat().attente() + "."));
        }
        // Une signature se juge plus bas, à sa date, pour chaque partie qui signe.
        if (!saisi.constate() && genre != GenreActe.SIGNATURE) {
            agir.manque(c, genre, saisi.partie(), saisi.etape()).ifPresent(constats::add);
        }
        switch (genre) {
            case AVIS -> avis(actes, constats);
            case SAISINE -> comite(c, actes, effet, constats);
            case MISE_EN_SIGNATURE -> miseEnSignature(c, actes, effet, constats);
            case SIGNATURE -> signature(c, actes, saisi, effet, constats);
            case AVENANT -> avenant(c, actes, saisi, effet, constats);
            case PUBLICATION, RESILIATION -> apresLaSignature(c, effet, constats);
            case CONCERTATION, COMITE, DELIBERATION, DEROGATION, ABANDON -> {}
        }
        if (!constats.isEmpty() && !saisi.constate()) {
            throw new OperationRefusee(String.join(" ", constats));
        }
        if (genre == GenreActe.MISE_EN_SIGNATURE && centreVille.juger(c, actes) instanceof CentreVille.Avis.Inconnu) {
            constats.add(
                    "À vérifier : aucun secteur d'intervention n'est écrit, on ne peut pas dire si le centre-ville de la ville principale en est un.");
        }
        return List.copyOf(constats);
    }

    private static Optional<Acte> deja(List<Acte> actes, GenreActe genre, ActeSaisi saisi) {
        return actes.stream()
                .filter(a -> a.genre() == genre
                        && Objects.requireNonNullElse(a.partie(), "").equals(saisi.partie())
                        && Objects.requireNonNullElse(a.etape(), "").equals(saisi.etape()))
                .findFirst();
    }

    private static void avis(List<Acte> actes, List<String> constats) {
        if (actes.stream().noneMatch(a -> a.genre() == GenreActe.SAISINE)) {
            constats.add("Les avis n'ont pas été demandés : demandez-les d'abord.");
        }
    }

    private static void comite(Convention c, List<Acte> actes, LocalDate effet, List<String> constats) {
        if (c.type().passeEnComite()
                && actes.stream()
                        .noneMatch(a -> a.genre() == GenreActe.COMITE
                                && "valide".equals(a.sens())
                                && !a.jour().isAfter(effet))) {
            constats.add("Le comité de projet ne l'a pas validée à cette date : écrivez d'abord ce qu'il en dit.");
        }
    }

    private void miseEnSignature(Convention c, List<Acte> actes, LocalDate effet, List<String> constats) {
        comite(c, actes, effet, constats);
        for (var etape : c.type().avis()) {
            if (etape.obligatoire() && actes.stream().noneMatch(a -> rendu(a, etape, effet))) {
                constats.add("« %s » n'est pas rendu à cette date : recueillez-le d'abord.".formatted(etape.libelle()));
            }
        }
        for (var manquante : c.partiesManquantes()) {
            constats.add("Il manque une partie : %s. Ajoutez-la au dossier.".formatted(manquante));
        }
        villePrincipale.manque(c, actes).ifPresent(constats::add);
        if (centreVille.juger(c, actes) instanceof CentreVille.Avis.Manque(var villes)) {
            constats.add(
                    "Aucun secteur d'intervention ne comprend le centre-ville de la ville principale : %s. Ajoutez ce secteur, ou écrivez la dérogation du préfet."
                            .formatted(villes));
        }
    }

    private static boolean rendu(Acte acte, Etape etape, LocalDate effet) {
        return acte.genre() == GenreActe.AVIS
                && etape.code().equals(acte.etape())
                && !acte.jour().isAfter(effet);
    }

    private void signature(Convention c, List<Acte> actes, ActeSaisi saisi, LocalDate effet, List<String> constats) {
        actes.stream()
                .filter(a -> a.genre() == GenreActe.MISE_EN_SIGNATURE)
                .map(Acte::jour)
                .filter(effet::isBefore)
                .findFirst()
                .ifPresent(
                        jour -> constats.add("La convention n'a été mise à la signature que le %s : vérifiez la date."
                                .formatted(Typographie.date(jour))));
        var signent = saisi.partie().isBlank()
                ? c.signataires()
                : c.partie(saisi.partie()).stream().toList();
        for (var partie : signent) {
            if (partie.delibere()) {
                deliberationExecutoire(partie, actes, effet).ifPresent(constats::add);
            }
            if (!saisi.constate()) {
                pouvoir.manque(partie, effet).ifPresent(constats::add);
            }
        }
    }

    /** V24 : chaque collectivité signe en vertu d'une délibération exécutoire ce jour-là. */
    private static Optional<String> deliberationExecutoire(Partie partie, List<Acte> actes, LocalDate effet) {
        var siennes = actes.stream()
                .filter(a -> a.genre() == GenreActe.DELIBERATION && partie.cle().equals(a.partie()))
                .toList();
        if (siennes.stream().anyMatch(a -> a.executoireLe(effet))) {
            return Optional.empty();
        }
        return Optional.of(
                siennes.isEmpty()
                        ? "%s : aucune délibération n'autorise la signature. Écrivez-la d'abord."
                                .formatted(partie.nom())
                        : "%s : la délibération n'est pas exécutoire le %s. Elle l'est une fois transmise au préfet et publiée ; complétez ses dates, ou signez plus tard."
                                .formatted(partie.nom(), Typographie.date(effet)));
    }

    private static void avenant(
            Convention c, List<Acte> actes, ActeSaisi saisi, LocalDate effet, List<String> constats) {
        apresLaSignature(c, effet, constats);
        actes.stream()
                .filter(a -> a.genre() == GenreActe.AVENANT && !a.jour().isBefore(effet))
                .findFirst()
                .ifPresent(a -> constats.add(
                        "Un avenant du %s existe déjà : celui-ci ne peut pas porter la même date, ni une date plus ancienne."
                                .formatted(Typographie.date(a.jour()))));
        var terme = saisi.finLe();
        if (terme != null && terme.isBefore(effet)) {
            constats.add("Le nouveau terme vient avant l'avenant : vérifiez les deux dates.");
        }
    }

    private static void apresLaSignature(Convention c, LocalDate effet, List<String> constats) {
        var signee = c.signeeLe();
        if (signee != null && effet.isBefore(signee)) {
            constats.add("La convention n'est signée que depuis le %s : vérifiez la date."
                    .formatted(Typographie.date(signee)));
        }
    }
}
