package fr.halle.pilotage.comparaison;

import fr.halle.pilotage.Etendue;
import fr.halle.platform.web.Typographie;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Un territoire, ceux qui le contiennent, et ses pairs.
 *
 * @param tranche celle du territoire ; absente si ses habitants ne sont pas connus, ou s'il n'a pas de pairs
 * @param parents du plus proche au plus large
 * @param pairs par nom ; le territoire n'y est pas
 */
public record Comparaison(
        Etendue etendue,
        ChoixDePairs choix,
        Reglages.@Nullable Tranche tranche,
        List<Indicateur> indicateurs,
        Compare ici,
        List<Compare> parents,
        List<Compare> pairs,
        Reglages reglages) {

    public Comparaison {
        indicateurs = List.copyOf(indicateurs);
        parents = List.copyOf(parents);
        pairs = List.copyOf(pairs);
    }

    public Optional<Indicateur> indicateur(String cle) {
        return indicateurs.stream().filter(i -> i.cle().equals(cle)).findFirst();
    }

    public Resume resume(Indicateur indicateur) {
        return Resume.de(indicateur, ici, pairs, reglages);
    }

    /** La valeur que l'on compare ; rien sous la couverture. */
    public @Nullable BigDecimal comparee(Compare territoire, Indicateur indicateur) {
        return territoire.valeur(indicateur).comparee(reglages.couvertureMinimale());
    }

    /** Ce que l'on dit en tête de page ; le premier indicateur, nommé, car rien ne le précède. */
    public String chapeau() {
        var premier = indicateurs.getFirst();
        return premier.libelle() + ". " + phrase(premier);
    }

    /** Ce que l'on dit avant le graphique d'un indicateur, que son titre nomme. */
    public String phrase(Indicateur indicateur) {
        var sienne = comparee(ici, indicateur);
        if (sienne == null) {
            return "%s : %s.".formatted(ici.nom(), ici.valeur(indicateur).motif());
        }
        var resume = resume(indicateur);
        var mediane = resume.mediane();
        return mediane == null ? seule(indicateur, sienne) : aCote(indicateur, sienne, mediane) + rang(resume);
    }

    private String seule(Indicateur indicateur, BigDecimal sienne) {
        return pairs.isEmpty()
                ? "%s : %s.".formatted(ici.nom(), indicateur.ecrire(sienne))
                : "%s : %s ; aucun pair n'est assez renseigné pour comparer."
                        .formatted(ici.nom(), indicateur.ecrire(sienne));
    }

    private String aCote(Indicateur indicateur, BigDecimal sienne, BigDecimal mediane) {
        if (indicateur.genre() == Indicateur.Genre.DELAI) {
            return etendue.communes().size() == 1
                    ? "%s a signé son ORT en %s ; la moitié de ses pairs en %s au plus."
                            .formatted(ici.nom(), Indicateur.mois(sienne), Indicateur.mois(mediane))
                    : "%s : la moitié des communes mesurées ont signé leur ORT en %s au plus ; chez la moitié de leurs pairs, en %s au plus."
                            .formatted(ici.nom(), Indicateur.mois(sienne), Indicateur.mois(mediane));
        }
        return "%s : %s ; la moitié de ses pairs sont à %s ou moins."
                .formatted(ici.nom(), indicateur.ecrire(sienne), indicateur.ecrire(mediane));
    }

    private String rang(Resume resume) {
        var rang = resume.rang();
        return rang == null
                ? " Trop peu de pairs sont assez renseignés pour un rang (%d, il en faut %d)."
                        .formatted(resume.comparables(), reglages.pairsPourUnRang())
                : " Rang : %s sur %s."
                        .formatted(Typographie.ordinal(rang), Typographie.nombre(resume.comparables() + 1));
    }
}
