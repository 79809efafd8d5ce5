package fr.halle.platform.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import fr.halle.platform.NatureBase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Une liste à télécharger, décrite une fois pour ses deux formats. Les lignes s'écrivent à mesure qu'elles se lisent.
 *
 * @param nom nom du fichier, en ASCII et sans extension
 */
public record Export<T>(String nom, APropos aPropos, List<Colonne<T>> colonnes) {

    private static final char SEPARATEUR = ';';

    /** Ce qu'un tableur prendrait pour une formule. */
    private static final Pattern FORMULE = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private static final Pattern NOMBRE = Pattern.compile("[+-]?\\d+(,\\d+)?");
    private static final Pattern ASCII = Pattern.compile("[A-Za-z0-9._-]+");

    public Export {
        if (!ASCII.matcher(nom).matches()) {
            throw new IllegalArgumentException("Un nom de fichier s'écrit en ASCII, sans espace : " + nom);
        }
        colonnes = List.copyOf(colonnes);
    }

    /** D'où vient le fichier : il se lira loin de l'écran. */
    public record APropos(
            String titre, Lecture lecture, @Nullable NatureBase nature, List<String> sources, String adresse) {

        public APropos {
            sources = List.copyOf(sources);
        }

        /** L'adresse est celle de la requête, date et filtres compris. */
        public static APropos de(
                String titre,
                Lecture lecture,
                @Nullable NatureBase nature,
                List<String> sources,
                HttpServletRequest requete) {
            var racine = requete.getRequestURL().toString().replace(requete.getRequestURI(), "");
            return new APropos(
                    titre, lecture, nature, sources, racine + Lien.de(requete).url());
        }

        private List<String[]> lignes() {
            var lignes = new ArrayList<String[]>();
            lignes.add(new String[] {"Titre", titre});
            lignes.add(new String[] {"Situation au", lecture.au().toString()});
            lignes.add(new String[] {"Connue le", lecture.connu().toString()});
            lignes.add(new String[] {"Nature de la base", nature == null ? "inconnue" : nature.libelle()});
            sources.forEach(source -> lignes.add(new String[] {"Source", source}));
            lignes.add(new String[] {"Adresse", adresse});
            return lignes;
        }
    }

    private enum Type {
        TEXTE,
        ENTIER,
        MONTANT,
        DATE
    }

    /** Une colonne typée ; une valeur absente donne une case vide, jamais zéro. */
    public static final class Colonne<T> {

        private final String libelle;
        private final Type type;
        private final Function<T, ? extends @Nullable Object> valeur;

        private Colonne(String libelle, Type type, Function<T, ? extends @Nullable Object> valeur) {
            this.libelle = libelle;
            this.type = type;
            this.valeur = valeur;
        }
    }

    public static <T> Colonne<T> texte(String libelle, Function<T, @Nullable String> valeur) {
        return new Colonne<>(libelle, Type.TEXTE, valeur);
    }

    public static <T> Colonne<T> entier(String libelle, Function<T, ? extends @Nullable Number> valeur) {
        return new Colonne<>(libelle, Type.ENTIER, valeur);
    }

    public static <T> Colonne<T> montant(String libelle, Function<T, @Nullable Montant> valeur) {
        return new Colonne<>(libelle, Type.MONTANT, valeur);
    }

    public static <T> Colonne<T> date(String libelle, Function<T, @Nullable LocalDate> valeur) {
        return new Colonne<>(libelle, Type.DATE, valeur);
    }

    /** Une date approchée fait deux colonnes : le jour donné, et ce que la source en dit vraiment. */
    public static <T> List<Colonne<T>> dateApprochee(String libelle, Function<T, @Nullable DateApprochee> valeur) {
        return List.of(
                new Colonne<T>(libelle, Type.DATE, ligne -> jour(valeur.apply(ligne))),
                new Colonne<T>(libelle + " (précision)", Type.TEXTE, ligne -> precision(valeur.apply(ligne))));
    }

    private static @Nullable LocalDate jour(@Nullable DateApprochee date) {
        return date == null ? null : date.jour();
    }

    private static @Nullable String precision(@Nullable DateApprochee date) {
        return date == null
                ? null
                : date.precision() == Precision.AU_PLUS_TARD
                        ? "au plus tard"
                        : date.precision().code();
    }

    /** Répond dans le format demandé par l'adresse : {@code csv} ou {@code xlsx}. */
    public void repondre(String format, HttpServletResponse reponse, Stream<T> lignes) {
        switch (format) {
            case "csv" -> csv(reponse, lignes);
            case "xlsx" -> xlsx(reponse, lignes);
            default -> throw new IllegalArgumentException("Format inconnu : " + format);
        }
    }

    /** Répond par le fichier CSV. */
    public void csv(HttpServletResponse reponse, Stream<T> lignes) {
        repondre(reponse, "text/csv;charset=UTF-8", "csv", sortie -> csv(sortie, lignes));
    }

    /** Répond par le classeur. */
    public void xlsx(HttpServletResponse reponse, Stream<T> lignes) {
        repondre(
                reponse,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "xlsx",
                sortie -> xlsx(sortie, lignes));
    }

