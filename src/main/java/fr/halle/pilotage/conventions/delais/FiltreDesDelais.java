package fr.halle.pilotage.conventions.delais;

import fr.halle.platform.ParametreInvalide;
import fr.halle.territoire.Normalisation;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Ce que l'on garde des lauréats. Un champ absent ne filtre pas.
 *
 * @param q morceau du nom du lauréat, ou sa référence
 * @param issue le code d'une issue, {@code mesures}, {@code proroges}, ou vide
 * @param trimestre rang du trimestre écoulé, à partir de 1 ; zéro pour tous
 */
public record FiltreDesDelais(String q, String issue, int trimestre) {

    public static final FiltreDesDelais TOUT = new FiltreDesDelais("", "", 0);

    static final Map<String, String> ISSUES = issues();

    /** @throws ParametreInvalide si l'issue n'existe pas, ou si le trimestre est négatif */
    public FiltreDesDelais {
        q = Objects.requireNonNullElse(q, "").strip();
        issue = Objects.requireNonNullElse(issue, "");
        if (!issue.isEmpty() && !issues().containsKey(issue)) {
            throw new ParametreInvalide(
                    "issue", "L'issue « %s » n'existe pas : choisissez-la dans la liste.".formatted(issue));
        }
        if (trimestre < 0) {
            throw new ParametreInvalide("trimestre", "Un trimestre se compte à partir de 1 ; 0 les garde tous.");
        }
    }

    boolean garde(DelaiDUnLaureat delai, LocalDate au) {
        return gardeNom(delai)
                && gardeIssue(delai, au)
                && (trimestre == 0 || SuiviDUnDelai.trimestre(delai) == trimestre);
    }

    private boolean gardeNom(DelaiDUnLaureat delai) {
        return q.isEmpty()
                || delai.laureat().equalsIgnoreCase(q)
                || Normalisation.normaliser(delai.nom()).contains(Normalisation.normaliser(q));
    }

    private boolean gardeIssue(DelaiDUnLaureat delai, LocalDate au) {
        return switch (issue) {
            case "" -> true;
            case "mesures" -> delai.jours() != null;
            case "proroges" -> delai.prorogation() != null;
            default -> delai.issue(au).code().equals(issue);
        };
    }

    private static Map<String, String> issues() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous les lauréats");
        for (var issue : IssueDuDelai.values()) {
            choix.put(issue.code(), issue.libelle());
        }
        choix.put("mesures", "Durée mesurée au jour près");
        choix.put("proroges", "Délai prorogé");
        return Collections.unmodifiableMap(choix);
    }
}
