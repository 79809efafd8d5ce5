package fr.halle.platform.tableur.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Devine le séparateur d'un CSV : celui qui coupe les premières lignes, guillemets respectés, comme il coupe les entêtes. */
final class SeparateurCsv {

    /** Caractères lus pour deviner. */
    static final int EXTRAIT = 1 << 18;

    private static final int LIGNES = 100;

    /** Par ordre de préférence, quand plusieurs conviennent aussi bien. */
    private static final List<Character> CANDIDATS = List.of(';', '\t', '|', ',');

    /** La première ligne, facultative, par laquelle un fichier annonce son séparateur aux tableurs. */
    private static final Pattern ANNONCE = Pattern.compile("\\A\"?sep=(.)\"?(?:\\r\\n|\\n|\\r)");

    /**
     * @param separateur celui à employer
     * @param annonce caractères de la ligne « sep=; » à passer au début du texte
     */
    record Choix(char separateur, int annonce) {}

    private record Essai(char separateur, int colonnes, double accord, boolean entier) {}

    private SeparateurCsv() {}

    /** @param complet l'extrait est le fichier entier : sa dernière ligne n'est pas coupée */
    static Choix deviner(String extrait, boolean complet) {
        var annonce = ANNONCE.matcher(extrait);
        if (annonce.find()) {
            return new Choix(annonce.group(1).charAt(0), annonce.end());
        }
        var choix = CANDIDATS.stream()
                .flatMap(c -> essayer(c, extrait, complet))
                .max(Comparator.comparing(Essai::entier)
                        .thenComparingDouble(Essai::accord)
                        .thenComparingInt(Essai::colonnes)
                        .thenComparing(e -> -CANDIDATS.indexOf(e.separateur)))
                .map(Essai::separateur)
                .orElse(CANDIDATS.getFirst());
        return new Choix(choix, 0);
    }

    private static Stream<Essai> essayer(char separateur, String extrait, boolean complet) {
        var tailles = new ArrayList<Integer>();
        var entier = true;
        try (var csv = lecteur(separateur).allowUnclosedQuote(true).build(new EnregistrementsCsv(false), extrait)) {
            for (var e : csv) {
                if (!TableauCsv.vide(e.cases())) {
                    tailles.add(e.cases().size());
                }
                if (tailles.size() > LIGNES) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            entier = false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (tailles.size() > 1 && (!complet || tailles.size() > LIGNES)) {
            tailles.removeLast();
        }
        if (tailles.isEmpty() || tailles.getFirst() < 2) {
            return Stream.empty();
        }
        var colonnes = tailles.getFirst();
        var accord = tailles.stream().filter(t -> t.equals(colonnes)).count() / (double) tailles.size();
        return Stream.of(new Essai(separateur, colonnes, accord, entier));
    }

    /** Un lecteur de CSV réglé comme Halle les lit tous. */
    static CsvReader.CsvReaderBuilder lecteur(char separateur) {
        return CsvReader.builder()
                .fieldSeparator(separateur)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(2 * EnregistrementsCsv.CASE);
    }
}
