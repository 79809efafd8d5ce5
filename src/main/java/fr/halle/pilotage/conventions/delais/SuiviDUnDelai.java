package fr.halle.pilotage.conventions.delais;

import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.delais.Delais;
import fr.halle.pilotage.delais.Trimestre;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Un délai, chez tous les lauréats d'un périmètre pour qui il s'est ouvert.
 *
 * @param laureats du périmètre, que le délai s'y soit ouvert ou non
 */
public record SuiviDUnDelai(Etendue etendue, Regle regle, int laureats, List<DelaiDUnLaureat> delais) {

    public SuiviDUnDelai {
        delais = List.copyOf(delais);
    }

    /**
     * La règle qui fixe un délai.
     *
     * @param depuis le libellé du type de convention qui l'ouvre
     * @param attendue celui qu'elle attend
     * @param mois sa durée à la date lue, en mois de calendrier ; absente si le programme n'en dit pas
     */
    public record Regle(
            String code,
            String libelle,
            String typeDepuis,
            String depuis,
            String attendue,
            @Nullable Long mois,
            String source,
            String titreSource) {}

    public int nombre(IssueDuDelai issue) {
        return (int) delais.stream()
                .filter(d -> d.issue(etendue.lecture().au()) == issue)
                .count();
    }

    /** Ceux dont la durée se mesure au jour près. */
    public List<DelaiDUnLaureat> mesures() {
        return delais.stream().filter(d -> d.jours() != null).toList();
    }

    public int proroges() {
        return (int) delais.stream().filter(d -> d.prorogation() != null).count();
    }

    /** En jours. */
    public Optional<BigDecimal> mediane() {
        return Delais.mediane(
                mesures().stream().flatMap(d -> Stream.ofNullable(d.jours())).toList());
    }

    /** Les délais mesurés, par trimestre écoulé, sans trou. */
    public List<Trimestre> repartition() {
        return Trimestre.repartir(
                mesures().stream().map(SuiviDUnDelai::trimestre).toList());
    }

    /** Les titres de ce d'où viennent les signatures. */
    public List<String> sources() {
        return Stream.concat(
                        Stream.of(regle.titreSource()),
                        delais.stream().map(DelaiDUnLaureat::source).filter(s -> !s.isEmpty()))
                .distinct()
                .sorted()
                .toList();
    }

    /** Le rang, à partir de 1, du trimestre où tombe la fin ; zéro si elle ne se mesure pas. */
    static int trimestre(DelaiDUnLaureat delai) {
        var fin = delai.tenuLe();
        return fin == null || delai.jours() == null
                ? 0
                : Trimestre.rang(delai.debut().jour(), fin);
    }
}
