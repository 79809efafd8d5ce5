package fr.halle.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.platform.NatureDeLaBase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

class RoutesTest {

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JacksonAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class))
            .withBean(NatureDeLaBase.class, () -> () -> null)
            .withUserConfiguration(HorlogeConfiguration.class, WebConfiguration.class);

    @Test
    void une_route_sans_droit_declare_empeche_le_demarrage() {
        application
                .withBean(SansDroit.class)
                .run(contexte -> assertThat(contexte)
                        .getFailure()
                        .hasMessageContaining("Chaque route déclare son droit")
                        .hasMessageContaining("SansDroit#oubliee"));
    }

    @Test
    void un_droit_se_declare_sur_la_methode_ou_le_controleur() {
        application
                .withBean(DroitDeMethode.class)
                .withBean(DroitDeControleur.class)
                .run(contexte -> assertThat(contexte.getBean(Routes.class).existe("/methode"))
                        .isTrue());
    }

    @Controller
    static class SansDroit {

        @GetMapping("/oubliee")
        String oubliee() {
            return "";
        }

        @Public
        @GetMapping("/declaree")
        String declaree() {
            return "";
        }
    }

    @Controller
    static class DroitDeMethode {

        @Public
        @GetMapping("/methode")
        String methode() {
            return "";
        }
    }

    @Controller
    @Public
    static class DroitDeControleur {

        @GetMapping("/controleur")
        String controleur() {
            return "";
        }
    }
}
