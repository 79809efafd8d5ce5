package fr.halle.platform.acteur;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Donne à chacun la connexion qui lui revient : au public le rôle de lecture, à qui s'est fait connaître le rôle qui écrit,
 * après avoir dit à la base qui il est. Sans cela, les politiques de la base ne lui montrent que ce qui est public.
 */
final class SourceDesActeurs extends AbstractDataSource implements AutoCloseable {

    private final DataSource lecture;
    private final DataSource ecriture;
    private final DataSource service;

    /** Ce que chaque connexion physique a déjà appris : la même personne, deux fois de suite, ne coûte pas un aller-retour. */
    private final Map<Connection, Contexte> appris = Collections.synchronizedMap(new WeakHashMap<>());

    SourceDesActeurs(DataSource lecture, DataSource ecriture, DataSource service) {
        this.lecture = lecture;
        this.ecriture = ecriture;
        this.service = service;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return switch (ActeurCourant.lire()) {
            case Acteur.Anonyme _ -> lecture.getConnection();
            case Acteur.Service s -> ouvrir(service, new Contexte(null, null, null, s.nom()));
            case Acteur.Personne p ->
                ouvrir(ecriture, new Contexte(p.session(), p.utilisateur(), p.habilitation(), null));
        };
    }

    @Override
    public Connection getConnection(String utilisateur, String motDePasse) {
        throw new UnsupportedOperationException("Le rôle dépend de l'acteur, et de lui seul");
    }

    @Override
    public void close() throws Exception {
        for (var source : new DataSource[] {ecriture, service, lecture}) {
            if (source instanceof AutoCloseable fermable) {
                fermable.close();
            }
        }
    }

    private Connection ouvrir(DataSource reserve, Contexte contexte) throws SQLException {
        var connexion = reserve.getConnection();
        try {
            var physique = connexion.unwrap(Connection.class);
            if (!contexte.equals(appris.get(physique))) {
                appris.remove(physique);
                contexte.dire(connexion);
                appris.put(physique, contexte);
            }
            return connexion;
        } catch (SQLException | RuntimeException e) {
            connexion.close();
            throw e;
        }
    }

    private record Contexte(
            @Nullable UUID session,
            @Nullable UUID utilisateur,
            @Nullable UUID habilitation,
            @Nullable String service) {

        private void dire(Connection connexion) throws SQLException {
            var sql = """
                    select set_config('halle.session', ?, false), set_config('halle.utilisateur', ?, false),
                           set_config('halle.habilitation', ?, false), set_config('halle.service', ?, false)
                    """;
            try (var requete = connexion.prepareStatement(sql)) {
                requete.setString(1, texte(session));
                requete.setString(2, texte(utilisateur));
                requete.setString(3, texte(habilitation));
                requete.setString(4, texte(service));
                requete.execute();
            }
        }

        private static String texte(@Nullable Object valeur) {
            return valeur == null ? "" : valeur.toString();
        }
    }
}
