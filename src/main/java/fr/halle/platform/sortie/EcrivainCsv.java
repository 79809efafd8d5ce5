package fr.halle.platform.sortie;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.halle.commun.Montant;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UTF-8 avec sa marque, point-virgule, virgule décimale : ce que les tableurs français ouvrent sans question. Les dates, la
 * nature et les sources sont des colonnes, pour que le fichier reste un tableau et se filtre.
 */
final class EcrivainCsv implements Ecrivain {

    private static final char SEPARATEUR = ';';

    private final Writer texte;
    private final CsvWriter csv;
    private final List<String> fin;

    EcrivainCsv(OutputStream sortie, List<? extends Colonne<?>> colonnes, APropos aPropos) throws IOException {
        texte = new BufferedWriter(new OutputStreamWriter(sortie, StandardCharsets.UTF_8));
        texte.write('\ufeff');
        csv = CsvWriter.builder()
                .fieldSeparator(SEPARATEUR)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(texte);
        fin = List.of(
                aPropos.lecture().au().toString(),
                aPropos.lecture().connu().toString(),
                aPropos.nature() == null ? "" : aPropos.nature().code(),
                Texte.neutralise(String.join(" | ", aPropos.sources())));
        var entetes = new ArrayList<String>();
        colonnes.forEach(colonne -> entetes.add(colonne.libelle()));
        entetes.addAll(List.of("au", "connu", "nature_base", "sources"));
        csv.writeRecord(entetes);
    }

    @Override
    public void ligne(List<? extends @Nullable Object> cases) {
        var champs = new ArrayList<String>(cases.size() + fin.size());
        for (var valeur : cases) {
            champs.add(ecrit(valeur));
        }
        champs.addAll(fin);
        csv.writeRecord(champs);
    }

    @Override
    public void close() throws IOException {
        csv.flush();
        texte.flush();
    }

    private static String ecrit(@Nullable Object valeur) {
        return switch (valeur) {
            case null -> "";
            case Montant montant -> montant.enEuros().toPlainString().replace('.', ',');
            case BigDecimal nombre -> nombre.toPlainString().replace('.', ',');
            case String mots -> Texte.neutralise(mots);
            default -> valeur.toString();
        };
    }
}
