package fr.halle.platform.tableur;

import fr.halle.platform.OperationRefusee;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Les noms des colonnes, tels que la ligne d'entêtes les donne. */
public final class Entetes {

    /** Colonnes admises dans un tableau. */
    public static final int COLONNES = 1_000;

    private Entetes() {}

    /**
     * Nomme chaque colonne d'après la ligne d'entêtes.
     *
     * @throws OperationRefusee s'il y a plus de {@link #COLONNES} colonnes, ou deux fois le même nom
     */
    public static List<String> lire(List<String> cases) {
        if (cases.size() > COLONNES) {
            throw tropDeColonnes();
        }
        var noms = new ArrayList<String>(cases.size());
        var vues = new HashMap<String, Integer>();
        for (var i = 0; i < cases.size(); i++) {
            var texte = cases.get(i).strip();
            var nom = texte.isEmpty() ? "colonne " + lettres(i) : texte;
            var premiere = vues.putIfAbsent(nom, i);
            if (premiere != null) {
                throw new OperationRefusee(
                        "L'entête « %s » est donnée à deux colonnes, %s et %s : renommez-en une ou supprimez-la, puis recommencez."
                                .formatted(Phrases.abreger(nom), lettres(premiere), lettres(i)));
            }
            noms.add(nom);
        }
        return List.copyOf(noms);
    }

    static OperationRefusee tropDeColonnes() {
        return new OperationRefusee(
                ("Ce tableau a plus de %s colonnes : vérifiez son séparateur, ou n'y laissez que les "
                                + "colonnes utiles.")
                        .formatted(Phrases.nombre(COLONNES)));
    }

    /** Le nom d'une colonne dans un tableur : 0 donne A, 26 donne AA. */
    public static String lettres(int rang) {
        var lettres = new StringBuilder();
        for (var reste = rang + 1; reste > 0; reste = (reste - 1) / 26) {
            lettres.append((char) ('A' + (reste - 1) % 26));
        }
        return lettres.reverse().toString();
    }
}
