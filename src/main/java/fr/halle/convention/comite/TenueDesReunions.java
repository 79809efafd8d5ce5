package fr.halle.convention.comite;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.commun.Reference;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.ObjetDeDecision;
import fr.halle.convention.ObjetDeDecision.Objet;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Convoquer une réunion, y noter les présences, y écrire les décisions et leur relevé. */
@Component
public class TenueDesReunions {

    private static final int TEXTE = 10_000;
    private static final int NOM = 200;

    private final Comites comites;
    private final EcritureDesComites ecriture;
    private final TraceDesComites trace;
    private final SaisieDUneReunion formulaire;
    private final List<ObjetDeDecision> genres;
    private final Droits droits;
    private final Agent agent;

    TenueDesReunions(
            Comites comites,
            EcritureDesComites ecriture,
            TraceDesComites trace,
            SaisieDUneReunion formulaire,
            List<ObjetDeDecision> genres,
            Droits droits,
            Agent agent) {
        this.comites = comites;
        this.ecriture = ecriture;
        this.trace = trace;
        this.formulaire = formulaire;
        this.genres = List.copyOf(genres);
        this.droits = droits;
        this.agent = agent;
    }

    /**
     * Convoque une réunion, ou enregistre une réunion passée.
     *
     * @return sa référence
     * @throws SaisieRefusee qui dit chaque case à corriger
     */
    @Transactional
    public String convoquer(String comite, ReunionSaisie saisie) {
        var c = tenu(comites.charger(comite));
        formulaire.verifier(c, saisie);
        var reference = Reference.nouvelle('M').valeur();
        ecrire(c, null, reference, saisie);
        trace.reunion(c, null, comites.reunion(reference));
        return reference;
    }

    /**
     * Change la date, le lieu ou l'ordre du jour.
     *
     * @throws OperationRefusee si une présence ou une décision y est déjà écrite
     */
    @Transactional
    public void modifier(String reference, ReunionSaisie saisie) {
        var c = tenu(comites.de(comites.reunion(reference), comites.maintenant()));
        var avant = comites.reunion(reference);
        if (!avant.presences().isEmpty() || !avant.decisions().isEmpty()) {
            throw new OperationRefusee(
                    "Des présences ou des décisions sont écrites : ni la date ni l'ordre du jour ne changent plus. Ce qui manque se note dans le relevé.");
        }
        formulaire.verifier(c, saisie);
        ecrire(c, avant, reference, saisie);
        trace.reunion(c, avant, comites.reunion(reference));
    }

    /**
     * Note les présences. Redite, une présence remplace la précédente, qui reste dans l'histoire.
     *
     * @param dites par siège ; qui n'y est pas n'est pas changé
     * @throws SaisieRefusee si l'un d'eux ne siégeait pas ce jour-là
     */
    @Transactional
    public void noter(String reference, Map<UUID, Dite> dites) {
        var c = tenu(comites.de(comites.reunion(reference), comites.maintenant()));
        var r = comites.reunion(reference);
        exigerTenue(r);
        var siegent = c.composition(r.tenueLe()).stream().map(Membre::id).toList();
        var erreurs = new LinkedHashMap<String, String>();
        dites.forEach((membre, dite) -> {
            if (!siegent.contains(membre)) {
                erreurs.put(
                        "presence-" + membre,
                        "Cette personne ne siégeait pas le %s : donnez-lui d'abord un siège à cette date."
                                .formatted(Typographie.date(r.tenueLe())));
            } else if (dite.etat() == Reunion.Etat.REPRESENTE && dite.par().isBlank()) {
                erreurs.put("par-" + membre, "Écrivez qui est venu à sa place.");
            } else if (dite.par().length() > NOM) {
                erreurs.put("par-" + membre, "Ce nom dépasse deux cents signes : raccourcissez-le.");
            }
        });
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        var change = false;
        for (var dite : dites.entrySet()) {
            var par = dite.getValue().etat() == Reunion.Etat.REPRESENTE
                    ? dite.getValue().par().strip()
                    : null;
            var connue = r.presence(dite.getKey());
            if (connue.filter(p -> p.etat() == dite.getValue().etat() && Objects.equals(p.representePar(), par))
                    .isEmpty()) {
                ecriture.presence(r, dite.getKey(), dite.getValue().etat(), par);
                change = true;
            }
        }
        if (change) {
            trace.presences(c, comites.reunion(reference));
        }
    }

    /** @param par qui est venu à sa place ; vide s'il n'est pas représenté */
    public record Dite(Reunion.Etat etat, String par) {}

