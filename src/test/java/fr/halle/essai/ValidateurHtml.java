package fr.halle.essai;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nu.validator.client.EmbeddedValidator;
import tools.jackson.databind.json.JsonMapper;

/** Le validateur du W3C, dans le processus des essais : rien ne sort de la machine. */
public final class ValidateurHtml {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final long PILE = 64L * 1024 * 1024;

    private ValidateurHtml() {}

    /** Les erreurs et les avertissements d'une page entière, une phrase chacun ; vide si elle est valide. */
    public static List<String> erreurs(String html) {
        var rapport = rapport(html);
        var erreurs = new ArrayList<String>();
        for (var message : JSON.readTree(rapport).path("messages")) {
            var nature =
                    message.path("type").asString() + message.path("subType").asString("");
            if (!nature.equals("info")) {
                erreurs.add("ligne %s : %s — %s"
                        .formatted(
                                message.path("lastLine").asInt(),
                                message.path("message").asString(),
                                message.path("extract").asString("")));
            }
        }
        return erreurs;
    }

    /** La grammaire de HTML s'applique par récursion : elle demande une pile plus haute que celle d'un fil ordinaire. */
    private static String rapport(String html) {
        var rapport = new FutureTask<>(() -> {
            var validateur = new EmbeddedValidator();
            validateur.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
            return validateur.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        });
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
}
