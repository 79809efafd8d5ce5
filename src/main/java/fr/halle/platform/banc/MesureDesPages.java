package fr.halle.platform.banc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ce que coûte une page à l'échelle de la nation : comparée à la plus légère, puis à elle-même avec dix fois les lignes. */
@Component
@Order(10)
class MesureDesPages implements Mesure {

    private static final double BUT_DU_RAPPORT = 3;
    private static final double BUT_DE_LA_CROISSANCE = 1.5;

    /** Les plus légères que Halle serve ; la moins chère des deux est la référence. */
    private static final List<String> LEGERES = List.of("/accessibilite", "/sources");

    private final List<AdressesMesurees> adresses;

    MesureDesPages(List<AdressesMesurees> adresses) {
        this.adresses = adresses;
    }

    @Override
    public String nom() {
        return "pages";
    }

    @Override
    public String objet() {
        return "une page à l'échelle de la nation, recalculée puis servie de mémoire, comparée à la plus légère puis à elle-même avec dix fois les lignes";
    }

    @Override
    public List<Resultat> mesurer(Etabli etabli) {
        var petite = etabli.nation(1);
        var grande = etabli.nation(Etabli.GRAND);
        Map<String, String> pages = new LinkedHashMap<>();
        adresses.forEach(a -> pages.putAll(a.adresses()));
        var resultats = new ArrayList<Resultat>();
        for (var service : Service.values()) {
            Map<String, Epreuve> epreuves = new LinkedHashMap<>();
            LEGERES.forEach(page -> epreuves.put(page, eprouver(etabli, petite, page, service)));
            pages.forEach((nom, adresse) -> {
                epreuves.put(nom, eprouver(etabli, petite, adresse, service));
                epreuves.put(nom + " × " + Etabli.GRAND, eprouver(etabli, grande, adresse, service));
            });
            etabli.dire("%d tours alternés de %d pages, chacune %s"
                    .formatted(Epreuve.TOURS, epreuves.size(), service.enClair()));
            resultats.addAll(comparer(pages.keySet(), Epreuve.entrelacer(epreuves), service));
        }
        return resultats;
    }

    /** Deux lignes par page : son rapport à la page la plus légère répondue de même, puis sa croissance. */
    private static List<Resultat> comparer(Set<String> pages, Map<String, Serie> series, Service service) {
        var legere = LEGERES.stream()
                .min(Comparator.comparingDouble(page -> serie(series, page).meilleur()))
                .orElseThrow();
        var resultats = new ArrayList<Resultat>();
        for (var nom : pages) {
            var mesure = serie(series, nom);
            var enClair = "%s, %s".formatted(nom, service.enClair());
            resultats.add(Resultat.compare(
                    enClair,
                    PageEprouvee.UNITE,
                    mesure,
                    "%s, %s".formatted(legere, service.enClair()),
                    serie(series, legere),
                    BUT_DU_RAPPORT));
            resultats.add(Resultat.compare(
                    enClair + ", dix fois les lignes",
                    PageEprouvee.UNITE,
                    serie(series, nom + " × " + Etabli.GRAND),
                    "la même page, nation",
                    mesure,
                    BUT_DE_LA_CROISSANCE));
        }
        return resultats;
    }

    private static Serie serie(Map<String, Serie> series, String nom) {
        var serie = series.get(nom);
        if (serie == null) {
            throw new IllegalStateException("Aucune mesure ne s'appelle « " + nom + " ».");
        }
        return serie;
    }

    /** La page, répondue comme la mesure le dit : autrement, elle mesurerait autre chose. */
    private static Epreuve eprouver(Etabli etabli, HalleLancee halle, String adresse, Service service) {
        var page = new PageEprouvee(halle, adresse, service.cookie(), service == Service.DE_MEMOIRE);
        page.echauffer(etabli, service.enClair());
        return page;
    }
}
