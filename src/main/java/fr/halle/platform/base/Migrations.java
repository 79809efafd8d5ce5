package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Met le schéma à jour, module par module. L'empreinte de tous les scripts est gardée dans la base : quand elle n'a pas
 * changé, Flyway n'est même pas chargé.
 */
public final class Migrations {

    /** Dans l'ordre des dépendances ; un module dont le dossier manque est passé. */
    private static final List<String> MODULES = List.of(
            "platform",
            "journal",
            "source",
            "territoire",
            "acces",
            "document",
            "echeance",
            "dispositif",
            "programme",
            "convention",
            "financement",
            "pilotage");

    private static final Pattern VERSION = Pattern.compile("V([0-9._]+)__.*\\.sql");

    private static final long CLE_DU_VERROU = 0x48414C4C45L;

    private final Connexions connexions;
    private final Consumer<String> suivi;

    public Migrations(Connexions connexions, Consumer<String> suivi) {
        this.connexions = connexions;
        this.suivi = suivi;
    }

    /**
     * Crée dans une base vide le schéma tel qu'il était à ces versions, laisse {@code chargement} le remplir, puis le mène à la
     * version de cette Halle. Le verrou des migrations est tenu du début à la fin : aucune autre Halle ne voit l'entre-deux.
     *
     * @param versions la dernière version appliquée de chaque module ; un module absent est créé après le chargement
     */
    public String appliquerAutourDe(Map<String, String> versions, Chargeur chargement) {
        Connexion proprietaire = proprietaire();
        try (Connection verrou = proprietaire.ouvrir()) {
            attendreSonTour(verrou);
            exigerLesRoles(verrou);
            chargement.controler(verrou);
            suivi.accept("Création du schéma de l'archive…");
            MODULES.stream()
                    .filter(versions::containsKey)
                    .forEach(module -> migrer(proprietaire, module, versions.get(module)));
            chargement.charger(verrou);
            suivi.accept("Mise à jour du schéma…");
            MODULES.stream().filter(Migrations::existe).forEach(module -> migrer(proprietaire, module, null));
            noter(verrou, empreinte());
            return empreinte();
        } catch (SQLException e) {
            throw Connexion.refus(e);
        }
    }

    /** Remplit les tables d'un schéma qui vient d'être créé. */
    public interface Chargeur {

        /** Refuse une base qui ne peut pas être remplie, avant qu'elle soit touchée. */
        void controler(Connection connexion) throws SQLException;

        /** @param connexion celle du propriétaire, qui tient le verrou des migrations */
        void charger(Connection connexion) throws SQLException;
    }

    /** Compare deux numéros de version de scripts : « 2 » vient avant « 10 ». */
    public static int comparer(String une, String autre) {
        return MigrationVersion.fromVersion(une).compareTo(MigrationVersion.fromVersion(autre));
    }

