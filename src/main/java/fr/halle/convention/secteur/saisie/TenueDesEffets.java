package fr.halle.convention.secteur.saisie;

import fr.halle.convention.dossier.EcritureDesConventions;
import fr.halle.convention.secteur.Secteurs;
import fr.halle.platform.Introuvable;
import fr.halle.platform.SaisieRefusee;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Écrire qu'un secteur ouvre un effet à d'autres dates que la convention, ou ne l'ouvre pas. */
@Component
public class TenueDesEffets {

    private final Secteurs secteurs;
    private final DroitsSurLesSecteurs droits;
    private final EcritureDesConventions verrous;
    private final EcritureDesSecteurs ecriture;
    private final TraceDesSecteurs trace;

    TenueDesEffets(
            Secteurs secteurs,
            DroitsSurLesSecteurs droits,
            EcritureDesConventions verrous,
            EcritureDesSecteurs ecriture,
            TraceDesSecteurs trace) {
        this.secteurs = secteurs;
        this.droits = droits;
        this.verrous = verrous;
        this.ecriture = ecriture;
        this.trace = trace;
    }

    /** Comment l'effet s'ouvre : selon la règle, à d'autres dates, ou pas du tout. */
    public enum Maniere {
        REGLE("Selon la règle : de la prise d'effet de la convention à sa fin"),
        DATES("À d'autres dates"),
        FERME("La convention ne l'ouvre pas dans ce secteur");

        private final String libelle;

        Maniere(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }
    }

    /** @param fermeLe son dernier jour */
    public record EffetSaisi(
            Maniere maniere,
            @Nullable LocalDate ouvertLe,
            @Nullable LocalDate fermeLe,
            Justification justification) {}

    /**
     * @param lue ce qui était écrit de cet effet quand la personne a ouvert la page ; absent si c'était la règle
     * @throws SaisieRefusee qui dit chaque case à corriger
     * @throws SecteurDepasse si quelqu'un l'a écrit entre-temps
     */
    @Transactional
    public void ecrire(String reference, String secteur, String code, @Nullable UUID lue, EffetSaisi saisi) {
        verrous.verrouiller(
                droits.porteuse(secteurs.charger(reference).convention()).reference());
        var s = secteurs.charger(reference);
        var regime = droits.exiger(s.convention());
        var avant = s.secteur(secteur).orElseThrow(() -> new SecteurDepasse("Ce secteur"));
        var effet = s.vocabulaire()
                .effet(code)
                .orElseThrow(() -> new Introuvable(
                        "effet", "Cette convention n'ouvre pas cet effet : choisissez-le dans le tableau du secteur."));
        var ecrite = avant.ouverture(code).map(o -> o.ecrite()).orElse(null);
        if (ecrite != null && !ecrite.version().equals(lue)) {
            throw new SecteurDepasse("Cet effet", ecrite.provenance());
        }
        if (ecrite == null && lue != null) {
            throw new SecteurDepasse("Cet effet");
        }
        var erreurs = new LinkedHashMap<String, String>();
        saisi.justification().verifier(regime, true, erreurs);
        var dates = saisi.maniere() == Maniere.DATES;
        var ouvertLe = dates ? saisi.ouvertLe() : null;
        var fermeLe = dates ? saisi.fermeLe() : null;
        if (dates && ouvertLe == null && fermeLe == null) {
            erreurs.put("ouvertLe", "Écrivez au moins l'une des deux dates.");
        }
        if (ouvertLe != null && fermeLe != null && fermeLe.isBefore(ouvertLe)) {
            erreurs.put("fermeLe", "Le dernier jour vient avant le premier : vérifiez les deux dates.");
        }
        if (dates && !effet.sOuvreDans(avant.type())) {
            erreurs.put(
                    "maniere",
                    "Cet effet ne s'ouvre pas dans un secteur « %s » : corrigez le type du secteur s'il est faux."
                            .formatted(avant.libelleType()));
        }
        if (ecrite == null && saisi.maniere() == Maniere.REGLE) {
            erreurs.put("maniere", "C'est déjà la règle : rien n'est à changer.");
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        ecriture.effet(
                avant.id(),
                code,
                saisi.maniere() != Maniere.FERME,
                ouvertLe,
                fermeLe,
                saisi.maniere() == Maniere.REGLE,
                saisi.justification());
        trace.effet(
                s.convention(),
                avant,
                secteurs.charger(reference).secteur(secteur).orElse(avant),
                effet,
                saisi.justification());
    }
}
