package fr.halle.convention.comite.reunion;

import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.ObjetDeDecision;
import fr.halle.convention.ObjetDeDecision.Objet;
import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.EcritureDesComites;
import fr.halle.convention.comite.EcritureDesComites.Lien;
import fr.halle.convention.comite.Reunion;
import fr.halle.convention.comite.TraceDesComites;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Écrire ce que le comité a dit de chaque point, et ce que cela change. */
@Component
public class DecisionsDesReunions {

    private static final int TEXTE = 10_000;

    private final Seances seances;
    private final EcritureDesComites ecriture;
    private final TraceDesComites trace;
    private final List<ObjetDeDecision> genres;

    DecisionsDesReunions(
            Seances seances, EcritureDesComites ecriture, TraceDesComites trace, List<ObjetDeDecision> genres) {
        this.seances = seances;
        this.ecriture = ecriture;
        this.trace = trace;
        this.genres = List.copyOf(genres);
    }

    /**
     * Écrit ce que le comité a dit d'un point, et ce que cela change, d'un même geste.
     *
     * @throws OperationRefusee si le point est déjà décidé, si le quorum manque, ou si l'objet ne peut pas la recevoir
     */
    @Transactional
    public void decider(String reference, DecisionSaisie s) {
        var seance = seances.tenir(reference);
        var c = seance.comite();
        var r = seance.reunion();
        seances.exigerTenue(r);
        var lien = s.objet().isBlank() ? Optional.<Lien>empty() : lien(c, s.objet());
        var sens = verifier(r, s, !s.objet().isBlank() && lien.isEmpty());
        r.decision(s.point()).ifPresent(d -> {
            throw new OperationRefusee(
                    "Le point %d est déjà décidé (%s) : corrigez cette décision, ou retirez-la si elle est écrite à tort."
                            .formatted(s.point(), d.sens().libelle().toLowerCase(Locale.FRENCH)));
        });
        exigerQuorum(c, r);
        ecriture.decision(r, s.point(), sens, s.texte().strip(), lien.orElse(null), seances.motif(r, s.motif()));
        lien.ifPresent(l -> genre(l.genre()).orElseThrow().decidee(l.objet(), sens, r.tenueLe(), r.titreDuReleve()));
        trace.decider(c, r, null, seances.relire(reference).decision(s.point()).orElseThrow());
    }

    /**
     * Corrige le sens ou le texte d'une décision. Ce qu'elle a changé reste ce qu'elle a changé.
     *
     * @throws OperationRefusee si le sens change alors que ce qu'elle a posé vaut encore
     */
    @Transactional
    public void corriger(String reference, DecisionSaisie s) {
        var seance = seances.tenir(reference);
        var r = seance.reunion();
        var sens = verifier(r, s, false);
        var avant = exiger(r, s.point());
        if (avant.sens() == sens && avant.texte().equals(s.texte().strip())) {
            return;
        }
        if (avant.sens() != sens && tient(r, avant)) {
            throw vautEncore(avant, "Son texte peut se corriger, pas son sens");
        }
        var lien = avant.genre() == null || avant.objet() == null || avant.libelle() == null
                ? null
                : new Lien(avant.genre(), avant.objet(), avant.libelle());
        ecriture.decision(r, s.point(), sens, s.texte().strip(), lien, seances.motif(r, s.motif()));
        trace.decider(
                seance.comite(),
                r,
                avant,
                seances.relire(reference).decision(s.point()).orElseThrow());
    }

    /**
     * Retire une décision écrite à tort : elle reste dans l'histoire.
     *
     * @throws OperationRefusee si ce qu'elle a changé vaut encore
     */
    @Transactional
    public void retirer(String reference, int point, String motif) {
        var seance = seances.tenir(reference);
        var r = seance.reunion();
        var d = exiger(r, point);
        if (tient(r, d)) {
            throw vautEncore(d, "Elle ne se retire pas");
        }
        var dit = seances.motifExige(motif, "cette décision est retirée");
        ecriture.retirer(d, dit);
        trace.retirer(seance.comite(), r, d, dit);
    }

    /** Ce qu'une décision de ce comité peut changer maintenant : « convention:IDENTIFIANT », et ce que c'est. */
    public Map<String, String> objets(Comite c) {
        var choix = new LinkedHashMap<String, String>();
        var laureats = c.laureats().stream().map(LaureatCouvert::id).toList();
        for (var genre : genres) {
            for (Objet o : genre.chercher(c.nature(), laureats)) {
                choix.put(genre.genre() + ":" + o.id(), o.libelle());
            }
        }
        return choix;
    }

    /** La page de ce qu'une décision a changé ; vide si elle n'a rien changé, ou si l'acteur ne voit pas l'objet. */
    public Optional<String> adresse(Reunion.Decision d) {
        var objet = d.objet();
        return objet == null ? Optional.empty() : genre(d.genre()).flatMap(g -> g.adresse(objet));
    }

    /** Vrai si ce que cette décision a changé vaut encore. */
    public boolean tient(Reunion r, Reunion.Decision d) {
        var objet = d.objet();
        return objet != null
                && genre(d.genre())
                        .filter(g -> g.tient(objet, r.titreDuReleve()))
                        .isPresent();
    }

    private static Reunion.Decision exiger(Reunion r, int point) {
        return r.decision(point)
                .orElseThrow(() ->
                        new OperationRefusee("Le point %d n'a pas de décision : rechargez la page.".formatted(point)));
    }

    private static OperationRefusee vautEncore(Reunion.Decision d, String refus) {
        return new OperationRefusee(
                "Cette décision vaut encore pour « %s ». %s : annulez d'abord l'acte qu'elle y a posé."
                        .formatted(d.libelle(), refus));
    }

    private static ObjetDeDecision.Sens verifier(Reunion r, DecisionSaisie s, boolean horsListe) {
        var erreurs = new LinkedHashMap<String, String>();
        if (s.point() < 1 || s.point() > r.ordreDuJour().size()) {
            erreurs.put("point", "Ce point n'est pas à l'ordre du jour : choisissez-en un.");
        }
        var sens = ObjetDeDecision.Sens.deCode(s.sens());
        if (sens.isEmpty()) {
            erreurs.put("sens", "Choisissez ce que le comité a dit.");
        }
        if (s.texte().isBlank() || s.texte().length() > TEXTE) {
            erreurs.put("texte", "Écrivez la décision, en dix mille signes au plus.");
        }
        if (horsListe) {
            erreurs.put(
                    "objet",
                    "Ce comité ne peut pas changer cela maintenant : choisissez dans la liste, ou laissez vide.");
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        return sens.orElseThrow();
    }

    private Optional<Lien> lien(Comite c, String objet) {
        var libelle = objets(c).get(objet);
        var coupe = objet.indexOf(':');
        return libelle == null
                ? Optional.empty()
                : Optional.of(
                        new Lien(objet.substring(0, coupe), UUID.fromString(objet.substring(coupe + 1)), libelle));
    }

    private Optional<ObjetDeDecision> genre(@Nullable String nom) {
        return genres.stream().filter(g -> g.genre().equals(nom)).findFirst();
    }

    private static void exigerQuorum(Comite c, Reunion r) {
        var comptes = r.comptes(c);
        if (comptes == 0) {
            throw new OperationRefusee("Personne n'est noté présent ni représenté : notez d'abord les présences.");
        }
        var quorum = c.quorum();
        if (quorum != null && comptes < quorum) {
            throw new OperationRefusee("Le quorum n'est pas atteint : %d sur %d (%s). Convoquez une autre réunion."
                    .formatted(comptes, quorum, c.quorumTexte()));
        }
    }
}
