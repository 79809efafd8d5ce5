package fr.halle.convention.dossier;

import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.TypeDeConvention;
import fr.halle.convention.TypesDeConvention;
import fr.halle.convention.VersionDepassee;
import fr.halle.convention.dossier.PageDossier.Difference;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Typographie;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
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

/** Écrire le dossier d'une convention : ouvrir, constater, modifier. Deux personnes à la fois : la seconde voit ce qui diffère. */
@Exige({Permission.PREPARER_CONVENTION, Permission.CONSTATER_CONVENTION})
@Controller
class DossierController {

    private static final String VUE = "convention/dossier";

    private final TenueDuDossier dossiers;
    private final Conventions conventions;
    private final TypesDeConvention types;
    private final ChoixDuDossier choix;
    private final VillesProposees villes;
    private final Droits droits;
    private final Ecrans ecrans;

    DossierController(
            TenueDuDossier dossiers,
            Conventions conventions,
            TypesDeConvention types,
            ChoixDuDossier choix,
            VillesProposees villes,
            Droits droits,
            Ecrans ecrans) {
        this.dossiers = dossiers;
        this.conventions = conventions;
        this.types = types;
        this.choix = choix;
        this.villes = villes;
        this.droits = droits;
        this.ecrans = ecrans;
    }

    @GetMapping("/conventions/nouvelle")
    String nouvelle(
            @RequestParam String programme,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String constat,
            @RequestParam(defaultValue = "") List<String> laureats,
            CsrfToken jeton,
            Model modele) {
        if (type.isEmpty()) {
            return choisir(programme, laureats, modele);
        }
        var lu = types.charger(programme, type);
        return montrer(
                modele,
                new Formulaire(lu, null, null, !constat.isEmpty(), DossierSaisi.vide(laureats), "", Map.of(), jeton),
                Map.of(),
                null,
                List.of());
    }

    private String choisir(String programme, List<String> laureats, Model modele) {
        modele.addAttribute(
                "page",
                new PageDesTypes(
                        ecrans.nouveau("Nouvelle convention")
                                .section("/conventions")
                                .fil("Conventions", "/programmes/" + programme + "/conventions")
                                .construire(),
                        programme,
                        types.lister(programme),
                        laureats,
                        droits.peutQuelquePart(Permission.PREPARER_CONVENTION),
                        droits.peutQuelquePart(Permission.CONSTATER_CONVENTION)));
        return "convention/types";
    }

    @PostMapping("/conventions/nouvelle")
    String creer(EnvoiDeDossier envoi, CsrfToken jeton, Model modele, HttpServletResponse reponse) {
        var type = types.charger(envoi.programmeEcrit(), envoi.typeEcrit());
        var saisi = envoi.saisi(villes::mairie);
        var formulaire = new Formulaire(
                type, null, null, envoi.estUnConstat(), saisi, envoi.documentEcrit(), envoi.dates(), jeton);
        try {
            envoi.exigerLisible();
            var reference = envoi.estUnConstat()
                    ? dossiers.constater(type.programme(), type.code(), saisi, envoi.documentEcrit())
                    : dossiers.creer(type.programme(), type.code(), saisi);
            return "redirect:/conventions/" + reference;
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return montrer(modele, formulaire, e.erreurs(), null, List.of());
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return montrer(modele, formulaire, Map.of(), e.phrase(), List.of());
        }
    }

    @GetMapping("/conventions/{reference}/modifier")
    String modifier(@PathVariable String reference, CsrfToken jeton, Model modele) {
        var c = conventions.charger(reference);
        return montrer(
                modele,
                new Formulaire(
                        c.type(),
                        c,
                        c.version(),
                        c.constatee(),
                        DossierSaisi.de(c, dossiers.portee(c).isPresent()),
                        Objects.requireNonNullElse(c.document(), ""),
                        Map.of(),
                        jeton),
                Map.of(),
                null,
                List.of());
    }

