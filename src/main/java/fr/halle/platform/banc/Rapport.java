package fr.halle.platform.banc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ce qu'un banc a mesuré, prêt à lire ou à garder.
 *
 * @param version celle de Halle
 * @param absentes les mesures qui n'ont pas pu être faites, et pourquoi
 */
public record Rapport(String version, Instant quand, List<Resultat> resultats, Map<String, String> absentes) {

    /** Le tableau, en Markdown : un terminal le montre, une page le reprend. */
    public String tableau() {
        var texte = new StringBuilder(
                "| Mesure | Chiffre | Référence | Rapport | But | Verdict |\n|---|---|---|---|---|---|\n");
        for (var r : resultats) {
            texte.append("| %s | %s %s | %s | %s | %s | %s |%n"
                    .formatted(
                            r.nom(),
                            nombre(r.mesure().meilleur()),
                            r.unite(),
                            r.serieDeReference() == null
                                    ? ""
                                    : r.reference() + " : "
                                            + nombre(r.serieDeReference().meilleur()),
                            rapport(r),
                            r.but() == null ? "" : "≤ " + nombre(r.but()),
                            r.verdict()));
        }
        absentes.forEach((nom, raison) -> texte.append("| %s | | | | | non mesuré : %s |%n".formatted(nom, raison)));
        return texte.toString();
    }

    /** Le rapport des meilleurs tours, puis celui des médians entre parenthèses. */
    private static String rapport(Resultat r) {
        var meilleur = r.rapport();
        var median = r.rapportDesMedians();
        return meilleur == null || median == null ? "" : "%s (%s)".formatted(nombre(meilleur), nombre(median));
    }

    private static String nombre(double valeur) {
        return String.format(Locale.FRENCH, valeur >= 100 ? "%.0f" : valeur >= 10 ? "%.1f" : "%.2f", valeur);
    }

    /** La machine, en une phrase : ce sans quoi un chiffre ne dit rien. */
    public static String machine() {
        return "%d cœurs%s, %d Go de mémoire, %s %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        champ("/proc/cpuinfo", "model name")
                                .map(m -> " (" + m + ")")
                                .orElse(""),
                        champ("/proc/meminfo", "MemTotal")
                                .map(m -> Math.round(Double.parseDouble(m.split(" ")[0]) / (1 << 20)))
                                .orElse(0L),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    private static Optional<String> champ(String fichier, String nom) {
        try (var lignes = Files.lines(Path.of(fichier))) {
            return lignes.filter(l -> l.startsWith(nom))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ajoute ce rapport à la liste JSON d'un fichier, créé s'il manque. */
    public void garder(Path historique) throws IOException {
        var json = JsonMapper.shared();
        var passes = new ArrayList<Object>();
        if (Files.exists(historique)) {
            passes.addAll(json.readValue(Files.readString(historique), List.class));
        }
        passes.add(enJson());
        Files.writeString(historique, json.writerWithDefaultPrettyPrinter().writeValueAsString(passes) + "\n");
    }

    private Map<String, Object> enJson() {
        Map<String, Object> entree = new LinkedHashMap<>();
        entree.put("quand", quand.truncatedTo(ChronoUnit.SECONDS).toString());
        entree.put("version", version);
        entree.put("machine", machine());
        entree.put("resultats", resultats.stream().map(Rapport::enJson).toList());
        entree.put("absentes", absentes);
        return entree;
    }

    private static Map<String, Object> enJson(Resultat r) {
        Map<String, Object> entree = new LinkedHashMap<>();
        entree.put("nom", r.nom());
        entree.put("unite", r.unite());
        entree.put("tours", arrondis(r.mesure()));
        if (r.serieDeReference() != null) {
            entree.put("reference", String.valueOf(r.reference()));
            entree.put("toursDeReference", arrondis(r.serieDeReference()));
            entree.put("rapport", arrondi(r.rapport()));
        }
        if (r.but() != null) {
            entree.put("but", r.but());
        }
        entree.put("verdict", r.verdict());
        return entree;
    }

    private static List<Double> arrondis(Serie serie) {
        return serie.tours().stream().map(Rapport::arrondi).toList();
    }

    private static double arrondi(@Nullable Double valeur) {
        return valeur == null ? 0 : Math.round(valeur * 1_000) / 1_000.0;
    }
}
