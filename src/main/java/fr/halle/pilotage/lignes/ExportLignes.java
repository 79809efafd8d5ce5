package fr.halle.pilotage.lignes;

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
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Les lignes et totaux publiés en CSV et en XLSX, avec les mêmes filtres que l'écran. */
@Public
@Controller
class ExportLignes {

    private final Etendues etendues;
    private final ListeLignes liste;
    private final NatureDeLaBase nature;

    ExportLignes(Etendues etendues, ListeLignes liste, NatureDeLaBase nature) {
        this.etendues = etendues;
        this.liste = liste;
        this.nature = nature;
    }

    @GetMapping("/programmes/{programme}/financements.{format:csv|xlsx}")
    void exporter(
            @PathVariable("programme") String code,
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String dispositif,
            @RequestParam(defaultValue = "") String statut,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(code, territoire, lecture);
        var programme = etendue.programme();
        var perimetre = etendue.perimetre();
        LignesController.verifier(statut);
        var ordre = Tri.lire(tri, ListeLignes.CLES);
        var lignes = Tranche.toutes(d -> liste.lister(etendue, dispositif, statut, ordre, d))
                .toList();
        var aPropos = Export.APropos.de(
                "Lignes de financement et totaux publiés, %s, %s".formatted(programme.nom(), perimetre.nom()),
                lecture,
                nature.nature(),
                lignes.stream().map(LigneEnListe::titreSource).distinct().toList(),
                requete);
        var export = new Export<>("financements-" + programme.code(), aPropos, colonnes());
        export.repondre(format, reponse, lignes.stream());
    }

    private static List<Export.Colonne<LigneEnListe>> colonnes() {
        var colonnes = new ArrayList<Export.Colonne<LigneEnListe>>();
        colonnes.add(Export.texte("Référence", LigneEnListe::reference));
        colonnes.add(Export.texte("Objet", LigneEnListe::objet));
        colonnes.add(Export.texte("Opération", LigneEnListe::operation));
        colonnes.add(Export.texte("Dispositif", LigneEnListe::libelleDispositif));
        colonnes.add(Export.texte("Nature", LigneEnListe::nature));
        colonnes.add(Export.texte("Origine des crédits", LigneEnListe::origine));
        colonnes.add(Export.montant("Accordé", LigneEnListe::accordeMontant));
        colonnes.add(Export.montant("Engagé", LigneEnListe::engageMontant));
        colonnes.add(Export.montant("Versé", LigneEnListe::verseMontant));
        colonnes.add(Export.texte("Statut", LigneEnListe::statutEnClair));
        colonnes.add(Export.texte("Degré de preuve", LigneEnListe::degreEnClair));
        colonnes.addAll(Export.dateApprochee("Date", LigneEnListe::date));
        colonnes.add(Export.texte("Déduction", LigneEnListe::deduction));
        colonnes.add(Export.texte("Motif", LigneEnListe::motif));
        colonnes.add(Export.texte("Citation", LigneEnListe::citation));
        colonnes.add(Export.texte("D'après", LigneEnListe::titreSource));
        return colonnes;
    }
}
