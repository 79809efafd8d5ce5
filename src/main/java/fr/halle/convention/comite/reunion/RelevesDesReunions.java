package fr.halle.convention.comite.reunion;

import fr.halle.convention.comite.EcritureDesComites;
import fr.halle.convention.comite.Reunion;
import fr.halle.convention.comite.TraceDesComites;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Écrire la note du relevé de décisions, puis l'arrêter : rien ne change plus ensuite sans motif. */
@Component
public class RelevesDesReunions {

    private static final int NOTE = 10_000;

    private final Seances seances;
    private final EcritureDesComites ecriture;
    private final TraceDesComites trace;

    RelevesDesReunions(Seances seances, EcritureDesComites ecriture, TraceDesComites trace) {
        this.seances = seances;
        this.ecriture = ecriture;
        this.trace = trace;
    }

    /**
     * Écrit la note du relevé.
     *
     * @param version celle que la personne a lue ; vide : rien n'est comparé
     * @param motif exigé si le relevé est arrêté
     */
    @Transactional
    public void relever(String reference, String version, String note, String motif) {
        var seance = seances.tenir(reference);
        var r = seance.reunion();
        seances.exigerTenue(r);
        seances.exigerVersion(r, version);
        if (note.length() > NOTE) {
            throw new SaisieRefusee("releve", "Ce relevé dépasse dix mille signes : raccourcissez-le, ou joignez-le.");
        }
        var releve = note.isBlank() ? null : note.strip();
        if (Objects.equals(releve, r.releve())) {
            return;
        }
        ecriture.reunion(r, avec(r, releve, r.arreteLe(), seances.motif(r, motif)));
        trace.relever(seance.comite(), r, seances.relire(reference));
    }

    /**
     * Arrête le relevé.
     *
     * @param jour de la réunion à aujourd'hui
     * @throws OperationRefusee si un point n'a pas de décision, ou si le relevé est déjà arrêté
     */
    @Transactional
    public void arreter(String reference, @Nullable LocalDate jour) {
        var seance = seances.tenir(reference);
        var r = seance.reunion();
        seances.exigerTenue(r);
        if (r.arreteLe() != null) {
            throw new OperationRefusee("Le relevé est déjà arrêté, le %s : il se corrige avec un motif."
                    .formatted(Typographie.date(r.arreteLe())));
        }
        for (var i = 1; i <= r.ordreDuJour().size(); i++) {
            if (r.decision(i).isEmpty()) {
                throw new OperationRefusee(
                        "Le point %d n'a pas de décision : écrivez ce qu'en a dit le comité, ne serait-ce que « prend acte » ou « ajourné »."
                                .formatted(i));
            }
        }
        if (jour == null || jour.isBefore(r.tenueLe()) || jour.isAfter(seances.aujourdHui())) {
            throw new SaisieRefusee(
                    "arreteLe",
                    "Écrivez le jour où le relevé est arrêté : du %s à aujourd'hui."
                            .formatted(Typographie.date(r.tenueLe())));
        }
        ecriture.reunion(r, avec(r, r.releve(), jour, null));
        trace.arreter(seance.comite(), seances.relire(reference));
    }

    private static Reunion avec(
            Reunion r, @Nullable String releve, @Nullable LocalDate arreteLe, @Nullable String motif) {
        return new Reunion(
                r.id(),
                r.version(),
                r.reference(),
                r.comite(),
                r.convoqueeLe(),
                r.tenueLe(),
                r.heure(),
                r.lieu(),
                r.ordreDuJour(),
                releve,
                arreteLe,
                motif,
                false,
                r.presences(),
                r.decisions());
    }
}
