package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Le dossier de données de PostgreSQL : sa création en une fois, son contrôle avant chaque lancement. */
final class Grappe {

    private final Dossier dossier;
    private final BinairesPostgres binaires;
    private final CompteSysteme compte;
    private final Path donnees;

    Grappe(Dossier dossier, BinairesPostgres binaires, CompteSysteme compte) {
        this.dossier = dossier;
        this.binaires = binaires;
        this.compte = compte;
        this.donnees = dossier.postgres(binaires.majeure());
    }

    Path donnees() {
        return donnees;
    }

    /** Rend les mots de passe des rôles d'une grappe prête à être lancée, après l'avoir créée au besoin. */
    Map<String, String> preparer(Consumer<String> suivi) {
        try {
            if (estVide(donnees)) {
                refuserUneAutreMajeure();
                return creer(suivi);
            }
            controler();
            return motsDePasse(suivi);
        } catch (IOException e) {
            throw Fichiers.refus("La base de %s ne peut pas être préparée".formatted(dossier.racine()), e);
        }
    }

    private void refuserUneAutreMajeure() throws IOException {
        try (var autres = Files.newDirectoryStream(dossier.racine(), "postgres-[0-9]*")) {
            for (Path autre : autres) {
                String nom = autre.getFileName().toString();
                if (!autre.equals(donnees) && !nom.contains("tmp") && Files.exists(autre.resolve("PG_VERSION"))) {
                    throw new OperationRefusee(
                            JournalPostgres.autreVersion(autre, "la version " + nom.substring("postgres-".length())));
                }
            }
        }
    }

    private void controler() throws IOException {
        var attendu = compte.proprietaireAttendu(dossier.racine());
        var reel = Files.getOwner(donnees);
        if (!reel.equals(attendu)) {
            throw new OperationRefusee(
                    ("Les données de %s appartiennent au compte « %s », pas à « %s » : relancez Halle avec le compte qui les a "
                                    + "créées, ou indiquez un autre dossier par --donnees.")
                            .formatted(donnees, reel.getName(), attendu.getName()));
        }
        Files.setPosixFilePermissions(donnees, PosixFilePermissions.fromString("rwx------"));
        Path marque = donnees.resolve("PG_VERSION");
        if (!Files.isRegularFile(marque)) {
            throw new OperationRefusee(JournalPostgres.abimees(donnees, "le fichier PG_VERSION manque"));
        }
        String version = Files.readString(marque, StandardCharsets.ISO_8859_1).strip();
        if (!version.equals(String.valueOf(binaires.majeure()))) {
            throw new OperationRefusee(
                    version.matches("\\d+(\\.\\d+)?")
                            ? JournalPostgres.autreVersion(donnees, "la version " + version)
                            : JournalPostgres.abimees(donnees, "le fichier PG_VERSION est illisible"));
        }
    }

