package fr.halle.convention.secteur.saisie;

import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.GenreActe;
import fr.halle.platform.OperationRefusee;
import java.util.List;
import org.springframework.stereotype.Component;

/** Qui écrit les secteurs d'une convention, et à quelles conditions. */
@Component
public class DroitsSurLesSecteurs {

    private final Droits droits;
    private final Conventions conventions;

    DroitsSurLesSecteurs(Droits droits, Conventions conventions) {
        this.droits = droits;
        this.conventions = conventions;
    }

    /** Vrai si l'acteur peut y écrire maintenant. */
    public boolean peut(Convention c) {
        return !(regime(c) instanceof Regime.Ferme) && permissions(c).stream().anyMatch(p -> droits.peut(p, c.cible()));
    }

    /** Le régime sous lequel l'acteur écrit. @throws OperationRefusee s'il ne le peut pas, ou si l'état s'y oppose */
    public Regime exiger(Convention c) {
        var permissions = permissions(c);
        if (permissions.stream().noneMatch(p -> droits.peut(p, c.cible()))) {
            throw droits.refus(permissions.getFirst());
        }
        var regime = regime(c);
        if (regime instanceof Regime.Ferme(var phrase)) {
            throw new OperationRefusee(phrase);
        }
        return regime;
    }

    /** Ce que l'état de la convention laisse écrire, à qui en a le droit. */
    public Regime regime(Convention c) {
        if (c.etat() == EtatConvention.ABANDONNEE) {
            return new Regime.Ferme(
                    "La convention %s est abandonnée : ses secteurs ne s'écrivent plus.".formatted(c.reference()));
        }
        if (c.etat() == EtatConvention.SIGNEE || c.etat() == EtatConvention.RESILIEE || c.constatee()) {
            var avenants = conventions.actes(porteuse(c)).stream()
                    .filter(a -> a.genre() == GenreActe.AVENANT)
                    .toList()
                    .reversed();
            return new Regime.Motive(c.constatee(), avenants);
        }
        return c.etat().modifiable()
                ? new Regime.Libre()
                : new Regime.Ferme(
                        "La convention %s est à la signature : ses secteurs ne s'écrivent plus. Annulez sa mise à la signature, ou attendez qu'elle soit signée."
                                .formatted(c.reference()));
    }

    /** Après la signature, ceux qui signent ou constatent ; avant, ceux qui préparent. */
    private static List<Permission> permissions(Convention c) {
        if (c.constatee()) {
            return List.of(Permission.CONSTATER_CONVENTION);
        }
        return c.etat() == EtatConvention.SIGNEE || c.etat() == EtatConvention.RESILIEE
                ? List.of(Permission.SIGNER_CONVENTION, Permission.CONSTATER_CONVENTION)
                : List.of(Permission.PREPARER_CONVENTION);
    }

    /** Les actes se posent sur celle qui la porte. */
    Convention porteuse(Convention c) {
        var id = c.porteePar();
        return id == null
                ? c
                : conventions.trouver(id, conventions.maintenant()).orElse(c);
    }
}
