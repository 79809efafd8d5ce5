package fr.halle.document.reception;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Ce qui peut être admis. La liste d'une installation en est une partie ({@link ReglagesDesPieces}). */
public enum TypeDeFichier {
    PDF("un PDF", "application/pdf", "pdf"),
    PNG("une image PNG", "image/png", "png"),
    JPEG("une image JPEG", "image/jpeg", "jpg", "jpeg"),
    ODT("un texte OpenDocument", "application/vnd.oasis.opendocument.text", "odt"),
    ODS("un classeur OpenDocument", "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("une présentation OpenDocument", "application/vnd.oasis.opendocument.presentation", "odp"),
    DOCX("un texte Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("un classeur Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX(
            "une présentation PowerPoint",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx"),
    GEOJSON("une carte GeoJSON", "application/geo+json", "geojson", "json"),
    CSV("un tableau CSV", "text/csv", "csv");

    private final String libelle;
    private final String type;
    private final List<String> extensions;

    TypeDeFichier(String libelle, String type, String... extensions) {
        this.libelle = libelle;
        this.type = type;
        this.extensions = List.of(extensions);
    }

    /** « un PDF ». */
    public String libelle() {
        return libelle;
    }

    /** Son type MIME. */
    public String type() {
        return type;
    }

    /** La première est celle que l'on conseille. */
    public List<String> extensions() {
        return extensions;
    }

    /** Le mot des réglages : « pdf ». */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TypeDeFichier> deCode(String code) {
        return Arrays.stream(values()).filter(t -> t.code().equals(code)).findFirst();
    }

    static Optional<TypeDeFichier> deType(String type) {
        return Arrays.stream(values()).filter(t -> t.type.equals(type)).findFirst();
    }
}
