package fr.halle.pilotage.delais;

import fr.halle.platform.ParametreInvalide;
import fr.halle.territoire.Normalisation;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Ce que l'on garde des communes. L'adresse en donne les champs ; un champ absent ne filtre pas.
 *
 * @param q morceau du nom de la commune, ou code de son département ; vide pour tout
 * @param etat le code d'un état, {@code deux_dates}, {@code mesurees}, {@code echues}, {@code anomalies}, {@code conflits}, ou vide
 * @param trimestre rang du trimestre écoulé depuis l'adhésion, à partir de 1 ; zéro pour tous
 */
public record FiltreDeDelais(String q, String etat, int trimestre) {

    static final Map<String, String> ETATS = etats();

    public static final FiltreDeDelais TOUT = new FiltreDeDelais("", "", 0);

    /** @throws ParametreInvalide si l'état n'existe pas, ou si le trimestre est négatif */
    public FiltreDeDelais {
        q = Objects.requireNonNullElse(q, "").strip();
        etat = Objects.requireNonNullElse(etat, "");
        if (!ETATS.containsKey(etat)) {
            throw new ParametreInvalide(
                    "etat",
                    "L'état « %s » n'existe pas : choisissez parmi %s."
                            .formatted(
                                    etat,
                                    String.join(
                                            ", ",
                                            ETATS.keySet().stream()
                                                    .filter(e -> !e.isEmpty())
                                                    .toList())));
        }
        if (trimestre < 0) {
            throw new ParametreInvalide("trimestre", "Un trimestre se compte à partir de 1 ; 0 les garde tous.");
        }
    }

    boolean garde(DelaiDeCommune commune, LocalDate au) {
        return gardeNom(commune) && gardeEtat(commune, au) && gardeTrimestre(commune);
    }

    private boolean gardeNom(DelaiDeCommune commune) {
        return q.isEmpty()
                || commune.departement().equals(q)
                || Normalisation.normaliser(commune.nom()).contains(Normalisation.normaliser(q));
    }

    private boolean gardeEtat(DelaiDeCommune commune, LocalDate au) {
        return switch (etat) {
            case "" -> true;
            case "mesurees" -> commune.etat().mesure();
            case "deux_dates" -> commune.jours() != null;
            case "echues" -> commune.echue(au);
            case "anomalies" -> !commune.anomalies().isEmpty();
            case "conflits" -> commune.conflit();
            default -> commune.etat().code().equals(etat);
        };
    }

    private boolean gardeTrimestre(DelaiDeCommune commune) {
        return trimestre == 0 || Objects.equals(Releve.trimestre(commune), trimestre);
    }

    private static Map<String, String> etats() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Toutes les communes");
        choix.put("mesurees", "Délai mesuré");
        choix.put("deux_dates", "Deux dates connues");
        for (var etat : EtatDuDelai.values()) {
            choix.put(etat.code(), etat.libelle());
        }
        choix.put("echues", "Sans ORT, délai passé");
        choix.put("anomalies", "Dates douteuses");
        choix.put("conflits", "Listes en désaccord");
        return Collections.unmodifiableMap(choix);
    }
}
