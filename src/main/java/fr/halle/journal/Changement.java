package fr.halle.journal;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Un champ qu'un acte a changé : ce qu'il valait, ce qu'il vaut, en toutes lettres, tel qu'on le montrera.
 *
 * @param champ son nom, sans accent ni espace, unique dans l'acte ; {@code auteur} est réservé
 * @param libelle ce que l'écran en dit : « Date de décision »
 * @param avant {@code null} s'il n'était pas renseigné
 * @param apres {@code null} s'il ne l'est plus
 * @param personne celle que ces valeurs concernent : la chaîne n'en garde que des condensats salés, et les valeurs s'effacent
 *     avec elle ; {@code null} si le champ n'est pas personnel
 */
public record Changement(
        String champ,
        String libelle,
        @Nullable String avant,
        @Nullable String apres,
        @Nullable UUID personne) {

    /** Le champ sous lequel le nom de l'auteur est gardé. */
    static final String AUTEUR = "auteur";

    private static final Pattern CHAMP = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

    /** Ce que PostgreSQL n'admet pas dans un texte : le caractère nul, et une moitié de caractère. */
    private static final Pattern IMPOSSIBLE =
            Pattern.compile("\\x00|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]");

    public Changement {
        if (!CHAMP.matcher(champ).matches() || champ.equals(AUTEUR)) {
            throw new IllegalArgumentException(
                    "Un nom de champ s'écrit sans espace ni accent, et n'est pas « auteur » : " + champ);
        }
        libelle = lisible(libelle);
        avant = avant == null ? null : lisible(avant);
        apres = apres == null ? null : lisible(apres);
    }

    public static Changement de(String champ, String libelle, @Nullable String avant, @Nullable String apres) {
        return new Changement(champ, libelle, avant, apres, null);
    }

    /** @param personne celle que ces valeurs nomment ou décrivent */
    public static Changement personnel(
            UUID personne, String champ, String libelle, @Nullable String avant, @Nullable String apres) {
        return new Changement(champ, libelle, avant, apres, personne);
    }

    static String lisible(String texte) {
        return IMPOSSIBLE.matcher(texte).replaceAll("\ufffd");
    }
}
