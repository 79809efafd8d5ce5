package fr.halle.pilotage.carte;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Perimetre;
import fr.halle.pilotage.carte.LectureCarte.Contour;
import fr.halle.pilotage.carte.LectureCarte.Ville;
import fr.halle.programme.Programme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Dessine la carte d'un périmètre : ses départements, ses villes lauréates, celles des autres programmes. */
@Component
public class Cartes {

    private static final String METROPOLE = "metropole";
    private static final int LARGEUR = 760;
    private static final int HAUTEUR_MAXIMALE = 720;
    private static final int MARGE = 14;
    private static final int ENCART = 84;

    /** Au-delà, les points perdent leur nom et leur lien : la carte devient une image que son tableau double. */
    private static final int VILLES_NOMMEES = 60;

    private final LectureCarte lecture;

    Cartes(LectureCarte lecture) {
        this.lecture = lecture;
    }

    /** La carte, ou rien quand aucun contour ni aucune position ne permet de la dessiner. */
    public Optional<Carte> dessiner(Etendue etendue) {
        var programme = etendue.programme();
        var perimetre = etendue.perimetre();
        var date = etendue.lecture();
        var villes = lecture.villes(etendue);
        var contours = lecture.contours("departement");
        var retenus = perimetre.type().equals("nation")
                ? contours
                : dans(
                        contours,
                        lecture.departements(
                                perimetre, villes, etendue.millesime().annee()));
        if (retenus.isEmpty()) {
            return Optional.empty();
        }
        var epci = lecture.contours("epci");
        var nation = retenus.size() > 20;
        var plans =
                retenus.stream().collect(Collectors.groupingBy(Contour::plan, LinkedHashMap::new, Collectors.toList()));
        var principal = plans.containsKey(METROPOLE)
                ? METROPOLE
                : plans.keySet().iterator().next();
        var cadres = new ArrayList<Carte.Cadre>();
        var encarts = plans.keySet().stream().filter(p -> !p.equals(principal)).toList();
        var largeurUtile = encarts.isEmpty() ? LARGEUR : LARGEUR - ENCART - 2 * MARGE;
        var scene = new Scene(programme, date, villes, contours, epci, nation);
        var cadre = scene.cadre(
                principal,
                Objects.requireNonNull(plans.get(principal)),
                encarts.isEmpty() ? 0 : ENCART + 2 * MARGE,
                0,
                largeurUtile,
                HAUTEUR_MAXIMALE,
                "");
        cadres.add(cadre);
        for (var i = 0; i < encarts.size(); i++) {
            var formes = Objects.requireNonNull(plans.get(encarts.get(i)));
            cadres.add(scene.cadre(
                    encarts.get(i),
                    formes,
                    MARGE,
                    MARGE + i * (ENCART + 26),
                    ENCART,
                    ENCART,
                    formes.getFirst().nom()));
        }
        return Optional.of(new Carte(
                titre(programme, perimetre, villes),
                "Chaque point est une commune, à sa position. Le tableau qui suit donne les mêmes informations.",
                LARGEUR,
                cadres.stream().mapToInt(c -> c.y() + c.hauteur()).max().orElse(HAUTEUR_MAXIMALE),
                cadres,
                villes.size() <= VILLES_NOMMEES && !nation,
                !epci.isEmpty(),
                villes.stream()
                        .map(Ville::autre)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                cadres.stream().anyMatch(c -> !c.liens().isEmpty()),
                epci.isEmpty(),
                villes.stream().filter(v -> v.x() == null).map(Ville::nom).toList()));
    }

    private static List<Contour> dans(List<Contour> contours, List<String> codes) {
        return contours.stream().filter(c -> codes.contains(c.code())).toList();
    }

    private static String titre(Programme programme, Perimetre perimetre, List<Ville> villes) {
        var siennes = villes.stream().filter(v -> v.autre() == null).toList();
        return "%s, %s : %d commune%s, %d lauréat%s"
                .formatted(
                        programme.nom(),
                        perimetre.nom(),
                        siennes.size(),
                        siennes.size() > 1 ? "s" : "",
                        siennes.stream().map(Ville::laureat).distinct().count(),
                        siennes.stream().map(Ville::laureat).distinct().count() > 1 ? "s" : "");
    }

