package fr.halle.platform.sortie;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Les trois formats de toute sortie. */
public enum Format {
    CSV("text/csv;charset=UTF-8", Long.MAX_VALUE) {
        @Override
        Ecrivain ouvrir(OutputStream sortie, List<? extends Colonne<?>> colonnes, APropos aPropos) throws IOException {
            return new EcrivainCsv(sortie, colonnes, aPropos);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Format.FEUILLE) {
        @Override
        Ecrivain ouvrir(OutputStream sortie, List<? extends Colonne<?>> colonnes, APropos aPropos) {
            return new EcrivainXlsx(sortie, colonnes, aPropos);
        }
    },
    ODS("application/vnd.oasis.opendocument.spreadsheet", Format.FEUILLE) {
        @Override
        Ecrivain ouvrir(OutputStream sortie, List<? extends Colonne<?>> colonnes, APropos aPropos) throws IOException {
            return new EcrivainOds(sortie, colonnes, aPropos);
        }
    };

    /** Les lignes d'une feuille de tableur, moins celle des titres. */
    private static final long FEUILLE = 1_048_575;

    private final String type;
    private final long lignes;

    Format(String type, long lignes) {
        this.type = type;
        this.lignes = lignes;
    }

    /** {@code csv}, {@code xlsx} ou {@code ods}. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Le type MIME. */
    public String type() {
        return type;
    }

    /** Le nombre de lignes de données qu'un fichier peut porter. */
    long lignesAuPlus() {
        return lignes;
    }

    public static Optional<Format> deExtension(String extension) {
        return Arrays.stream(values())
                .filter(f -> f.extension().equals(extension.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    abstract Ecrivain ouvrir(OutputStream sortie, List<? extends Colonne<?>> colonnes, APropos aPropos)
            throws IOException;
}
