package fr.halle.pilotage.laureats;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Export;
import fr.halle.platform.web.NatureDeLaBase;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Tri;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** La liste des lauréats en CSV et en XLSX, avec les mêmes filtres que l'écran. */
@Public
@Controller
class ExportLaureats {

    private final Etendues etendues;
    private final ListeLaureats liste;
    private final NatureDeLaBase nature;

    ExportLaureats(Etendues etendues, ListeLaureats liste, NatureDeLaBase nature) {
        this.etendues = etendues;
        this.liste = liste;
        this.nature = nature;
    }

    @GetMapping("/programmes/{programme}/laureats.{format:csv|xlsx}")
    void exporter(
            @PathVariable("programme") String code,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(code, territoire, lecture);
        var programme = etendue.programme();
        var perimetre = etendue.perimetre();
        var ordre = Tri.lire(tri, ListeLaureats.CLES);
        var laureats = Tranche.toutes(d -> liste.lister(etendue, q, ordre, d)).toList();
        var aPropos = Export.APropos.de(
                "Lauréats, %s, %s".formatted(programme.nom(), perimetre.nom()),
                lecture,
                nature.nature(),
                Stream.concat(
                                laureats.stream().map(LaureatEnListe::titreSource),
                                Stream.of("Code officiel géographique"))
                        .distinct()
                        .toList(),
                requete);
        var export = new Export<>("laureats-" + programme.code(), aPropos, colonnes());
        export.repondre(format, reponse, laureats.stream());
    }

    private static List<Export.Colonne<LaureatEnListe>> colonnes() {
        var colonnes = new ArrayList<Export.Colonne<LaureatEnListe>>();
        colonnes.add(Export.texte("Référence", LaureatEnListe::reference));
        colonnes.add(Export.texte("Lauréat", LaureatEnListe::nom));
        colonnes.add(Export.texte("Codes des communes", l -> codes(l.communes())));
        colonnes.add(Export.texte("Communes", l -> noms(l.communes())));
        colonnes.add(Export.texte("SIREN des EPCI", l -> codes(l.epci())));
        colonnes.add(Export.texte("EPCI", l -> noms(l.epci())));
        colonnes.add(Export.texte("Codes des départements", l -> codes(l.departements())));
        colonnes.add(Export.texte("Départements", l -> noms(l.departements())));
        colonnes.addAll(Export.dateApprochee("Lauréat depuis", LaureatEnListe::qualite));
        colonnes.add(Export.texte("D'après", LaureatEnListe::titreSource));
        return colonnes;
    }

    private static String codes(List<LaureatEnListe.Lieu> lieux) {
        return lieux.stream().map(LaureatEnListe.Lieu::code).collect(Collectors.joining(" "));
    }

    private static String noms(List<LaureatEnListe.Lieu> lieux) {
        return lieux.stream().map(LaureatEnListe.Lieu::nom).collect(Collectors.joining(", "));
    }
}
