package fr.halle.essai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Garder la grammaire d'une page à l'autre ne change rien à ce que l'on relève, à deux mots près d'une phrase. */
class ValidateurHtmlTest {

    private static final String PAGE =
            "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Essai</title></head><body>%s</body></html>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h1>Tout va bien</h1><p>Une page en règle.</p>",
                "<h1>Identités</h1><p id=\"a\">Un</p><p id=\"a\">Deux</p>",
                "<h1>Rôles</h1><ul role=\"list\"><li>Un</li></ul>",
                "<p><div>Bloc dans un paragraphe</div></p>",
                "<table><tr><td colspan=\"2\">Un</td></tr><tr><td>Deux</td></tr></table>",
                "<img src=\"x y.png\"><a href=\"http://[\">lien</a>",
                "<label for=\"absent\">Nom</label><input type=\"text\" aria-describedby=\"rien\" value=\"a\" inconnu>",
                "<h1>Coupée</h1><section><p>Une section sans titre",
                "<h1>Cassée</h1></main><p>\u0001</p>&inconnue; <b><i>croisées</b></i>",
            })
    void elle_releve_autant_que_le_validateur_de_reference(String corps) throws Exception {
        var page = PAGE.formatted(corps);

        var relevees = IntStream.range(0, 2)
                .mapToObj(_ -> ValidateurHtml.erreurs(page).stream()
                        .map(e -> e.replaceFirst(" — (?s).*$", "").replace("Bad URL: ", ""))
                        .toList())
                .toList();

        assertThat(relevees.getFirst()).isEqualTo(reference(page));
        assertThat(relevees.getLast()).isEqualTo(relevees.getFirst());
    }

    /** Sur un fil à la pile haute, comme celui des essais. */
    private static List<String> reference(String page) throws Exception {
        var lue = new FutureTask<>(() -> lire(page));
        new Thread(null, lue, "reference", 64L * 1024 * 1024).start();
        return lue.get();
    }

    private static List<String> lire(String page) throws Exception {
        var validateur = new EmbeddedValidator();
        validateur.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        var json = validateur.validate(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
        return JsonMapper.shared()
                .readTree(json)
                .path("messages")
                .valueStream()
                .filter(m -> !m.path("type").asString().equals("info")
                        || !m.path("subType").asString("").isEmpty())
                .map(m -> "ligne %d : %s"
                        .formatted(m.path("lastLine").asInt(), m.path("message").asString()))
                .toList();
    }
}
