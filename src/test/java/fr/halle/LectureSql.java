package fr.halle;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Un objet de la base que le code ou les scripts d'un module nomment avec son schéma.
 *
 * @param module celui qui lit ou écrit
 * @param schema celui qui possède l'objet : chaque module a le sien, à son nom
 */
record LectureSql(String module, String schema, String objet, String endroit) {

    private static final String CODE = "src/main/java/fr/halle/";
    private static final String SCRIPTS = "src/main/resources/db/migration/";

    /** Les modules qui ont un schéma. */
    static Set<String> schemas() {
        return FichierSource.chemins(SCRIPTS).map(c -> module(c, SCRIPTS)).collect(Collectors.toUnmodifiableSet());
    }

    static List<LectureSql> toutes() {
        var motif = Pattern.compile("(?<![\\w.:/-])(" + String.join("|", schemas()) + ")\\.([a-z_][a-z0-9_]*)");
        var code = FichierSource.dans(CODE, ".java").stream()
                .filter(f -> f.chemin().indexOf('/', CODE.length()) > 0)
                .flatMap(f -> lire(f, f.chaines(), module(f.chemin(), CODE), motif));
        var scripts = FichierSource.dans(SCRIPTS, ".sql").stream()
                .flatMap(f -> lire(f, f.code(), module(f.chemin(), SCRIPTS), motif));
        return Stream.concat(code, scripts).toList();
    }

    boolean chezUnAutre() {
        return !schema.equals(module);
    }

    String nom() {
        return schema + "." + objet;
    }

    private static Stream<LectureSql> lire(FichierSource fichier, String contenu, String module, Pattern motif) {
        return motif.matcher(contenu)
                .results()
                .map(m -> new LectureSql(module, m.group(1), m.group(2), fichier.endroit(contenu, m)));
    }

    private static String module(String chemin, String racine) {
        return chemin.substring(racine.length(), chemin.indexOf('/', racine.length()));
    }
}
