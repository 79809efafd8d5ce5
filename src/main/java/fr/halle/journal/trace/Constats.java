package fr.halle.journal.trace;

import java.util.ArrayList;
import java.util.List;

/** Les altérations trouvées : les premières sont dites, toutes sont comptées. */
public final class Constats {

    private static final int GARDES = 200;

    private final List<String> phrases = new ArrayList<>();
    private long trouves;

    public void ajouter(String phrase) {
        trouves++;
        if (phrases.size() < GARDES) {
            phrases.add(phrase);
        }
    }

    public long nombre() {
        return trouves;
    }

    public List<String> phrases() {
        var toutes = new ArrayList<>(phrases);
        if (trouves > phrases.size()) {
            toutes.add("Et %d autres altérations de la trace.".formatted(trouves - phrases.size()));
        }
        return List.copyOf(toutes);
    }
}
