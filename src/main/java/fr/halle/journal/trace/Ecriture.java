package fr.halle.journal.trace;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * L'écriture canonique d'un acte, version 1, telle que la base l'a faite en l'inscrivant ({@code journal.ecriture}) : un titre, puis
 * une ligne « nom=longueur:valeur » par champ, la longueur en octets d'UTF-8, ou « nom=- ». L'empreinte en est le SHA-256.
 */
final class Ecriture {

    private static final String TITRE = "halle-trace-1\n";

    /** Les champs, dans l'ordre de l'écriture, et comment leur texte se lit. */
    private static final Map<String, String> CHAMPS = champs();

    private Ecriture() {}

    /** Les colonnes à lire d'un acte {@code a} pour en refaire l'écriture. */
    static String colonnes() {
        return CHAMPS.entrySet().stream()
                .map(c -> c.getValue() + " as " + c.getKey())
                .collect(Collectors.joining(", "));
    }

    static String empreinte(ResultSet acte) throws SQLException {
        var sha256 = ValeurPersonnelle.sha256();
        sha256.update(octets(TITRE));
        for (var champ : CHAMPS.keySet()) {
            var valeur = acte.getString(champ);
            if (valeur == null) {
                sha256.update(octets(champ + "=-\n"));
            } else {
                var octets = octets(valeur);
                sha256.update(octets(champ + "=" + octets.length + ":"));
                sha256.update(octets);
                sha256.update((byte) '\n');
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static byte[] octets(String texte) {
        return texte.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> champs() {
        var champs = new LinkedHashMap<String, String>();
        for (var nom : new String[] {
            "precedente",
            "id",
            "objet_type",
            "objet_id",
            "rang",
            "libelle",
            "verbe",
            "phrase",
            "service",
            "utilisateur",
            "session",
            "habilitation",
            "qualite",
            "auteur_condensat"
        }) {
            champs.put(nom, "a." + nom + "::text");
        }
        champs.put("effet", "to_char(a.effet, 'YYYY-MM-DD')");
        champs.put("effet_precision", "a.effet_precision");
        champs.put("changements", "a.changements::text");
        champs.put("territoires", "cardinality(a.territoires) || ' ' || array_to_string(a.territoires, E'\\n')");
        champs.put("visible_par", "cardinality(a.visible_par) || ' ' || array_to_string(a.visible_par, E'\\n')");
        champs.put("saisi_le", "to_char(a.saisi_le at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
        return champs;
    }
}
