package fr.halle.platform.sauvegarde;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.BaseVoisine;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.base.Fichiers;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Écrit toute une base dans une archive, d'une seule photographie : les écritures du même moment n'y sont pas, ou y sont entières. */
public final class Sauvegarde {

    /** Au-delà, la table mérite une ligne à l'écran. */
    private static final long GRANDE_TABLE = 10_000;

    private static final long SILENCE = 2_000_000_000L;

    private final Connexion proprietaire;
    private final String version;
    private final Consumer<String> suivi;

    /** @param version celle de cette Halle, écrite dans l'archive */
    public Sauvegarde(Connexions base, String version, Consumer<String> suivi) {
        if (base.proprietaire() == null) {
            throw new OperationRefusee(
                    "Sauvegarder lit toutes les tables : donnez par %s l'adresse de la base avec le rôle halle_proprietaire."
                            .formatted(BaseVoisine.URL_MIGRATION));
        }
        this.proprietaire = base.proprietaire();
        this.version = version;
        this.suivi = suivi;
    }

    /** Refuse un nom d'archive qui ne peut pas servir, avant tout travail. */
    public static void exigerUnNomLibre(Path fichier, boolean ecraser) {
        if (Files.isDirectory(fichier)) {
            throw new OperationRefusee("« %s » est un dossier : donnez un nom de fichier.".formatted(fichier));
        }
        if (Files.exists(fichier) && !ecraser) {
            throw new OperationRefusee(
                    "Le fichier %s existe déjà : donnez un autre nom, ou ajoutez --ecraser pour le remplacer."
                            .formatted(fichier));
        }
        Path dossier = fichier.toAbsolutePath().getParent();
        if (dossier == null || !Files.isDirectory(dossier)) {
            throw new OperationRefusee(
                    "Le dossier de « %s » n'existe pas : créez-le, ou donnez un autre nom.".formatted(fichier));
        }
    }

    /**
     * Écrit l'archive, et rend ce qu'elle contient.
     *
     * @throws OperationRefusee base vide, disque plein, droits manquants : rien ne reste alors du fichier
     */
    public Manifeste ecrire(Path fichier, boolean ecraser) {
        Path absolu = fichier.toAbsolutePath();
        exigerUnNomLibre(absolu, ecraser);
        try (Connection connexion = proprietaire.ouvrir()) {
            photographier(connexion);
            Instant instantane = instant(connexion);
            try (var archive = new EcritureArchive(absolu, LocalDateTime.ofInstant(instantane, ZoneOffset.UTC))) {
                Manifeste manifeste = copier(connexion, archive, instantane);
                archive.achever();
                connexion.rollback();
                return manifeste;
            }
        } catch (SQLException e) {
            throw Connexion.refus(e);
        } catch (IOException e) {
            throw Fichiers.refus("L'archive %s ne peut pas être écrite".formatted(absolu), e);
        }
    }

    private static void photographier(Connection connexion) throws SQLException {
        connexion.setAutoCommit(false);
        executer(
                connexion,
                "set transaction isolation level repeatable read, read only",
                "set local timezone = 'UTC'",
                "set local datestyle = 'ISO, YMD'",
                "set local intervalstyle = 'iso_8601'",
                "set local bytea_output = 'hex'",
                "set local extra_float_digits = 1",
                "set local synchronize_seqscans = off",
                "set local statement_timeout = 0",
                "set local idle_in_transaction_session_timeout = 0",
                // Une règle de visibilité qui cacherait des lignes doit arrêter la sauvegarde, non l'amputer.
                "set local row_security = off");
    }

    private static Instant instant(Connection connexion) throws SQLException {
        try (var requete = connexion.createStatement();
                var reponse = requete.executeQuery("select clock_timestamp()")) {
            reponse.next();
            return reponse.getObject(1, java.time.OffsetDateTime.class).toInstant();
        }
    }

