package fr.halle.platform.tableur;

import java.util.Locale;

/** Les formats de tableau que Halle lit, reconnus au contenu du fichier. */
public enum Format {
    CSV,
    XLSX,
    ODS;

    /** L'extension habituelle, point compris. */
    public String extension() {
        return "." + name().toLowerCase(Locale.ROOT);
    }
}
