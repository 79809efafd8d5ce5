package fr.halle.platform.tableur;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ouvre un fichier de tableau, quel que soit son format, et refuse d'une phrase ce qui n'en est pas un. */
public final class Tableaux {

    private Tableaux() {}

    /**
     * Ouvre un fichier et lit ses entêtes. Le format se lit dans le contenu, jamais dans l'extension.
     *
     * @throws OperationRefusee si le fichier manque, est vide, chiffré, coupé, démesuré, ou n'est pas un tableau
     */
    public static Tableau ouvrir(Path fichier, Options options) {
        verifier(fichier);
        try {
            return switch (Reconnaissance.reconnaitre(fichier)) {
                case CSV -> TableauCsv.ouvrir(fichier, options);
                case XLSX, ODS ->
                    throw new OperationRefusee("Ce classeur ne se lit pas encore : enregistrez-le en CSV.");
            };
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

    private static void verifier(Path fichier) {
        if (!Files.isRegularFile(fichier) || !Files.isReadable(fichier)) {
            throw new OperationRefusee(
                    "Le fichier « %s » ne peut pas être lu : vérifiez son nom et ses droits.".formatted(fichier));
        }
    }
}
