package fr.halle.platform.banc;

import fr.halle.platform.Echelle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ce dont une mesure dispose : des bases fictives en marche, un dossier où écrire, de quoi dire où elle en est. */
public final class Etabli implements AutoCloseable {

    /** Dix fois les lignes de la nation : ce que l'on demande à une page de ne presque pas sentir. */
    public static final int GRAND = 10;

    private final Lanceur lanceur;
    private final Path racine;
    private final @Nullable Path fichier;
    private final Consumer<String> suivi;
    private final Map<Integer, HalleLancee> lancees = new TreeMap<>();

    /**
     * @param application la classe Spring Boot de Halle
     * @param racine un dossier vide, que l'appelant effacera
     * @param fichier le fichier donné par {@code --fichier}
     */
    public Etabli(Class<?> application, Path racine, @Nullable Path fichier, Consumer<String> suivi) {
        this.lanceur = new Lanceur(application);
        this.racine = racine;
        this.fichier = fichier;
        this.suivi = suivi;
    }

    /** Une Halle en marche à l'échelle de la nation, créée à la première demande et gardée pour la suite. */
    public synchronized HalleLancee nation(int facteur) {
        var lancee = lancees.get(facteur);
        if (lancee == null) {
            var dossier = racine.resolve("nation-" + facteur);
            if (!Files.exists(dossier)) {
                suivi.accept("  création d'une base fictive, nation × %d".formatted(facteur));
                lanceur.executer(
                        dossier, "generer", "--echelle", Echelle.NATION.code(), "--facteur", String.valueOf(facteur));
            }
            lancee = HalleLancee.demarrer(lanceur, dossier);
            lancees.put(facteur, lancee);
        }
        return lancee;
    }

    /** Joue une commande de Halle sur un dossier de données, jusqu'au bout. */
    public void commande(Path dossier, String... arguments) {
        lanceur.executer(dossier, arguments);
    }

    /** Un fichier où écrire, effacé à la fin. */
    public Path temporaire(String nom) {
        return racine.resolve(nom);
    }

    public Optional<Path> fichier() {
        return Optional.ofNullable(fichier);
    }

    public void dire(String phrase) {
        suivi.accept("  " + phrase);
    }

    @Override
    public synchronized void close() {
        lancees.values().forEach(HalleLancee::close);
        lancees.clear();
    }
}
