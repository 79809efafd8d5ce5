package fr.halle.programme.candidature;

import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Ecrans;
import fr.halle.programme.Programmes;
import fr.halle.programme.candidature.PageFormulaire.Difference;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Le formulaire d'une candidature : l'ouvrir, la reprendre. Une saisie fausse, ou dépassée, revient entière. */
@Exige(Permission.PREPARER_CANDIDATURE)
@Controller
class RedactionController {

    private static final String VUE = "candidature/formulaire";

    private final Redaction redaction;
    private final Candidatures candidatures;
    private final Programmes programmes;
    private final JdbcClient sql;
    private final Ecrans ecrans;

    RedactionController(
            Redaction redaction, Candidatures candidatures, Programmes programmes, JdbcClient sql, Ecrans ecrans) {
        this.redaction = redaction;
        this.candidatures = candidatures;
        this.programmes = programmes;
        this.sql = sql;
        this.ecrans = ecrans;
    }

    /** Ce que le formulaire envoie, tel quel. */
    record Envoi(
            @Nullable String communes,
            @Nullable String motif,
            @Nullable String centralite,
            @Nullable String fragilites,
            @Nullable String projet,
            @Nullable UUID depositaire,
            @Nullable List<UUID> partenaires) {

        Dossier dossier() {
            return new Dossier(
                    texte(communes),
                    texte(motif),
                    texte(centralite),
                    texte(fragilites),
                    texte(projet),
                    depositaire,
                    partenaires == null ? List.of() : partenaires);
        }

        private static String texte(@Nullable String valeur) {
            return valeur == null ? "" : valeur;
        }
    }

    @GetMapping("/candidatures/nouvelle")
    String nouvelle(@RequestParam String programme, CsrfToken jeton, Model modele) {
        return montrer(modele, new Formulaire(programme, null, null, Dossier.VIDE, jeton), Map.of(), null, List.of());
    }

    @PostMapping("/candidatures")
    String creer(
            @RequestParam String programme, Envoi envoi, CsrfToken jeton, Model modele, HttpServletResponse reponse) {
        var dossier = envoi.dossier();
        var formulaire = new Formulaire(programme, null, null, dossier, jeton);
        try {
            return "redirect:/candidatures/" + redaction.creer(programme, dossier);
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return montrer(modele, formulaire, e.erreurs(), null, List.of());
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return montrer(modele, formulaire, Map.of(), e.phrase(), List.of());
        }
    }

    @GetMapping("/candidatures/{reference}/modifier")
    String reprendre(@PathVariable String reference, CsrfToken jeton, Model modele) {
        var c = candidatures.charger(reference);
        return montrer(
                modele,
                new Formulaire(c.programme(), reference, c.version(), Dossier.de(c), jeton),
                Map.of(),
                null,
                List.of());
    }

    @PostMapping("/candidatures/{reference}/modifier")
    String modifier(
            @PathVariable String reference,
            @RequestParam UUID version,
            Envoi envoi,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var dossier = envoi.dossier();
        var c = candidatures.charger(reference);
        try {
            redaction.modifier(reference, version, dossier);
            return "redirect:/candidatures/" + reference;
        } catch (VersionDepassee e) {
            reponse.setStatus(409);
            return montrer(
                    modele,
                    new Formulaire(c.programme(), reference, e.actuelle().version(), dossier, jeton),
                    Map.of(),
                    e.phrase(),
                    comparer(Dossier.de(e.actuelle()), dossier));
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return montrer(
                    modele,
                    new Formulaire(c.programme(), reference, version, dossier, jeton),
                    e.erreurs(),
                    null,
                    List.of());
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return montrer(
                    modele,
                    new Formulaire(c.programme(), reference, version, dossier, jeton),
                    Map.of(),
                    e.phrase(),
                    List.of());
        }
    }

    /** Champ par champ, ce qui vient d'être enregistré par un autre et ce que la personne a écrit. */
    private List<Difference> comparer(Dossier actuel, Dossier saisi) {
        var differences = new ArrayList<Difference>();
        comparer("Communes", actuel.communes(), saisi.communes(), differences);
        comparer("Motif", actuel.motif(), saisi.motif(), differences);
        comparer("Fonctions de centralité", actuel.centralite(), saisi.centralite(), differences);
        comparer("Fragilités", actuel.fragilites(), saisi.fragilites(), differences);
        comparer("Projet", actuel.projet(), saisi.projet(), differences);
        comparer("Qui la déposera", depositaire(actuel), depositaire(saisi), differences);
        comparer("Avis demandés à", partenaires(actuel), partenaires(saisi), differences);
        return List.copyOf(differences);
    }

    private String depositaire(Dossier dossier) {
        var id = dossier.depositaire();
        return id == null ? "Mon organisation" : String.join(", ", candidatures.noms(Set.of(id)));
    }

    private String partenaires(Dossier dossier) {
        return String.join(", ", candidatures.noms(Set.copyOf(dossier.partenaires())));
    }

    private static void comparer(String champ, String actuel, String saisi, List<Difference> differences) {
        var un = actuel.strip().replace("\r\n", "\n");
        var autre = saisi.strip().replace("\r\n", "\n");
        if (!un.equals(autre)) {
            differences.add(new Difference(champ, un, autre));
        }
    }

    private record Formulaire(
            String programme,
            @Nullable String reference,
            @Nullable UUID version,
            Dossier dossier,
            CsrfToken jeton) {}

    private String montrer(
            Model modele,
            Formulaire f,
            Map<String, String> erreurs,
            @Nullable String refus,
            List<Difference> differences) {
        var programme = programmes.charger(f.programme);
        var neuve = f.reference == null;
        var ecran = ecrans.nouveau(neuve ? "Nouvelle candidature " + programme.sigle() : "Modifier " + f.reference)
                .section("/candidatures")
                .fil("Candidatures", "/candidatures");
        if (!neuve) {
            ecran.fil("Candidature " + f.reference, "/candidatures/" + f.reference);
        }
        var page = "/candidatures/" + f.reference;
        modele.addAttribute(
                "page",
                new PageFormulaire(
                        ecran.construire(),
                        f.jeton,
                        neuve ? "/candidatures" : page + "/modifier",
                        neuve ? "/candidatures" : page,
                        f.programme,
                        f.version == null ? "" : f.version.toString(),
                        f.dossier,
                        erreurs,
                        refus,
                        differences,
                        organisations("Mon organisation", "prefecture", "sous_prefecture", "epci"),
                        organisations(null, "departement", "region", "financeur", "delegataire", "operateur")));
        return VUE;
    }

    private Map<String, String> organisations(@Nullable String vide, String... natures) {
        var choix = new LinkedHashMap<String, String>();
        if (vide != null) {
            choix.put("", vide);
        }
        sql.sql(
                        "select id, nom from acces.v_organisation where nature = any (:natures::text[]) order by nom collate \"fr-x-icu\", id")
                .param("natures", natures)
                .query(ligne -> {
                    choix.put(ligne.getString("id"), ligne.getString("nom"));
                });
        return choix;
    }
}
