package fr.halle.convention.comite.ecran;

import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.convention.comite.Comites;
import fr.halle.convention.comite.Reunion;
import fr.halle.convention.comite.TenueDesComites;
import fr.halle.convention.comite.reunion.DecisionSaisie;
import fr.halle.convention.comite.reunion.DecisionsDesReunions;
import fr.halle.convention.comite.reunion.PresencesAuxReunions;
import fr.halle.convention.comite.reunion.PresencesAuxReunions.Dite;
import fr.halle.convention.comite.reunion.RelevesDesReunions;
import fr.halle.convention.comite.reunion.ReunionSaisie;
import fr.halle.convention.comite.reunion.TenueDesReunions;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Typographie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Écrire une réunion : un formulaire par geste. Refusé, il revient avec tout ce qui y était écrit. */
@Exige(Permission.TENIR_COMITE)
@Controller
class TenirReunionController {

    private static final String GESTE = "/comites/reunions/{reference}/{geste}";
    private static final Set<String> GESTES = Set.of("modifier", "annuler", "presences", "releve", "arreter");
    private static final String POINT = "/comites/reunions/{reference}/points/{point}";

    private final Comites comites;
    private final TenueDesComites tenue;
    private final TenueDesReunions reunions;
    private final PresencesAuxReunions presences;
    private final DecisionsDesReunions decisions;
    private final RelevesDesReunions releves;
    private final Ecrans ecrans;

    TenirReunionController(
            Comites comites,
            TenueDesComites tenue,
            TenueDesReunions reunions,
            PresencesAuxReunions presences,
            DecisionsDesReunions decisions,
            RelevesDesReunions releves,
            Ecrans ecrans) {
        this.comites = comites;
        this.tenue = tenue;
        this.reunions = reunions;
        this.presences = presences;
        this.decisions = decisions;
        this.releves = releves;
        this.ecrans = ecrans;
    }

    @GetMapping(GESTE)
    String preparer(@PathVariable String reference, @PathVariable String geste, CsrfToken jeton, Model modele) {
        var r = comites.reunion(reference);
        exigerGeste(geste);
        return montrer(new Formulaire(r, geste, 0), jeton, modele, deja(r), Map.of(), null);
    }

    @PostMapping(GESTE)
    String ecrire(
            @PathVariable String reference,
            @PathVariable String geste,
            @RequestParam Map<String, String> valeurs,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        exigerGeste(geste);
        return enregistrer(reference, geste, 0, valeurs, jeton, modele, reponse, cases -> {
            var motif = cases.texte("motif");
            switch (geste) {
                case "modifier" -> reunions.modifier(reference, cases.texte("version"), saisie(cases), motif);
                case "annuler" -> reunions.annuler(reference, motif);
                case "presences" -> presences.noter(reference, dites(valeurs), motif);
                case "releve" -> releves.relever(reference, cases.texte("version"), cases.texte("releve"), motif);
                default -> releves.arreter(reference, cases.jour("arreteLe"));
            }
        });
    }

    @GetMapping(POINT)
    String preparerLePoint(
            @PathVariable String reference, @PathVariable("point") String rang, CsrfToken jeton, Model modele) {
        var r = comites.reunion(reference);
        var point = point(r, rang);
        return montrer(
                new Formulaire(r, "point", point),
                jeton,
                modele,
                r.decision(point)
                        .map(d -> Map.of("sens", d.sens().code(), "texte", d.texte()))
                        .orElse(Map.of()),
                Map.of(),
                null);
    }

    @PostMapping(POINT)
    String decider(
            @PathVariable String reference,
            @PathVariable("point") String rang,
            @RequestParam Map<String, String> valeurs,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var point = point(comites.reunion(reference), rang);
        return enregistrer(reference, "point", point, valeurs, jeton, modele, reponse, cases -> {
            var saisie = new DecisionSaisie(
                    point, cases.texte("sens"), cases.texte("texte"), cases.texte("objet"), cases.texte("motif"));
            switch (cases.texte("geste")) {
                case "corriger" -> decisions.corriger(reference, saisie);
                case "retirer" -> decisions.retirer(reference, point, cases.texte("motif"));
                default -> decisions.decider(reference, saisie);
            }
        });
    }

