package fr.halle.convention.comite.reunion;

import fr.halle.commun.Reference;
import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.Comites;
import fr.halle.convention.comite.EcritureDesComites;
import fr.halle.convention.comite.Membre;
import fr.halle.convention.comite.Reunion;
import fr.halle.convention.comite.TraceDesComites;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Convoquer une réunion, la modifier, l'annuler. */
@Component
public class TenueDesReunions {

    private final Seances seances;
    private final Comites comites;
    private final EcritureDesComites ecriture;
    private final TraceDesComites trace;
    private final SaisieDUneReunion formulaire;
    private final DecisionsDesReunions decisions;

    TenueDesReunions(
            Seances seances,
            Comites comites,
            EcritureDesComites ecriture,
            TraceDesComites trace,
            SaisieDUneReunion formulaire,
            DecisionsDesReunions decisions) {
        this.seances = seances;
        this.comites = comites;
        this.ecriture = ecriture;
        this.trace = trace;
        this.formulaire = formulaire;
        this.decisions = decisions;
    }

    /**
     * Convoque une réunion, ou enregistre une réunion passée.
     *
     * @return sa référence
     * @throws SaisieRefusee qui dit chaque case à corriger
     */
    @Transactional
    public String convoquer(String comite, ReunionSaisie saisie) {
        var c = seances.tenu(comites.charger(comite));
        formulaire.verifier(c, saisie);
        var reference = Reference.nouvelle('M').valeur();
        ecriture.reunion(null, ecrite(c, null, reference, saisie, null));
        trace.reunion(c, null, seances.relire(reference));
        return reference;
    }

    /**
     * Change la date, l'heure, le lieu ou l'ordre du jour ; une fois le relevé arrêté, avec un motif.
     *
     * @param version celle que la personne a lue ; vide : rien n'est comparé
     * @throws OperationRefusee si une présence ou une décision déjà écrite ne tiendrait plus
     */
    @Transactional
    public void modifier(String reference, String version, ReunionSaisie saisie, String motif) {
        var seance = seances.tenir(reference);
        var c = seance.comite();
        var avant = seance.reunion();
        seances.exigerVersion(avant, version);
        formulaire.verifier(c, saisie);
        var apres = ecrite(c, avant, reference, saisie, seances.motif(avant, motif));
        exigerPoints(avant, apres);
        exigerDate(c, avant, apres);
        ecriture.reunion(avant, apres);
        trace.reunion(c, avant, seances.relire(reference));
    }

    /**
     * Annule une réunion : elle reste lisible, avec son motif.
     *
     * @throws OperationRefusee si des décisions y sont écrites
     */
    @Transactional
    public void annuler(String reference, String motif) {
        var seance = seances.tenir(reference);
        var r = seance.reunion();
        if (!r.decisions().isEmpty()) {
            throw new OperationRefusee(
                    "Cette réunion a décidé : retirez d'abord ses décisions, une à une, si elles sont écrites à tort.");
        }
        var dit = seances.motifExige(motif, "cette réunion est annulée");
        ecriture.reunion(
                r,
                new Reunion(
                        r.id(),
                        r.version(),
                        reference,
                        r.comite(),
                        r.convoqueeLe(),
                        r.tenueLe(),
                        r.heure(),
                        r.lieu(),
                        r.ordreDuJour(),
                        r.releve(),
                        r.arreteLe(),
                        dit,
                        true,
                        r.presences(),
                        r.decisions()));
        trace.annuler(seance.comite(), r, dit);
    }

    /** Un point décidé garde son rang et son texte : sa décision s'y lit. */
    private static void exigerPoints(Reunion avant, Reunion apres) {
        for (var d : avant.decisions()) {
            var i = d.point() - 1;
            if (apres.ordreDuJour().size() <= i
                    || !apres.ordreDuJour().get(i).equals(avant.ordreDuJour().get(i))) {
                throw new SaisieRefusee(
                        "ordreDuJour",
                        "Le point %d est décidé : il garde son rang et son texte. Écrivez les nouveaux points après lui, ou retirez d'abord sa décision."
                                .formatted(d.point()));
            }
        }
    }

    private void exigerDate(Comite c, Reunion avant, Reunion apres) {
        if (apres.tenueLe().equals(avant.tenueLe())) {
            return;
        }
        if (avant.arreteLe() != null && apres.tenueLe().isAfter(avant.arreteLe())) {
            throw new SaisieRefusee(
                    "tenueLe",
                    "Le relevé est arrêté le %s : la réunion s'est tenue au plus tard ce jour-là."
                            .formatted(Typographie.date(avant.arreteLe())));
        }
        if (!avant.presences().isEmpty() || !avant.decisions().isEmpty()) {
            seances.exigerTenue(apres);
        }
        if (avant.decisions().stream().anyMatch(d -> decisions.tient(avant, d))) {
            throw new SaisieRefusee(
                    "tenueLe",
                    "Une décision a posé un acte à la date du %s : annulez d'abord cet acte, puis changez la date."
                            .formatted(Typographie.date(avant.tenueLe())));
        }
        var siegent = c.composition(apres.tenueLe()).stream().map(Membre::id).toList();
        if (avant.presences().stream().anyMatch(p -> !siegent.contains(p.membre()))) {
            throw new SaisieRefusee(
                    "tenueLe",
                    "Une personne notée ne siégeait pas le %s : dites-la d'abord « non notée », ou changez son siège."
                            .formatted(Typographie.date(apres.tenueLe())));
        }
    }

    private static Reunion ecrite(
            Comite c, @Nullable Reunion avant, String reference, ReunionSaisie s, @Nullable String motif) {
        return new Reunion(
                avant == null ? new UUID(0, 0) : avant.id(),
                avant == null ? new UUID(0, 0) : avant.version(),
                reference,
                c.id(),
                s.convoqueeLe(),
                Objects.requireNonNull(s.tenueLe()),
                s.heure(),
                s.lieu().strip(),
                s.points(),
                avant == null ? null : avant.releve(),
                avant == null ? null : avant.arreteLe(),
                motif,
                false,
                avant == null ? List.of() : avant.presences(),
                avant == null ? List.of() : avant.decisions());
    }
}
