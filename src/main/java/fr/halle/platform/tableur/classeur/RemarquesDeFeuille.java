package fr.halle.platform.tableur.classeur;

import fr.halle.platform.tableur.Phrases;
import java.util.ArrayList;
import java.util.List;

/** Ce que la lecture d'une feuille compte au passage, et le dit en phrases. */
final class RemarquesDeFeuille {

    long formules;
    long fusions;
    long lignesMasquees;
    private final List<String> masquees = new ArrayList<>();
    private final List<String> ignorees = new ArrayList<>();

    void masquee(String feuille) {
        masquees.add(feuille);
    }

    /** Une autre feuille visible, qui porte quelque chose. */
    void ignoree(String feuille) {
        ignorees.add(feuille);
    }

    List<String> phrases(String lue) {
        var phrases = new ArrayList<String>();
        if (!ignorees.isEmpty()) {
            phrases.add("Feuille « %s » lue ; laissées de côté : %s."
                    .formatted(Phrases.abreger(lue), Phrases.citer(ignorees)));
        }
        if (!masquees.isEmpty()) {
            phrases.add("Feuilles masquées, non lues : %s.".formatted(Phrases.citer(masquees)));
        }
        dire(
                phrases,
                fusions,
                "cellule fusionnée lue à sa première case.",
                "cellules fusionnées lues à leur première case.");
        dire(
                phrases,
                formules,
                "formule lue à sa dernière valeur calculée.",
                "formules lues à leur dernière valeur calculée.");
        dire(
                phrases,
                lignesMasquees,
                "ligne masquée ou filtrée, lue comme les autres.",
                "lignes masquées ou filtrées, lues comme les autres.");
        return List.copyOf(phrases);
    }

    private static void dire(List<String> phrases, long nombre, String une, String plusieurs) {
        if (nombre > 0) {
            phrases.add(Phrases.compte(nombre, une, plusieurs));
        }
    }
}
