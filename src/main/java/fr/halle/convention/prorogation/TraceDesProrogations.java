package fr.halle.convention.prorogation;

import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Visibilite;
import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.convention.trace.TraceDesConventions;
import fr.halle.echeance.Prorogations.Decision;
import fr.halle.echeance.Prorogations.DecisionSaisie;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.web.Typographie;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Inscrit une prorogation : une fois pour la décision, une fois pour chaque convention qu'elle touche. */
@Component
class TraceDesProrogations {

    /** Le type d'objet de la trace. */
    static final String PROROGATION = "prorogation";

    private final Journal journal;
    private final Droits droits;

    TraceDesProrogations(Journal journal, Droits droits) {
        this.journal = journal;
        this.droits = droits;
    }

    void appliquer(String reference, DecisionSaisie d, List<Concernee> touchees) {
        var cible = Cible.territoire(d.programme(), d.lieu().type(), d.lieu().code());
        var cles = droits.visiblePar(Visibilite.PUBLIC, cible);
        var effet = new DateApprochee(Objects.requireNonNull(d.effet()), Precision.JOUR);
        var consignes = new ArrayList<Consigne>();
        consignes.add(Consigne.sur(objet(reference), "prorogation.appliquer", "proroge des échéances")
                .dans(List.of(d.lieu().toString()))
                .visiblePar(cles)
                .effet(effet)
                .changeant(
                        Changement.de("libelle", "Décision", null, d.libelle().strip()),
                        Changement.de(
                                "acteReference",
                                "Référence",
                                null,
                                d.acteReference().strip()),
                        Changement.de("echeances", "Échéances", dates(touchees, false), dates(touchees, true))));
        touchees.stream()
                .filter(c -> c.convention() != null)
                .collect(Collectors.groupingBy(c -> Objects.requireNonNull(c.convention())))
                .forEach((convention, siennes) -> consignes.add(Consigne.sur(
                                new Objet(TraceDesConventions.CONVENTION, convention, "Convention " + convention),
                                "convention.proroger",
                                "proroge une échéance")
                        .dans(List.of(d.lieu().toString()))
                        .visiblePar(cles)
                        .effet(effet)
                        .changeant(
                                Changement.de("prorogation", "Décision", null, reference),
                                Changement.de("echeance", "Échéance", dates(siennes, false), dates(siennes, true)))));
        journal.consigner(consignes);
    }

    void annuler(Decision d, Cible cible, String motif) {
        journal.consigner(Consigne.sur(objet(d.reference()), "prorogation.annuler", "annule la prorogation")
                .dans(cible.membres().stream().map(Cible.Lieu::toString).toList())
                .visiblePar(droits.visiblePar(Visibilite.PUBLIC, cible))
                .changeant(Changement.de("motif", "Motif", null, motif)));
    }

    private static Objet objet(String reference) {
        return new Objet(PROROGATION, reference, "Prorogation " + reference);
    }

    private static String dates(List<Concernee> touchees, boolean nouvelles) {
        return touchees.stream()
                .map(c -> "%s : %s".formatted(c.nom(), Typographie.date(nouvelles ? c.nouvelle() : c.ancienne())))
                .collect(Collectors.joining(" ; "));
    }
}
