package fr.halle.convention;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une partie d'une convention.
 *
 * @param cle « commune:40197 » ; la même d'une version à l'autre, les actes la nomment
 * @param code celle du type dont elle est ; absente si elle a été ajoutée
 * @param nature celle de son organisation : {@code commune}, {@code epci}, {@code prefecture}…
 * @param organisation absente quand elle n'est connue que par son nom
 * @param territoire « commune:40197 » ; absent pour qui n'est d'aucun territoire en particulier
 * @param signataire faux pour qui signe « en présence de »
 * @param delibere vrai si une délibération doit l'autoriser à signer
 */
public record Partie(
        String cle,
        @Nullable String code,
        String nom,
        String nature,
        @Nullable UUID organisation,
        @Nullable String territoire,
        boolean obligatoire,
        boolean signataire,
        boolean delibere) {

    public String qualite() {
        return signataire ? "Signataire" : "En présence de";
    }
}
