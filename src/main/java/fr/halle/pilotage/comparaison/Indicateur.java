package fr.halle.pilotage.comparaison;

import fr.halle.commun.Montant;
import fr.halle.dispositif.Dispositifs;
import fr.halle.pilotage.delais.Delais;
import fr.halle.platform.web.Typographie;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ce que l'on compare.
 *
 * @param cle son écriture d'adresse : {@code delai}, {@code credits_habitant.subvention}
 * @param nature la nature des crédits ; deux natures ne se mêlent pas
 */
public record Indicateur(
        Genre genre,
        String cle,
        String libelle,
        String definition,
        @Nullable String nature) {

    /** Les sortes d'indicateurs, et ce que la plus petite valeur y vaut. */
    public enum Genre {
        ADHESION(Unite.POUR_CENT),
        ORT(Unite.POUR_CENT),
        DELAI(Unite.JOURS),
        CREDITS_LAUREAT(Unite.CENTIMES),
        CREDITS_HABITANT(Unite.CENTIMES),
        CONCOURS_HABITANT(Unite.CENTIMES);

        private final Unite unite;

        Genre(Unite unite) {
            this.unite = unite;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** L'unité d'une valeur. */
    public enum Unite {
        POUR_CENT,
        JOURS,
        CENTIMES;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Indicateur de(Genre genre) {
        return switch (genre) {
            case ADHESION ->
                new Indicateur(
                        genre,
                        genre.code(),
                        "Adhésion signée et datée",
                        "Part des lauréats renseignés dont une liste date la signature de l'adhésion. Une adhésion que la liste cite sans la dater n'est pas comptée : elle est peut-être signée. Un lauréat est renseigné quand une liste de signatures parle de lui.",
                        null);
            case ORT ->
                new Indicateur(
                        genre,
                        genre.code(),
                        "ORT signée",
                        "Part des lauréats renseignés dont une liste donne la signature de l'ORT. Un lauréat est renseigné quand une liste de signatures parle de lui.",
                        null);
            case DELAI ->
                new Indicateur(
                        genre,
                        genre.code(),
                        "Délai médian, de l'adhésion à l'ORT",
                        "Médiane des communes dont on connaît les deux dates, l'ORT suivant l'adhésion. Ce délai ne va pas jusqu'à la convention-cadre.",
                        null);
            default -> throw new IllegalArgumentException("Cet indicateur a une nature : " + genre);
        };
    }

    static Indicateur de(Genre genre, Dispositifs.Nature nature) {
        var pluriel = nature.libellePluriel().toLowerCase(Locale.FRENCH);
        var cle = genre.code() + "." + nature.code();
        return switch (genre) {
            case CREDITS_LAUREAT ->
                new Indicateur(
                        genre,
                        cle,
                        "Crédits accordés par lauréat, " + pluriel,
                        "Somme accordée des lignes comptées, par lauréat renseigné ; un lauréat est renseigné quand une ligne au moins est à lui. Les totaux publiés, qui ne se ventilent pas, et les lignes à rapprocher n'y sont pas.",
                        nature.code());
            case CREDITS_HABITANT ->
                new Indicateur(
                        genre,
                        cle,
                        "Crédits accordés par habitant, " + pluriel,
                        "La même somme, rapportée aux habitants des communes des lauréats renseignés.",
                        nature.code());
            case CONCOURS_HABITANT ->
                new Indicateur(
                        genre,
                        cle,
                        "Autres concours par habitant, " + pluriel,
                        "Ce que l'État a accordé aux communes lauréates hors du programme, toutes années connues, par habitant des lauréats renseignés. Ces crédits ne s'ajoutent pas à ceux du programme.",
                        nature.code());
            default -> throw new IllegalArgumentException("Cet indicateur n'a pas de nature : " + genre);
        };
    }

    /** Son nom, au milieu d'une phrase ; un sigle garde ses capitales. */
    public String enPhrase() {
        return Character.isUpperCase(libelle.charAt(1))
                ? libelle
                : Character.toLowerCase(libelle.charAt(0)) + libelle.substring(1);
    }

    public Unite unite() {
        return genre.unite;
    }

    /** Vrai si le premier rang va à la plus petite valeur : un délai court vaut mieux. */
    public boolean petitDabord() {
        return genre == Genre.DELAI;
    }

    /** « 651 jours (environ 21 mois) », « 97,2 % », « 12,34 € ». */
    public String ecrire(BigDecimal valeur) {
        return switch (unite()) {
            case POUR_CENT -> Typographie.pourCent(valeur, 1);
            case JOURS -> Typographie.decimal(valeur, valeur.scale()) + " jours (environ " + mois(valeur) + ")";
            case CENTIMES -> Typographie.montant(arrondi(Montant.centimes(valeur.longValueExact())));
        };
    }

    static String mois(BigDecimal jours) {
        return Typographie.nombre(Delais.enMois(jours)) + "\u00a0mois";
    }

    /** Au-delà de mille euros, les centimes ne disent rien. */
    private static Montant arrondi(Montant montant) {
        return Math.abs(montant.centimes()) < 100_000
                ? montant
                : Montant.euros(Math.floorDiv(montant.centimes() + 50, 100L));
    }
}
