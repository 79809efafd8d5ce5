package fr.halle.journal.tete;

import fr.halle.journal.trace.Constats;
import fr.halle.platform.base.Fichiers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compare la base aux ancres écrites hors d'elle : ce que la base a perdu ou réécrit, elles l'ont gardé. */
final class VerificationDesAncres {

    private final JdbcClient sql;
    private final Set<String> clesConnues;

    VerificationDesAncres(JdbcClient sql, Set<String> clesConnues) {
        this.sql = sql;
        this.clesConnues = clesConnues;
    }

    void verifier(FichiersDAncre dossier, Constats constats) {
        try {
            for (var fichier : dossier.tous()) {
                comparer(fichier).forEach(constats::ajouter);
            }
        } catch (IOException e) {
            throw Fichiers.refus("Les ancres ne peuvent pas être lues", e);
        }
    }

    /** Les ancres intactes que la base n'a pas. */
    List<Path> etrangeres(FichiersDAncre dossier) throws IOException {
        var etrangeres = new ArrayList<Path>();
        for (var fichier : dossier.tous()) {
            var lue = FichiersDAncre.lire(fichier);
            if (lue.isPresent()
                    && !lue.get().condensat().equals(condensats().get(lue.get().numero()))) {
                etrangeres.add(fichier);
            }
        }
        return etrangeres;
    }

    List<String> comparer(Path fichier) throws IOException {
        var nom = String.valueOf(fichier.getFileName());
        var lue = FichiersDAncre.lire(fichier);
        if (lue.isEmpty()) {
            return List.of("Ancre %s : ce fichier n'est plus une ancre".formatted(nom));
        }
        var ancre = lue.get();
        var constats = new ArrayList<String>();
        if (!ancre.intact()) {
            constats.add("Ancre %s : le fichier a été modifié, ou sa signature n'est pas la bonne".formatted(nom));
        } else if (!clesConnues.isEmpty() && !clesConnues.contains(ancre.cle())) {
            constats.add("Ancre %s : elle est signée par la clé %s, que ce dossier ne connaît pas"
                    .formatted(nom, Cles.empreinte(ancre.cle())));
        }
        var enBase = condensats().get(ancre.numero());
        if (enBase == null) {
            constats.add(
                    "Ancre %s : la base n'a pas la tête %d, prise le %s. Des actes ont été effacés, ou la base est plus ancienne que l'ancre"
                            .formatted(nom, ancre.numero(), ancre.priseLe()));
        } else if (!enBase.equals(ancre.condensat())) {
            constats.add(
                    "Ancre %s : la tête %d de la base n'est pas celle qui a été signée le %s. La trace a été réécrite"
                            .formatted(nom, ancre.numero(), ancre.priseLe()));
        }
        return constats;
    }

    private Map<Long, String> lus = Map.of();

    private Map<Long, String> condensats() {
        if (lus.isEmpty()) {
            Map<Long, String> condensats = new HashMap<>();
            sql.sql("select numero, condensat from journal.tete").query(ligne -> {
                condensats.put(ligne.getLong(1), ligne.getString(2));
            });
            lus = condensats;
        }
        return lus;
    }
}
