package fr.halle.document.reception;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Les documents de bureautique sont des archives ZIP : ce qu'ils sont est écrit dans une de leurs entrées. Un ZIP ordinaire n'en est pas un. */
final class Conteneur {

    /** On ne lit que le début de ces entrées : une archive piégée ne se déplie pas. */
    private static final int ENTREE = 1024 * 1024;

    private static final byte[] SIGNATURE = {'P', 'K', 3, 4};

    private Conteneur() {}

    static boolean semble(Path fichier) throws IOException {
        try (var flux = Files.newInputStream(fichier)) {
            return Arrays.equals(flux.readNBytes(SIGNATURE.length), SIGNATURE);
        }
    }

    /** @return {@code null} si c'est une archive d'autre chose */
    static @Nullable TypeDeFichier lire(Path fichier) throws IOException {
        try (var archive = new ZipFile(fichier.toFile(), StandardCharsets.UTF_8)) {
            var openDocument = entree(archive, "mimetype");
            if (openDocument.isPresent()) {
                if (entree(archive, "META-INF/manifest.xml").orElse("").contains("encryption-data")) {
                    throw new OperationRefusee(
                            "Ce document est protégé par un mot de passe : enregistrez-le sans mot de passe, puis déposez-le de nouveau.");
                }
                return TypeDeFichier.deType(openDocument.get().strip()).orElse(null);
            }
            var types = entree(archive, "[Content_Types].xml").orElse("");
            if (types.contains("macroEnabled")) {
                throw new OperationRefusee(
                        "Ce document contient des macros : enregistrez-le sans macros (.docx, .xlsx, .pptx) ou en PDF, puis déposez-le de nouveau.");
            }
            for (var type : new TypeDeFichier[] {TypeDeFichier.DOCX, TypeDeFichier.XLSX, TypeDeFichier.PPTX}) {
                if (types.contains(type.type() + ".main+xml")) {
                    return type;
                }
            }
            return null;
        } catch (ZipException e) {
            throw new OperationRefusee(
                    "Ce document est coupé ou abîmé : vérifiez qu'il s'ouvre sur votre ordinateur, enregistrez-le de nouveau, puis déposez-le.",
                    e);
        }
    }

    private static Optional<String> entree(ZipFile archive, String nom) throws IOException {
        var entree = archive.getEntry(nom);
        if (entree == null) {
            return Optional.empty();
        }
        try (var flux = archive.getInputStream(entree)) {
            return Optional.of(new String(flux.readNBytes(ENTREE), StandardCharsets.UTF_8));
        }
    }
}