    private Manifeste copier(Connection connexion, EcritureArchive archive, Instant instantane)
            throws SQLException, IOException {
        Catalogue catalogue = new Catalogue(connexion);
        List<Catalogue.Table> tables = catalogue.tables();
        String nature = nature(connexion, tables);
        for (Catalogue.Table table : tables) {
            // Comme pg_dump : aucune migration ne change une table avant que son tour vienne.
            executer(
                    connexion,
                    "lock table %s.%s in access share mode"
                            .formatted(
                                    Catalogue.entreGuillemets(table.schema()), Catalogue.entreGuillemets(table.nom())));
        }
        catalogue
                .etrangeres()
                .forEach(nom -> suivi.accept(
                        "  La table %s n'appartient pas à Halle : elle n'est pas sauvegardée.".formatted(nom)));
        List<Manifeste.Sequence> sequences = catalogue.sequences();
        List<Manifeste.Schema> schemas = catalogue.schemas();
        archive.ajouter(Archive.LISEZMOI, sortie -> sortie.write(Archive.lisezMoi()));
        List<Manifeste.Table> copiees = new ArrayList<>();
        for (Catalogue.Table table : tables) {
            copiees.add(copier(connexion, archive, table));
        }
        Manifeste manifeste = new Manifeste(
                Manifeste.FORMAT,
                version,
                nature,
                connexion.getMetaData().getDatabaseMajorVersion(),
                instantane,
                schemas,
                sequences,
                copiees);
        archive.ajouter(Archive.MANIFESTE, sortie -> sortie.write(manifeste.enJson()));
        return manifeste;
    }

    private Manifeste.Table copier(Connection connexion, EcritureArchive archive, Catalogue.Table table)
            throws SQLException, IOException {
        String entree = Archive.entree(table.schema(), table.nom());
        long[] lignes = {0};
        var trace = archive.ajouter(entree, sortie -> {
            CopyManager copie = connexion.unwrap(PGConnection.class).getCopyAPI();
            lignes[0] = copie.copyOut(
                    "copy %s to stdout with (format text, header)".formatted(table.pourCopier()),
                    new Progression(sortie, table.nomEntier()));
        });
        if (lignes[0] >= GRANDE_TABLE) {
            suivi.accept("  %s : %s lignes".formatted(table.nomEntier(), enChiffres(lignes[0])));
        }
        return new Manifeste.Table(
                table.schema(), table.nom(), entree, table.colonnes(), lignes[0], trace.octets(), trace.sha256());
    }

    private static String nature(Connection connexion, List<Catalogue.Table> tables) throws SQLException {
        if (tables.stream().anyMatch(t -> t.nomEntier().equals("platform.instance"))) {
            try (var requete = connexion.createStatement();
                    var reponse = requete.executeQuery("select nature from platform.instance")) {
                if (reponse.next()) {
                    return reponse.getString(1);
                }
            }
        }
        throw new OperationRefusee("Cette base est vide : il n'y a rien à sauvegarder.");
    }

    private static void executer(Connection connexion, String... instructions) throws SQLException {
        try (var requete = connexion.createStatement()) {
            for (String instruction : instructions) {
                requete.execute(instruction);
            }
        }
    }

    static String enChiffres(long nombre) {
        return String.format(Locale.FRENCH, "%,d", nombre);
    }

    /** PgJDBC écrit une ligne de la table par appel : compter les appels, c'est compter les lignes. */
    private final class Progression extends FilterOutputStream {

        private final String table;
        private long lignes = -1;
        private long dernierePhrase = System.nanoTime();

        Progression(OutputStream sortie, String table) {
            super(sortie);
            this.table = table;
        }

        @Override
        public void write(byte[] octets) throws IOException {
            out.write(octets, 0, octets.length);
            lignes++;
            if (lignes % 1_000 == 0 && System.nanoTime() - dernierePhrase > SILENCE) {
                dernierePhrase = System.nanoTime();
                suivi.accept("  %s : %s lignes…".formatted(table, enChiffres(lignes)));
            }
        }
    }
}
