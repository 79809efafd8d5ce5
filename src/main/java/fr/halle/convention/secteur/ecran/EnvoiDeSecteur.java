package fr.halle.convention.secteur.ecran;

import fr.halle.convention.secteur.saisie.Justification;
import fr.halle.convention.secteur.saisie.SecteurSaisi;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.DateEcrite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ce que le formulaire d'un secteur, d'un retrait ou d'un effet envoie, tel quel. */
record EnvoiDeSecteur(
        @Nullable String nom,
        @Nullable String type,
        @Nullable List<String> communes,
        @Nullable String forme,
        @Nullable String ouvertLe,
        @Nullable String fermeLe,
        @Nullable String avenant,
        @Nullable String document,
        @Nullable String motif) {

    SecteurSaisi saisi() {
        return new SecteurSaisi(
                texte(nom),
                texte(type),
                communes == null ? List.of() : communes,
                "entieres".equals(forme),
                DateEcrite.lire(ouvertLe),
                DateEcrite.lire(fermeLe),
                justification());
    }

    Justification justification() {
        return new Justification(texte(avenant), texte(document), texte(motif));
    }

    /** Les dates telles qu'elles sont écrites, pour que le formulaire les rende. */
    Map<String, String> dates() {
        var dates = new LinkedHashMap<String, String>();
        dates.put("ouvertLe", texte(ouvertLe));
        dates.put("fermeLe", texte(fermeLe));
        return dates;
    }

    /** @throws SaisieRefusee qui nomme chaque date qui n'en est pas une */
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

    private static String texte(@Nullable String valeur) {
        return Objects.requireNonNullElse(valeur, "").strip();
    }
}
