package fr.halle.territoire.chargement;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.springframework.core.io.ClassPathResource;

/** Un fichier compact du dossier {@code territoire} du projet, lu ligne à ligne. */
record Fichier(String nom) {

    void lire(Consumer<NamedCsvRecord> consommateur) {
        var ressource = new ClassPathResource("territoire/" + nom);
        try (var lecteur = new InputStreamReader(ressource.getInputStream(), StandardCharsets.UTF_8);
                var csv = CsvReader.builder().ofNamedCsvRecord(lecteur)) {
            csv.forEach(consommateur);
        } catch (IOException e) {
            throw new UncheckedIOException("Lecture impossible du fichier " + nom, e);
        }
    }
}
