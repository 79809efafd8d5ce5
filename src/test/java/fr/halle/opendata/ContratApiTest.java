package fr.halle.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.commun.Lecture;
import fr.halle.essai.EssaiHalle;
import fr.halle.platform.web.DeuxLectures;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Le contrat gardé par le projet est celui que le code tient. */
@EssaiHalle
@TestPropertySource(
        properties = {
            "springdoc.paths-to-match=/api/v1/**",
            "springdoc.api-docs.version=openapi_3_1",
            "springdoc.default-produces-media-type=application/json",
            "springdoc.writer-with-order-by-keys=true"
        })
class ContratApiTest {

    private static final Path CONTRAT = Path.of("src/main/resources/opendata/openapi.json");

    @Autowired
    MockMvcTester web;

    @Test
    void le_contrat_garde_par_le_projet_est_celui_du_code() throws IOException {
        var genere = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .readTree(web.get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .getResponse()
                        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
        var texte = genere.toPrettyString().replace("\r\n", "\n") + "\n";
        if (Boolean.getBoolean("regenerer")) {
            Files.writeString(CONTRAT, texte);
        }

        assertThat(Files.readString(CONTRAT))
                .as("Le contrat a changé : relisez-le, puis ./mvnw test -Dtest=ContratApiTest -Dregenerer=true")
                .isEqualTo(texte);
    }

    @Test
    void le_contrat_est_servi() {
        assertThat(web.get().uri("/api/v1/openapi.json"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.openapi")
                .asString()
                .startsWith("3.1");
    }

    @TestConfiguration
    static class Contrat {

        @Bean
        OpenAPI presentation() {
            return new OpenAPI()
                    .info(new Info()
                            .title("Halle")
                            .version("v1")
                            .description(
                                    "Lecture publique. Montants en centimes entiers ; un montant absent est « non renseigné ».")
                            .license(new License().name("MIT").identifier("MIT")));
        }

        @Bean
        OpenApiCustomizer sansServeur() {
            return contrat -> {
                contrat.setServers(List.of());
                contrat.getComponents().getSchemas().remove("Lecture");
                contrat.getComponents().getSchemas().remove("DeuxLectures");
            };
        }

        /** Les listes en CSV ne rendent pas d'objet : leurs routes disent où elles sont, et le contrat les suit. */
        @Bean
        OpenApiCustomizer routesEnCsv(
                @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping correspondances) {
            return contrat -> correspondances.getHandlerMethods().entrySet().stream()
                    .filter(route -> route.getValue().getBeanType().equals(ListesEnCsv.class))
                    .flatMap(route -> route.getKey().getPatternValues().stream())
                    .map(motif -> motif.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                    .sorted()
                    .forEach(chemin -> ajouterLeCsv(contrat, chemin));
        }

        private static void ajouterLeCsv(OpenAPI contrat, String chemin) {
            var liste =
                    contrat.getPaths().get(chemin.replaceFirst("\\.csv$", "")).getGet();
            var csv = new MediaType().schema(new StringSchema());
            if (!chemin.endsWith(".csv")) {
                liste.getResponses().get("200").getContent().addMediaType("text/csv", csv);
                return;
            }
            var operation = new Operation()
                    .operationId(liste.getOperationId() + "EnCsv")
                    .tags(liste.getTags())
                    .description("La liste entière, avec les mêmes filtres, telle que les écrans l'exportent.")
                    .parameters(
                            liste.getParameters() == null
                                    ? null
                                    : liste.getParameters().stream()
                                            .filter(p ->
                                                    !List.of("page", "taille").contains(p.getName()))
                                            .toList())
                    .responses(new ApiResponses()
                            .addApiResponse(
                                    "200",
                                    new ApiResponse()
                                            .description("OK")
                                            .content(new Content().addMediaType("text/csv", csv))));
            contrat.getPaths().addPathItem(chemin, new PathItem().get(operation));
        }

        /** Une lecture s'écrit par deux paramètres d'adresse. */
        @Bean
        OperationCustomizer parametresDeLecture() {
            return (operation, methode) -> {
                var datee = Arrays.stream(methode.getMethodParameters())
                        .anyMatch(p -> p.getParameterType().equals(Lecture.class));
                var deux = Arrays.stream(methode.getMethodParameters())
                        .anyMatch(p -> p.getParameterType().equals(DeuxLectures.class));
                if (datee || deux) {
                    var parametres = new ArrayList<>(operation.getParameters().stream()
                            .filter(p -> !List.of("lecture", "lectures").contains(p.getName()))
                            .toList());
                    if (deux) {
                        parametres.add(new QueryParameter()
                                .name("du")
                                .required(false)
                                .schema(new StringSchema().format("date"))
                                .description("Premier jour de la période."));
                        parametres.add(new QueryParameter()
                                .name("connuDu")
                                .required(false)
                                .schema(new StringSchema())
                                .description("Ce que la base savait au départ (date ou instant)."));
                    }
                    parametres.add(new QueryParameter()
                            .name("au")
                            .required(false)
                            .schema(new StringSchema().format("date"))
                            .description(
                                    "Date à laquelle on se place, soir compris, à Paris ; aujourd'hui par défaut."));
                    parametres.add(
                            new QueryParameter()
                                    .name("connu")
                                    .required(false)
                                    .schema(new StringSchema())
                                    .description(
                                            "Ce que la base savait ce jour-là (date) ou à cet instant (ISO 8601) ; maintenant par défaut."));
                    operation.setParameters(parametres);
                }
                return operation;
            };
        }
    }
}
