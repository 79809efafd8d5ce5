package fr.halle.platform.sauvegarde;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.base.Fichiers;
import fr.halle.platform.base.Migrations;
import fr.halle.platform.sauvegarde.Manifeste.Migration;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Verse une archive contrôlée dans une base vide : son schéma d'alors, ses tables en une transaction, puis le schéma d'aujourd'hui. */
public final class Restauration implements Migrations.Chargeur {

    private final Connexions base;
    private final Path archive;
    private final Manifeste manifeste;
    private final Consumer<String> suivi;
    private boolean entamee;

    /** @param manifeste celui que {@link ControleArchive} a rendu de cette archive */
    public Restauration(Connexions base, Path archive, Manifeste manifeste, Consumer<String> suivi) {
        this.base = base;
        this.archive = archive.toAbsolutePath();
        this.manifeste = manifeste;
        this.suivi = suivi;
    }

    /** @throws OperationRefusee si la base n'est pas vide, ou si l'archive ne s'y verse pas */
    public void executer() {
        Connexion proprietaire = base.proprietaire();
        if (proprietaire == null) {
            throw new OperationRefusee(
                    "Restaurer crée le schéma : donnez par HALLE_DB_URL_MIGRATION l'adresse de la base avec le rôle halle_proprietaire.");
        }
        try {
            new Migrations(base, suivi).appliquerAutourDe(manifeste.versions(), this);
        } catch (RuntimeException e) {
            if (entamee) {
                vider(proprietaire);
            }
            throw e;
        }
        try (Connection connexion = proprietaire.ouvrir();
                var requete = connexion.createStatement()) {
            // Sans statistiques, les premières pages choisiraient des plans mille fois trop lents.
            requete.execute("analyze");
        } catch (SQLException e) {
            throw Connexion.refus(e);
        }
    }

    @Override
    public void controler(Connection connexion) throws SQLException {
        for (String module : Migrations.dernieresVersions().keySet()) {
            if (existe(connexion, module)) {
                throw new OperationRefusee(
                        "La base n'est pas vide (schéma « %s ») : restaurez dans une base neuve.".formatted(module));
            }
        }
        entamee = true;
    }

    private static boolean existe(Connection connexion, String schema) throws SQLException {
        try (var requete = connexion.prepareStatement("select exists (select from pg_namespace where nspname = ?)")) {
            requete.setString(1, schema);
            try (var reponse = requete.executeQuery()) {
                reponse.next();
                return reponse.getBoolean(1);
            }
        }
    }

    /** Une restauration manquée rend la base vide comme elle l'a trouvée : on peut recommencer. */
    private void vider(Connexion proprietaire) {
        try (Connection connexion = proprietaire.ouvrir();
                var requete = connexion.createStatement()) {
            for (String module : Migrations.dernieresVersions().keySet()) {
                requete.execute("drop schema if exists %s cascade".formatted(Catalogue.entreGuillemets(module)));
            }
        } catch (SQLException e) {
            suivi.accept("La base n'a pas pu être vidée : supprimez-la avant de recommencer.");
        }
    }

