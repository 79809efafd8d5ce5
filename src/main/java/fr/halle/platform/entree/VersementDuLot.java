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
    private static final int APERCU = 3;

    private final List<Colonne> colonnes;
    private final Copie copie;
    private final Consumer<String> suivi;
    private final int largeur;
    private final List<String> apercu = new ArrayList<>();
    private long nettoyees;

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

    /** Les premières lignes, telles qu'elles sont lues. */
    List<String> apercu() {
        return List.copyOf(apercu);
    }

    /** Les cases dont des caractères invisibles ont été ôtés. */
    long nettoyees() {
        return nettoyees;
    }

    private @Nullable Object[] lire(Ligne ligne) {
        var valeurs = new @Nullable Object[largeur];
        valeurs[0] = ligne.numero();
        valeurs[1] = Reference.corps();
        var motif = ligne.defaut();
        var i = 3;
        for (var colonne : colonnes) {
            try {
                var texte = texte(colonne, ligne);
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
        if (apercu.size() < APERCU) {
            apercu.add(montrer(ligne.numero(), valeurs, motif));
        }
        return valeurs;
    }

    private @Nullable String texte(Colonne colonne, Ligne ligne) {
        var brut = colonne.brut(ligne);
        if (Forme.invisible(brut)) {
            nettoyees++;
        }
        var texte = Forme.nettoyer(brut);
        return texte.isEmpty() ? null : texte;
    }

    private String montrer(long numero, @Nullable Object[] valeurs, @Nullable String motif) {
        var champs = new ArrayList<String>();
        var i = 3;
        for (var colonne : colonnes) {
            champs.add(colonne.champ.cle() + " = " + colonne.champ.forme().montrer((String) valeurs[i]));
            i += colonne.largeur();
        }
        var ligne = "ligne %d : %s".formatted(numero, String.join(" ; ", champs));
        return motif == null ? ligne : ligne + " — refusée, " + motif;
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
                if (Forme.nettoyer(fixe).isEmpty()) {
                    throw new OperationRefusee("La valeur donnée à « %s » est vide : écrivez --valeurs \"%s=…\"."
                            .formatted(champ.cle(), champ.cle()));
                }
                try {
                    champ.forme().lire(Forme.nettoyer(fixe));
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

        /** La case, telle que le fichier la donne. */
        String brut(Ligne ligne) {
            if (rang < 0) {
                return fixe == null ? "" : fixe;
            }
            var cases = ligne.cases();
            return rang < cases.size() ? cases.get(rang) : "";
        }
    }
}
