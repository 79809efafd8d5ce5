package fr.halle.convention.acte;

import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.TypeDeConvention.Etape;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Au nom de qui un acte se prend, en plus de ce que dit la matrice : la partie qui délibère ou signe, l'une de celles que la convention
 * lie quand il la change ou y met fin, le rôle que son étape demande. Qui peut prendre un acte peut l'annuler, et personne d'autre.
 */
@Component
class PouvoirDAgir {

    private final Droits droits;
    private final PouvoirDeSigner pouvoir;

    PouvoirDAgir(Droits droits, PouvoirDeSigner pouvoir) {
        this.droits = droits;
        this.pouvoir = pouvoir;
    }

    /** Ce qui empêche l'acteur d'annuler cet acte ; vide s'il aurait pu le prendre. */
    Optional<String> manque(Convention c, Acte acte) {
        return manque(
                c,
                acte.genre(),
                Objects.requireNonNullElse(acte.partie(), ""),
                Objects.requireNonNullElse(acte.etape(), ""));
    }

    /** Ce qui empêche l'acteur de prendre cet acte ; vide s'il le peut. La date n'y compte pas. */
    Optional<String> manque(Convention c, GenreActe genre, String partie, String etape) {
        return switch (genre) {
            case DELIBERATION, SIGNATURE -> c.partie(partie).flatMap(pouvoir::nestPas);
            case AVENANT, RESILIATION -> lie(c);
            case AVIS -> c.type().etape(etape).flatMap(this::nestPasRendu);
            case COMITE ->
                c.type().etapes().stream()
                        .filter(e -> e.genre().equals("comite"))
                        .findFirst()
                        .flatMap(this::nestPasRendu);
            case CONCERTATION, SAISINE, MISE_EN_SIGNATURE, PUBLICATION, DEROGATION, ABANDON -> Optional.empty();
        };
    }

    /** Vrai si l'acteur peut prendre un acte de ce genre pour une au moins des parties ou des étapes de la convention. */
    boolean quelquePart(Convention c, GenreActe genre) {
        return switch (genre) {
            case DELIBERATION, SIGNATURE ->
                c.parties().stream().anyMatch(p -> pouvoir.nestPas(p).isEmpty());
            case AVIS -> c.type().avis().stream().anyMatch(e -> nestPasRendu(e).isEmpty());
            default -> manque(c, genre, "", "").isEmpty();
        };
    }

    private Optional<String> lie(Convention c) {
        return c.signataires().stream().anyMatch(p -> pouvoir.nestPas(p).isEmpty())
                ? Optional.empty()
                : Optional.of(
                        "Votre chapeau n'est d'aucune des parties que cette convention lie : choisissez le bon, ou constatez l'acte d'après son document.");
    }

    private Optional<String> nestPasRendu(Etape etape) {
        var role = droits.chapeau().map(Habilitation::role).orElse("");
        return etape.roles().contains(role)
                ? Optional.empty()
                : Optional.of("« %s » n'est pas rendu sous votre chapeau : demandez-le à qui le rend."
                        .formatted(etape.libelle()));
    }
}
