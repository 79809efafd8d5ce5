package fr.halle.convention.acte;

import fr.halle.commun.Precision;
import fr.halle.platform.web.DateEcrite;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ce que le formulaire d'un acte envoie, tel quel. */
record EnvoiDActe(
        @Nullable String nature,
        @Nullable String effet,
        @Nullable String precision,
        @Nullable String partie,
        @Nullable String etape,
        @Nullable String sens,
        @Nullable String numero,
        @Nullable String transmisLe,
        @Nullable String publieLe,
        @Nullable String signataire,
        @Nullable String signataireQualite,
        @Nullable String finLe,
        @Nullable String note,
        @Nullable String motif,
        @Nullable String acteReference) {

    ActeSaisi saisi() {
        return new ActeSaisi(
                "constate".equals(nature),
                DateEcrite.lire(effet),
                lirePrecision(),
                texte(partie),
                texte(etape),
                texte(sens),
                texte(numero),
                DateEcrite.lire(transmisLe),
                DateEcrite.lire(publieLe),
                texte(signataire),
                texte(signataireQualite),
                DateEcrite.lire(finLe),
                texte(note),
                texte(motif),
                texte(acteReference));
    }

    /** Les dates telles qu'elles sont écrites, pour que le formulaire les rende. */
    Map<String, String> dates() {
        var dates = new LinkedHashMap<String, String>();
        dates.put("effet", texte(effet));
        dates.put("transmisLe", texte(transmisLe));
        dates.put("publieLe", texte(publieLe));
        dates.put("finLe", texte(finLe));
        return dates;
    }

    /** Les cases de date qui ne se lisent pas. */
    Map<String, String> illisibles() {
        var erreurs = new LinkedHashMap<String, String>();
        dates().forEach((champ, valeur) -> {
            if (DateEcrite.illisible(valeur)) {
                erreurs.put(champ, "Ce n'est pas une date : écrivez l'année, le mois et le jour, comme 2023-05-09.");
            }
        });
        return erreurs;
    }

    private Precision lirePrecision() {
        try {
            return precision == null || precision.isBlank() ? Precision.JOUR : Precision.deCode(precision);
        } catch (IllegalArgumentException e) {
            return Precision.JOUR;
        }
    }

    private static String texte(@Nullable String valeur) {
        return Objects.requireNonNullElse(valeur, "").strip();
    }
}
