package fr.halle.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** Une saisie à corriger : une phrase par case. Le formulaire revient avec tout ce qui était écrit. */
public class SaisieRefusee extends OperationRefusee {

    private final transient Map<String, String> erreurs;

    public SaisieRefusee(Map<String, String> erreurs) {
        super(String.join(" ", erreurs.values()));
        this.erreurs = new LinkedHashMap<>(erreurs);
    }

    public SaisieRefusee(String champ, String phrase) {
        this(Map.of(champ, phrase));
    }

    /** Par nom de case. */
    public Map<String, String> erreurs() {
        return Map.copyOf(erreurs);
    }
}
