package fr.halle.convention.acte;

import fr.halle.commun.Precision;
import fr.halle.convention.Convention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.Partie;
import fr.halle.convention.TypeDeConvention.Etape;
import fr.halle.platform.web.Ecran;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * Le formulaire d'un acte, avec ce qui vient d'y être écrit.
 *
 * @param dates les dates telles qu'elles sont écrites, par case
 * @param peutPrendre vrai si la personne peut le prendre ici et maintenant
 * @param peutConstater vrai si elle peut dire qu'il a été pris ailleurs
 * @param siennes les parties au nom desquelles elle peut agir
 * @param refus ce qui a empêché l'acte, en dehors des cases
 */
public record PageActe(
        Ecran ecran,
        CsrfToken jeton,
        Convention convention,
        GenreActe genre,
        ActeSaisi saisi,
        Map<String, String> dates,
        boolean peutPrendre,
        boolean peutConstater,
        List<Partie> siennes,
        Map<String, String> erreurs,
        @Nullable String refus) {

    public @Nullable String erreur(String champ) {
        return erreurs.get(champ);
    }

    public String date(String champ) {
        return dates.getOrDefault(champ, "");
    }

    public Map<String, String> natures() {
        var choix = new LinkedHashMap<String, String>();
        if (peutPrendre) {
            choix.put("pris", "Je le prends maintenant, dans Halle");
        }
        if (peutConstater) {
            choix.put("constate", "Il a été pris ailleurs\u00a0: je le constate d’après un document");
        }
        return choix;
    }

    public Map<String, String> precisions() {
        return ordonne(
                Precision.JOUR.code(), "Au jour près",
                Precision.MOIS.code(), "Le mois seulement",
                Precision.TRIMESTRE.code(), "Le trimestre seulement",
                Precision.ANNEE.code(), "L’année seulement",
                Precision.AU_PLUS_TARD.code(), "Au plus tard ce jour-là");
    }

    public Map<String, String> sens() {
        return switch (genre) {
            case AVIS -> ordonne("favorable", "Favorable", "reserve", "Réservé", "defavorable", "Défavorable");
            case COMITE -> ordonne("valide", "Le comité la valide", "ajourne", "Le comité l’ajourne");
            case DELIBERATION ->
                ordonne("autorise", "Elle autorise la signature", "refuse", "Elle refuse la signature");
            default -> Map.of();
        };
    }

    public String libelleDuSens() {
        return switch (genre) {
            case AVIS -> "Sens de l’avis";
            case COMITE -> "Ce que dit le comité";
            default -> "Ce que dit la délibération";
        };
    }

    public Map<String, String> etapes() {
        var choix = new LinkedHashMap<String, String>();
        if (genre == GenreActe.AVIS) {
            convention.type().avis().forEach((Etape e) -> choix.put(e.code(), e.libelle()));
        }
        return choix;
    }

    /** Les parties proposées : les siennes pour un acte pris, toutes pour un constat. */
    public Map<String, String> parties() {
        var choix = new LinkedHashMap<String, String>();
        if (genre != GenreActe.SIGNATURE && genre != GenreActe.DELIBERATION) {
            return choix;
        }
        if (genre == GenreActe.SIGNATURE && peutConstater) {
            choix.put("", "Toutes à la fois, sans détail");
        }
        (peutConstater ? convention.parties() : siennes)
                .stream()
                        .filter(p -> genre == GenreActe.SIGNATURE ? p.signataire() : p.delibere())
                        .forEach(p -> choix.put(p.cle(), p.nom()));
        return choix;
    }

    public boolean deliberation() {
        return genre == GenreActe.DELIBERATION;
    }

    public boolean motive() {
        return genre == GenreActe.RESILIATION || genre == GenreActe.ABANDON || genre == GenreActe.DEROGATION;
    }

    public boolean annote() {
        return switch (genre) {
            case AVIS, COMITE, AVENANT, CONCERTATION -> true;
            default -> false;
        };
    }

    private static Map<String, String> ordonne(String... couples) {
        var choix = new LinkedHashMap<String, String>();
        for (var i = 0; i < couples.length; i += 2) {
            choix.put(couples[i], couples[i + 1]);
        }
        return choix;
    }
}
