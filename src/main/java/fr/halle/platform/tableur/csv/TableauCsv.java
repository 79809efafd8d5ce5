package fr.halle.platform.tableur.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Entetes;
import fr.halle.platform.tableur.Format;
import fr.halle.platform.tableur.Ligne;
import fr.halle.platform.tableur.Options;
import fr.halle.platform.tableur.Phrases;
import fr.halle.platform.tableur.Tableau;
import fr.halle.platform.tableur.csv.EnregistrementsCsv.Enregistrement;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Un fichier CSV lu au fil de l'eau. */
public final class TableauCsv implements Tableau {

    private final CloseableIterator<Enregistrement> enregistrements;
    private final EncodageCsv encodage;
    private final List<String> entetes;
    private final List<String> remarques = new ArrayList<>();
    private long numero;
    private long passees;

    private TableauCsv(CloseableIterator<Enregistrement> enregistrements, EncodageCsv encodage, char separateur) {
        this.enregistrements = enregistrements;
        this.encodage = encodage;
        Enregistrement premier;
        do {
            premier = lire();
            if (premier == null) {
                throw new OperationRefusee(
                        "Ce fichier n'a que des lignes vides : il y faut au moins une ligne d'entêtes.");
            }
        } while (vide(premier.cases()));
        this.entetes = Entetes.lire(premier.cases());
        remarques.add(
                entetes.size() == 1
                        ? "Fichier CSV lu en %s, sans séparateur : une seule colonne.".formatted(encodage.encodage())
                        : "Fichier CSV lu en %s, séparateur %s.".formatted(encodage.encodage(), nommer(separateur)));
    }

    /** Ouvre un fichier de texte, dont on sait déjà qu'il n'est rien d'autre. */
    public static Tableau ouvrir(Path fichier, Options options) throws IOException {
        var encodage = EncodageCsv.determiner(fichier, options.encodage());
        var choix = separateur(fichier, encodage, options);
        var texte = encodage.lire(fichier);
        try {
            texte.skip(choix.annonce());
            var csv = SeparateurCsv.lecteur(choix.separateur())
                    .allowUnclosedQuote(false)
                    .build(new EnregistrementsCsv(true), texte);
            return new TableauCsv(csv.iterator(), encodage, choix.separateur());
        } catch (IOException | RuntimeException e) {
            texte.close();
            throw e;
        }
    }

    private static SeparateurCsv.Choix separateur(Path fichier, EncodageCsv encodage, Options options)
            throws IOException {
        var demande = options.separateur();
        if (demande != null) {
            return new SeparateurCsv.Choix(demande, 0);
        }
        try (var texte = encodage.lire(fichier)) {
            var extrait = extrait(texte);
            return SeparateurCsv.deviner(extrait, extrait.length() < SeparateurCsv.EXTRAIT);
        } catch (CharacterCodingException e) {
            throw illisible(encodage, e);
        }
    }

    private static String extrait(Reader texte) throws IOException {
        var lettres = new char[SeparateurCsv.EXTRAIT];
        var total = 0;
        for (int lus; total < lettres.length && (lus = texte.read(lettres, total, lettres.length - total)) > 0; ) {
            total += lus;
        }
        return new String(lettres, 0, total);
    }

    @Override
    public Format format() {
        return Format.CSV;
    }

    @Override
    public List<String> entetes() {
        return entetes;
    }

    @Override
    public @Nullable Ligne suivante() {
        for (var lu = lire(); lu != null; lu = lire()) {
            if (!vide(lu.cases())) {
                return ligne(lu.cases());
            }
            passees++;
        }
        return null;
    }

    private Ligne ligne(List<String> cases) {
        var attendues = entetes.size();
        if (cases.size() == attendues) {
            return new Ligne(numero, cases);
        }
        var defaut = "%s pour %s".formatted(cases(cases.size()), Phrases.compte(attendues, "colonne", "colonnes"));
        if (cases.size() < attendues) {
            defaut += ", ligne coupée ?";
            cases.addAll(Collections.nCopies(attendues - cases.size(), ""));
        }
        return new Ligne(numero, cases, defaut);
    }

    private static String cases(int nombre) {
        return Phrases.compte(nombre, "case", "cases");
    }

    private @Nullable Enregistrement lire() {
        try {
            if (!enregistrements.hasNext()) {
                return null;
            }
            numero++;
            return enregistrements.next();
        } catch (CsvParseException e) {
            throw ErreurCsv.traduire(e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException illisible) {
                throw illisible(encodage, illisible);
            }
            throw Phrases.illisible(e);
        }
    }

    @Override
    public List<String> remarques() {
        var toutes = new ArrayList<>(remarques);
        if (!encodage.termine()) {
            toutes.add("La dernière ligne n'a pas de fin de ligne : vérifiez que le fichier est entier.");
        }
        if (passees > 0) {
            toutes.add(Phrases.compte(passees, "ligne vide passée.", "lignes vides passées."));
        }
        return List.copyOf(toutes);
    }

    @Override
    public void close() {
        try {
            enregistrements.close();
        } catch (IOException e) {
            throw Phrases.illisible(e);
        }
    }

    private static OperationRefusee illisible(EncodageCsv encodage, CharacterCodingException e) {
        return new OperationRefusee(
                "Ce fichier n'est écrit ni en UTF-8 ni en %s : enregistrez-le en CSV UTF-8 depuis un tableur, ou précisez son encodage."
                        .formatted(encodage.encodage()),
                e);
    }

    static boolean vide(List<String> cases) {
        return cases.stream().allMatch(String::isBlank);
    }

    private static String nommer(char separateur) {
        return separateur == '\t' ? "tabulation" : "« " + separateur + " »";
    }
}
