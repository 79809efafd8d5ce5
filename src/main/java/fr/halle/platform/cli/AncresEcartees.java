package fr.halle.platform.cli;

import fr.halle.platform.Ancrage;
import fr.halle.platform.base.Dossier;
import fr.halle.platform.base.Fichiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Les ancres qui attestent plus que ce qu'une base restaurée contient. Elles restent vraies de la base d'avant : elles partent
 * avec elle, et rien ne s'en perd.
 */
final class AncresEcartees {

    private final Dossier dossier;
    private List<Path> ancres = List.of();

    AncresEcartees(Dossier dossier) {
        this.dossier = dossier;
    }

    void trouver(Ancrage ancrage) {
        ancres = ancrage.etrangeres();
    }

    /** @param ancienne le dossier de la base d'avant ; {@code null} si elle n'est pas gardée ici */
    void ranger(@Nullable Path ancienne, Console console) {
        if (ancres.isEmpty()) {
            return;
        }
        Path vers = ancienne != null
                ? new Dossier(ancienne).ancres()
                : dossier.racine()
                        .resolve("ancres-avant-restauration-"
                                + DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss")
                                        .format(LocalDateTime.now()));
        try {
            Fichiers.creerReserve(vers);
            for (Path ancre : ancres) {
                Path place = vers.resolve(dossier.ancres().relativize(ancre).toString());
                Files.createDirectories(place.resolve("..").normalize());
                Files.move(ancre, place, StandardCopyOption.REPLACE_EXISTING);
            }
            try (var cles = Files.newDirectoryStream(dossier.ancres(), "cle-*.pem")) {
                for (Path cle : cles) {
                    Files.copy(cle, vers.resolve(cle.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw Fichiers.refus("Les ancres de la base d'avant ne peuvent pas être rangées dans " + vers, e);
        }
        console.dire(
                "La base restaurée est plus ancienne que des ancres de ce dossier (%d) : les actes qu'elles attestent n'y sont pas. Elles sont gardées dans %s."
                        .formatted(ancres.size(), vers));
    }
}