    private String enregistrer(
            String reference,
            String vue,
            int point,
            Map<String, String> valeurs,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse,
            Consumer<Cases> geste) {
        var r = comites.reunion(reference);
        var formulaire = new Formulaire(r, vue, point);
        try {
            geste.accept(new Cases(valeurs));
            return "redirect:" + r.page();
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return montrer(formulaire, jeton, modele, valeurs, e.erreurs(), null);
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return montrer(formulaire, jeton, modele, valeurs, Map.of(), e.phrase());
        }
    }

    /** @param point celui que l'on décide ; zéro pour les autres gestes */
    private record Formulaire(Reunion reunion, String vue, int point) {

        String titre() {
            return switch (vue) {
                case "modifier" -> reunion.arretee() ? "Corriger la réunion" : "Modifier la réunion";
                case "annuler" -> "Annuler la réunion";
                case "presences" -> "Noter les présences";
                case "releve" -> "Écrire la note du relevé";
                case "arreter" -> "Arrêter le relevé de décisions";
                default ->
                    "Point %d\u00a0: %s".formatted(point, reunion.ordreDuJour().get(point - 1));
            };
        }
    }

    private String montrer(
            Formulaire f,
            CsrfToken jeton,
            Model modele,
            Map<String, String> valeurs,
            Map<String, String> erreurs,
            @Nullable String refus) {
        var r = f.reunion();
        var c = comites.de(r, comites.maintenant());
        tenue.exiger(c);
        var decision = r.decision(f.point());
        modele.addAttribute(
                "page",
                new PageDeSeance(
                        ecrans.nouveau(f.titre())
                                .section("/comites")
                                .fil("Comités", "/comites")
                                .fil(c.nom(), c.page())
                                .fil("Réunion du " + Typographie.date(r.tenueLe()), r.page())
                                .construire(),
                        jeton,
                        c,
                        r,
                        f.point(),
                        decision.isEmpty() && f.point() > 0 ? decisions.objets(c) : Map.of(),
                        decision.filter(d -> decisions.tient(r, d)).isPresent(),
                        valeurs,
                        erreurs,
                        refus));
        return "convention/comite/seance/" + f.vue();
    }

    private static void exigerGeste(String geste) {
        if (!GESTES.contains(geste)) {
            throw new Introuvable("geste", "Ce geste n'existe pas : rouvrez la page de la réunion.");
        }
    }

    private static int point(Reunion r, String rang) {
        var point = rang.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(rang) : 0;
        if (point < 1 || point > r.ordreDuJour().size()) {
            throw new Introuvable(
                    "point",
                    "Le point « %s » n'est pas à l'ordre du jour de cette réunion : rouvrez sa page.".formatted(rang));
        }
        return point;
    }

    private static Map<String, String> deja(Reunion r) {
        var deja = new LinkedHashMap<String, String>();
        deja.put("version", r.version().toString());
        deja.put("tenueLe", r.tenueLe().toString());
        deja.put("heure", Objects.toString(r.heure(), ""));
        deja.put("convoqueeLe", Objects.toString(r.convoqueeLe(), ""));
        deja.put("lieu", r.lieu());
        deja.put("ordreDuJour", String.join("\n", r.ordreDuJour()));
        deja.put("releve", Objects.requireNonNullElse(r.releve(), ""));
        return deja;
    }

    static ReunionSaisie saisie(Cases cases) {
        return new ReunionSaisie(
                cases.jour("tenueLe"),
                cases.heure("heure"),
                cases.jour("convoqueeLe"),
                cases.texte("lieu"),
                cases.texte("ordreDuJour"));
    }

    /** Les cases « presence-… » ; vide : ce siège n'est pas noté. */
    private static Map<UUID, Dite> dites(Map<String, String> valeurs) {
        var dites = new LinkedHashMap<UUID, Dite>();
        var prefixe = "presence-";
        valeurs.forEach((nom, valeur) -> {
            if (nom.startsWith(prefixe)) {
                var membre = nom.substring(prefixe.length());
                try {
                    dites.put(
                            UUID.fromString(membre),
                            new Dite(
                                    Reunion.Etat.deCode(valeur).orElse(null),
                                    valeurs.getOrDefault("par-" + membre, "").strip()));
                } catch (IllegalArgumentException e) {
                    throw new OperationRefusee("Ce siège n'existe pas : rechargez la page de la réunion.", e);
                }
            }
        });
        return dites;
    }
}
