package fr.halle.platform.sortie;

import fr.halle.commun.Montant;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Un classeur de deux feuilles : les données, puis d'où elles viennent. */
final class EcrivainXlsx implements Ecrivain {

    /** Une longue liste ne s'accumule pas en mémoire. */
    private static final int LOT = 500;

    /** Ce qu'Excel accepte dans une case. */
    private static final int LONGUEUR = 32_767;

    private static final String SUITE = "… (suite dans le CSV)";

    /** Excel lit « _x0041_ » comme le caractère de ce code. */
    private static final Pattern CODE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

    private final Workbook classeur;
    private final Worksheet feuille;
    private final APropos aPropos;
    private final int colonnes;
    private int lignes;

    EcrivainXlsx(OutputStream sortie, List<? extends Colonne<?>> colonnes, APropos aPropos) {
        this.aPropos = aPropos;
        this.colonnes = colonnes.size();
        classeur = new Workbook(sortie, "Halle", "1.0");
        feuille = classeur.newWorksheet("Données");
        for (var c = 0; c < colonnes.size(); c++) {
            feuille.inlineString(0, c, colonnes.get(c).libelle());
            feuille.style(0, c).bold().wrapText(true).verticalAlignment("top").set();
            feuille.width(c, colonnes.get(c).type().largeur());
        }
        feuille.freezePane(0, 1);
    }

    @Override
    public void ligne(List<? extends @Nullable Object> cases) throws IOException {
        lignes++;
        for (var c = 0; c < cases.size(); c++) {
            switch (cases.get(c)) {
                case null -> {}
                case Montant montant -> {
                    feuille.value(lignes, c, montant.enEuros());
                    feuille.style(lignes, c).format("#,##0.00 \"€\"").set();
                }
                case LocalDate jour -> {
                    feuille.value(lignes, c, jour);
                    feuille.style(lignes, c).format("dd/mm/yyyy").set();
                }
                case Number nombre -> feuille.value(lignes, c, nombre);
                // Les chaînes partagées, l'autre façon d'écrire un texte, se gardent toutes jusqu'à la fin.
                case Object autre -> feuille.inlineString(lignes, c, texte(autre.toString()));
            }
        }
        if (lignes % LOT == 0) {
            feuille.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (colonnes > 0) {
            feuille.setAutoFilter(0, 0, lignes, colonnes - 1);
        }
        feuille.finish();
        var mentions = classeur.newWorksheet("À propos");
        mentions.width(0, 22);
        mentions.width(1, 90);
        var numero = 0;
        for (var mention : aPropos.mentions()) {
            mentions.inlineString(numero, 0, mention.libelle());
            mentions.style(numero, 0).bold().set();
            mentions.inlineString(numero, 1, texte(mention.valeur()));
            numero++;
        }
        classeur.finish();
    }

    private static String texte(String valeur) {
        var lisible = CODE.matcher(Texte.lisible(valeur)).replaceAll("_x005F_");
        if (lisible.length() <= LONGUEUR) {
            return lisible;
        }
        var fin = LONGUEUR - SUITE.length();
        return lisible.substring(0, Character.isHighSurrogate(lisible.charAt(fin - 1)) ? fin - 1 : fin) + SUITE;
    }
}