    /**
     * Écrit ce que le comité a dit d'un point, et ce que cela change, d'un même geste.
     *
     * @param point son rang, à partir de un
     * @param objet « convention:IDENTIFIANT », un de ceux que donne {@link #objets} ; vide si la décision ne change rien
     * @throws OperationRefusee si le point est déjà décidé, si le quorum manque, ou si l'objet ne peut pas la recevoir
     */
    @Transactional
    public void decider(String reference, int point, String sens, String texte, String objet) {
        var c = tenu(comites.de(comites.reunion(reference), comites.maintenant()));
        var r = comites.reunion(reference);
        exigerTenue(r);
        var erreurs = new LinkedHashMap<String, String>();
        if (point < 1 || point > r.ordreDuJour().size()) {
            erreurs.put("point", "Ce point n'est pas à l'ordre du jour : choisissez-en un.");
        }
        var dit = ObjetDeDecision.Sens.deCode(sens);
        if (dit.isEmpty()) {
            erreurs.put("sens", "Choisissez ce que le comité a dit.");
        }
        if (texte.isBlank() || texte.length() > TEXTE) {
            erreurs.put("texte", "Écrivez la décision, en dix mille signes au plus.");
        }
        var lien = objet.isBlank() ? Optional.<EcritureDesComites.Lien>empty() : lien(c, objet);
        if (!objet.isBlank() && lien.isEmpty()) {
            erreurs.put(
                    "objet",
                    "Ce comité ne peut pas changer cela maintenant : choisissez dans la liste, ou laissez vide.");
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        r.decision(point).ifPresent(d -> {
            throw new OperationRefusee(
                    "Le point %d est déjà décidé (%s) : retirez cette décision si elle est fausse, puis recommencez."
                            .formatted(point, d.sens().libelle().toLowerCase(java.util.Locale.FRENCH)));
        });
        exigerQuorum(c, r);
        ecriture.decision(r, point, dit.orElseThrow(), texte.strip(), lien.orElse(null));
        lien.ifPresent(l ->
                genre(l.genre()).orElseThrow().decidee(l.objet(), dit.orElseThrow(), r.tenueLe(), r.titreDuReleve()));
        trace.decider(
                c,
                comites.reunion(reference),
                comites.reunion(reference).decision(point).orElseThrow());
    }

    /**
     * Retire une décision écrite à tort : elle reste dans l'histoire.
     *
     * @throws OperationRefusee si ce qu'elle a changé vaut encore
     */
    @Transactional
    public void retirer(String reference, int point, String motif) {
        var c = tenu(comites.de(comites.reunion(reference), comites.maintenant()));
        var r = comites.reunion(reference);
        var d = r.decision(point)
                .orElseThrow(() ->
                        new OperationRefusee("Le point %d n'a pas de décision : rechargez la page.".formatted(point)));
        var objet = d.objet();
        if (objet != null
                && d.genre() != null
                && genre(d.genre())
                        .filter(g -> g.tient(objet, r.titreDuReleve()))
                        .isPresent()) {
            throw new OperationRefusee(
                    "Cette décision vaut encore pour « %s » : annulez d'abord l'acte qu'elle y a posé."
                            .formatted(d.libelle()));
        }
        if (motif.isBlank()) {
            throw new SaisieRefusee("motif", "Écrivez pourquoi cette décision est retirée.");
        }
        ecriture.retirer(d, motif.strip());
        trace.retirer(c, r, d, motif.strip());
    }

    /** Écrit la note du relevé de décisions. */
    @Transactional
    public void relever(String reference, String note) {
        var c = tenu(comites.de(comites.reunion(reference), comites.maintenant()));
        var r = comites.reunion(reference);
        exigerTenue(r);
        if (note.length() > TEXTE) {
            throw new SaisieRefusee("releve", "Ce relevé dépasse dix mille signes : raccourcissez-le, ou joignez-le.");
        }
        var releve = note.isBlank() ? null : note.strip();
        if (!Objects.equals(releve, r.releve())) {
            ecriture.reunion(r, reference, c.id(), r.convoqueeLe(), r.tenueLe(), r.lieu(), r.ordreDuJour(), releve);
            trace.relever(c, r, releve);
        }
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
        return objet == null || d.genre() == null
                ? Optional.empty()
                : genre(d.genre()).flatMap(g -> g.adresse(objet));
    }

    private Optional<EcritureDesComites.Lien> lien(Comite c, String objet) {
        var libelle = objets(c).get(objet);
        var coupe = objet.indexOf(':');
        return libelle == null
                ? Optional.empty()
                : Optional.of(new EcritureDesComites.Lien(
                        objet.substring(0, coupe), UUID.fromString(objet.substring(coupe + 1)), libelle));
    }

    private Optional<ObjetDeDecision> genre(String nom) {
        return genres.stream().filter(g -> g.genre().equals(nom)).findFirst();
    }

    /** Tient le comité sous verrou : ce qui se lit ensuite ne bouge plus. */
    private Comite tenu(Comite c) {
        droits.exiger(Permission.TENIR_COMITE, c.cible());
        ecriture.verrouiller(c.id());
        return comites.charger(c.reference());
    }

    private void exigerTenue(Reunion r) {
        if (r.tenueLe().isAfter(agent.aujourdHui())) {
            throw new OperationRefusee("La réunion est prévue le %s : revenez quand elle aura eu lieu."
                    .formatted(Typographie.date(r.tenueLe())));
        }
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

    private void ecrire(Comite c, @Nullable Reunion avant, String reference, ReunionSaisie s) {
        ecriture.reunion(
                avant,
                reference,
                c.id(),
                s.convoqueeLe(),
                Objects.requireNonNull(s.tenueLe()),
                s.lieu().strip(),
                s.points(),
                avant == null ? null : avant.releve());
    }
}
