package fr.halle.echeance.calendrier;

import fr.halle.acces.Agent;
import fr.halle.echeance.envoi.Courriel;
import fr.halle.platform.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Le calendrier que lit un agenda. Qui tient l'adresse le lit : elle vaut un mot de passe, et ne s'indexe pas. */
@Public
@RestController
class FluxController {

    private final Calendriers calendriers;
    private final Agent agent;
    private final Courriel courriel;

    FluxController(Calendriers calendriers, Agent agent, Courriel courriel) {
        this.calendriers = calendriers;
        this.agent = agent;
        this.courriel = courriel;
    }

    @GetMapping("/calendriers/{jeton}.ics")
    ResponseEntity<byte[]> lire(@PathVariable String jeton, HttpServletRequest requete) {
        var racine = courriel.lien("").isEmpty()
                ? requete.getRequestURL().toString().replace(requete.getRequestURI(), "")
                : courriel.lien("");
        var texte = calendriers.lire(jeton, agent.aujourdHui(), page -> racine + page);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header("X-Robots-Tag", "noindex, nofollow")
                .header("Content-Disposition", "inline; filename=\"echeances.ics\"")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(texte.getBytes(StandardCharsets.UTF_8));
    }
}
