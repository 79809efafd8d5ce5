package fr.halle.platform.banc;

import fr.halle.platform.OperationRefusee;
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

    /** Un tour dure au moins ceci, pour que les centièmes du noyau n'y comptent pas. */
    private static final double SECONDES_PAR_TOUR = 0.5;

    private static final int DEMANDES_AU_PLUS = 1_000;

    /** Une page s'échauffe pendant ce temps, et par ce nombre de demandes au plus. */
    private static final double SECONDES_D_ECHAUFFEMENT = 4;

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
            LEGERES.forEach(page -> epreuves.put(page, epreuve(etabli, petite, page, service)));
            pages.forEach((nom, adresse) -> {
                epreuves.put(nom, epreuve(etabli, petite, adresse, service));
                epreuves.put(nom + " × " + Etabli.GRAND, epreuve(etabli, grande, adresse, service));
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
                    unite(),
                    mesure,
                    "%s, %s".formatted(legere, service.enClair()),
                    serie(series, legere),
                    BUT_DU_RAPPORT));
            resultats.add(Resultat.compare(
                    enClair + ", dix fois les lignes",
                    unite(),
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

    private static String unite() {
        return "m" + Processeur.unite() + " par demande";
    }

    /** Échauffe la page, puis choisit combien de demandes font un tour assez long. */
    private static Epreuve epreuve(Etabli etabli, HalleLancee halle, String adresse, Service service) {
        var processeur = halle.processeur();
        var faites = 0;
        var debut = System.nanoTime();
        while (faites < DEMANDES_AU_PLUS && System.nanoTime() - debut < SECONDES_D_ECHAUFFEMENT * 1e9) {
            halle.demander(adresse, service);
            faites++;
        }
        var demandes = demandes(processeur, halle, adresse, service);
        etabli.dire("%s, %s : %d demandes par tour, après %d d'échauffement"
                .formatted(adresse, service.enClair(), demandes, faites));
        return () -> processeur.cout(() -> repeter(halle, adresse, service, demandes)) * 1_000 / demandes;
    }

    private static int demandes(Processeur processeur, HalleLancee halle, String adresse, Service service) {
        for (var essai = 1; essai < DEMANDES_AU_PLUS; essai *= 4) {
            var nombre = essai;
            var cout = processeur.cout(() -> repeter(halle, adresse, service, nombre));
            if (cout > SECONDES_PAR_TOUR / 5) {
                return Math.clamp(Math.round(SECONDES_PAR_TOUR / cout * essai), 2, DEMANDES_AU_PLUS);
            }
        }
        return DEMANDES_AU_PLUS;
    }

    /** @throws OperationRefusee si une page n'est pas répondue comme la mesure le dit : elle mesurerait autre chose */
    private static void repeter(HalleLancee halle, String adresse, Service service, int fois) {
        for (var i = 0; i < fois; i++) {
            if (halle.demander(adresse, service) != (service == Service.DE_MEMOIRE)) {
                throw new OperationRefusee("%s n'est pas %s : la mesure ne dirait pas ce qu'elle annonce."
                        .formatted(adresse, service.enClair()));
            }
        }
    }
}