    @PostMapping("/conventions/{reference}/modifier")
    String modifier(
            @PathVariable String reference,
            @RequestParam UUID version,
            EnvoiDeDossier envoi,
            CsrfToken jeton,
            Model modele,
            HttpServletResponse reponse) {
        var saisi = envoi.saisi(villes::mairie);
        try {
            envoi.exigerLisible();
            dossiers.modifier(reference, version, saisi);
            return "redirect:/conventions/" + reference;
        } catch (SaisieRefusee e) {
            reponse.setStatus(422);
            return montrer(modele, repris(reference, version, saisi, envoi, jeton), e.erreurs(), null, List.of());
        } catch (VersionDepassee e) {
            reponse.setStatus(409);
            var actuelle = e.actuelle();
            return montrer(
                    modele,
                    repris(reference, actuelle.version(), saisi, envoi, jeton),
                    Map.of(),
                    e.phrase(),
                    comparer(DossierSaisi.de(actuelle, dossiers.portee(actuelle).isPresent()), saisi));
        } catch (OperationRefusee e) {
            reponse.setStatus(409);
            return montrer(modele, repris(reference, version, saisi, envoi, jeton), Map.of(), e.phrase(), List.of());
        }
    }

    private Formulaire repris(
            String reference, UUID version, DossierSaisi saisi, EnvoiDeDossier envoi, CsrfToken jeton) {
        var c = conventions.charger(reference);
        return new Formulaire(c.type(), c, version, c.constatee(), saisi, envoi.documentEcrit(), envoi.dates(), jeton);
    }

    /** Champ par champ, ce qui vient d'être enregistré par un autre et ce que la personne a écrit. */
    private static List<Difference> comparer(DossierSaisi actuel, DossierSaisi saisi) {
        var differences = new ArrayList<Difference>();
        comparer("Intitulé", actuel.intitule(), saisi.intitule(), differences);
        comparer("Objet", actuel.objet(), saisi.objet(), differences);
        comparer("Lauréats", String.join(", ", actuel.laureats()), String.join(", ", saisi.laureats()), differences);
        comparer("Parties choisies", nombre(actuel), nombre(saisi), differences);
        comparer("Vaut aussi", actuel.vaut() ? "oui" : "non", saisi.vaut() ? "oui" : "non", differences);
        comparer("Prend effet le", jour(actuel.prendEffetLe()), jour(saisi.prendEffetLe()), differences);
        comparer("Terme", jour(actuel.finLe()), jour(saisi.finLe()), differences);
        return List.copyOf(differences);
    }

    private static String nombre(DossierSaisi d) {
        return Typographie.accord(d.choisies().size(), "partie");
    }

    private static String jour(java.time.@Nullable LocalDate jour) {
        return jour == null ? "" : Typographie.date(jour);
    }

    private static void comparer(String champ, String actuel, String saisi, List<Difference> differences) {
        var un = actuel.strip().replace("\r\n", "\n");
        var autre = saisi.strip().replace("\r\n", "\n");
        if (!un.equals(autre)) {
            differences.add(new Difference(champ, un, autre));
        }
    }

    private record Formulaire(
            TypeDeConvention type,
            @Nullable Convention convention,
            @Nullable UUID version,
            boolean constat,
            DossierSaisi saisi,
            String document,
            Map<String, String> dates,
            CsrfToken jeton) {}

    private String montrer(
            Model modele,
            Formulaire f,
            Map<String, String> erreurs,
            @Nullable String refus,
            List<Difference> differences) {
        var c = f.convention;
        var liste = "/programmes/" + f.type.programme() + "/conventions";
        var ecran = ecrans.nouveau(
                        c != null ? "Modifier " + c.reference() : (f.constat ? "Constater : " : "") + f.type.libelle())
                .section("/conventions")
                .fil("Conventions", liste);
        if (c != null) {
            ecran.fil("Convention " + c.reference(), c.page());
        }
        var porte = f.type.porte();
        modele.addAttribute(
                "page",
                new PageDossier(
                        ecran.construire(),
                        f.jeton,
                        c == null ? "/conventions/nouvelle" : c.page() + "/modifier",
                        c == null ? liste : c.page(),
                        f.type,
                        f.version == null ? "" : f.version.toString(),
                        f.constat,
                        f.saisi,
                        f.document,
                        f.dates.isEmpty() ? dates(f.saisi) : f.dates,
                        choix.laureats(f.type.programme(), f.saisi.laureats()),
                        choix.organisations(f.type, f.saisi, villes.de(f.type.programme(), f.saisi.laureats())),
                        porte == null
                                ? ""
                                : types.charger(f.type.programme(), porte).libelle(),
                        erreurs,
                        refus,
                        differences));
        return VUE;
    }

    private static Map<String, String> dates(DossierSaisi saisi) {
        return Map.of(
                "prendEffetLe", Objects.toString(saisi.prendEffetLe(), ""),
                "finLe", Objects.toString(saisi.finLe(), ""));
    }
}
