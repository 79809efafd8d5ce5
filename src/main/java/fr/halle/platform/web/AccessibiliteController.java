package fr.halle.platform.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Ce qui est vérifié de l'accessibilité, et ce qui ne l'est pas encore. */
@Controller
@Public
@ConditionalOnWebApplication
public class AccessibiliteController {

    private final Ecrans ecrans;

    AccessibiliteController(Ecrans ecrans) {
        this.ecrans = ecrans;
    }

    /** Rien d'autre que l'écran. */
    public record Page(Ecran ecran) {}

    @GetMapping("/accessibilite")
    String accessibilite(Model modele) {
        modele.addAttribute(
                "page",
                new Page(ecrans.nouveau("Accessibilité")
                        .description("Ce qui est vérifié de l'accessibilité de Halle, et ce qui reste à évaluer.")
                        .construire()));
        return "accessibilite/page";
    }
}
