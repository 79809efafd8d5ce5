package fr.halle.platform.tableur.classeur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Entetes;
import fr.halle.platform.tableur.Format;
import fr.halle.platform.tableur.Ligne;
import fr.halle.platform.tableur.Phrases;
import fr.halle.platform.tableur.Tableau;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Une feuille de classeur vue comme un tableau : des entêtes, puis des lignes aussi larges qu'elles. */
public final class TableauDeFeuille implements Tableau {

    private final Format format;
    private final Archive archive;
    private final Feuille feuille;
    private final List<String> entetes;

    private TableauDeFeuille(Format format, Archive archive, Feuille feuille) {
        this.format = format;
        this.archive = archive;
        this.feuille = feuille;
        this.entetes = lireEntetes();
    }

    /**
     * Ouvre un classeur.
     *
     * @param demandee nom de la feuille à lire, ou {@code null} pour la première visible
     */
    public static Tableau ouvrir(Format format, Path fichier, @Nullable String demandee) throws IOException {
        var archive = Archive.ouvrir(fichier);
        @Nullable Feuille feuille = null;
        try {
            feuille =
                    format == Format.ODS ? FeuilleOds.ouvrir(archive, demandee) : FeuilleXlsx.ouvrir(archive, demandee);
            return new TableauDeFeuille(format, archive, feuille);
        } catch (RuntimeException e) {
            if (feuille != null) {
                feuille.close();
            }
            archive.close();
            throw e;
        }
    }

    private List<String> lireEntetes() {
        var premiere = feuille.suivante();
        if (premiere == null) {
            throw new OperationRefusee(
                    ("La feuille « %s » est vide : il y faut au moins une ligne d'entêtes. Si le tableau est dans "
                                    + "une autre feuille, précisez-la.")
                            .formatted(Phrases.abreger(feuille.nom())));
        }
        if (premiere.defaut() != null) {
            throw new OperationRefusee(
                    "La ligne d'entêtes, ligne %s de la feuille « %s », ne se lit pas : %s. Corrigez-la dans un tableur."
                            .formatted(
                                    Phrases.nombre(premiere.numero()),
                                    Phrases.abreger(feuille.nom()),
                                    premiere.defaut()));
        }
        return Entetes.lire(premiere.cases());
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public List<String> entetes() {
        return entetes;
    }

    @Override
    public @Nullable Ligne suivante() {
        var rangee = feuille.suivante();
        if (rangee == null) {
            return null;
        }
        var largeur = rangee.cases().size();
        var attendues = entetes.size();
        if (largeur <= attendues) {
            var cases = new ArrayList<>(rangee.cases());
            cases.addAll(Collections.nCopies(attendues - largeur, ""));
            return new Ligne(rangee.numero(), cases, rangee.defaut());
        }
        var deborde = "%s pour %s"
                .formatted(Phrases.compte(largeur, "case", "cases"), Phrases.compte(attendues, "colonne", "colonnes"));
        return new Ligne(
                rangee.numero(), rangee.cases(), rangee.defaut() == null ? deborde : rangee.defaut() + " ; " + deborde);
    }

    @Override
    public List<String> remarques() {
        return feuille.remarques();
    }

    @Override
    public void close() {
        feuille.close();
        archive.close();
    }
}