    /** Ce qui sert à tous les cadres d'une même carte. */
    private record Scene(
            Programme programme,
            Lecture date,
            List<Ville> villes,
            List<Contour> contours,
            List<Contour> epci,
            boolean nation) {

        Carte.Cadre cadre(String plan, List<Contour> formes, int x, int y, int largeur, int hauteurMax, String nom) {
            var marge = nom.isEmpty() ? MARGE : 3;
            var xMin = formes.stream().mapToInt(Contour::xMin).min().orElseThrow();
            var yMin = formes.stream().mapToInt(Contour::yMin).min().orElseThrow();
            var xMax = formes.stream().mapToInt(Contour::xMax).max().orElseThrow();
            var yMax = formes.stream().mapToInt(Contour::yMax).max().orElseThrow();
            var echelle = Math.min(
                    (largeur - 2.0 * marge) / Math.max(1, xMax - xMin),
                    (hauteurMax - 2.0 * marge) / Math.max(1, yMax - yMin));
            var hauteur = nom.isEmpty() ? (int) Math.ceil((yMax - yMin) * echelle) + 2 * marge : hauteurMax;
            var dx = (largeur - (xMax - xMin) * echelle) / 2 - xMin * echelle;
            var dy = (hauteur - (yMax - yMin) * echelle) / 2 - yMin * echelle;
            var emprise = new Contour("", "", "", plan, "", "", xMin, yMin, xMax, yMax);
            var codes = formes.stream().map(Contour::code).collect(Collectors.toSet());
            var sesVilles = villes.stream()
                    .filter(v -> v.x() != null && plan.equals(v.plan()) && codes.contains(v.departement()))
                    .toList();
            var places = places(sesVilles, echelle, dx, dy, largeur, hauteur, nom.isEmpty());
            return new Carte.Cadre(
                    plan,
                    nom.isEmpty() ? null : nom,
                    x,
                    y,
                    largeur,
                    hauteur,
                    "translate(%s %s) scale(%s)".formatted(nombre(dx), nombre(dy), precis(echelle)),
                    nation
                            ? List.of()
                            : formes(
                                    contours.stream()
                                            .filter(c -> c.touche(emprise) && !codes.contains(c.code()))
                                            .toList(),
                                    Set.of()),
                    formes(formes, Set.of()),
                    nation && epci.size() > 400 && !nom.isEmpty()
                            ? List.of()
                            : formes(
                                    epci.stream().filter(c -> c.touche(emprise)).toList(), epciLaureats()),
                    liens(sesVilles, echelle, dx, dy),
                    places);
        }

        private Set<String> epciLaureats() {
            return villes.stream()
                    .filter(v -> v.autre() == null)
                    .map(Ville::epci)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        private List<Carte.Forme> formes(List<Contour> liste, Set<String> marques) {
            return liste.stream()
                    .map(c -> new Carte.Forme(c.nom(), nation ? c.traceLarge() : c.trace(), marques.contains(c.code())))
                    .toList();
        }

        private List<Carte.Point> places(
                List<Ville> siennes,
                double echelle,
                double dx,
                double dy,
                int largeur,
                int hauteur,
                boolean principal) {
            var nommees = principal && !nation && siennes.size() <= VILLES_NOMMEES;
            var etiquettes = new Etiquettes(largeur, hauteur);
            siennes.forEach(v -> etiquettes.reserver(abscisse(v, echelle, dx), ordonnee(v, echelle, dy)));
            var points = new ArrayList<Carte.Point>();
            var vus = new HashSet<String>();
            for (var v : siennes) {
                var x = abscisse(v, echelle, dx);
                var y = ordonnee(v, echelle, dy);
                var place = nommees && vus.add(v.commune()) ? etiquettes.placer(v.nom(), x, y) : null;
                points.add(new Carte.Point(
                        v.nom(),
                        nommees && v.autre() == null ? adresse(v) : null,
                        v.autre(),
                        nombre(x),
                        nombre(y),
                        place == null ? null : place.ancre(),
                        place == null ? "" : nombre(place.x()),
                        place == null ? "" : nombre(place.y()),
                        v.approche()));
            }
            return points;
        }

        private String adresse(Ville v) {
            return "/programmes/%s/laureats/%s?au=%s".formatted(programme.code(), v.laureat(), date.au());
        }

        private static List<Carte.Lien> liens(List<Ville> siennes, double echelle, double dx, double dy) {
            var parLaureat = siennes.stream()
                    .filter(v -> v.autre() == null)
                    .collect(Collectors.groupingBy(Ville::laureat, LinkedHashMap::new, Collectors.toList()));
            var liens = new ArrayList<Carte.Lien>();
            for (var groupe : parLaureat.values()) {
                for (var i = 1; i < groupe.size(); i++) {
                    liens.add(new Carte.Lien(
                            nombre(abscisse(groupe.get(i - 1), echelle, dx)),
                            nombre(ordonnee(groupe.get(i - 1), echelle, dy)),
                            nombre(abscisse(groupe.get(i), echelle, dx)),
                            nombre(ordonnee(groupe.get(i), echelle, dy))));
                }
            }
            return liens;
        }

        private static double abscisse(Ville v, double echelle, double dx) {
            return Objects.requireNonNull(v.x()) * echelle + dx;
        }

        private static double ordonnee(Ville v, double echelle, double dy) {
            return Objects.requireNonNull(v.y()) * echelle + dy;
        }
    }

    private static String nombre(double valeur) {
        return String.format(Locale.ROOT, "%.1f", valeur);
    }

    private static String precis(double valeur) {
        return String.format(Locale.ROOT, "%.6f", valeur);
    }
}