    /** Les modules de cette Halle, dans l'ordre où ils se migrent, et leur dernière version : « 0 » sans script daté. */
    public static Map<String, String> dernieresVersions() {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String module : MODULES) {
            try {
                versions.put(
                        module,
                        scripts(module).stream()
                                .map(script -> VERSION.matcher(String.valueOf(script.getFilename())))
                                .filter(Matcher::matches)
                                .map(nom -> MigrationVersion.fromVersion(nom.group(1)))
                                .max(Comparator.naturalOrder())
                                .map(MigrationVersion::getVersion)
                                .orElse("0"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return versions;
    }

    /** Applique ce qui manque et rend l'empreinte du schéma. */
    public String appliquer() {
        String voulue = empreinte();
        if (voulue.equals(empreinteEnBase())) {
            return voulue;
        }
        Connexion proprietaire = proprietaire();
        try (Connection verrou = proprietaire.ouvrir()) {
            attendreSonTour(verrou);
            if (!voulue.equals(empreinteEnBase())) {
                suivi.accept("Mise à jour du schéma…");
                exigerLesRoles(verrou);
                MODULES.stream().filter(Migrations::existe).forEach(module -> migrer(proprietaire, module, null));
                noter(verrou, voulue);
            }
            return voulue;
        } catch (SQLException e) {
            throw Connexion.refus(e);
        }
    }

    private Connexion proprietaire() {
        Connexion proprietaire = connexions.proprietaire();
        if (proprietaire == null) {
            throw new OperationRefusee(
                    "Le schéma de la base doit être mis à jour : donnez par %s l'adresse de la base avec le rôle %s."
                            .formatted(BaseVoisine.URL_MIGRATION, Secrets.PROPRIETAIRE));
        }
        return proprietaire;
    }

    /** L'empreinte des scripts de cette Halle. */
    public static String empreinte() {
        try {
            MessageDigest condensat = MessageDigest.getInstance("SHA-256");
            for (String module : MODULES) {
                for (Resource script : scripts(module)) {
                    condensat.update((module + "/" + script.getFilename() + "\n").getBytes(StandardCharsets.UTF_8));
                    condensat.update(script.getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(condensat.digest()).substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Resource> scripts(String module) throws IOException {
        var motif = "classpath*:db/migration/" + module + "/*.sql";
        return Arrays.stream(
                        new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader()).getResources(motif))
                .sorted(Comparator.comparing(script -> String.valueOf(script.getFilename())))
                .toList();
    }

    private static boolean existe(String module) {
        try {
            return !scripts(module).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String empreinteEnBase() {
        try (Connection connexion = connexions.app().ouvrir();
                var requete = connexion.createStatement()) {
            try (var table = requete.executeQuery("select to_regclass('platform.version_schema') is not null")) {
                table.next();
                if (!table.getBoolean(1)) {
                    return "";
                }
            }
            try (var ligne = requete.executeQuery("select empreinte from platform.version_schema")) {
                return ligne.next() ? ligne.getString(1) : "";
            }
        } catch (SQLException e) {
            // 3F000 et 42501 : le schéma n'existe pas encore, ou n'est pas encore ouvert au rôle.
            if ("3F000".equals(e.getSQLState()) || "42501".equals(e.getSQLState())) {
                return "";
            }
            throw Connexion.refus(e);
        }
    }

    /** Deux Halle qui démarrent ensemble sur une base externe migrent l'une après l'autre. */
    private void attendreSonTour(Connection connexion) throws SQLException {
        Attente attente = new Attente(suivi);
        while (true) {
            try (var requete = connexion.prepareStatement("select pg_try_advisory_lock(?)")) {
                requete.setLong(1, CLE_DU_VERROU);
                try (var reponse = requete.executeQuery()) {
                    reponse.next();
                    if (reponse.getBoolean(1)) {
                        return;
                    }
                }
            }
            attente.patienter("Une autre Halle met le schéma à jour : celle-ci attend");
        }
    }

    private static void exigerLesRoles(Connection connexion) throws SQLException {
        String sql = """
                select string_agg(role, ', ')
                from unnest(array['halle_proprietaire', 'halle_app', 'halle_lecture']) role
                where not exists (select from pg_roles where rolname = role)
                """;
        try (var requete = connexion.createStatement();
                var reponse = requete.executeQuery(sql)) {
            reponse.next();
            String manquants = reponse.getString(1);
            if (manquants != null) {
                throw new OperationRefusee(
                        "Il manque des rôles à la base (%s) : demandez à son administrateur de les créer, puis relancez."
                                .formatted(manquants));
            }
        }
    }

    /** @param jusqua la version où s'arrêter, sans les scripts répétables, qui sont ceux d'aujourd'hui ; {@code null} pour tout */
    private void migrer(Connexion proprietaire, String module, @Nullable String jusqua) {
        try {
            FluentConfiguration reglages = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(proprietaire.url(), proprietaire.utilisateur(), proprietaire.motDePasse())
                    .locations("classpath:db/migration/" + module)
                    .schemas(module)
                    .defaultSchema(module)
                    .createSchemas(true)
                    .table("historique_schema")
                    // Par défaut Flyway tolère une base plus récente que le programme ; nous la refusons.
                    .ignoreMigrationPatterns(new String[0])
                    .placeholderReplacement(false);
            if (jusqua != null) {
                reglages.target(jusqua).repeatableSqlMigrationPrefix("aucun script répétable");
            }
            reglages.load().migrate();
        } catch (FlywayValidateException e) {
            throw new OperationRefusee(
                    ("La base vient d'une autre version de Halle, plus récente ou modifiée (module %s) : rien n'a été modifié. "
                                    + "Lancez la Halle qui l'a créée, ou une plus récente.")
                            .formatted(module),
                    e);
        } catch (FlywayException e) {
            throw new OperationRefusee(
                    "Le schéma du module %s ne peut pas être mis à jour : %s".formatted(module, premiereLigneUtile(e)),
                    e);
        }
    }

    private static String premiereLigneUtile(FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return String.valueOf(sql.getMessage()).replace('\n', ' ');
            }
        }
        return String.valueOf(e.getMessage()).strip().replace('\n', ' ');
    }

    private static void noter(Connection connexion, String empreinte) throws SQLException {
        try (var veille = connexion.createStatement()) {
            veille.execute("select platform.veiller()");
        }
        String sql = """
                insert into platform.version_schema (empreinte) values (?)
                on conflict (unique_ligne) do update set empreinte = excluded.empreinte, posee_le = clock_timestamp()
                """;
        try (var requete = connexion.prepareStatement(sql)) {
            requete.setString(1, empreinte);
            requete.executeUpdate();
        }
    }
}
