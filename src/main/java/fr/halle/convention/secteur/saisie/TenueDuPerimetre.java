package fr.halle.convention.secteur.saisie;

import fr.halle.convention.Convention;
import fr.halle.convention.dossier.EcritureDesConventions;
import fr.halle.convention.secteur.Commune;
import fr.halle.convention.secteur.Perimetre;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.Secteurs;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Écrire les communes du périmètre de stratégie. */
@Component
public class TenueDuPerimetre {

    private final Secteurs secteurs;
    private final DroitsSurLesSecteurs droits;
    private final CommunesProposees proposees;
    private final EcritureDesConventions verrous;
    private final EcritureDesSecteurs ecriture;
    private final TraceDesSecteurs trace;

    TenueDuPerimetre(
            Secteurs secteurs,
            DroitsSurLesSecteurs droits,
            CommunesProposees proposees,
            EcritureDesConventions verrous,
            EcritureDesSecteurs ecriture,
            TraceDesSecteurs trace) {
        this.secteurs = secteurs;
        this.droits = droits;
        this.proposees = proposees;
        this.verrous = verrous;
        this.ecriture = ecriture;
        this.trace = trace;
    }

    /**
     * Écrit le périmètre : celui d'un avenant à sa date, sinon une correction de celui que la personne lisait.
     *
     * @param lue la version qu'elle avait sous les yeux ; absente s'il n'y en avait pas
     * @param codes ceux des communes choisies
     * @throws SaisieRefusee qui dit chaque case à corriger
     * @throws SecteurDepasse si quelqu'un l'a écrit entre-temps
     */
    @Transactional
    public void ecrire(String reference, @Nullable UUID lue, List<String> codes, Justification j) {
        var c = secteurs.charger(reference).convention();
        verrous.verrouiller(droits.porteuse(c).reference());
        var avant = secteurs.charger(reference);
        var regime = droits.exiger(avant.convention());
        var actuel = avant.perimetre();
        if (actuel != null && !actuel.version().equals(lue)) {
            throw new SecteurDepasse("Le périmètre", actuel.provenance());
        }
        if (actuel == null && lue != null) {
            throw new SecteurDepasse("Le périmètre");
        }
        var erreurs = new LinkedHashMap<String, String>();
        var communes = communes(avant.convention(), codes, avant.ouverts(), erreurs);
        var avenant = Justification.Avenant.de(j.verifier(regime, actuel != null, erreurs));
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        if (actuel != null
                && avenant != null
                && actuel.depuis() != null
                && !actuel.depuis().isBefore(avenant.jour())) {
            throw new OperationRefusee(
                    "Un périmètre plus récent, ou de la même date que cet avenant, est déjà écrit : corrigez-le sans choisir d'avenant.");
        }
        var corrige = avenant == null && actuel != null ? actuel : null;
        ecriture.perimetre(
                avant.convention().id(),
                avenant != null ? avenant.jour() : corrige == null ? null : corrige.depuis(),
                avenant,
                communes,
                j,
                corrige == null ? null : corrige.version());
        var apres = secteurs.charger(reference);
        trace.perimetre(apres.convention(), actuel, Objects.requireNonNull(apres.perimetre()), j);
    }

    private List<String> communes(
            Convention c, List<String> codes, List<Secteur> ouverts, Map<String, String> erreurs) {
        var connues = proposees.toutes(c).stream().map(Commune::code).toList();
        var choisies = new LinkedHashSet<>(codes);
        if (choisies.isEmpty()) {
            erreurs.put("communes", "Choisissez au moins une commune.");
        } else if (!connues.containsAll(choisies)) {
            erreurs.put(
                    "communes",
                    "Une commune choisie n'est pas d'une intercommunalité que la convention couvre : choisissez-les dans la liste.");
        } else {
            var orphelines = ouverts.stream()
                    .flatMap(s -> s.communes().stream())
                    .filter(k -> !choisies.contains(k.code()))
                    .map(Commune::nom)
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!orphelines.isEmpty()) {
                erreurs.put(
                        "communes",
                        "Un secteur est encore sur %s : gardez cette commune, ou fermez d'abord le secteur."
                                .formatted(orphelines));
            }
        }
        return connues.stream().filter(choisies::contains).toList();
    }

    /** Celui que l'on propose de corriger. */
    public static List<String> codes(@Nullable Perimetre p) {
        return p == null ? List.of() : p.communes().stream().map(Commune::code).toList();
    }
}
