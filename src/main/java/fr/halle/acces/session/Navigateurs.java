package fr.halle.acces.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Un navigateur en deux mots : de quoi reconnaître le sien, sans rien garder qui suive la personne. */
final class Navigateurs {

    /** Dans cet ordre : presque tous se disent aussi Chrome, Safari ou Mozilla. */
    private static final Map<String, String> PROGRAMMES =
            ordre("Edg/", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari");

    private static final Map<String, String> SYSTEMES = ordre(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "Mac",
            "Linux",
            "Linux");

    private Navigateurs() {}

    static String abreger(@Nullable String agent) {
        var texte = agent == null ? "" : agent;
        return chercher(PROGRAMMES, texte, "Navigateur inconnu") + chercher(SYSTEMES, texte, "", ", ");
    }

    private static String chercher(Map<String, String> noms, String agent, String defaut) {
        return chercher(noms, agent, defaut, "");
    }

    private static String chercher(Map<String, String> noms, String agent, String defaut, String avant) {
        return noms.entrySet().stream()
                .filter(nom -> agent.contains(nom.getKey()))
                .map(nom -> avant + nom.getValue())
                .findFirst()
                .orElse(defaut);
    }

    private static Map<String, String> ordre(String... couples) {
        var noms = new LinkedHashMap<String, String>();
        for (var i = 0; i < couples.length; i += 2) {
            noms.put(couples[i], couples[i + 1]);
        }
        return noms;
    }
}
