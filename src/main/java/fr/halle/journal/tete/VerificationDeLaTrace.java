package fr.halle.journal.tete;

import fr.halle.journal.trace.Constats;
import fr.halle.platform.Ancrage;
import fr.halle.platform.Verification;
import fr.halle.platform.base.Dossier;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Aucun acte n'a été changé, effacé, ajouté ni déplacé depuis qu'une tête l'atteste. */
@Component
class VerificationDeLaTrace implements Verification {

    private final JdbcClient sql;
    private final TransactionTemplate photographie;
    private final @Nullable Dossier dossier;
    private final boolean ancres;

    VerificationDeLaTrace(JdbcClient sql, PlatformTransactionManager transactions, Environment reglages) {
        this.sql = sql;
        this.photographie = AncresDuDossier.photographie(transactions);
        this.dossier = dossier(reglages);
        this.ancres = !reglages.getProperty(Ancrage.RESTAURATION, Boolean.class, false);
    }

    static @Nullable Dossier dossier(Environment reglages) {
        var chemin = reglages.getProperty(Ancrage.DOSSIER);
        return chemin == null || chemin.isBlank() ? null : new Dossier(Path.of(chemin));
    }

    @Override
    public String regle() {
        return "La trace des actes est entière : chaînes, têtes signées, ancres";
    }

    @Override
    public List<String> anomalies() {
        var constats = new Constats();
        photographie.executeWithoutResult(_ -> {
            var controle = new ControleDeLaTrace(sql, dossier, ancres);
            controle.controler(constats, new HashSet<>());
            controle.controlerLesGardes(constats);
        });
        return constats.phrases();
    }
}
