package fr.halle.programme.candidature.instruction;

import fr.halle.commun.DateApprochee;
import fr.halle.journal.Changement;
import fr.halle.journal.Journal;
import fr.halle.programme.candidature.Acte;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.GenreActe;
import fr.halle.programme.candidature.TraceDesCandidatures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Inscrit dans la trace ce que l'instruction fait d'une candidature, tel que la base vient de le garder. */
@Component
class TraceDesActes {

    private static final Map<GenreActe, String> VERBES = Map.of(
            GenreActe.DEPOT, "candidature.deposer",
            GenreActe.AVIS, "candidature.rendre-avis",
            GenreActe.REMONTEE, "candidature.remonter",
            GenreActe.DECISION, "candidature.decider",
            GenreActe.RETRAIT, "candidature.retirer");

    private static final Map<GenreActe, String> CONSTATS = Map.of(
            GenreActe.DEPOT, "constate le dépôt de la candidature",
            GenreActe.AVIS, "constate un avis sur la candidature",
            GenreActe.REMONTEE, "constate la remontée de la candidature",
            GenreActe.DECISION, "constate la décision sur la candidature",
            GenreActe.RETRAIT, "constate le retrait de la candidature");

    private final Journal journal;
    private final TraceDesCandidatures trace;
    private final Candidatures candidatures;

    TraceDesActes(Journal journal, TraceDesCandidatures trace, Candidatures candidatures) {
        this.journal = journal;
        this.trace = trace;
        this.candidatures = candidatures;
    }

    /** @return l'état où l'acte a mené la candidature */
    EtatCandidature agir(Candidature avant, UUID id, Set<String> visible) {
        var apres = candidatures.charger(avant.reference());
        var acte = candidatures.actes(apres).stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow();
        journal.consigner(
                trace.consigne(apres, visible, VERBES.getOrDefault(acte.genre(), "candidature.agir"), phrase(acte))
                        .effet(DateApprochee.jour(acte.effet()))
                        .changeant(TraceDesCandidatures.etat(avant.etat(), apres.etat()))
                        .changeant(champs(acte)));
        return apres.etat();
    }

    void annuler(Candidature avant, Acte acte, String motif) {
        var apres = candidatures.charger(avant.reference());
        journal.consigner(
                trace.consigne(apres, apres.visiblePar(), "candidature.annuler", "annule un acte de la candidature")
                        .changeant(
                                TraceDesCandidatures.etat(avant.etat(), apres.etat()),
                                Changement.de("acte", "Acte", acte.titre(), "annulé"),
                                Changement.de("motif", "Motif", acte.motif(), motif)));
    }

    private static String phrase(Acte acte) {
        if (acte.constate()) {
            return CONSTATS.getOrDefault(acte.genre(), "constate un acte sur la candidature");
        }
        return switch (acte.genre()) {
            case DEPOT -> "dépose la candidature";
            case AVIS -> "rend un avis " + acte.sensEnClair();
            case REMONTEE -> "fait remonter la candidature";
            case DECISION -> "décide : candidature " + acte.sensEnClair();
            case RETRAIT -> "retire la candidature";
            case PUBLICATION -> "publie la candidature";
        };
    }

    private static List<Changement> champs(Acte acte) {
        return List.of(
                pose("nature", "Nature", acte.constate() ? "constaté : pris ailleurs" : "pris dans Halle"),
                pose("sens", "Sens", acte.sens() == null ? null : acte.sensEnClair()),
                pose("renduPar", "Rendu par", acte.renduPar()),
                pose("motif", "Motif", acte.motif()),
                pose("note", "Note", acte.note()),
                pose("acteReference", "Référence de l'acte", acte.acteReference()),
                pose("derogation", "Dérogation", acte.derogation()),
                pose(
                        "constatations",
                        "Constatations",
                        acte.constatations().isEmpty() ? null : String.join(" ", acte.constatations())));
    }

    private static Changement pose(String champ, String libelle, @Nullable String valeur) {
        return Changement.de(champ, libelle, null, valeur);
    }
}
