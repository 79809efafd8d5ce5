package fr.halle.acces;

import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Typographie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Qui signe ce qui s'écrit : la personne, son chapeau, son organisation ; et le jour qu'il est à Paris. */
@Component
public class Agent {

    private final Droits droits;
    private final Clock horloge;

    Agent(Droits droits, Clock horloge) {
        this.droits = droits;
        this.horloge = horloge;
    }

    /** La personne qui agit ; {@code null} si c'est Halle elle-même. */
    public @Nullable UUID personne() {
        return ActeurCourant.personne().map(Acteur.Personne::utilisateur).orElse(null);
    }

    /** Le nom de la personne, ou du service de Halle qui agit. */
    public String nom() {
        return switch (ActeurCourant.lire()) {
            case Acteur.Personne personne -> personne.nom();
            case Acteur.Service service -> "Halle, " + service.nom();
            case Acteur.Anonyme _ -> throw new ConnexionRequise();
        };
    }

    /** Son chapeau en toutes lettres, gardé avec l'acte. */
    public String qualite() {
        return switch (ActeurCourant.lire()) {
            case Acteur.Personne personne -> personne.nom() + ", " + personne.qualite();
            case Acteur.Service service -> "Halle, " + service.nom();
            case Acteur.Anonyme _ -> throw new ConnexionRequise();
        };
    }

    /**
     * L'organisation au nom de laquelle elle agit.
     *
     * @throws AccesRefuse si elle n'a choisi aucun chapeau
     */
    public UUID organisation() {
        if (ActeurCourant.lire() instanceof Acteur.Anonyme) {
            throw new ConnexionRequise();
        }
        return droits.chapeau()
                .orElseThrow(
                        () -> new AccesRefuse(
                                "Vous n'agissez sous aucun chapeau : choisissez-en un sur la page de votre compte, puis recommencez."))
                .organisation();
    }

    public LocalDate aujourdHui() {
        return LocalDate.ofInstant(horloge.instant(), Typographie.PARIS);
    }
}
