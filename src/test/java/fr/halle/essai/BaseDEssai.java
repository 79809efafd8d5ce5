package fr.halle.essai;

import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import fr.halle.platform.base.Dossier;
import fr.halle.platform.base.Migrations;
import fr.halle.platform.base.PostgresEmbarque;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Le PostgreSQL des essais : un serveur par JVM, lancé par le même code que celui de Halle. Chaque essai qui écrit prend une
 * base à lui par {@link #neuve} ; ceux qui ne font que lire se partagent {@link #connexions}.
 */
public final class BaseDEssai {

    /** Les programmes de PostgreSQL, déballés une fois pour toutes les exécutions. */
    public static final Path BINAIRES = Path.of("target", "postgres").toAbsolutePath();

    private static final String MODELE = "modele";
    private static final AtomicInteger NUMERO = new AtomicInteger();
    private static @Nullable BaseDEssai unique;

    private final PostgresEmbarque serveur;
    private final Connexions partagee;

    private BaseDEssai() throws IOException {
        Files.createDirectories(BINAIRES);
        Path dossier = Files.createTempDirectory("halle-essai-");
        serveur = PostgresEmbarque.preparerEphemere(new Dossier(dossier).preparer(), BINAIRES, _ -> {})
                .lancer();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            serveur.close();
            supprimer(dossier);
        }));
        creer(MODELE, "template0");
        new Migrations(sur(MODELE), _ -> {}).appliquer();
        creer("partagee", MODELE);
        partagee = sur("partagee");
    }

    /** La base migrée et vide que tous les essais de lecture se partagent. */
    public static Connexions connexions() {
        return unique().partagee;
    }

    /** Une base migrée et vide, à celui qui l'appelle seul. */
    public static Connexions neuve() {
        BaseDEssai essai = unique();
        String nom = "essai_" + NUMERO.incrementAndGet();
        essai.creer(nom, MODELE);
        return essai.sur(nom);
    }

    /** Une copie d'une base à laquelle personne n'est connecté, à celui qui l'appelle seul. */
    public static Connexions copie(Connexions modele) {
        BaseDEssai essai = unique();
        String nom = "copie_" + NUMERO.incrementAndGet();
        essai.creer(nom, modele.app().url().replaceFirst(".*/", ""));
        return essai.sur(nom);
    }

    /** Une base sans aucun schéma, pour essayer les migrations elles-mêmes. */
    public static Connexions vierge() {
        BaseDEssai essai = unique();
        String nom = "vierge_" + NUMERO.incrementAndGet();
        essai.creer(nom, "template0");
        return essai.sur(nom);
    }

    private static synchronized BaseDEssai unique() {
        BaseDEssai base = unique;
        if (base == null) {
            try {
                base = new BaseDEssai();
                unique = base;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return base;
    }

    private synchronized void creer(String nom, String modele) {
        try (Connection administrateur = serveur.administrateur().ouvrir();
                var requete = administrateur.createStatement()) {
            requete.execute("create database %s template %s owner halle_proprietaire strategy file_copy"
                    .formatted(nom, modele));
        } catch (SQLException e) {
            throw new IllegalStateException("La base d'essai " + nom + " ne peut pas être créée", e);
        }
    }

    private Connexions sur(String base) {
        Connexions halle = serveur.connexions();
        return new Connexions(
                halle.proprietaire() == null ? null : sur(halle.proprietaire(), base),
                sur(halle.app(), base),
                sur(halle.lecture(), base));
    }

    private static Connexion sur(Connexion connexion, String base) {
        return new Connexion(
                connexion.url().replaceFirst("/halle$", "/" + base), connexion.utilisateur(), connexion.motDePasse());
    }

    private static void supprimer(Path dossier) {
        try (var arbre = Files.walk(dossier)) {
            arbre.sorted(java.util.Comparator.reverseOrder())
                    .forEach(chemin -> chemin.toFile().delete());
        } catch (IOException e) {
            // Un reste dans le dossier temporaire ne gêne aucun essai.
        }
    }
}
