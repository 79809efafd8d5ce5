package fr.halle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Un fichier du projet, où l'on sépare ce que lit la machine de ce que lit une personne.
 *
 * @param chemin depuis la racine du projet, avec des barres obliques
 */
record FichierSource(String chemin, String texte) {

    /** Dans l'ordre : bloc de texte, chaîne, caractère, commentaire de ligne, commentaire. */
    private static final Pattern JAVA = Pattern.compile("""
            ""\"[^\\\\"]*+(?:(?:\\\\.|"(?!""))[^\\\\"]*+)*+""\"|"(?:[^"\\\\\\n]|\\\\.)*+"|'(?:[^'\\\\\\n]|\\\\.)++'\
            |//[^\\n]*+|/\\*[\\s\\S]*?\\*/""", Pattern.DOTALL);

    private static final Pattern SQL = Pattern.compile("--[^\\n]*+|/\\*[\\s\\S]*?\\*/|'[^']*+'");
    private static final Pattern JTE = Pattern.compile("<%--[\\s\\S]*?--%>|<!--[\\s\\S]*?-->");

    /** Les fichiers d'un dossier du projet qui ont l'une de ces extensions ; tous, si aucune n'est donnée. */
    static List<FichierSource> dans(String dossier, String... extensions) {
        return chemins(dossier)
                .filter(c -> extensions.length == 0 || Arrays.stream(extensions).anyMatch(c::endsWith))
                .map(FichierSource::lire)
                .toList();
    }

    /** Les chemins de tous les fichiers d'un dossier du projet, qu'ils soient du texte ou non. */
    static Stream<String> chemins(String dossier) {
        if (!Files.exists(Path.of(dossier))) {
            return Stream.empty();
        }
        try (var arbre = Files.walk(Path.of(dossier))) {
            return arbre
                    .filter(Files::isRegularFile)
                    .map(c -> c.toString().replace('\\', '/'))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FichierSource lire(String chemin) {
        try {
            return new FichierSource(chemin, Files.readString(Path.of(chemin)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Le texte, commentaires blanchis : mêmes lignes, mêmes colonnes. */
    String sansCommentaires() {
        return blanchir(FichierSource::estUnCommentaire);
    }

    /** Le texte, commentaires et chaînes blanchis : il ne reste que les mots de la machine. */
    String code() {
        return blanchir(_ -> true);
    }

    /** Le contraire de {@link #code} : seulement les chaînes, à leur place. */
    String chaines() {
        var resultat = new StringBuilder(blanc(texte));
        motif().matcher(texte)
                .results()
                .filter(m -> !estUnCommentaire(m.group()))
                .forEach(m -> resultat.replace(m.start(), m.end(), m.group()));
        return resultat.toString();
    }

    /** Les endroits de {@code contenu}, l'une des lectures de ce fichier, où {@code motif} se trouve : « chemin:ligne ». */
    List<String> trouver(String contenu, Pattern motif) {
        var trouves = new ArrayList<String>();
        motif.matcher(contenu).results().forEach(m -> trouves.add(endroit(contenu, m) + " : " + m.group()));
        return trouves;
    }

    String endroit(String contenu, MatchResult resultat) {
        var ligne = contenu.substring(0, resultat.start()).lines().count();
        var debutDeLigne = resultat.start() == 0 || contenu.charAt(resultat.start() - 1) == '\n';
        return chemin + ":" + (debutDeLigne ? ligne + 1 : ligne);
    }

    private String blanchir(Predicate<String> aBlanchir) {
        return motif().matcher(texte).replaceAll(m -> {
            var morceau = m.group();
            return Matcher.quoteReplacement(aBlanchir.test(morceau) ? blanc(morceau) : morceau);
        });
    }

    private Pattern motif() {
        return chemin.endsWith(".jte") ? JTE : chemin.endsWith(".sql") ? SQL : JAVA;
    }

    private static boolean estUnCommentaire(String morceau) {
        return Stream.of("//", "/*", "--", "<%--", "<!--").anyMatch(morceau::startsWith);
    }

    private static String blanc(String texte) {
        return texte.replaceAll("[^\\n]", " ");
    }
}
