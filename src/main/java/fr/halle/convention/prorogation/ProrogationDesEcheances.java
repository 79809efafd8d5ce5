package fr.halle.convention.prorogation;

import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.echeance.Prorogations;
import fr.halle.echeance.Prorogations.DecisionSaisie;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.programme.Programmes;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Voir ce qu'une décision repousserait, l'appliquer tout ou rien, la défaire. */
@Component
public class ProrogationDesEcheances {

    private final JdbcClient sql;
    private final Droits droits;
    private final Programmes programmes;
    private final Prorogations prorogations;
    private final EcheancesProrogeables prorogeables;
    private final TraceDesProrogations trace;

    ProrogationDesEcheances(
            JdbcClient sql,
            Droits droits,
            Programmes programmes,
            Prorogations prorogations,
            EcheancesProrogeables prorogeables,
            TraceDesProrogations trace) {
        this.sql = sql;
        this.droits = droits;
        this.programmes = programmes;
        this.prorogations = prorogations;
        this.prorogeables = prorogeables;
        this.trace = trace;
    }

    /**
     * Ce que la décision repousserait sur son territoire.
     *
     * @throws SaisieRefusee qui dit chaque case à corriger
     */
    public List<Concernee> apercu(ProrogationSaisie saisie) {
        return prorogeables.concernees(verifier(saisie));
    }

    /**
     * Repousse les échéances choisies, toutes ou aucune.
     *
     * @return la référence de la décision
     * @throws OperationRefusee si l'une d'elles a changé depuis l'aperçu, ou n'en serait pas repoussée : rien n'est alors écrit
     */
    @Transactional
    public String appliquer(ProrogationSaisie saisie) {
        var decision = verifier(saisie);
        if (saisie.choisies().isEmpty()) {
            throw new SaisieRefusee("choisies", "Gardez au moins une échéance de la liste.");
        }
        verrouiller(decision.programme(), decision.regle());
        var parCle = prorogeables.concernees(decision).stream().collect(Collectors.toMap(Concernee::cle, c -> c));
        var choisies = new HashSet<>(saisie.choisies());
        if (!parCle.keySet().containsAll(choisies)) {
            throw new OperationRefusee(
                    "Des échéances de cette liste ont changé depuis l'aperçu : quelqu'un vient peut-être de les proroger. Relisez la liste, puis recommencez.");
        }
        var jusquAu = new LinkedHashMap<UUID, LocalDate>();
        var touchees = parCle.values().stream()
                .filter(c -> choisies.contains(c.cle()))
                .sorted(java.util.Comparator.comparing(Concernee::nom).thenComparing(Concernee::objet))
                .toList();
        for (var c : touchees) {
            if (!c.repousse()) {
                throw new SaisieRefusee(
                        "nouvelleDate",
                        "La nouvelle date ne repousse pas l'échéance de « %s » : choisissez-en une plus tard, ou décochez-la."
                                .formatted(c.nom()));
            }
            jusquAu.put(c.objet(), c.nouvelle());
        }
        var reference = prorogations.appliquer(decision, jusquAu);
        trace.appliquer(reference, decision, touchees);
        return reference;
    }

    /** Défait une décision saisie à tort : ses échéances reprennent leur date. */
    @Transactional
    public void annuler(String reference, String motif) {
        var d = prorogations.charger(reference);
        var cible = cible(d.programme(), d.territoireType(), d.territoireCode());
        droits.exiger(Permission.PROROGER_ECHEANCES, cible);
        verrouiller(d.programme(), d.regle());
        prorogations.annuler(reference, motif);
        trace.annuler(d, cible, motif.strip());
    }

    /** Vrai si l'acteur peut défaire une décision qui vaut sur ce territoire. */
    boolean annulable(String programme, String type, String code) {
        return droits.peut(Permission.PROROGER_ECHEANCES, cible(programme, type, code));
    }

    static Cible cible(String programme, String type, String code) {
        var lieu = new Lieu(TypeTerritoire.deCode(type).orElseThrow(), code);
        return Cible.territoire(programme, lieu.type(), lieu.code());
    }

    private DecisionSaisie verifier(ProrogationSaisie saisie) {
        programmes.charger(saisie.programme());
        var cible = saisie.cible();
        droits.exiger(Permission.PROROGER_ECHEANCES, cible);
        var decision = saisie.decision();
        prorogations.verifier(decision);
        return decision;
    }

    /** Une seule décision à la fois sur une échéance : la suivante attend, puis relit les dates que celle-ci a écrites. */
    private void verrouiller(String programme, String regle) {
        sql.sql(
                        "select pg_advisory_xact_lock(hashtextextended('prorogation:' || :programme || ':' || :regle, 0))::text")
                .param("programme", programme)
                .param("regle", regle)
                .query(String.class)
                .single();
    }
}