    @Override
    public void charger(Connection connexion) throws SQLException {
        Catalogue catalogue = new Catalogue(connexion);
        exigerLesMemesScripts(catalogue);
        Map<String, Catalogue.Table> enBase =
                catalogue.tables().stream().collect(Collectors.toMap(Catalogue.Table::nomEntier, Function.identity()));
        exigerLesMemesTables(enBase);
        var ordre = OrdreDesTables.de(enBase.keySet(), catalogue.liens());
        suivi.accept("Chargement de %d tables, %s lignes…"
                .formatted(manifeste.tables().size(), Sauvegarde.enChiffres(manifeste.lignes())));
        connexion.setAutoCommit(false);
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<String[]> declencheurs = catalogue.declencheurs();
            preparer(connexion, ordre, enBase, declencheurs);
            Map<String, Manifeste.Table> parNom = manifeste.tables().stream()
                    .collect(Collectors.toMap(Manifeste.Table::nomEntier, Function.identity()));
            for (String nom : ordre.tables()) {
                copier(connexion, zip, Objects.requireNonNull(parNom.get(nom)));
            }
            achever(connexion, ordre, declencheurs);
            connexion.commit();
            connexion.setAutoCommit(true);
        } catch (IOException e) {
            throw Fichiers.refus("L'archive %s ne peut pas être lue".formatted(archive), e);
        }
    }

    /** Le numéro d'un script ne suffit pas : son contenu doit être celui d'alors. */
    private void exigerLesMemesScripts(Catalogue catalogue) throws SQLException {
        Map<String, Migration> enBase = new HashMap<>();
        for (var schema : catalogue.schemas()) {
            schema.migrations().forEach(m -> enBase.put(schema.nom() + "/" + m.script(), m));
        }
        for (var schema : manifeste.schemas()) {
            for (Migration migration : schema.migrations()) {
                String nom = schema.nom() + "/" + migration.script();
                Migration ici = enBase.get(nom);
                if (migration.version() != null
                        && (ici == null || !Objects.equals(ici.empreinte(), migration.empreinte()))) {
                    throw new OperationRefusee(
                            "L'archive vient d'une Halle modifiée : le script %s n'est pas celui de cette version. Employez la Halle qui l'a écrite (%s)."
                                    .formatted(nom, manifeste.halle()));
                }
            }
        }
    }

    private void exigerLesMemesTables(Map<String, Catalogue.Table> enBase) {
        for (Manifeste.Table table : manifeste.tables()) {
            Catalogue.Table ici = enBase.get(table.nomEntier());
            if (ici == null || !noms(ici.colonnes()).equals(noms(table.colonnes()))) {
                throw new OperationRefusee(
                        "La table %s de l'archive n'a pas les colonnes que ses scripts créent : cette base avait été modifiée à la main."
                                .formatted(table.nomEntier()));
            }
        }
        if (enBase.size() != manifeste.tables().size()) {
            throw new OperationRefusee(
                    "L'archive n'a pas toutes les tables que ses scripts créent : elle est incomplète.");
        }
    }

    private static java.util.Set<String> noms(List<Manifeste.Colonne> colonnes) {
        return colonnes.stream().map(Manifeste.Colonne::nom).collect(Collectors.toSet());
    }

    private static void preparer(
            Connection connexion,
            OrdreDesTables ordre,
            Map<String, Catalogue.Table> tables,
            List<String[]> declencheurs)
            throws SQLException {
        executer(connexion, "set local timezone = 'UTC'");
        executer(connexion, "set local datestyle = 'ISO, YMD'");
        executer(connexion, "set local intervalstyle = 'iso_8601'");
        for (String[] declencheur : declencheurs) {
            basculer(connexion, declencheur, "disable");
        }
        for (var lien : ordre.liensADifferer()) {
            differer(connexion, lien, "deferrable initially deferred");
        }
        executer(connexion, "set constraints all deferred");
        // Les scripts peuvent avoir mis des lignes : celles de l'archive les remplacent toutes.
        executer(
                connexion,
                "truncate "
                        + tables.values().stream()
                                .map(t -> Catalogue.entreGuillemets(t.schema()) + "."
                                        + Catalogue.entreGuillemets(t.nom()))
                                .collect(Collectors.joining(", "))
                        // Une session ou un lien, que l'archive ne porte pas, nomme aussi un compte.
                        + " cascade");
    }

    private void achever(Connection connexion, OrdreDesTables ordre, List<String[]> declencheurs) throws SQLException {
        executer(connexion, "set constraints all immediate");
        for (var lien : ordre.liensADifferer()) {
            differer(connexion, lien, "not deferrable");
        }
        for (String[] declencheur : declencheurs) {
            basculer(connexion, declencheur, "enable");
        }
        for (var sequence : manifeste.sequences()) {
            try (var requete = connexion.prepareStatement("select setval(?::regclass, ?, ?)")) {
                requete.setString(
                        1,
                        Catalogue.entreGuillemets(sequence.schema()) + "." + Catalogue.entreGuillemets(sequence.nom()));
                requete.setLong(2, sequence.valeur());
                requete.setBoolean(3, sequence.appelee());
                requete.execute();
            }
        }
    }

    private static void basculer(Connection connexion, String[] declencheur, String etat) throws SQLException {
        executer(
                connexion,
                "alter table %s.%s %s trigger %s"
                        .formatted(
                                Catalogue.entreGuillemets(declencheur[0]),
                                Catalogue.entreGuillemets(declencheur[1]),
                                etat,
                                Catalogue.entreGuillemets(declencheur[2])));
    }

    private static void differer(Connection connexion, Catalogue.Lien lien, String quand) throws SQLException {
        executer(
                connexion,
                "alter table %s alter constraint %s %s"
                        .formatted(lien.table(), Catalogue.entreGuillemets(lien.contrainte()), quand));
    }

    private void copier(Connection connexion, ZipFile zip, Manifeste.Table table) throws SQLException, IOException {
        ZipEntry entree = Objects.requireNonNull(zip.getEntry(table.entree()));
        var condensat = Archive.sha256();
        long lignes;
        try (InputStream texte =
                new DigestInputStream(new BufferedInputStream(zip.getInputStream(entree)), condensat)) {
            CopyManager copie = connexion.unwrap(PGConnection.class).getCopyAPI();
            lignes = copie.copyIn(
                    "copy %s from stdin with (format text, header match, encoding 'UTF8')"
                            .formatted(new Catalogue.Table(table.schema(), table.nom(), table.colonnes()).pourCopier()),
                    texte,
                    1 << 16);
        }
        if (lignes != table.lignes() || !Archive.enHexadecimal(condensat).equals(table.sha256())) {
            throw Archive.abimee(archive, "l'entrée « %s » a changé pendant la restauration".formatted(table.entree()));
        }
    }

    private static void executer(Connection connexion, String instruction) throws SQLException {
        try (var requete = connexion.createStatement()) {
            requete.execute(instruction);
        }
    }
}
