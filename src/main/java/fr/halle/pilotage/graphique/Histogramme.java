package fr.halle.pilotage.graphique;

import fr.halle.platform.web.Typographie;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Des colonnes sur un axe qui part de zéro.
 *
 * @param id identifiant HTML, unique dans la page
 * @param titre ce que l'on compte
 * @param description le graphique, dit à qui ne le voit pas
 * @param repere une limite entre deux colonnes, et ce qu'elle dit
 */
public record Histogramme(
        String id,
        String titre,
        String description,
        List<Valeur> valeurs,
        @Nullable Repere repere) {

    public static final int LARGEUR = 720;
    public static final int HAUTEUR = 230;

    private static final int GAUCHE = 44;
    private static final int BAS = 34;
    private static final int HAUT = 44;
    private static final int ETIQUETTES = 12;

    public Histogramme {
        valeurs = List.copyOf(valeurs);
    }

    /** Une colonne : ce qu'elle compte, écrit sous elle. */
    public record Valeur(String libelle, long nombre, boolean forte) {}

    /** @param apres nombre de colonnes avant la limite */
    public record Repere(int apres, String texte) {}

    /** Une colonne dessinée ; l'étiquette manque quand il n'y a pas la place. */
    public record Colonne(
            String x,
            String y,
            String largeur,
            String hauteur,
            String milieu,
            String nombre,
            @Nullable String etiquette,
            boolean forte,
            boolean vide) {}

    /** Une graduation : sa hauteur, son nombre. */
    public record Graduation(String y, String nombre) {}

    public int base() {
        return HAUTEUR - BAS;
    }

    public int gauche() {
        return GAUCHE;
    }

    public List<Colonne> colonnes() {
        var colonnes = new ArrayList<Colonne>();
        var saut = Math.max(1, Math.ceilDiv(valeurs.size(), ETIQUETTES));
        for (var i = 0; i < valeurs.size(); i++) {
            var valeur = valeurs.get(i);
            var hauteur = hauteur(valeur.nombre());
            colonnes.add(new Colonne(
                    ecrire(x(i).add(pas().multiply(new BigDecimal("0.1")))),
                    ecrire(BigDecimal.valueOf(base()).subtract(hauteur)),
                    ecrire(pas().multiply(new BigDecimal("0.8"))),
                    ecrire(hauteur),
                    ecrire(x(i).add(pas().divide(BigDecimal.valueOf(2), 1, RoundingMode.HALF_UP))),
                    Typographie.nombre(valeur.nombre()),
                    i % saut == 0 ? valeur.libelle() : null,
                    valeur.forte(),
                    valeur.nombre() == 0));
        }
        return colonnes;
    }

    /** Vrai si chaque colonne a la place de porter son nombre. */
    public boolean nombresLisibles() {
        return valeurs.size() <= 2 * ETIQUETTES;
    }

    public List<Graduation> graduations() {
        var graduations = new ArrayList<Graduation>();
        var pas = pasDesGraduations();
        for (var n = 0L; n <= maximum(); n += pas) {
            graduations.add(
                    new Graduation(ecrire(BigDecimal.valueOf(base()).subtract(hauteur(n))), Typographie.nombre(n)));
        }
        return graduations;
    }

    public @Nullable String xDuRepere() {
        return repere == null ? null : ecrire(x(repere.apres()));
    }

    /** Un, deux ou cinq fois une puissance de dix : de deux à cinq graduations. */
    private long pasDesGraduations() {
        var dizaine = 1L;
        while (dizaine * 10 <= maximum()) {
            dizaine *= 10;
        }
        var quotient = maximum() / dizaine;
        return quotient >= 5 ? dizaine * 2 : quotient >= 2 ? dizaine : Math.max(1, dizaine / 2);
    }

    private long maximum() {
        return valeurs.stream().mapToLong(Valeur::nombre).max().orElse(0);
    }

    private BigDecimal pas() {
        return BigDecimal.valueOf(LARGEUR - GAUCHE)
                .divide(BigDecimal.valueOf(Math.max(1, valeurs.size())), 3, RoundingMode.HALF_UP);
    }

    private BigDecimal x(int rang) {
        return BigDecimal.valueOf(GAUCHE).add(pas().multiply(BigDecimal.valueOf(rang)));
    }

    private BigDecimal hauteur(long nombre) {
        return BigDecimal.valueOf(nombre)
                .multiply(BigDecimal.valueOf(base() - HAUT))
                .divide(BigDecimal.valueOf(Math.max(1, maximum())), 1, RoundingMode.HALF_UP);
    }

    private static String ecrire(BigDecimal valeur) {
        return valeur.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }
}
