package fr.halle.pilotage.conventions;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Montant;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.Vigueur;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Une convention, telle que la liste d'un périmètre la montre. Celle qui couvre plusieurs lauréats n'y est qu'une fois : sa vigueur
 * et son échéance sont alors celles du lauréat que l'on attend le plus tôt ou, quand plus aucun n'est attendu, de celui qui s'est
 * acquitté avec le plus de retard.
 *
 * @param reference absente quand seules les listes officielles la font connaître
 * @param laureats tous ceux qu'elle couvre, y compris hors du périmètre
 * @param vigueur absente tant qu'elle n'est pas signée
 * @param depuis le jour où elle est entrée dans son état, s'il est connu
 * @param fin le terme de ses effets, s'il est connu
 * @param echeance le délai qu'ouvre sa signature ou, tant qu'elle n'est pas signée, celui qui l'attend
 * @param enjeuCentimes les subventions accordées aux lauréats du périmètre et non encore versées, tant que l'on attend quelque
 *     chose ; absent si rien n'est attendu ou si aucun accord n'est renseigné
 * @param enjeuRenseignes pour combien de lauréats l'enjeu est renseigné
 * @param dedans combien de lauréats du périmètre elle couvre
 */
public record ConventionEnListe(
        @Nullable String reference,
        String type,
        String libelleType,
        String intitule,
        EtatConvention etat,
        @Nullable Vigueur vigueur,
        List<LaureatCite> laureats,
        @Nullable DateApprochee signature,
        @Nullable LocalDate depuis,
        @Nullable LocalDate fin,
        @Nullable Echeance echeance,
        @Nullable Long enjeuCentimes,
        int enjeuRenseignes,
        int dedans,
        @Nullable String source,
        @Nullable String titreSource,
        LocalDate au) {

    /** Un lauréat couvert. */
    public record LaureatCite(String reference, String nom) {}

    public ConventionEnListe {
        laureats = List.copyOf(laureats);
    }

    /** Vrai si seules les listes officielles la font connaître. */
    public boolean desListes() {
        return reference == null;
    }

    /** Vrai si quelqu'un doit encore agir : la signer, ou signer ce que sa signature appelle. */
    public boolean attendue() {
        return !attente().isEmpty();
    }

    /** Qui l'on attend, en toutes lettres ; vide quand plus personne ne l'est. */
    public String attente() {
        if (etat == EtatConvention.SIGNEE) {
            return echeance != null && echeance.ouverte() ? echeance.attend() : "";
        }
        var attente = etat.attente();
        return attente.isEmpty() ? "" : attente.substring(0, 1).toUpperCase(Locale.FRENCH) + attente.substring(1);
    }

    /** « 26 jours », « entre 0 et 30 jours » ; absent sans retard. */
    public @Nullable String retard() {
        return echeance == null
                ? null
                : echeance.retard(au).map(Echeance.Retard::texte).orElse(null);
    }

    /** « Échéance : le 5 janvier 2023 » ; vide sans échéance. */
    public String libelleEcheance() {
        return echeance == null ? "" : "Échéance : " + echeance.texte();
    }

    public @Nullable Montant enjeu() {
        return enjeuCentimes == null ? null : Montant.centimes(enjeuCentimes);
    }

    /** Les jours passés dans son état ; absents si l'on ne sait depuis quand. */
    public @Nullable Long age() {
        return depuis == null ? null : ChronoUnit.DAYS.between(depuis, au);
    }

    public String nomsDesLaureats() {
        return Typographie.enumerer(laureats.stream().map(LaureatCite::nom).toList());
    }

    public String referencesDesLaureats() {
        return laureats.stream().map(LaureatCite::reference).collect(Collectors.joining(" "));
    }
}
