package fr.halle.platform.sortie;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.commun.Precision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Une colonne typée ; une valeur absente donne une case vide, jamais zéro. */
public final class Colonne<T> {

    /** Ce qu'un tableur fait de la colonne. */
    enum Type {
        TEXTE(28),
        ENTIER(12),
        DECIMAL(14),
        MONTANT(18),
        DATE(13);

        /** En largeurs de chiffre. */
        private final int largeur;

        Type(int largeur) {
            this.largeur = largeur;
        }

        int largeur() {
            return largeur;
        }
    }

    private final String libelle;
    private final Type type;
    private final Function<T, ? extends @Nullable Object> valeur;

    private Colonne(String libelle, Type type, Function<T, ? extends @Nullable Object> valeur) {
        this.libelle = libelle;
        this.type = type;
        this.valeur = valeur;
    }

    public static <T> Colonne<T> texte(String libelle, Function<T, @Nullable String> valeur) {
        return new Colonne<>(libelle, Type.TEXTE, valeur);
    }

    public static <T> Colonne<T> entier(String libelle, Function<T, ? extends @Nullable Number> valeur) {
        return new Colonne<>(libelle, Type.ENTIER, valeur);
    }

    public static <T> Colonne<T> decimal(String libelle, Function<T, @Nullable BigDecimal> valeur) {
        return new Colonne<>(libelle, Type.DECIMAL, valeur);
    }

    /** En euros. */
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

    String libelle() {
        return libelle;
    }

    Type type() {
        return type;
    }

    @Nullable
    Object valeur(T ligne) {
        return valeur.apply(ligne);
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
}
