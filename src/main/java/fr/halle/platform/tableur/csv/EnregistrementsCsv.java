package fr.halle.platform.tableur.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Phrases;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assemble les cases d'un CSV en enregistrements, et refuse ce qui dépasse les bornes avant de le garder. */
final class EnregistrementsCsv extends AbstractBaseCsvCallbackHandler<EnregistrementsCsv.Enregistrement> {

    /** Caractères d'une case, au plus. */
    static final int CASE = 1 << 20;

    /** Caractères d'une ligne, au plus. */
    static final int LIGNE = 16 << 20;

    /** Cases d'une ligne, au plus : la largeur d'un tableur. */
    static final int CASES = 16_384;

    /**
     * Un enregistrement.
     *
     * @param ligne ligne du texte où il commence, à partir de 1
     */
    record Enregistrement(long ligne, List<String> cases) {}

    private final boolean bornes;
    private List<String> cases = new ArrayList<>();
    private int taille;

    /** @param bornes faux pour un extrait déjà petit, dont on ne veut que la forme */
    EnregistrementsCsv(boolean bornes) {
        this.bornes = bornes;
    }

    @Override
    protected void handleBegin(long ligne) {
        cases = new ArrayList<>(cases.size());
        taille = 0;
    }

    @Override
    protected void handleField(int rang, char[] tampon, int debut, int longueur, boolean entreGuillemets) {
        taille += longueur;
        if (bornes) {
            verifier(rang, longueur);
        }
        cases.add(longueur == 0 ? "" : new String(tampon, debut, longueur));
    }

    private void verifier(int rang, int longueur) {
        if (longueur > CASE) {
            throw caseTropGrande(getStartingLineNumber());
        }
        if (taille > LIGNE) {
            throw new OperationRefusee(
                    "La ligne %s du texte a plus de 16 millions de caractères : vérifiez le séparateur et les fins de ligne du fichier."
                            .formatted(Phrases.nombre(getStartingLineNumber())));
        }
        if (rang >= CASES) {
            throw new OperationRefusee(
                    "La ligne %s du texte a plus de %s cases : vérifiez le séparateur et les fins de ligne du fichier."
                            .formatted(Phrases.nombre(getStartingLineNumber()), Phrases.nombre(CASES)));
        }
    }

    static OperationRefusee caseTropGrande(long ligne) {
        return new OperationRefusee(
                "Une case de la ligne %s du texte dépasse un million de caractères : un guillemet y est sans doute ouvert sans être refermé. Corrigez cette ligne, ou demandez le fichier de nouveau."
                        .formatted(Phrases.nombre(ligne)));
    }

    @Override
    protected @Nullable Enregistrement buildRecord() {
        return new Enregistrement(getStartingLineNumber(), cases);
    }
}
