package fr.halle.essai;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.client.EmbeddedValidator;
import tools.jackson.databind.json.JsonMapper;

/** Le validateur du W3C, dans le processus des essais : rien ne sort de la machine. */
public final class ValidateurHtml {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ValidateurHtml() {}

    /** Les erreurs et les avertissements d'une page entière, une phrase chacun ; vide si elle est valide. */
    public static List<String> erreurs(String html) {
        var validateur = new EmbeddedValidator();
        validateur.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        String rapport;
        try {
            rapport = validateur.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new IllegalStateException("Le validateur HTML n'a pas pu lire la page", e);
        }
        var erreurs = new ArrayList<String>();
        for (var message : JSON.readTree(rapport).path("messages")) {
            var nature = message.path("type").asString() + message.path("subType").asString("");
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
}
