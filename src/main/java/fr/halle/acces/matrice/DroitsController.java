package fr.halle.acces.matrice;

import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.territoire.TypeTerritoire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** La matrice des droits, lisible par chacun : savoir qui peut quoi n'est pas un secret. */
@Public
@Controller
class DroitsController {

    /** Dans l'ordre où on les lit. */
    private static final Map<String, String> LECTURES = Map.of(
            "equipe", "les brouillons de son organisation",
            "collectivites", "ce que la commune et son EPCI partagent",
            "etat", "ce qui est ouvert aux services de l'État",
            "partenaires", "ce qui nomme son organisation",
            "controle", "tout ce qui a quitté l'équipe, sur lettre de mission",
            "comptes", "les personnes et leurs mandats, partout");

    private static final List<String> ORDRE =
            List.of("equipe", "collectivites", "etat", "partenaires", "controle", "comptes");

    private final Matrice matrice;
    private final ExportDroits export;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    DroitsController(Matrice matrice, ExportDroits export, Ecrans ecrans, Telechargements telechargements) {
        this.matrice = matrice;
        this.export = export;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    @GetMapping("/droits")
    String montrer(HttpServletRequest requete, Model modele) {
        var ecran = ecrans.nouveau("Qui peut quoi")
                .description("La matrice des droits de Halle : chaque permission, les rôles qui l'ont, et où.")
                .construire();
        modele.addAttribute("page", new PageDroits(ecran, lignes(), roles(), LienExport.tous(Lien.de(requete))));
        return "acces/droits";
    }

    @GetMapping("/droits." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format, Lecture lecture, HttpServletRequest requete, HttpServletResponse reponse) {
        telechargements.envoyer(export.tableau(lecture), format, requete, reponse);
    }

    private List<PageDroits.Ligne> lignes() {
        return Arrays.stream(Permission.values())
                .map(permission -> new PageDroits.Ligne(
                        matrice.libelle(permission),
                        permission.code(),
                        matrice.roles().stream()
                                .filter(role -> !matrice.relations(permission, role.code())
                                        .isEmpty())
                                .map(role -> new PageDroits.Titulaire(
                                        role.libelle(), ExportDroits.ou(matrice.relations(permission, role.code()))))
                                .toList()))
                .toList();
    }

    private List<PageDroits.LigneDuRole> roles() {
        return matrice.roles().stream()
                .map(role -> new PageDroits.LigneDuRole(
                        role.libelle(),
                        role.objet(),
                        role.mailles().stream().map(TypeTerritoire::libelle).collect(Collectors.joining(", ")),
                        role.niveaux().isEmpty()
                                ? "rien des dossiers"
                                : ORDRE.stream()
                                        .filter(role.niveaux()::contains)
                                        .map(niveau -> LECTURES.getOrDefault(niveau, niveau))
                                        .collect(Collectors.joining(" ; "))))
                .toList();
    }
}