    /**
     * UTF-8 avec sa marque, point-virgule, virgule décimale : ce que les tableurs français ouvrent sans question. La
     * date, la nature et les sources sont des colonnes, pour que le fichier reste un tableau et se filtre.
     */
    void csv(OutputStream sortie, Stream<T> lignes) throws IOException {
        var texte = new BufferedWriter(new OutputStreamWriter(sortie, StandardCharsets.UTF_8));
        texte.write('\ufeff');
        var fin = List.of(
                aPropos.lecture().au().toString(),
                aPropos.lecture().connu().toString(),
                aPropos.nature() == null ? "" : aPropos.nature().code(),
                neutralise(String.join(" | ", aPropos.sources())));
        try (var csv = CsvWriter.builder()
                        .fieldSeparator(SEPARATEUR)
                        .lineDelimiter(LineDelimiter.CRLF)
                        .build(texte);
                lignes) {
            var entetes = new ArrayList<>(colonnes.stream().map(c -> c.libelle).toList());
            entetes.addAll(List.of("au", "connu", "nature_base", "sources"));
            csv.writeRecord(entetes);
            lignes.forEachOrdered(ligne -> {
                var cases = new ArrayList<String>();
                colonnes.forEach(colonne -> cases.add(ecrit(colonne.type, colonne.valeur.apply(ligne))));
                cases.addAll(fin);
                csv.writeRecord(cases);
            });
        }
    }

    void xlsx(OutputStream sortie, Stream<T> lignes) throws IOException {
        try (var classeur = new Workbook(sortie, "Halle", "1.0");
                lignes) {
            var feuille = classeur.newWorksheet("Donnees");
            for (var c = 0; c < colonnes.size(); c++) {
                feuille.value(0, c, colonnes.get(c).libelle);
                feuille.style(0, c)
                        .bold()
                        .wrapText(true)
                        .verticalAlignment("top")
                        .set();
                feuille.width(c, largeur(colonnes.get(c).type));
            }
            feuille.freezePane(0, 1);
            var suivante = new int[] {1};
            lignes.forEachOrdered(ligne -> ecrire(feuille, suivante[0]++, ligne));
            if (!colonnes.isEmpty()) {
                feuille.setAutoFilter(0, 0, suivante[0] - 1, colonnes.size() - 1);
            }
            feuille.finish();
            var aPropos = classeur.newWorksheet("À propos");
            aPropos.width(0, 22);
            aPropos.width(1, 90);
            var numero = 0;
            for (var ligne : this.aPropos.lignes()) {
                aPropos.value(numero, 0, ligne[0]);
                aPropos.style(numero, 0).bold().set();
                aPropos.value(numero, 1, ligne[1]);
                numero++;
            }
        }
    }

    private void ecrire(Worksheet feuille, int numero, T ligne) {
        for (var c = 0; c < colonnes.size(); c++) {
            var valeur = colonnes.get(c).valeur.apply(ligne);
            switch (valeur) {
                case null -> {}
                case Montant montant -> {
                    feuille.value(numero, c, montant.enEuros());
                    feuille.style(numero, c).format("#,##0.00 \"€\"").set();
                }
                case LocalDate jour -> {
                    feuille.value(numero, c, jour);
                    feuille.style(numero, c).format("dd/mm/yyyy").set();
                }
                case Number nombre -> feuille.value(numero, c, nombre);
                default -> feuille.value(numero, c, lisible(valeur.toString()));
            }
        }
        // Une longue liste ne s'accumule pas en mémoire.
        if (numero % 1000 == 0) {
            try {
                feuille.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int largeur(Type type) {
        return switch (type) {
            case TEXTE -> 28;
            case ENTIER -> 12;
            case MONTANT -> 18;
            case DATE -> 13;
        };
    }

    private static String ecrit(Type type, @Nullable Object valeur) {
        return switch (valeur) {
            case null -> "";
            case Montant montant -> montant.enEuros().toPlainString().replace('.', ',');
            case BigDecimal nombre -> nombre.toPlainString().replace('.', ',');
            case Number nombre -> nombre.toString();
            default -> type == Type.TEXTE ? neutralise(valeur.toString()) : valeur.toString();
        };
    }

    /** Une case qui commence comme une formule serait exécutée à l'ouverture : l'apostrophe en fait du texte. */
    private static String neutralise(String texte) {
        return FORMULE.matcher(texte).matches() && !NOMBRE.matcher(texte).matches() ? "'" + texte : texte;
    }

    /** XML n'admet pas les caractères de contrôle, qu'un fichier importé peut contenir. */
    private static String lisible(String texte) {
        return texte.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "");
    }

    private void repondre(HttpServletResponse reponse, String format, String extension, Ecriture ecriture) {
        reponse.setContentType(format);
        reponse.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.%s\"".formatted(nom, extension));
        try {
            ecriture.dans(reponse.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Ecriture {
        void dans(OutputStream sortie) throws IOException;
    }
}
