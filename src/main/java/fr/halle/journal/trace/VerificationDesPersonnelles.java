package fr.halle.journal.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compare les condensats d'un acte intact aux valeurs gardées à part : chacune y est, telle quelle, ou sa personne a été effacée depuis. */
final class VerificationDesPersonnelles {

    private final Map<String, String> effacements;

    VerificationDesPersonnelles(Map<String, String> effacements) {
        this.effacements = effacements;
    }

    private record Attendue(String personne, String condensat) {}

    void verifier(ResultSet acte, Consumer<String> constat) throws SQLException {
        var attendues = attendues(acte, constat);
        var gardees = acte.getString("personnelles");
        if (gardees != null) {
            for (var gardee : JsonMapper.shared().readValue(gardees, ValeurPersonnelle[].class)) {
                var attendue = attendues.remove(gardee.champ() + " " + gardee.moment());
                if (attendue == null) {
                    constat.accept("une donnée personnelle (%s) lui a été ajoutée".formatted(gardee.champ()));
                } else if (!attendue.personne().equals(gardee.personne().toString())
                        || !attendue.condensat().equals(gardee.condensat())) {
                    constat.accept("la donnée personnelle « %s » n'est plus celle qui a été inscrite"
                            .formatted(gardee.champ()));
                }
            }
        }
        for (var manquante : attendues.entrySet()) {
            var effacee = effacements.get(manquante.getValue().personne());
            if (effacee == null || effacee.compareTo(acte.getString("saisi_le")) < 0) {
                constat.accept("la donnée personnelle « %s » a disparu sans que la personne ait été effacée"
                        .formatted(manquante.getKey().replaceFirst(" .*", "")));
            }
        }
    }

    private static Map<String, Attendue> attendues(ResultSet acte, Consumer<String> constat) throws SQLException {
        var attendues = new HashMap<String, Attendue>();
        var auteur = acte.getString("auteur_condensat");
        var utilisateur = acte.getString("utilisateur");
        if (auteur != null && utilisateur != null) {
            attendues.put("auteur auteur", new Attendue(utilisateur, auteur));
        }
        var changements = acte.getString("changements");
        if (changements != null && changements.contains("\"condensat\"")) {
            try {
                for (var changement : JsonMapper.shared().readTree(changements)) {
                    var personne = texte(changement, "personne");
                    for (var moment : new String[] {"avant", "apres"}) {
                        var condensat = texte(changement.path(moment), "condensat");
                        if (personne != null && condensat != null) {
                            attendues.put(texte(changement, "champ") + " " + moment, new Attendue(personne, condensat));
                        }
                    }
                }
            } catch (JacksonException e) {
                constat.accept("ses changements sont illisibles");
            }
        }
        return attendues;
    }

    private static @Nullable String texte(JsonNode noeud, String nom) {
        return noeud.path(nom).asString(null);
    }
}
