package fr.halle.convention.echeancier;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.Situation;
import fr.halle.convention.Situations;
import fr.halle.convention.dossier.EcritureDesConventions;
import fr.halle.convention.trace.TraceDesConventions;
import fr.halle.echeance.Motifs;
import fr.halle.echeance.Motifs.Motif;
import fr.halle.journal.Changement;
import fr.halle.journal.Journal;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Écrire pourquoi le délai d'un lauréat est dépassé : pour les collectivités, l'État et les partenaires que la convention nomme. */
@Component
public class MotifsDeDepassement {

    private final Droits droits;
    private final Agent agent;
    private final Conventions conventions;
    private final Situations situations;
    private final EcritureDesConventions ecriture;
    private final Motifs motifs;
    private final TraceDesConventions trace;
    private final Journal journal;

    MotifsDeDepassement(
            Droits droits,
            Agent agent,
            Conventions conventions,
            Situations situations,
            EcritureDesConventions ecriture,
            Motifs motifs,
            TraceDesConventions trace,
            Journal journal) {
        this.droits = droits;
        this.agent = agent;
        this.conventions = conventions;
        this.situations = situations;
        this.ecriture = ecriture;
        this.motifs = motifs;
        this.trace = trace;
        this.journal = journal;
    }

    /** Les lauréats de cette convention dont le délai est dépassé, ou l'a été. */
    public List<Situation> depassees(Convention c) {
        var lecture = conventions.maintenant();
        var ids = c.laureats().stream().map(LaureatCouvert::id).toList();
        return situations.de(c.programme(), ids, lecture).stream()
                .filter(s -> c.id().equals(s.convention()) && s.regle() != null && s.retard(lecture.au()) != null)
                .toList();
    }

    /** Vrai si l'acteur peut écrire un motif sur cette convention. */
    public boolean peutEcrire(Convention c) {
        return droits.peut(Permission.PREPARER_CONVENTION, c.cible());
    }

    /** Le motif que l'acteur peut lire ; le public n'en lit aucun. */
    public Optional<Motif> trouver(String programme, Situation s) {
        var regle = s.regle();
        return regle == null || ActeurCourant.lire() instanceof Acteur.Anonyme
                ? Optional.empty()
                : motifs.trouver(programme, regle, s.laureat());
    }

    /**
     * Écrit le motif du dépassement d'un lauréat, ou le corrige.
     *
     * @param laureat sa référence
     * @throws Introuvable si la convention ne couvre pas ce lauréat
     * @throws OperationRefusee si son délai n'est pas dépassé
     */
    @Transactional
    public void ecrire(String reference, String laureat, String texte, @Nullable LocalDate prevueLe) {
        ecriture.verrouiller(reference);
        var c = conventions.charger(reference);
        droits.exiger(Permission.PREPARER_CONVENTION, c.cible());
        var situation = charger(c, laureat);
        var avant = trouver(c.programme(), situation);
        var visible = droits.visiblePar(Visibilite.PARTENAIRES, c.cible());
        motifs.ecrire(
                c.programme(),
                Objects.requireNonNull(situation.regle()),
                situation.laureat(),
                texte,
                prevueLe,
                visible);
        journal.consigner(trace.consigne(c, "convention.motiver", "écrit pourquoi un délai est dépassé")
                .visiblePar(visible)
                .changeant(
                        Changement.de("motif", "Motif", avant.map(Motif::texte).orElse(null), texte.strip()),
                        Changement.de(
                                "prevueLe",
                                "Prévue le",
                                avant.map(Motif::prevueLe)
                                        .map(Typographie::date)
                                        .orElse(null),
                                prevueLe == null ? null : Typographie.date(prevueLe))));
    }

    /** @param laureat vide si la convention n'a qu'un délai dépassé */
    Situation charger(Convention c, String laureat) {
        if (!laureat.isEmpty()
                && c.laureats().stream().noneMatch(l -> l.reference().equals(laureat))) {
            throw new Introuvable("laureat", "Cette convention ne couvre pas ce lauréat : repartez de sa page.");
        }
        var depassees = depassees(c);
        return depassees.stream()
                .filter(s -> laureat.isEmpty() || s.laureatReference().equals(laureat))
                .findFirst()
                .orElseThrow(
                        () -> new OperationRefusee("Ce délai n'est pas dépassé au %s : un motif s'écrit quand il l'est."
                                .formatted(Typographie.date(agent.aujourdHui()))));
    }
}
