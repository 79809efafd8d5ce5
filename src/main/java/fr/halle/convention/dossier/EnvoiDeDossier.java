package fr.halle.convention.dossier;

import fr.halle.convention.dossier.DossierSaisi.Choisie;
import fr.halle.platform.SaisieRefusee;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ce que le formulaire d'un dossier envoie, tel quel.
 *
 * @param parties les cases cochées : « partenaire:0190… », la partie du type puis l'organisation
 */
record EnvoiDeDossier(
        @Nullable String programme,
        @Nullable String type,
        @Nullable String constat,
        @Nullable String document,
        @Nullable String intitule,
        @Nullable String objet,
        @Nullable List<String> laureats,
        @Nullable List<String> parties,
        @Nullable String vaut,
        @Nullable String prendEffetLe,
        @Nullable String finLe) {

    DossierSaisi saisi() {
        return new DossierSaisi(
                texte(intitule),
                texte(objet),
                Objects.requireNonNullElse(laureats, List.of()),
                choisies(),
                "oui".equals(vaut),
                date(prendEffetLe),
                date(finLe));
    }

    String programmeEcrit() {
        return texte(programme);
    }

    String typeEcrit() {
        return texte(type);
    }

    String documentEcrit() {
        return texte(document);
    }

    boolean estUnConstat() {
        return "oui".equals(constat);
    }

    Map<String, String> dates() {
        return Map.of("prendEffetLe", texte(prendEffetLe), "finLe", texte(finLe));
    }

    /** @throws SaisieRefusee si une date écrite n'en est pas une */
    void exigerLisible() {
        var erreurs = new LinkedHashMap<String, String>();
        dates().forEach((champ, valeur) -> {
            if (!valeur.isBlank() && date(valeur) == null) {
                erreurs.put(champ, "Ce n'est pas une date : écrivez l'année, le mois et le jour, comme 2023-05-09.");
            }
        });
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
    }

    private List<Choisie> choisies() {
        var lues = new ArrayList<Choisie>();
        for (var partie : Objects.requireNonNullElse(parties, List.<String>of())) {
            var deux = partie.split(":", 2);
            try {
                lues.add(new Choisie(deux[0], UUID.fromString(deux.length == 2 ? deux[1] : "")));
            } catch (IllegalArgumentException e) {
                throw new SaisieRefusee("parties", "Cette partie n'existe pas : choisissez-la dans la liste.");
            }
        }
        return lues;
    }

    private static @Nullable LocalDate date(@Nullable String valeur) {
        try {
            var jour = valeur == null || valeur.isBlank() ? null : LocalDate.parse(valeur.strip());
            return jour == null || jour.getYear() < 1900 || jour.getYear() > 2200 ? null : jour;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String texte(@Nullable String valeur) {
        return Objects.requireNonNullElse(valeur, "").strip();
    }
}
