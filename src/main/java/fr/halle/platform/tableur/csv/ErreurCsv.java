package fr.halle.platform.tableur.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Phrases;
import java.util.regex.Pattern;

/** Traduit les refus de la bibliothèque CSV, qui ne se distinguent que par leur texte. */
final class ErreurCsv {

    private static final Pattern LIGNE = Pattern.compile("line (\\d+)");

    private ErreurCsv() {}

    static OperationRefusee traduire(CsvParseException e) {
        if (e.getCause() instanceof OperationRefusee refus) {
            return refus;
        }
        var texte = String.valueOf(e.getMessage());
        var trouvee = LIGNE.matcher(texte);
        var ligne = trouvee.find() ? Long.parseLong(trouvee.group(1)) : 1;
        if (texte.contains("buffer size")) {
            return EnregistrementsCsv.caseTropGrande(ligne);
        }
        if (texte.startsWith("Unclosed")) {
            return new OperationRefusee(
                    ("Un guillemet ouvert à la ligne %s du texte n'est jamais refermé : le fichier est sans doute coupé. "
                                    + "Demandez-le de nouveau, ou refermez ce guillemet.")
                            .formatted(Phrases.nombre(ligne)),
                    e);
        }
        return new OperationRefusee(
                ("À la ligne %s du texte, une case commence par un guillemet mais continue après le guillemet fermant : "
                                + "doublez les guillemets qui font partie du texte, ou enregistrez de nouveau le fichier en CSV depuis un tableur.")
                        .formatted(Phrases.nombre(ligne)),
                e);
    }
}
