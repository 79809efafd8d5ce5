package fr.halle.convention.comite.ecran;

import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.ComiteSaisi;
import fr.halle.convention.comite.Comites;
import fr.halle.convention.comite.Siege;
import fr.halle.convention.comite.TenueDesComites;
import fr.halle.convention.comite.TenueDesSieges;
import fr.halle.convention.comite.ecran.FormulairesDuComite.Formulaire;
import fr.halle.convention.comite.reunion.TenueDesReunions;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Ecrans;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Créer et modifier un comité, donner ses sièges, le convoquer. */
@Exige(Permission.TENIR_COMITE)
@Controller
class TenirComiteController {

    private final Comites comites;
    private final TenueDesComites tenue;
    private final TenueDesSieges sieges;
    private final TenueDesReunions reunions;
    private final ChoixDuComite choix;
    private final FormulairesDuComite formulaires;

    TenirComiteController(
            Comites comites,
            TenueDesComites tenue,
            TenueDesSieges sieges,
            TenueDesReunions reunions,
            ChoixDuComite choix,
            Ecrans ecrans) {
        this.comites = comites;
        this.tenue = tenue;
        this.sieges = sieges;
        this.reunions = reunions;
        this.choix = choix;
        this.formulaires = new FormulairesDuComite(ecrans);
    }

    @GetMapping("/comites/nouveau")
    String nouveau(CsrfToken jeton, Model modele) {
        return formulaires.montrer(dossier(null, Map.of(), List.of()), jeton, modele, Map.of(), null);
    }

    @PostMapping("/comites/nouveau")
    String creer(
            @RequestParam Map<String, String> valeurs,
            @RequestParam(required = false) @Nullable List<String> laureats,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var coches = Objects.requireNonNullElse(laureats, List.<String>of());
        return formulaires.enregistrer(
                () -> "/comites/" + tenue.creer(saisi(new Cases(valeurs), coches)),
                () -> dossier(null, valeurs, coches),
                jeton,
                modele,
                reponse);
    }

    @GetMapping("/comites/{reference}/modifier")
    String modifier(@PathVariable String reference, CsrfToken jeton, Model modele) {
        var c = tenu(reference);
        return formulaires.montrer(
                dossier(
                        c,
                        Map.of(
                                "nom", c.nom(),
                                "programme", Objects.requireNonNullElse(c.programme(), ""),
                                "region", Objects.requireNonNullElse(c.region(), ""),
                                "creeLe", c.creeLe().toString(),
                                "quorum", Objects.toString(c.quorum(), ""),
                                "quorumTexte", Objects.requireNonNullElse(c.quorumTexte(), "")),
                        c.laureats().stream().map(LaureatCouvert::reference).toList()),
                jeton,
                modele,
                Map.of(),
                null);
    }

    @PostMapping("/comites/{reference}/modifier")
    String modifier(
            @PathVariable String reference,
            @RequestParam Map<String, String> valeurs,
            @RequestParam(required = false) @Nullable List<String> laureats,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var coches = Objects.requireNonNullElse(laureats, List.<String>of());
        return formulaires.enregistrer(
                () -> {
                    tenue.modifier(reference, saisi(new Cases(valeurs), coches));
                    return "/comites/" + reference;
                },
                () -> dossier(comites.charger(reference), valeurs, coches),
                jeton,
                modele,
                reponse);
    }

    @GetMapping("/comites/{reference}/siege")
    String siege(
            @PathVariable String reference, @RequestParam(defaultValue = "") String q, CsrfToken jeton, Model modele) {
        return formulaires.montrer(nomination(tenu(reference), Map.of("q", q)), jeton, modele, Map.of(), null);
    }

