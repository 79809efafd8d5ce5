package fr.halle.acces.annuaire;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Connecte;
import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.mandat.OrganisationsDesTerritoires;
import fr.halle.acces.saisie.Saisie;
import fr.halle.commun.Lecture;
import fr.halle.commun.Siret;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Telechargements;
import fr.halle.territoire.TypeTerritoire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** L'annuaire des organisations : chercher, ouvrir, créer. */
@Connecte
@Controller
public class AnnuaireController {

    private final ListeDesOrganisations liste;
    private final Organisations organisations;
    private final OrganisationsDesTerritoires desTerritoires;
    private final Droits droits;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    AnnuaireController(
            ListeDesOrganisations liste,
            Organisations organisations,
            OrganisationsDesTerritoires desTerritoires,
            Droits droits,
            Ecrans ecrans,
            Telechargements telechargements) {
        this.liste = liste;
        this.organisations = organisations;
        this.desTerritoires = desTerritoires;
        this.droits = droits;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    /** Le formulaire d'une organisation. */
    public record PageNouvelle(
            Ecran ecran,
            Map<String, String> natures,
            Map<String, String> niveaux,
            Saisie saisie,
            @Nullable CsrfToken jeton) {}

    @GetMapping("/annuaire")
    ModelAndView lister(
            Lecture lecture,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String nature,
            DemandeDeListe demande,
            @Nullable CsrfToken jeton) {
        var tri = ListeDesOrganisations.TRIS.lire(demande.tri());
        var ecran = ecrans.nouveau("L’annuaire")
                .description("Les organisations, leurs personnes et leurs mandats.")
                .date(lecture)
                .construire();
        var natures = natures();
        natures.putFirst("", "Toutes");
        return new ModelAndView(
                "acces/annuaire/liste",
                "page",
                new PageAnnuaire(
                        ecran,
                        demande.montrer(liste.choisir(lecture, q, nature, tri), tri),
                        natures,
                        q,
                        nature,
                        droits.peutQuelquePart(Permission.GERER_ORGANISATIONS),
                        droits.peutQuelquePart(Permission.INVITER),
                        naissances(),
                        jeton));
    }

    @GetMapping("/annuaire." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String nature,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(
                liste.tableau(lecture, q, nature, ListeDesOrganisations.TRIS.lire(tri)), format, requete, reponse);
    }

    /** La mairie, la préfecture… d'un territoire : sa fiche s'ouvre, et naît s'il le faut. */
    @Exige({Permission.INVITER, Permission.GERER_ORGANISATIONS})
    @PostMapping("/annuaire/territoires")
    ModelAndView ouvrir(@RequestParam String nature, @RequestParam String code) {
        var voulue = NatureOrganisation.deCode(nature)
                .orElseThrow(() -> new OperationRefusee("Choisissez une nature dans la liste."));
        var niveau = Arrays.stream(TypeTerritoire.values())
                .filter(n -> desTerritoires.natures(n).contains(voulue))
                .findFirst()
                .orElseThrow(
                        () -> new OperationRefusee("Cette nature ne naît pas d'un territoire : créez l'organisation."));
        var organisation =
                desTerritoires.assurer(voulue, new Lieu(niveau, code.strip().toUpperCase(java.util.Locale.ROOT)));
        return Saisie.vers("/annuaire/" + organisation.reference());
    }

    @Exige(Permission.GERER_ORGANISATIONS)
    @GetMapping("/annuaire/nouvelle")
    ModelAndView preparer(@Nullable CsrfToken jeton) {
        return nouvelle(Saisie.vide(), jeton);
    }

    @Exige(Permission.GERER_ORGANISATIONS)
    @PostMapping("/annuaire")
    ModelAndView creer(@RequestParam Map<String, String> champs, @Nullable CsrfToken jeton) {
        var saisie = Saisie.de(champs);
        var nom = saisie.requis("nom", "Donnez le nom de l'organisation.");
        var nature = NatureOrganisation.deCode(saisie.valeur("nature"));
        if (nature.isEmpty()) {
            saisie.refuser("nature", "Choisissez une nature dans la liste.");
        }
        var siret = siret(saisie);
        var niveau = TypeTerritoire.deCode(saisie.valeur("niveau"));
        var code = saisie.valeur("code");
        if (niveau.isPresent() && niveau.get() != TypeTerritoire.NATION && code.isEmpty()) {
            saisie.refuser("code", "Donnez le code du territoire, ou choisissez « aucun ».");
        }
        if (saisie.bonne()) {
            try {
                var lieu = niveau.map(n -> new Lieu(n, n == TypeTerritoire.NATION ? "france" : code))
                        .orElse(null);
                var creee = organisations.creer(nature.orElseThrow(), nom, siret, lieu, "Saisie");
                return Saisie.vers("/annuaire/" + creee.reference());
            } catch (OperationRefusee e) {
                saisie.refuser(Saisie.FORMULAIRE, e.phrase());
            }
        }
        return Saisie.aCorriger(nouvelle(saisie, jeton));
    }

    static @Nullable Siret siret(Saisie saisie) {
        var texte = saisie.valeur("siret").replaceAll("\\s", "");
        if (texte.isEmpty()) {
            return null;
        }
        if (!Siret.estValide(texte)) {
            saisie.refuser(
                    "siret", "Ce SIRET n'en est pas un : quatorze chiffres, dont le dernier contrôle les autres.");
            return null;
        }
        return new Siret(texte);
    }

    private ModelAndView nouvelle(Saisie saisie, @Nullable CsrfToken jeton) {
        var niveaux = new LinkedHashMap<String, String>();
        niveaux.put("", "Aucun");
        for (var niveau : TypeTerritoire.values()) {
            if (niveau != TypeTerritoire.GROUPEMENT) {
                niveaux.put(niveau.code(), niveau.libelle());
            }
        }
        return new ModelAndView(
                "acces/annuaire/nouvelle",
                "page",
                new PageNouvelle(
                        ecrans.nouveau("Ajouter une organisation")
                                .fil("L’annuaire", "/annuaire")
                                .section("/annuaire")
                                .construire(),
                        natures(),
                        niveaux,
                        saisie,
                        jeton));
    }

    private static LinkedHashMap<String, String> natures() {
        var natures = new LinkedHashMap<String, String>();
        Arrays.stream(NatureOrganisation.values()).forEach(n -> natures.put(n.code(), n.libelle()));
        return natures;
    }

    private Map<String, String> naissances() {
        var naissances = new LinkedHashMap<String, String>();
        for (var niveau : TypeTerritoire.values()) {
            desTerritoires.natures(niveau).forEach(n -> naissances.put(n.code(), n.libelle()));
        }
        return naissances;
    }
}
