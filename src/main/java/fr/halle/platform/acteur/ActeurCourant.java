package fr.halle.platform.acteur;

import java.util.Optional;

/**
 * L'acteur du travail en cours. Il est lié à un bloc de code et le quitte avec lui : rien ne peut l'y oublier, ni le changer
 * en chemin. Un fil d'exécution lancé depuis ce bloc n'en hérite pas.
 */
public final class ActeurCourant {

    private static final Acteur ANONYME = new Acteur.Anonyme();
    private static final ScopedValue<Acteur> COURANT = ScopedValue.newInstance();

    private ActeurCourant() {}

    /** L'acteur ; anonyme si personne ne s'est fait connaître. */
    public static Acteur lire() {
        return COURANT.orElse(ANONYME);
    }

    /** La personne connectée ; vide pour le public et pour Halle elle-même. */
    public static Optional<Acteur.Personne> personne() {
        return lire() instanceof Acteur.Personne personne ? Optional.of(personne) : Optional.empty();
    }

    /** Fait travailler {@code acteur}, et rend ce que le travail rend. */
    public static <T, X extends Throwable> T agir(Acteur acteur, ScopedValue.CallableOp<? extends T, X> travail)
            throws X {
        return ScopedValue.where(COURANT, acteur).call(travail);
    }
}
