package fr.halle.pilotage.delais;

import fr.halle.pilotage.Etendue;
import fr.halle.programme.Programmes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Les délais de toutes les communes d'un périmètre, et ce qu'on en compte.
 *
 * @param reference le délai que le programme se donne, en mois de calendrier ; absent s'il n'en a pas
 * @param communes toutes, par nom, mesurées ou non
 * @param laureatsDapres les titres de ce qui dit que ces communes sont lauréates : une commune sans date ne vient que de là
 */
public record Releve(
        Etendue etendue,
        Programmes.@Nullable Parametre reference,
        List<DelaiDeCommune> communes,
        List<String> laureatsDapres) {

    public Releve {
        communes = List.copyOf(communes);
        laureatsDapres = List.copyOf(laureatsDapres);
    }

    public List<DelaiDeCommune> mesurees() {
        return communes.stream().filter(c -> c.etat().mesure()).toList();
    }

    public int nombre(EtatDuDelai etat) {
        return (int) communes.stream().filter(c -> c.etat() == etat).count();
    }

    /** Les communes dont on connaît les deux dates, ORT antérieures comprises. */
    public int avecDeuxDates() {
        return mesurees().size() + nombre(EtatDuDelai.ORT_ANTERIEURE);
    }

    /** En jours ; les ORT antérieures à l'adhésion n'y sont pas. */
    public Optional<BigDecimal> mediane() {
        return Delais.mediane(mesurees().stream()
                .flatMap(c -> Optional.ofNullable(c.jours()).stream())
                .toList());
    }

    public List<DelaiDeCommune> anomalies() {
        return communes.stream().filter(c -> !c.anomalies().isEmpty()).toList();
    }

    public List<DelaiDeCommune> conflits() {
        return communes.stream().filter(DelaiDeCommune::conflit).toList();
    }

    public int echues() {
        return (int)
                communes.stream().filter(c -> c.echue(etendue.lecture().au())).count();
    }

    /** Les communes mesurées par trimestre écoulé depuis l'adhésion, sans trou. */
    public List<Trimestre> repartition() {
        return Trimestre.repartir(mesurees().stream()
                .flatMap(c -> Stream.ofNullable(trimestre(c)))
                .toList());
    }

    /** Le rang du trimestre où l'ORT d'une commune est signée ; absent si le délai ne s'y mesure pas. */
    static @Nullable Integer trimestre(DelaiDeCommune commune) {
        var debut = commune.adhesionLe();
        var fin = commune.ortLe();
        return !commune.etat().mesure() || debut == null || fin == null ? null : Trimestre.rang(debut, fin);
    }

    /** Les titres de ce d'où viennent les communes et leurs dates. */
    public List<String> sources() {
        return Stream.concat(
                        laureatsDapres.stream(),
                        communes.stream()
                                .flatMap(c -> Stream.of(c.adhesion(), c.ort()).flatMap(Stream::ofNullable))
                                .map(s -> s.titreSource()))
                .distinct()
                .sorted()
                .toList();
    }
}
