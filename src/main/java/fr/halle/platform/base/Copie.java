package fr.halle.platform.base;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Verse des lignes dans une table par COPY, dans la transaction en cours : dix fois plus vite que des INSERT. Une ligne
 * refusée par la base fait échouer tout le versement, par une {@link IllegalStateException}.
 */
@Component
public class Copie {

    private final DataSource base;

    public Copie(DataSource base) {
        this.base = base;
    }

    /** @param cible la table et ses colonnes, par exemple {@code territoire.region (code, nom)} ; jamais une saisie */
    public void verser(String cible, Consumer<Versement> remplissage) {
        var connexion = DataSourceUtils.getConnection(base);
        try {
            var flux = new PGCopyOutputStream(
                    connexion.unwrap(PGConnection.class), "copy " + cible + " from stdin with (format csv)", 1 << 16);
            try (var csv = CsvWriter.builder()
                    .build(new BufferedWriter(new OutputStreamWriter(flux, StandardCharsets.UTF_8), 1 << 16))) {
                remplissage.accept(valeurs -> csv.writeRecord(textes(valeurs)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Versement impossible dans " + cible, e);
        } catch (IOException e) {
            throw new UncheckedIOException("Versement impossible dans " + cible, e);
        } finally {
            DataSourceUtils.releaseConnection(connexion, base);
        }
    }

    private static @Nullable String[] textes(@Nullable Object... valeurs) {
        var textes = new @Nullable String[valeurs.length];
        for (var i = 0; i < valeurs.length; i++) {
            var valeur = valeurs[i];
            var texte = valeur == null ? "" : valeur.toString();
            textes[i] = texte.isEmpty() ? null : texte;
        }
        return textes;
    }

    /** Reçoit une ligne ; une valeur vide ou absente devient NULL. */
    public interface Versement {
        void ligne(@Nullable Object... valeurs);
    }
}
