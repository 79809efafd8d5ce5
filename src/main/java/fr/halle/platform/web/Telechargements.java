package fr.halle.platform.web;

import fr.halle.platform.Introuvable;
import fr.halle.platform.sortie.Format;
import fr.halle.platform.sortie.Origine;
import fr.halle.platform.sortie.Sorties;
import fr.halle.platform.sortie.Tableau;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Répond par un fichier. Il est d'abord écrit en entier à part : une erreur a encore sa page, et la base est rendue avant que
 * le réseau de la personne, lent peut-être, ne prenne le relais.
 */
@Component
@ConditionalOnWebApplication
public class Telechargements {

    /** La fin de l'adresse d'une liste à télécharger : {@code "/sources." + FORMAT}. */
    public static final String FORMAT = "{format:csv|xlsx|ods}";

    /** Fichiers préparés en même temps : ils ne prennent jamais toutes les connexions à la base. */
    private static final int ENSEMBLE = 3;

    private static final int PATIENCE_S = 30;

    private final Sorties sorties;
    private final Semaphore places = new Semaphore(ENSEMBLE, true);

    Telechargements(Sorties sorties) {
        this.sorties = sorties;
    }

    /** @param extension celle de l'adresse : {@code csv}, {@code xlsx} ou {@code ods} */
    public void envoyer(Tableau<?> tableau, String extension, HttpServletRequest requete, HttpServletResponse reponse) {
        var format = Format.deExtension(extension)
                .orElseThrow(() -> new Introuvable(null, "Le format demandé n'existe pas : csv, xlsx ou ods."));
        try {
            var fichier = Files.createTempFile("halle-", "." + format.extension());
            try {
                preparer(tableau, format, adresse(requete), fichier);
                reponse.setContentType(format.type());
                reponse.setContentLengthLong(Files.size(fichier));
                reponse.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%s.%s\""
                                .formatted(tableau.nom(), tableau.lecture().au(), format.extension()));
                Files.copy(fichier, reponse.getOutputStream());
            } finally {
                Files.deleteIfExists(fichier);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void preparer(Tableau<?> tableau, Format format, Origine origine, Path fichier) throws IOException {
        attendreUnePlace();
        try (var sortie = new BufferedOutputStream(Files.newOutputStream(fichier))) {
            sorties.ecrire(tableau, format, origine, sortie);
        } finally {
            places.release();
        }
    }

    private void attendreUnePlace() {
        try {
            if (places.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
    }

    /** L'adresse de la requête, date et filtres compris. */
    private static Origine adresse(HttpServletRequest requete) {
        var racine = requete.getRequestURL().toString().replace(requete.getRequestURI(), "");
        return Origine.adresse(racine + Lien.de(requete).url());
    }
}
