package fr.halle.platform.tableur.classeur;

import fr.halle.platform.OperationRefusee;
import fr.halle.platform.tableur.Entetes;
import fr.halle.platform.tableur.Phrases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Les cases d'une rangée, posées à leur colonne au fil de la lecture. */
final class CasesDeRangee {

    /** Colonnes d'une feuille, au plus : la largeur d'un tableur. */
    static final int COLONNES = 16_384;

    /** Caractères d'une rangée, au plus. */
    static final int TAILLE = 16 << 20;

    private final long numero;
    private final List<String> cases = new ArrayList<>();
    private long taille;
    private @Nullable String defaut;
    private int defauts;

    CasesDeRangee(long numero) {
        this.numero = numero;
    }

    /** Pose une valeur ; une valeur vide ne prend pas de place. */
    void poser(int colonne, String valeur, int fois) {
        if (valeur.isEmpty()) {
            return;
        }
        if (colonne < 0 || fois < 1 || (long) colonne + fois > COLONNES) {
            throw new OperationRefusee(
                    "La ligne %s de la feuille a plus de %s colonnes : n'y laissez que les colonnes utiles."
                            .formatted(Phrases.nombre(numero), Phrases.nombre(COLONNES)));
        }
        taille += (long) valeur.length() * fois;
        if (taille > TAILLE) {
            throw new OperationRefusee(
                    "La ligne %s de la feuille a plus de 16 millions de caractères : raccourcissez ses textes."
                            .formatted(Phrases.nombre(numero)));
        }
        if (cases.size() < colonne + fois) {
            cases.addAll(Collections.nCopies(colonne + fois - cases.size(), ""));
        }
        Collections.fill(cases.subList(colonne, colonne + fois), valeur);
    }

    /** Dit ce qui ne va pas dans une case : « case C3 : … ». */
    void refuser(int colonne, String pourquoi) {
        if (defauts++ == 0) {
            defaut = "case %s%d : %s".formatted(Entetes.lettres(colonne), numero, pourquoi);
        }
    }

    /** Vrai si rien ne s'y lit ; une rangée qui a un défaut n'est jamais vide. */
    boolean vide() {
        return defaut == null && cases.stream().allMatch(String::isBlank);
    }

    Feuille.Rangee rangee() {
        while (!cases.isEmpty() && cases.getLast().isBlank()) {
            cases.removeLast();
        }
        var suite = defauts < 2 ? "" : ", et %s".formatted(Phrases.compte(defauts - 1, "autre", "autres"));
        return new Feuille.Rangee(numero, cases, defaut == null ? null : defaut + suite);
    }
}
