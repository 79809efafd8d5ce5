package fr.halle.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Les demandes que le serveur refuse avant de les lire : pas de trace, pas de numéro de version, une phrase. Tomcat
 * l'instancie par son nom, d'où la classe et le constructeur publics.
 */
public class RapportTomcat extends ErrorReportValve {

    @Override
    protected void report(Request requete, Response reponse, @Nullable Throwable erreur) {
        var statut = reponse.getStatus();
        if (statut < 400 || reponse.getContentWritten() > 0 || !reponse.setErrorReported()) {
            return;
        }
        var permis = new java.util.concurrent.atomic.AtomicBoolean(false);
        reponse.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, permis);
        if (!permis.get()) {
            return;
        }
        // Une demande mal faite n'est pas un incident : qui en enverrait mille ne remplirait pas le journal.
        if (erreur != null && statut >= 500) {
            LoggerFactory.getLogger(RapportTomcat.class).error("Erreur hors de toute page", erreur);
        }
        // Un encodage ou une version du protocole que l'on ne connaît pas : c'est la demande qui est mal faite.
        var dit = statut == HttpServletResponse.SC_NOT_IMPLEMENTED
                        || statut == HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED
                ? HttpServletResponse.SC_BAD_REQUEST
                : statut;
        reponse.setStatus(dit);
        try {
            var octets = page(Probleme.de(dit)).getBytes(StandardCharsets.UTF_8);
            reponse.setContentType("text/html;charset=UTF-8");
            reponse.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
            reponse.setHeader("X-Content-Type-Options", "nosniff");
            reponse.setContentLength(octets.length);
            reponse.getOutputStream().write(octets);
            reponse.finishResponse();
        } catch (IOException e) {
            LoggerFactory.getLogger(RapportTomcat.class).debug("Réponse interrompue", e);
        }
    }

    private static String page(Probleme probleme) {
        return """
                <!DOCTYPE html>
                <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>%s — Halle</title></head>
                <body><main><h1>%s</h1><p>%s</p><p><a href="/">Accueil de Halle</a></p></main></body></html>
                """.formatted(probleme.titre(), probleme.titre(), probleme.phrase());
    }
}
