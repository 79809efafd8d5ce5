package fr.halle.acces.session;

import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fait travailler Halle elle-même, dans une transaction à part : elle seule lit les mots de passe et les clés, et compter un essai ne
 * dépend pas de ce que l'essai devient.
 */
@Component
public class AuNomDeHalle {

    private static final Acteur CONNEXION = new Acteur.Service("connexion");

    private final TransactionTemplate apart;

    AuNomDeHalle(PlatformTransactionManager transactions) {
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public <T> T faire(Supplier<T> travail) {
        return Objects.requireNonNull(
                ActeurCourant.agir(CONNEXION, () -> apart.execute(_ -> Objects.requireNonNull(travail.get()))));
    }

    /** Vrai si Halle travaille déjà, dans une transaction à elle. */
    boolean auTravail() {
        return ActeurCourant.lire() instanceof Acteur.Service
                && TransactionSynchronizationManager.isActualTransactionActive();
    }

    public void executer(Runnable travail) {
        faire(() -> {
            travail.run();
            return true;
        });
    }
}
