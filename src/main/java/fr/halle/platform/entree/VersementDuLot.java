package fr.halle.platform.entree;

import fr.halle.commun.Reference;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Copie;
import fr.halle.platform.tableur.Ligne;
import fr.halle.platform.tableur.Tableau;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Verse les lignes d'un tableau dans le lot, chaque case lue selon sa forme ; une ligne illisible y va avec son motif. */
final class VersementDuLot {

    private static final long PAS = 20_000;

    private final List<Colonne> colonnes;
    private final Copie copie;
    private final Consumer<String> suivi;
    private final int largeur;

    VersementDuLot(JeuDeTableau jeu, Alignement alignement, Copie copie, Consumer<String> suivi) {
        this.colonnes =
                jeu.champs().stream().map(c -> Colonne.de(c, alignement)).toList();
        this.copie = copie;
        this.suivi = suivi;
        this.largeur = 3 + colonnes.stream().mapToInt(Colonne::largeur).sum();
    }

    /** Les colonnes SQL du lot, dans l'ordre où elles sont versées. */
    static List<String> definitions(JeuDeTableau jeu) {
        var definitions = new ArrayList<String>();
        for (var champ : jeu.champs()) {
            definitions.add(champ.cle() + " " + champ.forme().colonne());
            if (champ.forme() == Forme.MONTANT) {
                definitions.add(champ.cle() + "_texte text");
            }
        }
        return definitions;
    }

    long verser(Tableau tableau) {
        var lues = new long[1];
        copie.verser("lot", table -> {
            for (var ligne = tableau.suivante(); ligne != null; ligne = tableau.suivante()) {
                table.ligne(lire(ligne));
                if (++lues[0] % PAS == 0) {
                    suivi.accept("%d lignes lues…".formatted(lues[0]));
                }
            }
        });
        return lues[0];
    }

    private @Nullable Object[] lire(Ligne ligne) {
        var valeurs = new @Nullable Object[largeur];
        valeurs[0] = ligne.numero();
        valeurs[1] = Reference.corps();
        var motif = ligne.defaut();
        var i = 3;
        for (var colonne : colonnes) {
            try {
                var texte = colonne.texte(ligne);
                if (texte == null) {
                    if (colonne.champ.requis() && motif == null) {
                        motif = "colonne « %s » : vide, alors que chaque ligne en a besoin".formatted(colonne.entete);
                    }
                } else {
                    valeurs[i] = colonne.champ.forme().lire(texte);
                    if (colonne.largeur() == 2 && Forme.sousLeCentime(texte)) {
                        valeurs[i + 1] = texte;
                    }
                }
            } catch (Forme.Illisible e) {
                if (motif == null) {
                    motif = "colonne « %s » : %s".formatted(colonne.entete, e.motif());
                }
            }
            i += colonne.largeur();
        }
        valeurs[2] = motif;
        return valeurs;
    }

    private record Colonne(
            JeuDeTableau.Champ champ,
            String entete,
            int rang,
            @Nullable String fixe) {

        static Colonne de(JeuDeTableau.Champ champ, Alignement alignement) {
            var rang = alignement.colonnes().get(champ.cle());
            var fixe = alignement.valeurs().get(champ.cle());
            if (fixe != null) {
                try {
                    champ.forme().lire(fixe);
                } catch (Forme.Illisible e) {
                    throw new OperationRefusee(
                            "La valeur donnée à « %s » ne convient pas : %s.".formatted(champ.cle(), e.motif()));
                }
            }
            return new Colonne(
                    champ, rang == null ? champ.cle() : alignement.entetes().get(rang), rang == null ? -1 : rang, fixe);
        }

        int largeur() {
            return champ.forme() == Forme.MONTANT ? 2 : 1;
        }

        @Nullable
        String texte(Ligne ligne) {
            if (rang < 0) {
                return fixe;
            }
            var cases = ligne.cases();
            var texte = rang < cases.size() ? cases.get(rang).strip() : "";
            return texte.isEmpty() ? null : texte;
        }
    }
}
