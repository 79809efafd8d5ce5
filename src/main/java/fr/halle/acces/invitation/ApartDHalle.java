package fr.halle.acces.invitation;

import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Fait travailler un autre acteur que celui de la requête, sur une autre connexion : la base doit savoir lequel. */
@Component
class ApartDHalle {

    static final Acteur SERVICE = new Acteur.Service("accès");

    private final TransactionTemplate apart;

    ApartDHalle(PlatformTransactionManager transactions) {
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    <T> T lire(Supplier<T> travail) {
        return faire(SERVICE, travail);
    }

    <T> T faire(Acteur acteur, Supplier<T> travail) {
        return Objects.requireNonNull(
                ActeurCourant.agir(acteur, () -> apart.execute(_ -> Objects.requireNonNull(travail.get()))));
    }
}
