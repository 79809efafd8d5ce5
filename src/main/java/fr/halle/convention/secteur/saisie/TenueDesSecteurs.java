package fr.halle.convention.secteur.saisie;

import fr.halle.commun.Reference;
import fr.halle.convention.dossier.EcritureDesConventions;
import fr.halle.convention.secteur.Commune;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.Secteurs;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.convention.secteur.geometrie.EntiteLue;
import fr.halle.convention.secteur.saisie.EcritureDesSecteurs.Ligne;
import fr.halle.convention.secteur.saisie.Justification.Avenant;
import fr.halle.convention.secteur.saisie.SaisieDesSecteurs.Juge;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ajouter, corriger, retirer des secteurs : un envoi à la fois, tout ou rien. */
@Component
public class TenueDesSecteurs {

    private final Secteurs secteurs;
    private final DroitsSurLesSecteurs droits;
    private final SaisieDesSecteurs saisie;
    private final EcritureDesConventions verrous;
    private final EcritureDesSecteurs ecriture;
    private final TraceDesSecteurs trace;

    TenueDesSecteurs(
            Secteurs secteurs,
            DroitsSurLesSecteurs droits,
            SaisieDesSecteurs saisie,
            EcritureDesConventions verrous,
            EcritureDesSecteurs ecriture,
            TraceDesSecteurs trace) {
        this.secteurs = secteurs;
        this.droits = droits;
        this.saisie = saisie;
        this.verrous = verrous;
        this.ecriture = ecriture;
        this.trace = trace;
    }

    /**
     * Ajoute un secteur de communes entières, ou autant de secteurs que le fichier a d'entités.
     *
     * @param entites celles du fichier ; aucune pour des communes entières
     * @return leurs références
     * @throws SaisieRefusee qui dit chaque case à corriger
     * @throws OperationRefusee si l'état de la convention s'y oppose
     */
    @Transactional
    public List<String> ajouter(String reference, SecteurSaisi saisi, List<EntiteLue> entites) {
        var avant = verrouiller(reference);
        var regime = droits.exiger(avant.convention());
        var erreurs = new LinkedHashMap<String, String>();
        var avenant = Avenant.de(saisi.justification().verifier(regime, false, erreurs));
        var lignes = saisie.lire(avant, saisi, entites, null, avenant, erreurs);
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        var references = new ArrayList<String>();
        for (var ligne : lignes) {
            var neuve = Reference.nouvelle('S').valeur();
            ecriture.secteur(ligne(avant, neuve, ligne, avenant, saisi.justification(), null));
            references.add(neuve);
        }
        var apres = secteurs.charger(reference);
        for (var neuve : references) {
            trace.secteur(avant.convention(), null, trouver(apres, neuve), saisi.justification());
        }
        return List.copyOf(references);
    }

    /**
     * Corrige un secteur : ce qui était écrit reste dans l'histoire.
     *
     * @param lue la version que la personne avait sous les yeux
     * @param entites le nouveau tracé ; aucune garde celui qui est écrit, ou le retire si la saisie dit « communes entières »
     * @return sa référence ; celle d'un autre secteur quand un avenant le change
     * @throws SecteurDepasse si quelqu'un l'a écrit entre-temps
     */
    @Transactional
    public String corriger(String reference, String secteur, UUID lue, SecteurSaisi saisi, List<EntiteLue> entites) {
        var avant = verrouiller(reference);
        var regime = droits.exiger(avant.convention());
        var actuel = actuel(avant, secteur, lue);
        var erreurs = new LinkedHashMap<String, String>();
        if (entites.size() > 1) {
            erreurs.put("fichier", "Ce fichier contient plusieurs entités : exportez le seul secteur à corriger.");
        }
        var avenant = Avenant.de(saisi.justification().verifier(regime, true, erreurs));
        var lignes = saisie.lire(avant, saisi, entites, actuel, avenant, erreurs);
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        var neuf = avenant == null ? secteur : remplacer(avant, actuel, avenant, saisi.justification());
        ecriture.secteur(
                ligne(avant, neuf, lignes.getFirst(), avenant, saisi.justification(), avenant == null ? actuel : null));
        var apres = secteurs.charger(reference);
        trace.secteur(avant.convention(), actuel, trouver(apres, neuf), saisi.justification());
        return neuf;
    }

    /**
     * Ce qu'un avenant change vaut à sa date : le secteur d'avant se ferme la veille, un autre le suit.
     *
     * @return la référence de celui qui le suit
     */
    private String remplacer(SecteursDeConvention s, Secteur actuel, Avenant avenant, Justification j) {
        var depuis = actuel.ouvertLe();
        if (depuis != null && !depuis.isBefore(avenant.jour())) {
            throw new OperationRefusee(
                    "Ce secteur n'existe que depuis le %s : un avenant du %s ne peut pas le changer. Corrigez-le sans choisir d'avenant."
                            .formatted(Typographie.date(depuis), Typographie.date(avenant.jour())));
        }
        ecriture.secteur(new Ligne(
                s.convention().id(),
                actuel.reference(),
                actuel.nom(),
                actuel.type(),
                actuel.communes().stream().map(Commune::code).toList(),
                actuel.trace(),
                actuel.surfaceM2(),
                depuis,
                avenant.jour().minusDays(1),
                avenant,
                j,
                actuel));
        return Reference.nouvelle('S').valeur();
    }

    private static Ligne ligne(
            SecteursDeConvention s,
            String reference,
            Juge juge,
            @Nullable Avenant avenant,
            Justification j,
            @Nullable Secteur corrige) {
        return new Ligne(
                s.convention().id(),
                reference,
                juge.nom(),
                juge.type(),
                juge.communes(),
                juge.trace(),
                juge.surfaceM2(),
                juge.ouvertLe(),
                juge.fermeLe(),
                avenant,
                j,
                corrige);
    }

    /** Retire un secteur saisi à tort : il reste dans l'histoire, et ne compte plus. */
    @Transactional
    public void retirer(String reference, String secteur, UUID lue, Justification j) {
        var avant = verrouiller(reference);
        var regime = droits.exiger(avant.convention());
        var actuel = actuel(avant, secteur, lue);
        var erreurs = new LinkedHashMap<String, String>();
        if (j.motif().isBlank()) {
            erreurs.put("motif", "Écrivez pourquoi ce secteur est retiré.");
        }
        if (regime.motive() && j.document().isBlank()) {
            erreurs.put("document", "Écrivez le document qui le dit.");
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        ecriture.retirer(actuel, j);
        trace.retirer(avant.convention(), actuel, j);
    }

    /** Un seul geste à la fois sur une convention et celle qui la porte : le suivant attend, puis lit ce que celui-ci a écrit. */
    private SecteursDeConvention verrouiller(String reference) {
        verrous.verrouiller(
                droits.porteuse(secteurs.charger(reference).convention()).reference());
        return secteurs.charger(reference);
    }

    private static Secteur actuel(SecteursDeConvention s, String secteur, UUID lue) {
        var actuel = s.secteur(secteur).orElseThrow(() -> new SecteurDepasse("Ce secteur"));
        if (!actuel.version().equals(lue)) {
            throw new SecteurDepasse("Ce secteur", actuel.provenance());
        }
        return actuel;
    }

    private static Secteur trouver(SecteursDeConvention s, String secteur) {
        return s.secteur(secteur)
                .orElseThrow(() -> new Introuvable("secteur", "Ce secteur ne se lit pas : rechargez la page."));
    }
}
