package fr.halle.convention.comite.ecran;

import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.DateEcrite;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Les cases d'un formulaire, telles qu'elles sont envoyées. */
record Cases(Map<String, String> valeurs) {

    Cases {
        valeurs = Map.copyOf(valeurs);
    }

    String texte(String nom) {
        return Objects.requireNonNullElse(valeurs.get(nom), "").replace("\r\n", "\n");
    }

    /**
     * Le jour écrit dans cette case ; absent si elle est vide.
     *
     * @throws SaisieRefusee si ce n'en est pas un
     */
    @Nullable
    LocalDate jour(String nom) {
        if (DateEcrite.illisible(texte(nom))) {
            throw new SaisieRefusee(
                    nom, "Ce n'est pas une date : écrivez l'année, le mois et le jour, comme 2023-05-09.");
        }
        return DateEcrite.lire(texte(nom));
    }

    /**
     * L'heure écrite dans cette case ; absente si elle est vide.
     *
     * @throws SaisieRefusee si ce n'en est pas une
     */
    @Nullable
    LocalTime heure(String nom) {
        var ecrit = texte(nom).strip();
        try {
            return ecrit.isEmpty() ? null : LocalTime.parse(ecrit).withSecond(0).withNano(0);
        } catch (DateTimeException _) {
            throw new SaisieRefusee(nom, "Ce n'est pas une heure : écrivez-la comme 14:30.");
        }
    }

    /** L'identifiant écrit dans cette case ; celui de personne si ce n'en est pas un. */
    UUID identifiant(String nom) {
        try {
            return UUID.fromString(texte(nom));
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
