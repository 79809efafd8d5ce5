package fr.halle.platform.tableur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.classeur.TableauDeFeuille;
import fr.halle.platform.tableur.csv.Passe;
import fr.halle.platform.tableur.csv.TableauCsv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Ouvre un fichier de tableau, quel que soit son format, et refuse d'une phrase ce qui n'en est pas un. */
public final class Tableaux {

    /** Les extensions qui ne trompent personne. */
    private static final Set<String> NEUTRES =
            Set.of("", ".txt", ".tsv", ".tab", ".xlsm", ".xltx", ".ots", ".tmp", ".bin");

    private Tableaux() {}

    /**
     * Ouvre un fichier et lit ses entêtes. Le format se lit dans le contenu, jamais dans l'extension.
     *
     * @throws OperationRefusee si le fichier manque, est vide, chiffré, coupé, démesuré, ou n'est pas un tableau
     */
    public static Tableau ouvrir(Path fichier, Options options) {
        verifier(fichier);
        try {
            var format = Reconnaissance.reconnaitre(fichier);
            var tableau = format == Format.CSV
                    ? TableauCsv.ouvrir(fichier, options)
                    : TableauDeFeuille.ouvrir(format, fichier, options.feuille());
            var extension = extension(fichier);
            return extension.equals(format.extension()) || NEUTRES.contains(extension)
                    ? tableau
                    : new TableauMalNomme(tableau, extension);
        } catch (IOException | UncheckedIOException e) {
            throw Phrases.illisible(e);
        }
    }

    /**
     * L'empreinte d'un fichier, en une lecture complète.
     *
     * @throws OperationRefusee si le fichier manque ou ne se laisse pas lire
     */
    public static Empreinte empreinte(Path fichier) {
        verifier(fichier);
        try {
            return Passe.empreinte(fichier);
        } catch (IOException e) {
            throw Phrases.illisible(e);
        }
    }

    /** L'extension en minuscules, point compris ; {@code ""} sans extension. */
    private static String extension(Path fichier) {
        var nom = String.valueOf(fichier.getFileName());
        var point = nom.lastIndexOf('.');
        return point < 0 ? "" : nom.substring(point).toLowerCase(Locale.ROOT);
    }

    private static void verifier(Path fichier) {
        if (!Files.isRegularFile(fichier) || !Files.isReadable(fichier)) {
            throw new OperationRefusee(
                    "Le fichier « %s » ne peut pas être lu : vérifiez son nom et ses droits.".formatted(fichier));
        }
    }
}
