package fr.halle.journal.trace;

import fr.halle.journal.Consigne;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Inscrit sans Spring, sous le nom de Halle ou d'une personne. */
public final class InscriptionDEssai {

    private static final Acteur MAIRE = new Acteur.Personne(
            UUID.fromString("00000000-0000-7000-8000-0000000000aa"),
            ExemplesDActes.MAIRE,
            UUID.fromString("00000000-0000-7000-8000-0000000000bb"),
            "Dominique Exemple",
            "Maire de Bourg-Exemple");

    private final JdbcClient sql;
    private final Inscription inscription;
    private final TransactionTemplate transaction;

    public InscriptionDEssai(DataSource source) {
        sql = JdbcClient.create(source);
        inscription = new Inscription(sql);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    public Inscription inscription() {
        return inscription;
    }

    public void service(Consigne consigne) {
        transaction.executeWithoutResult(_ -> inscription.inscrire(consigne));
    }

    public void personne(Consigne consigne) {
        ActeurCourant.agir(MAIRE, () -> {
            transaction.executeWithoutResult(_ -> {
                sql.sql("select set_config('halle.service', '', true), set_config('halle.utilisateur', :u, true)")
                        .param("u", ExemplesDActes.MAIRE.toString())
                        .query((_, _) -> true)
                        .single();
                inscription.inscrire(consigne);
            });
            return true;
        });
    }

    public void effacer(UUID personne) {
        transaction.executeWithoutResult(_ -> {
            inscription.inscrire(Consigne.sur(
                    new fr.halle.journal.Objet("personne", personne.toString(), "Compte"),
                    Inscription.EFFACEMENT,
                    "efface"));
            inscription.effacer(personne);
        });
    }
}
