package fr.halle.convention.comite.ecran;

import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.Membre;
import fr.halle.convention.comite.Reunion;
import fr.halle.document.BlocDePieces;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Typographie;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Une réunion : son invitation avant qu'elle ait lieu, son relevé ensuite.
 *
 * @param tient vrai si la personne tient le comité, et lit la réunion telle qu'elle est maintenant
 * @param etat au jour de la lecture
 * @param adresses la page de ce que chaque décision a changé, par point
 * @param pieces absentes de l'invitation
 */
public record PageReunion(
        Ecran ecran,
        Comite comite,
        Reunion reunion,
        boolean tient,
        EtatDeReunion etat,
        Map<Integer, String> adresses,
        @Nullable BlocDePieces pieces) {

    public boolean aVenir() {
        return etat == EtatDeReunion.A_VENIR;
    }

    /** Vrai si les présences, les décisions et le relevé peuvent s'écrire. */
    public boolean ecrit() {
        return tient && !aVenir() && !reunion.annulee();
    }

    public boolean arretable() {
        return ecrit() && !reunion.arretee() && aDecider() == 0;
    }

    /** Combien de points attendent encore leur décision. */
    public long aDecider() {
        return reunion.ordreDuJour().size() - reunion.decisions().size();
    }

    public List<Membre> composition() {
        return comite.composition(reunion.tenueLe());
    }

    /** Une décision prise à une date se lit à partir de cette date. */
    public Reunion.@Nullable Decision decision(int point) {
        return aVenir() ? null : reunion.decision(point).orElse(null);
    }

    public Reunion.@Nullable Presence presence(Membre m) {
        return aVenir() ? null : reunion.presence(m.id()).orElse(null);
    }

    public @Nullable String adresse(int point) {
        return adresses.get(point);
    }

    /** « 3 avril 2023 à 14 h 30 ». */
    public String quand() {
        return Typographie.date(reunion.tenueLe())
                + Optional.ofNullable(reunion.heure())
                        .map(h -> " à %d\u00a0h%s"
                                .formatted(
                                        h.getHour(), h.getMinute() == 0 ? "" : "\u00a0%02d".formatted(h.getMinute())))
                        .orElse("");
    }

    /** Le quorum, et s'il est atteint ; absent si aucun texte n'en fixe. */
    public @Nullable String quorum() {
        var quorum = comite.quorum();
        if (quorum == null) {
            return null;
        }
        var comptes = reunion.comptes(comite);
        return aVenir()
                ? "%d (%s)".formatted(quorum, comite.quorumTexte())
                : "%d (%s) ; %s"
                        .formatted(
                                quorum,
                                comite.quorumTexte(),
                                comptes >= quorum
                                        ? "atteint, avec " + comptes
                                        : comptes == 0 ? "aucune présence notée" : "non atteint, avec " + comptes);
    }
}
