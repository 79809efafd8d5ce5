package fr.halle.pilotage.conventions.delais;

import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.delais.Delais;
import java.math.BigDecimal;
import java.util.ArrayList;
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

    /** Un trimestre, en mois. */
    public static final int MOIS_PAR_TRIMESTRE = 3;

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

    /** Les lauréats qui ont tenu le délai de {@code rang - 1} à {@code rang} trimestres après qu'il s'est ouvert. */
    public record Trimestre(int rang, int laureats) {

        public int deMois() {
            return (rang - 1) * MOIS_PAR_TRIMESTRE;
        }

        public int aMois() {
            return rang * MOIS_PAR_TRIMESTRE;
        }
    }

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
        var comptes = new ArrayList<Integer>();
        for (var delai : mesures()) {
            var rang = trimestre(delai);
            while (comptes.size() < rang) {
                comptes.add(0);
            }
            comptes.set(rang - 1, comptes.get(rang - 1) + 1);
        }
        var trimestres = new ArrayList<Trimestre>();
        for (var i = 0; i < comptes.size(); i++) {
            trimestres.add(new Trimestre(i + 1, comptes.get(i)));
        }
        return List.copyOf(trimestres);
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

    /** Le rang, à partir de 1, du trimestre où tombe la fin ; zéro si elle ne se mesure pas. La fin d'un trimestre lui appartient. */
    static int trimestre(DelaiDUnLaureat delai) {
        var fin = delai.tenuLe();
        return fin == null || delai.jours() == null
                ? 0
                : Math.max(1, Math.ceilDiv(Delais.moisEntames(delai.debut().jour(), fin), MOIS_PAR_TRIMESTRE));
    }
}
