package fr.halle.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Un nom de vue est le chemin d'un modèle : « programme/page » est {@code src/main/jte/programme/page.jte}. */
public class ModelesJte implements ViewResolver, Ordered {

    /** L'attribut de requête, non nul, par lequel un filtre demande les octets de la page ; il les reçoit en échange. */
    public static final String PAGE_DEMANDEE = ModelesJte.class.getName() + ".page";

    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";

    private final TemplateEngine moteur = TemplateEngine.createPrecompiled(ContentType.Html);

    @Override
    public @Nullable View resolveViewName(String nom, Locale langue) {
        var modele = nom + ".jte";
        return moteur.hasTemplate(modele) ? vue(modele) : null;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** La page est entière avant que le premier octet parte : une erreur à mi-page donne une page d'erreur. */
    View vue(String modele) {
        return (donnees, requete, reponse) -> {
            var sortie = new Utf8ByteOutput();
            moteur.render(modele, donnees == null ? Map.of() : nonNuls(donnees), sortie);
            if (reponse.getContentType() == null) {
                reponse.setContentType(HTML);
            }
            reponse.setContentLength(sortie.getContentLength());
            if (requete.getAttribute(PAGE_DEMANDEE) != null) {
                requete.setAttribute(PAGE_DEMANDEE, sortie.toByteArray());
            }
            sortie.writeTo(reponse.getOutputStream());
        };
    }

    private static Map<String, Object> nonNuls(Map<String, ?> donnees) {
        var copie = new java.util.HashMap<String, Object>();
        donnees.forEach((cle, valeur) -> {
            if (valeur != null) {
                copie.put(cle, valeur);
            }
        });
        return copie;
    }
}
