package fr.halle.platform.web;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import fr.halle.platform.liste.Tri;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Le guide vivant des composants : chaque élément d'écran, dans chacun de ses états. */
@Controller
@Public
@ConditionalOnWebApplication
public class ComposantsController {

    private final Ecrans ecrans;

    ComposantsController(Ecrans ecrans) {
        this.ecrans = ecrans;
    }

    /** Ce que montre le guide. */
    public record Page(
            Ecran ecran,
            BarreDeDate aujourdhui,
            BarreDeDate passee,
            Tri tri,
            Lien lien,
            Pagination pages,
            List<DateApprochee> dates,
            BarreMontants barre,
            Map<String, String> erreurs,
            List<LienExport> exports) {}

    @GetMapping("/composants")
    String composants(
            @RequestParam(required = false) @Nullable String tri,
            @RequestParam(defaultValue = "6") int page,
            HttpServletRequest requete,
            Model modele) {
        var lien = Lien.de(requete);
        modele.addAttribute(
                "page",
                new Page(
                        ecrans.nouveau("Composants")
                                .description("Chaque élément d'écran de Halle, dans chacun de ses états.")
                                .construire(),
                        barre(LocalDate.of(2026, 4, 27), false, List.of()),
                        barre(
                                LocalDate.of(2018, 3, 1),
                                true,
                                List.of("Millésime 2019 employé, faute d’un plus ancien.")),
                        Tri.lire(tri, List.of("commune", "montant")),
                        lien,
                        new Pagination(Math.clamp(page, 1, 12), 12, lien),
                        dates(),
                        barreDeDemonstration(),
                        Map.of("exemple-montant", "8 719,00 € de trop : la somme des aides dépasse le coût."),
                        List.of(
                                new LienExport("CSV", "#table"),
                                new LienExport("XLSX", "#table"),
                                new LienExport("ODS", "#table"))));
        return "composants/page";
    }

    private static BarreDeDate barre(LocalDate au, boolean passee, List<String> avertissements) {
        return new BarreDeDate(
                au,
                null,
                passee,
                "/composants",
                List.of(),
                "/composants",
                passee ? "/composants?au=" + au + "&connu=" + au : null,
                avertissements);
    }

    private static List<DateApprochee> dates() {
        var jour = LocalDate.of(2021, 9, 10);
        return List.of(
                DateApprochee.jour(jour),
                new DateApprochee(LocalDate.of(2021, 7, 1), Precision.MOIS),
                new DateApprochee(jour, Precision.TRIMESTRE),
                new DateApprochee(jour, Precision.ANNEE),
                new DateApprochee(jour, Precision.AU_PLUS_TARD));
    }

    private static BarreMontants barreDeDemonstration() {
        return new BarreMontants(
                "barre",
                "Financement de la halle",
                Montant.euros(500_000),
                Montant.euros(420_000),
                Montant.euros(360_000),
                Montant.euros(280_000),
                Montant.euros(190_000),
                Montant.euros(84_000));
    }
}
