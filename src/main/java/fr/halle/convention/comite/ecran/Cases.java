package fr.halle.convention.comite.ecran;

import fr.halle.platform.SaisieRefusee;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
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
        var ecrit = texte(nom).strip();
        if (ecrit.isEmpty()) {
            return null;
        }
        try {
            var jour = LocalDate.parse(ecrit);
            if (jour.getYear() >= 1900 && jour.getYear() <= 2200) {
                return jour;
            }
        } catch (DateTimeException _) {
            // Ce n'est pas une date : on le dit.
        }
        throw new SaisieRefusee(nom, "Ce n'est pas une date : écrivez l'année, le mois et le jour, comme 2023-05-09.");
    }
}
