package fr.halle.journal.tete;

import fr.halle.essai.BaseDEssai;
import fr.halle.journal.Consigne;
import fr.halle.journal.Objet;
import fr.halle.journal.trace.Constats;
import fr.halle.journal.trace.ExemplesDActes;
import fr.halle.journal.trace.InscriptionDEssai;
import fr.halle.platform.Ancrage;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.base.Dossier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;

/** Une petite trace, signée de quatre têtes, et la main du propriétaire de la base. */
final class TraceDEssai implements AutoCloseable {

    static final int OBJETS = 9;
    static final int TETES = 4;

    final Connexions base = BaseDEssai.neuve();
    final Dossier dossier;
    final AncresDuDossier ancres;
    final InscriptionDEssai inscription;
    final JdbcClient proprietaire;
    private final List<SingleConnectionDataSource> sources = new ArrayList<>();

    TraceDEssai(Path racine) {
        dossier = new Dossier(racine);
        var app = source(base.app());
        var sql = JdbcClient.create(app);
        sql.sql("select set_config('halle.service', 'commande', false)")
                .query((_, _) -> true)
                .single();
        inscription = new InscriptionDEssai(app);
        ancres = new AncresDuDossier(
                sql,
                inscription.inscription(),
                new DataSourceTransactionManager(app),
                new MockEnvironment().withProperty(Ancrage.DOSSIER, racine.toString()));
        proprietaire = JdbcClient.create(source(Objects.requireNonNull(base.proprietaire())));
    }

    /** Quatre temps ; à chacun, des actes sur la plupart des objets, puis une tête. */
    void remplir() {
        for (int temps = 1; temps <= TETES; temps++) {
            for (int objet = 1; objet <= OBJETS; objet++) {
                if (objet % TETES != temps % TETES) {
                    inscription.personne(ExemplesDActes.depot("D-" + objet));
                    inscription.personne(
                            ExemplesDActes.avis("D-" + objet, temps == 1 ? null : "réservé", "favorable " + temps));
                }
            }
            inscription.service(
                    Consigne.sur(new Objet("import", "I-" + temps, "Import"), "import.faire", "importe un fichier"));
            ancres.ancrer(false);
        }
    }

    Constats controler() {
        var constats = new Constats();
        new ControleDeLaTrace(proprietaire, dossier, true).controler(constats, new HashSet<>());
        return constats;
    }

    private SingleConnectionDataSource source(Connexion connexion) {
        try {
            var source = new SingleConnectionDataSource(connexion.ouvrir(), true);
            sources.add(source);
            return source;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        sources.forEach(SingleConnectionDataSource::destroy);
    }
}
