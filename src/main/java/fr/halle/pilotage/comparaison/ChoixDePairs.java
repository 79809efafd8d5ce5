package fr.halle.pilotage.comparaison;

import fr.halle.platform.ParametreInvalide;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Qui sont les pairs d'un territoire : ceux de son niveau, plus ou moins proches de lui. */
public enum ChoixDePairs {
    TRANCHE_ET_REGION("Même tranche de population, même région", true, true),
    TRANCHE("Même tranche de population, toute la France", true, false),
    REGION("Même région, toutes tailles", false, true);

    private final String libelle;
    private final boolean tranche;
    private final boolean region;

    ChoixDePairs(String libelle, boolean tranche, boolean region) {
        this.libelle = libelle;
        this.tranche = tranche;
        this.region = region;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String libelle() {
        return libelle;
    }

    boolean memeTranche() {
        return tranche;
    }

    boolean memeRegion() {
        return region;
    }

    static Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        for (var choix : values()) {
            options.put(choix.code(), choix.libelle);
        }
        return options;
    }

    /** @throws ParametreInvalide si le mot n'est pas l'un des nôtres ; vide donne le premier */
    public static ChoixDePairs lire(String mot) {
        return Arrays.stream(values())
                .filter(c -> mot.isEmpty() || c.code().equals(mot))
                .findFirst()
                .orElseThrow(() -> new ParametreInvalide(
                        "pairs",
                        "« %s » ne désigne pas de pairs : écrivez %s."
                                .formatted(mot, String.join(", ", options().keySet()))));
    }
}
