package fr.halle.document.reception;

import fr.halle.platform.OperationRefusee;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dit ce qu'est un fichier à son contenu, et refuse ce qui n'est pas admis, ce qui est protégé, et ce qui se donne pour autre chose. */
@Component
class Reconnaissance {

    private static final int DEBUT = 64 * 1024;

    private final ReglagesDesPieces reglages;

    Reconnaissance(ReglagesDesPieces reglages) {
        this.reglages = reglages;
    }

    /** La bibliothèque ne se charge qu'au premier fichier reçu. */
    private static final class Signatures {
        private static final MimeTypes TOUTES = MimeTypes.getDefaultMimeTypes();
    }

    /**
     * @param nom déjà lu par {@link NomDeFichier}
     * @throws OperationRefusee d'une phrase qui dit quoi faire
     */
    TypeDeFichier reconnaitre(Path fichier, String nom) throws IOException {
        var signature = signature(fichier);
        var extension = NomDeFichier.extension(nom);
        var type = switch (signature) {
            case "application/pdf" -> TypeDeFichier.PDF;
            case "image/png" -> TypeDeFichier.PNG;
            case "image/jpeg" -> TypeDeFichier.JPEG;
            case "application/x-tika-msoffice", "application/x-tika-ooxml-protected" ->
                throw new OperationRefusee(
                        "Ce document est dans un ancien format de bureautique, ou protégé par un mot de passe : enregistrez-le sans mot de passe, en PDF ou dans un format récent (.docx, .xlsx, .odt, .ods), puis déposez-le de nouveau.");
            default -> autre(fichier, signature, extension);
        };
        if (type == null || !reglages.types().contains(type)) {
            throw new OperationRefusee(
                    "Ce fichier est %s, ce qui ne se dépose pas ici : convertissez-le dans l'un de ces formats (%s), puis déposez-le de nouveau."
                            .formatted(
                                    type == null ? "d'un autre type (" + signature + ")" : type.libelle(),
                                    reglages.formats()));
        }
        if (!type.extensions().contains(extension)) {
            throw new OperationRefusee(
                    "Le nom de ce fichier %s, mais son contenu est %s : renommez-le en « .%s » si c'est bien lui, ou choisissez le bon fichier."
                            .formatted(
                                    extension.isEmpty() ? "n'a pas d'extension" : "finit par « ." + extension + " »",
                                    type.libelle(),
                                    type.extensions().getFirst()));
        }
        if (type == TypeDeFichier.PDF && PdfChiffre.est(fichier)) {
            throw new OperationRefusee(
                    "Ce PDF est chiffré ou protégé par un mot de passe : ouvrez-le, imprimez-le dans un nouveau PDF sans protection, puis déposez celui-ci.");
        }
        return type;
    }

    private static @Nullable TypeDeFichier autre(Path fichier, String signature, String extension) throws IOException {
        if (Conteneur.semble(fichier)) {
            return Conteneur.lire(fichier);
        }
        if (Set.of("text/html", "application/xhtml+xml").contains(signature)) {
            return null;
        }
        if (signature.startsWith("text/") || signature.equals("application/json")) {
            return TexteRecu.reconnaitre(fichier, extension);
        }
        return null;
    }

    private static String signature(Path fichier) throws IOException {
        try (var flux = Files.newInputStream(fichier)) {
            return Signatures.TOUTES
                    .detect(new ByteArrayInputStream(flux.readNBytes(DEBUT)), new Metadata())
                    .getBaseType()
                    .toString();
        }
    }
}
