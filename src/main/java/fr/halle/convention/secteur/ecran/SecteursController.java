package fr.halle.convention.secteur.ecran;

import fr.halle.commun.Lecture;
import fr.halle.convention.Conventions;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.Secteurs;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.convention.secteur.sortie.ExportDesSecteurs;
import fr.halle.convention.secteur.sortie.ExportGeoJson;
import fr.halle.platform.Introuvable;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Lire les secteurs d'une convention, et les emporter. Le public lit ceux des conventions signées. */
@Public
@Controller
class SecteursController {

    private final Secteurs secteurs;
    private final Conventions conventions;
    private final BlocsDeSecteurs blocs;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    SecteursController(
            Secteurs secteurs,
            Conventions conventions,
            BlocsDeSecteurs blocs,
            Ecrans ecrans,
            Telechargements telechargements) {
        this.secteurs = secteurs;
        this.conventions = conventions;
        this.blocs = blocs;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/conventions/{reference}/secteurs")
    String lister(@PathVariable String reference, Lecture lecture, Model modele) {
        var s = secteurs.charger(reference, lecture);
        modele.addAttribute(
                "page",
                new PageDesSecteurs(
                        ecran(s, "Périmètre et secteurs d'intervention", false),
                        surtitre(s),
                        blocs.bloc(s, present(s))));
        return "convention/secteurs";
    }

    @GetMapping("/conventions/{reference}/secteurs/{secteur}")
    String montrer(@PathVariable String reference, @PathVariable String secteur, Lecture lecture, Model modele) {
        var s = secteurs.charger(reference, lecture);
        var lu = trouver(s, secteur);
        modele.addAttribute(
                "page", new PageDUnSecteur(ecran(s, lu.nom(), true), surtitre(s), blocs.bloc(s, present(s)), lu));
        return "convention/secteur";
    }

    @GetMapping("/conventions/{reference}/secteurs." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String reference,
            @PathVariable String format,
            Lecture lecture,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(
                ExportDesSecteurs.tableau(secteurs.charger(reference, lecture)), format, requete, reponse);
    }

    @GetMapping("/conventions/{reference}/secteurs.geojson")
    void tracer(@PathVariable String reference, Lecture lecture, HttpServletResponse reponse) throws IOException {
        var s = secteurs.charger(reference, lecture);
        var octets = ExportGeoJson.ecrire(s).getBytes(StandardCharsets.UTF_8);
        reponse.setContentType("application/geo+json");
        reponse.setContentLength(octets.length);
        reponse.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"secteurs-%s-%s.geojson\""
                        .formatted(s.convention().reference(), lecture.au()));
        reponse.getOutputStream().write(octets);
    }

    /** @throws Introuvable si la convention n'a pas ce secteur à cette date */
    static Secteur trouver(SecteursDeConvention s, String secteur) {
        return s.secteur(secteur)
                .orElseThrow(() -> new Introuvable(
                        "secteur",
                        "Cette convention n'a pas le secteur « %s » à cette date : choisissez-le dans la liste de ses secteurs."
                                .formatted(secteur)));
    }

    /** Vrai si la lecture est celle d'aujourd'hui : on ne propose d'écrire que là. */
    private boolean present(SecteursDeConvention s) {
        return conventions
                .trouver(s.convention().reference(), conventions.maintenant())
                .filter(x -> x.version().equals(s.convention().version())
                        && x.etat() == s.convention().etat())
                .isPresent();
    }

    private static String surtitre(SecteursDeConvention s) {
        return s.convention().type().libelle() + " · " + s.convention().reference();
    }

    private Ecran ecran(SecteursDeConvention s, String titre, boolean dUn) {
        var ecran = ecrans.nouveau(titre)
                .section("/conventions")
                .fil("Conventions", "/programmes/" + s.convention().programme() + "/conventions")
                .fil("Convention " + s.convention().reference(), s.convention().page());
        if (dUn) {
            ecran.fil("Secteurs", s.page());
        }
        return ecran.date(s.lecture()).construire();
    }
}