    /** Tout se fait dans un dossier provisoire, renommé à la fin : une création interrompue ne laisse pas de demi-base. */
    private Map<String, String> creer(Consumer<String> suivi) throws IOException {
        suivi.accept("Création de la base dans %s…".formatted(dossier.racine()));
        Fichiers.supprimerProvisoires(dossier.racine(), donnees.getFileName().toString());
        Map<String, String> secrets = Secrets.lire(dossier.secrets());
        if (secrets.isEmpty()) {
            secrets = Secrets.tirer();
        }
        Path provisoire = dossier.racine()
                .resolve(donnees.getFileName() + ".tmp-"
                        + ProcessHandle.current().pid());
        Path motDePasse = dossier.racine().resolve(".mot-de-passe");
        Fichiers.creerReserve(provisoire);
        try {
            Fichiers.ecrireReserve(motDePasse, secrets.get(Secrets.ADMINISTRATEUR) + "\n");
            compte.confier(motDePasse, dossier.racine());
            compte.confier(provisoire, dossier.racine());
            executer(
                    List.of(
                            binaires.programme("initdb"),
                            "-D",
                            provisoire.toString(),
                            "-U",
                            Secrets.ADMINISTRATEUR,
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + motDePasse,
                            "-E",
                            "UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--no-instructions"),
                    "",
                    "PostgreSQL prépare son dossier",
                    suivi);
            ecrireAcces(provisoire);
            administrer(provisoire, creation(secrets), suivi);
            Secrets.enregistrer(dossier.secrets(), secrets);
            Files.move(provisoire, donnees, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(motDePasse);
            Fichiers.supprimerArbre(provisoire);
        }
        return secrets;
    }

    /** Personne n'entre sans mot de passe, et chaque rôle n'entre que dans les bases de Halle. */
    private static void ecrireAcces(Path donnees) throws IOException {
        Files.writeString(donnees.resolve("pg_hba.conf"), """
                host all postgres,halle_proprietaire,halle_app,halle_lecture 127.0.0.1/32 scram-sha-256
                """);
    }

    private Map<String, String> motsDePasse(Consumer<String> suivi) throws IOException {
        Map<String, String> secrets = Secrets.lire(dossier.secrets());
        if (!secrets.isEmpty()) {
            return secrets;
        }
        suivi.accept("Les mots de passe de la base manquent : Halle en tire de nouveaux.");
        Map<String, String> nouveaux = Secrets.tirer();
        StringBuilder sql = new StringBuilder();
        nouveaux.forEach(
                (role, motDePasse) -> sql.append("alter role %s password '%s';\n\n".formatted(role, motDePasse)));
        administrer(donnees, sql.toString(), suivi);
        Secrets.enregistrer(dossier.secrets(), nouveaux);
        return nouveaux;
    }

    private static String creation(Map<String, String> secrets) {
        return """
                create role halle_proprietaire login nosuperuser password '%s';

                create role halle_app login nosuperuser nobypassrls password '%s';

                create role halle_lecture login nosuperuser nobypassrls password '%s';

                alter role halle_lecture set default_transaction_read_only = on;

                create database halle owner halle_proprietaire;

                revoke all on database halle from public;

                grant connect, temporary on database halle to halle_app;

                grant connect on database halle to halle_lecture;

                """.formatted(secrets.get(Secrets.PROPRIETAIRE), secrets.get(Secrets.APP), secrets.get(Secrets.LECTURE));
    }

    /** Le mode à un seul utilisateur n'ouvre aucun port : l'administrateur n'a pas à se connecter par le réseau. */
    private void administrer(Path ou, String sql, Consumer<String> suivi) throws IOException {
        executer(
                List.of(
                        binaires.programme("postgres"),
                        "--single",
                        "-j",
                        "-D",
                        ou.toString(),
                        "-c",
                        "exit_on_error=on",
                        "template1"),
                sql,
                "PostgreSQL crée les comptes de la base",
                suivi);
    }

    private void executer(List<String> programme, String entree, String quoi, Consumer<String> suivi)
            throws IOException {
        JournalPostgres journal = new JournalPostgres(dossier.journaux().resolve("postgres-creation.log"));
        journal.marquer();
        Process processus = new ProcessBuilder(compte.commande(new ArrayList<>(programme)))
                .directory(dossier.racine().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(journal.fichier().toFile()))
                .start();
        try (var sortie = processus.getOutputStream()) {
            sortie.write(entree.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Le programme est mort avant de lire : son journal, lu plus bas, dit pourquoi.
        }
        Attente attente = new Attente(suivi);
        while (processus.isAlive()) {
            attente.patienter(quoi);
        }
        if (processus.exitValue() != 0) {
            throw journal.refus(donnees);
        }
    }

    private static boolean estVide(Path dossier) throws IOException {
        if (!Files.exists(dossier)) {
            return true;
        }
        try (var contenu = Files.newDirectoryStream(dossier)) {
            return !contenu.iterator().hasNext();
        }
    }
}
