package fr.halle.convention.comite.reunion;

import fr.halle.acces.Agent;
import fr.halle.convention.comite.Comite;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ce qu'une réunion doit dire avant de s'écrire. */
@Component
class SaisieDUneReunion {

    private static final int POINTS = 50;
    private static final int POINT = 300;
    private static final int NOM = 200;

    /** Combien d'années à l'avance une réunion se convoque, au plus. */
    private static final int AVANCE = 2;

    private final Agent agent;

    SaisieDUneReunion(Agent agent) {
        this.agent = agent;
    }

    /** @throws SaisieRefusee qui dit chaque case à corriger */
    void verifier(Comite c, ReunionSaisie s) {
        var erreurs = new LinkedHashMap<String, String>();
        var jour = s.tenueLe();
        if (jour == null) {
            erreurs.put("tenueLe", "Écrivez le jour de la réunion, par exemple 2023-05-09.");
        } else if (jour.isBefore(c.creeLe())) {
            erreurs.put(
                    "tenueLe",
                    "Le comité n'existe que depuis le %s : il ne s'est pas réuni avant."
                            .formatted(Typographie.date(c.creeLe())));
        } else if (jour.isAfter(agent.aujourdHui().plusYears(AVANCE))) {
            erreurs.put("tenueLe", "Cette date est à plus de deux ans : vérifiez l'année.");
        } else if (c.composition(jour).isEmpty()) {
            erreurs.put(
                    "tenueLe",
                    "Personne ne siège dans ce comité le %s : donnez d'abord les sièges."
                            .formatted(Typographie.date(jour)));
        }
        convocation(s.convoqueeLe(), jour, erreurs);
        if (s.lieu().isBlank() || s.lieu().length() > NOM) {
            erreurs.put(
                    "lieu", "Écrivez où elle se tient, en deux cents signes au plus ; « À distance » s'il le faut.");
        }
        var points = s.points();
        if (points.isEmpty() || points.size() > POINTS || points.stream().anyMatch(p -> p.length() > POINT)) {
            erreurs.put(
                    "ordreDuJour", "Écrivez un point par ligne : de un à cinquante, de trois cents signes au plus.");
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
    }

    private void convocation(@Nullable LocalDate convoquee, @Nullable LocalDate tenue, Map<String, String> erreurs) {
        if (convoquee != null && tenue != null && convoquee.isAfter(tenue)) {
            erreurs.put("convoqueeLe", "La convocation vient après la réunion : vérifiez les deux dates.");
        } else if (convoquee != null && convoquee.isAfter(agent.aujourdHui())) {
            erreurs.put("convoqueeLe", "Cette date est dans le futur : laissez-la vide tant qu'elle n'est pas partie.");
        }
    }
}
