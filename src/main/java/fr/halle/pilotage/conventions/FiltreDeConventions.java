package fr.halle.pilotage.conventions;

import fr.halle.convention.EtatConvention;
import fr.halle.convention.Vigueur;
import fr.halle.platform.ParametreInvalide;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Ce que l'on garde des conventions. L'adresse en donne les champs ; un champ absent ne filtre pas.
 *
 * @param type le code d'un type de convention du programme, ou vide
 * @param etat le code d'un état, ou vide
 * @param vigueur le code d'une vigueur, ou vide
 * @param q morceau de la référence, de l'intitulé ou du nom d'un lauréat, tolérant aux accents ; vide pour tout
 */
public record FiltreDeConventions(String type, String etat, String vigueur, String q) {

    static final Map<String, String> ETATS = etats();
    static final Map<String, String> VIGUEURS = vigueurs();

    public static final FiltreDeConventions TOUT = new FiltreDeConventions("", "", "", "");

    /** @throws ParametreInvalide si l'état ou la vigueur n'existe pas */
    public FiltreDeConventions {
        type = Objects.requireNonNullElse(type, "").strip();
        etat = Objects.requireNonNullElse(etat, "").strip();
        vigueur = Objects.requireNonNullElse(vigueur, "").strip();
        q = Objects.requireNonNullElse(q, "").strip();
        exiger("etat", "L'état", etat, ETATS);
        exiger("vigueur", "La vigueur", vigueur, VIGUEURS);
    }

    public boolean vide() {
        return equals(TOUT);
    }

    static void exiger(String parametre, String quoi, String valeur, Map<String, String> choix) {
        if (!choix.containsKey(valeur)) {
            throw new ParametreInvalide(
                    parametre,
                    "%s « %s » n'existe pas : choisissez parmi %s."
                            .formatted(
                                    quoi,
                                    valeur,
                                    String.join(
                                            ", ",
                                            choix.keySet().stream()
                                                    .filter(c -> !c.isEmpty())
                                                    .toList())));
        }
    }

    private static Map<String, String> etats() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous les états");
        Arrays.stream(EtatConvention.values()).forEach(e -> choix.put(e.code(), e.libelle()));
        return Collections.unmodifiableMap(choix);
    }

    private static Map<String, String> vigueurs() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Toutes les vigueurs");
        Arrays.stream(Vigueur.values()).forEach(v -> choix.put(v.code(), v.libelle()));
        return Collections.unmodifiableMap(choix);
    }
}