    @PostMapping("/comites/{reference}/siege")
    String nommer(
            @PathVariable String reference,
            @RequestParam Map<String, String> valeurs,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var cases = new Cases(valeurs);
        return formulaires.enregistrer(
                () -> {
                    var siege = Siege.deCode(cases.texte("siege"))
                            .orElseThrow(() -> new SaisieRefusee("siege", "Choisissez à quel titre il siège."));
                    sieges.nommer(reference, cases.identifiant("mandat"), siege, cases.jour("du"), cases.jour("jusqu"));
                    return "/comites/" + reference;
                },
                () -> nomination(comites.charger(reference), valeurs),
                jeton,
                modele,
                reponse);
    }

    @GetMapping("/comites/{reference}/siege/{membre}/fin")
    String fin(@PathVariable String reference, @PathVariable UUID membre, CsrfToken jeton, Model modele) {
        return formulaires.montrer(fin(tenu(reference), membre, Map.of()), jeton, modele, Map.of(), null);
    }

    @PostMapping("/comites/{reference}/siege/{membre}/fin")
    String finir(
            @PathVariable String reference,
            @PathVariable UUID membre,
            @RequestParam Map<String, String> valeurs,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        return formulaires.enregistrer(
                () -> {
                    sieges.finir(reference, membre, new Cases(valeurs).jour("jusqu"));
                    return "/comites/" + reference;
                },
                () -> fin(comites.charger(reference), membre, valeurs),
                jeton,
                modele,
                reponse);
    }

    @GetMapping("/comites/{reference}/convoquer")
    String convoquer(@PathVariable String reference, CsrfToken jeton, Model modele) {
        return formulaires.montrer(convocation(tenu(reference), Map.of()), jeton, modele, Map.of(), null);
    }

    @PostMapping("/comites/{reference}/convoquer")
    String convoquer(
            @PathVariable String reference,
            @RequestParam Map<String, String> valeurs,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var cases = new Cases(valeurs);
        return formulaires.enregistrer(
                () -> "/comites/reunions/" + reunions.convoquer(reference, TenirReunionController.saisie(cases)),
                () -> convocation(comites.charger(reference), valeurs),
                jeton,
                modele,
                reponse);
    }

    private Comite tenu(String reference) {
        var c = comites.charger(reference);
        tenue.exiger(c);
        return c;
    }

    private Formulaire dossier(@Nullable Comite c, Map<String, String> valeurs, List<String> coches) {
        var proposes = new LinkedHashMap<String, Map<String, String>>();
        proposes.put("programme", choix.programmes());
        proposes.put("region", choix.regions());
        proposes.put("laureats", choix.laureats(coches));
        return new Formulaire(
                "dossier",
                c == null ? "Nouveau comité" : "Modifier le comité",
                c == null ? "/comites/nouveau" : c.page() + "/modifier",
                c,
                valeurs,
                proposes,
                coches);
    }

    private Formulaire nomination(Comite c, Map<String, String> valeurs) {
        return new Formulaire(
                "siege",
                "Donner un siège",
                c.page() + "/siege",
                c,
                valeurs,
                Map.of("mandat", choix.mandats(c, valeurs.getOrDefault("q", ""))),
                List.of());
    }

    private static Formulaire fin(Comite c, UUID membre, Map<String, String> valeurs) {
        return new Formulaire(
                "fin",
                c.membres().stream()
                        .filter(m -> m.id().equals(membre))
                        .findFirst()
                        .map(m -> "Mettre fin au siège : " + m.libelle())
                        .orElse("Mettre fin à un siège"),
                c.page() + "/siege/" + membre + "/fin",
                c,
                valeurs,
                Map.of(),
                List.of());
    }

    private static Formulaire convocation(Comite c, Map<String, String> valeurs) {
        return new Formulaire(
                "convocation", "Convoquer une réunion", c.page() + "/convoquer", c, valeurs, Map.of(), List.of());
    }

    private static ComiteSaisi saisi(Cases cases, List<String> laureats) {
        return new ComiteSaisi(
                cases.texte("nature"),
                cases.texte("nom"),
                cases.texte("programme"),
                cases.texte("region"),
                laureats,
                cases.jour("creeLe"),
                cases.texte("quorum"),
                cases.texte("quorumTexte"));
    }
}
