package fr.halle.platform.entree;

import de.siegmar.fastcsv.writer.CsvWriter;
import fr.halle.platform.OperationRefusee;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Le fichier des lignes refusées, entières : les colonnes d'origine précédées du motif. Corrigé, il s'importe tel quel. Il
 * n'apparaît que s'il y a un refus, et seulement entier.
 */
final class FichierDeRefus implements AutoCloseable {

    /** Les colonnes ajoutées ; un fichier qui commence ainsi est un extrait corrigé. */
    static final List<String> AJOUTEES = List.of("halle_motif", "halle_ligne");

    private final Path fichier;
    private final Path enCours;
    private @Nullable CsvWriter csv;
    private boolean acheve;

    FichierDeRefus(Path fichier) {
        this.fichier = fichier.toAbsolutePath();
        this.enCours = this.fichier.resolveSibling(this.fichier.getFileName() + ".partiel");
    }

    void ecrire(long rang, List<String> entetes, List<String> cases, String motif) {
        try {
            var ouvert = csv;
            if (ouvert == null) {
                ouvert = ouvrir(entetes);
                csv = ouvert;
            }
            var ligne = new ArrayList<String>(List.of(motif, Long.toString(rang)));
            ligne.addAll(cases);
            ouvert.writeRecord(ligne);
        } catch (IOException | UncheckedIOException e) {
            throw refus(e);
        }
    }

    private CsvWriter ouvrir(List<String> entetes) throws IOException {
        BufferedWriter texte = Files.newBufferedWriter(enCours, StandardCharsets.UTF_8);
        texte.write('\ufeff');
        var nouveau = CsvWriter.builder().fieldSeparator(';').build(texte);
        var ligne = new ArrayList<>(AJOUTEES);
        ligne.addAll(entetes);
        nouveau.writeRecord(ligne);
        return nouveau;
    }

    /** Donne au fichier son nom. */
    void achever() {
        try {
            if (csv != null) {
                csv.close();
                Files.move(enCours, fichier, StandardCopyOption.REPLACE_EXISTING);
            }
            acheve = true;
        } catch (IOException e) {
            throw refus(e);
        }
    }

    @Override
    public void close() {
        if (!acheve) {
            try {
                if (csv != null) {
                    csv.close();
                }
            } catch (IOException | UncheckedIOException e) {
                // L'import échoue déjà pour une autre raison, qui est dite.
            }
            try {
                Files.deleteIfExists(enCours);
            } catch (IOException e) {
                // De même.
            }
        }
    }

    private OperationRefusee refus(Exception e) {
        var raison = e instanceof UncheckedIOException enveloppe && enveloppe.getCause() != null
                ? enveloppe.getCause().getMessage()
                : e.getMessage();
        return new OperationRefusee(
                "Les lignes refusées ne peuvent pas être écrites dans « %s » (%s) : rien n'est importé. Libérez de la place ou copiez le fichier dans un dossier où vous pouvez écrire."
                        .formatted(fichier, raison),
                e);
    }
}
