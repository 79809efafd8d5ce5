package fr.halle.convention.dossier;

import fr.halle.convention.dossier.DossierSaisi.Choisie;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.DateEcrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ce que le formulaire d'un dossier envoie, tel quel.
 *
 * @param parties les cases cochées : « partenaire:0190… », la partie du type, puis l'organisation, ou le code d'une commune
 *     dont l'organisation n'est pas encore née
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

    private static final Pattern COMMUNE = Pattern.compile("[0-9AB]{5}");

    /** @param mairie l'organisation d'une commune, désignée par son code */
    DossierSaisi saisi(Function<String, UUID> mairie) {
        return new DossierSaisi(
                texte(intitule),
                texte(objet),
                Objects.requireNonNullElse(laureats, List.of()),
                choisies(mairie),
                "oui".equals(vaut),
                DateEcrite.lire(prendEffetLe),
                DateEcrite.lire(finLe));
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
            if (DateEcrite.illisible(valeur)) {
                erreurs.put(champ, "Ce n'est pas une date : écrivez l'année, le mois et le jour, comme 2023-05-09.");
            }
        });
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
    }

    private List<Choisie> choisies(Function<String, UUID> mairie) {
        var lues = new ArrayList<Choisie>();
        for (var partie : Objects.requireNonNullElse(parties, List.<String>of())) {
            var deux = partie.split(":", 2);
            var cle = deux.length == 2 ? deux[1] : "";
            try {
                lues.add(new Choisie(
                        deux[0], COMMUNE.matcher(cle).matches() ? mairie.apply(cle) : UUID.fromString(cle)));
            } catch (IllegalArgumentException e) {
                throw new SaisieRefusee("parties", "Cette partie n'existe pas : choisissez-la dans la liste.");
            }
        }
        return lues;
    }

    private static String texte(@Nullable String valeur) {
        return Objects.requireNonNullElse(valeur, "").strip();
    }
}
