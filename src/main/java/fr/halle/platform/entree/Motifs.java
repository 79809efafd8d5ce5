package fr.halle.platform.entree;

import fr.halle.platform.tableur.Phrases;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Les motifs de refus d'un import, comptés : deux qui ne diffèrent que par la valeur refusée n'en font qu'un. */
final class Motifs {

    private static final int MONTRES = 5;
    private static final int GARDES = 1000;
    private static final Pattern VALEUR = Pattern.compile("(?<!colonne )« [^»]*»|\\d+|\\b(?=\\w*\\d)\\w+");

    private final Map<String, Compte> comptes = new LinkedHashMap<>();
    private long autres;

    void ajouter(long rang, String motif) {
        var sorte = VALEUR.matcher(motif).replaceAll("#");
        var compte = comptes.get(sorte);
        if (compte != null) {
            compte.nombre++;
        } else if (comptes.size() < GARDES) {
            comptes.put(sorte, new Compte(rang, motif));
        } else {
            autres++;
        }
    }

    /** « 12 × colonne « date_signature » : « 31/02/2021 »… (ligne 5, par exemple) », les plus fréquents d'abord. */
    List<String> premiers() {
        var montres = comptes.values().stream()
                .sorted(Comparator.comparingLong((Compte c) -> -c.nombre).thenComparingLong(c -> c.rang))
                .limit(MONTRES)
                .map(Compte::phrase)
                .toList();
        var reste = comptes.size() + autres - montres.size();
        return reste == 0
                ? montres
                : java.util.stream.Stream.concat(
                                montres.stream(),
                                java.util.stream.Stream.of(
                                        "et " + Phrases.compte(reste, "autre motif", "autres motifs")))
                        .toList();
    }

    private static final class Compte {

        private final long rang;
        private final String motif;
        private long nombre = 1;

        Compte(long rang, String motif) {
            this.rang = rang;
            this.motif = motif;
        }

        String phrase() {
            return nombre == 1
                    ? "1 × %s (ligne %d)".formatted(motif, rang)
                    : "%d × %s (ligne %d, par exemple)".formatted(nombre, motif, rang);
        }
    }
}
