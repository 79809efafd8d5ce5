package fr.halle.pilotage.lignes;

import fr.halle.platform.ParametreInvalide;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Ce que l'on garde des lignes. L'adresse en donne les champs ; un champ absent ne filtre pas.
 *
 * @param dispositif un code de dispositif, ou vide pour tous
 * @param statut un statut de ligne, {@code comptees} pour tout ce qui n'est pas à rapprocher, ou vide pour tous
 */
public record FiltreDeLignes(String dispositif, String statut) {

    static final Map<String, String> STATUTS = statuts();

    public static final FiltreDeLignes TOUT = new FiltreDeLignes("", "");

    /** @throws ParametreInvalide si le statut n'existe pas */
    public FiltreDeLignes {
        dispositif = Objects.requireNonNullElse(dispositif, "");
        statut = Objects.requireNonNullElse(statut, "");
        if (!STATUTS.containsKey(statut)) {
            throw new ParametreInvalide(
                    "statut",
                    "Le statut « %s » n'existe pas : comptees, a_rapprocher, inclus, en_sus, libre ou total."
                            .formatted(statut));
        }
    }

    private static Map<String, String> statuts() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous les statuts");
        choix.put("comptees", "Ce qui fait les sommes");
        choix.put("a_rapprocher", "À rapprocher");
        choix.put("total", "Totaux publiés");
        choix.put("inclus", "Lignes incluses dans un total");
        choix.put("en_sus", "Lignes en sus d'un total");
        choix.put("libre", "Lignes sans total");
        return Collections.unmodifiableMap(choix);
    }
}
