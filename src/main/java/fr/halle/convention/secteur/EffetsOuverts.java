package fr.halle.convention.secteur;

import fr.halle.convention.Convention;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.Situation;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Quand s'ouvre et se ferme un effet : de la prise d'effet de la convention à sa fin, sans sortir des jours du secteur. Une convention
 * résiliée ou échue n'en ouvre plus.
 *
 * @param debut le jour où la convention prend effet ; absent tant qu'elle n'est pas signée
 * @param fin son dernier jour, s'il est connu
 * @param au le jour de la lecture
 */
record EffetsOuverts(@Nullable LocalDate debut, @Nullable LocalDate fin, LocalDate au) {

    static EffetsOuverts de(Convention c, Collection<Situation> siennes, LocalDate au) {
        var terme = siennes.stream()
                .map(Situation::finLe)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
        var resiliee = c.etat() == EtatConvention.RESILIEE ? c.depuis() : null;
        return new EffetsOuverts(
                auPlusTard(c.signeeLe(), c.signeeLe() == null ? null : c.prendEffetLe()),
                auPlusTot(terme, resiliee == null ? null : resiliee.minusDays(1)),
                au);
    }

    Ouverture ouvrir(
            EffetDeSecteur effet,
            String type,
            @Nullable LocalDate secteurDu,
            @Nullable LocalDate secteurAu,
            Ouverture.@Nullable Ecrite ecrite) {
        var prevu = effet.sOuvreDans(type) && (ecrite == null || ecrite.ouvert());
        if (!prevu) {
            return new Ouverture(effet, false, null, null, false, ecrite);
        }
        var depuis = debut == null
                ? null
                : auPlusTard(debut, auPlusTard(secteurDu, ecrite == null ? null : ecrite.ouvertLe()));
        var jusque = auPlusTot(fin, auPlusTot(secteurAu, ecrite == null ? null : ecrite.fermeLe()));
        var vide = depuis != null && jusque != null && jusque.isBefore(depuis);
        if (vide) {
            return new Ouverture(effet, false, null, null, false, ecrite);
        }
        var ouvert = depuis != null && !depuis.isAfter(au) && (jusque == null || !jusque.isBefore(au));
        return new Ouverture(effet, true, depuis, jusque, ouvert, ecrite);
    }

    private static @Nullable LocalDate auPlusTard(@Nullable LocalDate un, @Nullable LocalDate autre) {
        return un == null ? autre : autre == null || autre.isBefore(un) ? un : autre;
    }

    private static @Nullable LocalDate auPlusTot(@Nullable LocalDate un, @Nullable LocalDate autre) {
        return un == null ? autre : autre == null || autre.isAfter(un) ? un : autre;
    }
}
