package fr.halle.acces;

import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.territoire.Enveloppes;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Dit ce que l'acteur peut faire, d'après la matrice et le chapeau sous lequel il agit. C'est le premier mur ; le second est dans
 * la base, dont les politiques comparent les clés de l'acteur à celles de chaque ligne.
 */
@Component
public class Droits {

    private final Matrice matrice;
    private final Enveloppes enveloppes;
    private final Chapeaux chapeaux;
    private final Clock horloge;

    Droits(Matrice matrice, Enveloppes enveloppes, Chapeaux chapeaux, Clock horloge) {
        this.matrice = matrice;
        this.enveloppes = enveloppes;
        this.chapeaux = chapeaux;
        this.horloge = horloge;
    }

    /** Le chapeau de l'acteur, s'il vaut aujourd'hui. */
    public Optional<Habilitation> chapeau() {
        return ActeurCourant.personne().flatMap(chapeaux::porte).filter(chapeau -> chapeau.vautLe(aujourdHui()));
    }

    /** Vrai si l'acteur a cette permission sur cette cible. Halle elle-même les a toutes. */
    public boolean peut(Permission permission, Cible cible) {
        return ActeurCourant.lire() instanceof Acteur.Service
                || chapeau().filter(chapeau -> peut(chapeau, permission, cible)).isPresent();
    }

    /** Vrai si ce chapeau donne cette permission sur cette cible, à l'instant où il vaut. */
    public boolean peut(Habilitation chapeau, Permission permission, Cible cible) {
        return chapeau.vautLe(aujourdHui())
                && chapeau.vautDans(cible.programme())
                && matrice.relations(permission, chapeau.role()).contains(relation(chapeau, cible));
    }

    /** Vrai si l'acteur a cette permission quelque part : assez pour ouvrir une page, pas pour agir sur un objet. */
    public boolean peutQuelquePart(Permission permission) {
        return ActeurCourant.lire() instanceof Acteur.Service
                || chapeau()
                        .filter(chapeau ->
                                !matrice.relations(permission, chapeau.role()).isEmpty())
                        .isPresent();
    }

    /**
     * @throws ConnexionRequise si personne n'est connecté
     * @throws AccesRefuse si l'acteur n'a pas cette permission sur cette cible
     */
    public void exiger(Permission permission, Cible cible) {
        if (!peut(permission, cible)) {
            throw refus(permission);
        }
    }

    /** Le refus qui dit qui peut ; à lever quand {@code peut} a répondu non. */
    public RuntimeException refus(Permission permission) {
        if (ActeurCourant.lire() instanceof Acteur.Anonyme) {
            return new ConnexionRequise();
        }
        var roles = matrice.libelles(permission);
        return new AccesRefuse(
                "« %s » n'est pas ouvert à votre chapeau ici. Le peuvent, chacun sur son territoire : %s."
                        .formatted(matrice.libelle(permission), String.join(", ", roles)));
    }

    /** Où est la cible, vue de ce chapeau. */
    public Relation relation(Habilitation chapeau, Cible cible) {
        var dedans = cible.membres().stream()
                .filter(membre -> enveloppes.de(membre).contains(chapeau.territoire()))
                .count();
        if (dedans > 0) {
            return dedans == cible.membres().size() ? Relation.SIEN : Relation.PARTAGE;
        }
        return enveloppes.de(chapeau.territoire()).stream().anyMatch(cible.membres()::contains)
                ? Relation.ENGLOBANT
                : Relation.ETRANGER;
    }

    /** Les clés qui laissent lire un objet de cette visibilité : à écrire dans sa colonne {@code visible_par}. */
    public Set<String> visiblePar(Visibilite visibilite, Cible cible) {
        var cles = new TreeSet<String>();
        cible.equipes().forEach(organisation -> cles.add(Cles.equipe(organisation)));
        for (var membre : cible.membres()) {
            if (visibilite.comprend(Visibilite.COLLECTIVITES)) {
                enveloppes.collectivites(membre).forEach(lieu -> {
                    cles.addAll(Cles.de(Visibilite.COLLECTIVITES.code(), cible.programme(), lieu));
                });
                enveloppes.de(membre).forEach(lieu -> cles.addAll(Cles.de(Cles.CONTROLE, cible.programme(), lieu)));
            }
            if (visibilite.comprend(Visibilite.ETAT)) {
                enveloppes
                        .de(membre)
                        .forEach(lieu -> cles.addAll(Cles.de(Visibilite.ETAT.code(), cible.programme(), lieu)));
            }
        }
        if (visibilite.comprend(Visibilite.PARTENAIRES)) {
            cible.partenaires().forEach(organisation -> cles.add(Cles.partenaire(organisation)));
        }
        if (visibilite == Visibilite.PUBLIC) {
            cles.add(Cles.PUBLIC);
        }
        return cles;
    }

    /** Les clés que l'acteur détient, pour la condition écrite d'une requête : {@code visible_par && :cles}. */
    public List<String> cles() {
        return chapeau()
                .map(chapeau -> List.copyOf(Cles.tenues(chapeau, matrice.niveaux(chapeau.role()))))
                .orElse(List.of());
    }

    /** Vrai si ce chapeau laisse lire ce qui porte ces clés. */
    public boolean voit(Habilitation chapeau, Set<String> visiblePar) {
        return Cles.tenues(chapeau, matrice.niveaux(chapeau.role())).stream().anyMatch(visiblePar::contains);
    }

    private LocalDate aujourdHui() {
        return LocalDate.now(horloge.withZone(Chapeaux.PARIS));
    }
}
