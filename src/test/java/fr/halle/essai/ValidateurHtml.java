package fr.halle.essai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nu.validator.client.EmbeddedValidator;
import nu.validator.validation.SimpleDocumentValidator;
import nu.validator.xml.SystemErrErrorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Le validateur du W3C, dans le processus des essais : rien ne sort de la machine. Sa grammaire se compile une fois par JVM. */
public final class ValidateurHtml {

    private static final long PILE = 64L * 1024 * 1024;

    private static @Nullable SimpleDocumentValidator grammaire;

    private ValidateurHtml() {}

    /** Les erreurs et les avertissements d'une page entière, une phrase chacun ; vide si elle est valide. */
    public static synchronized List<String> erreurs(String html) {
        // La grammaire de HTML s'applique par récursion : elle demande une pile plus haute que celle d'un fil
        // ordinaire.
        var rapport = new FutureTask<>(() -> juger(html));
        new Thread(null, rapport, "validateur-html", PILE).start();
        try {
            return rapport.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Le validateur HTML n'a pas pu lire la page", e);
        }
    }

    private static List<String> juger(String html) throws Exception {
        var validateur = grammaire;
        if (validateur == null) {
            // Comme EmbeddedValidator, qui en compile une à chaque page.
            validateur = new SimpleDocumentValidator(true, false, true);
            validateur.setUpMainSchema(EmbeddedValidator.SCHEMA_URL, new SystemErrErrorHandler());
            grammaire = validateur;
        }
        var releve = new Releve(html.lines().toList());
        validateur.setUpValidatorAndParsers(releve, false, false);
        lire(validateur, html, releve);
        return List.copyOf(releve.erreurs);
    }

    /** Une faute fatale est déjà au relevé quand elle arrête la lecture. */
    private static void lire(SimpleDocumentValidator validateur, String html, Releve releve)
            throws IOException, SAXException {
        try {
            validateur.checkHtmlInputSource(
                    new InputSource(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8))));
        } catch (SAXParseException e) {
            if (releve.erreurs.isEmpty()) {
                throw e;
            }
        }
    }

    private static final class Releve implements ErrorHandler {

        private final List<String> erreurs = new ArrayList<>();
        private final List<String> lignes;

        private Releve(List<String> lignes) {
            this.lignes = lignes;
        }

        @Override
        public void warning(SAXParseException faute) {
            noter(faute);
        }

        @Override
        public void error(SAXParseException faute) {
            noter(faute);
        }

        @Override
        public void fatalError(SAXParseException faute) {
            noter(faute);
        }

        private void noter(SAXParseException faute) {
            var ligne = faute.getLineNumber();
            var texte = ligne < 1 || ligne > lignes.size()
                    ? ""
                    : lignes.get(ligne - 1).strip();
            erreurs.add("ligne %d : %s — %s".formatted(ligne, faute.getMessage(), texte));
        }
    }
}
