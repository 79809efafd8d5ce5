package fr.halle.convention.comite.reunion;

import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.EcritureDesComites;
import fr.halle.convention.comite.Membre;
import fr.halle.convention.comite.Reunion;
import fr.halle.convention.comite.TraceDesComites;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Noter qui était là. */
@Component
public class PresencesAuxReunions {

    private static final int NOM = 200;

    private final Seances seances;
    private final EcritureDesComites ecriture;
    private final TraceDesComites trace;

    PresencesAuxReunions(Seances seances, EcritureDesComites ecriture, TraceDesComites trace) {
        this.seances = seances;
        this.ecriture = ecriture;
        this.trace = trace;
    }

    /**
     * @param etat absent : ce siège n'est pas noté, ou ne l'est plus
     * @param par qui est venu à sa place ; vide s'il n'est pas représenté
     */
    public record Dite(Reunion.@Nullable Etat etat, String par) {}

    /**
     * Note les présences. Redite, une présence remplace la précédente, qui reste dans l'histoire.
     *
     * @param dites par siège ; qui n'y est pas n'est pas changé
     * @param motif exigé si le relevé est arrêté
     * @throws SaisieRefusee si l'un d'eux ne siégeait pas ce jour-là
     */
    @Transactional
    public void noter(String reference, Map<UUID, Dite> dites, String motif) {
        var seance = seances.tenir(reference);
        var c = seance.comite();
        var r = seance.reunion();
        seances.exigerTenue(r);
        verifier(c, r, dites);
        var dit = seances.motif(r, motif);
        var change = false;
        for (var dite : dites.entrySet()) {
            var etat = dite.getValue().etat();
            var par = etat == Reunion.Etat.REPRESENTE ? dite.getValue().par().strip() : null;
            var connue = r.presence(dite.getKey());
            var meme = etat == null
                    ? connue.isEmpty()
                    : connue.filter(p -> p.etat() == etat && Objects.equals(p.representePar(), par))
                            .isPresent();
            if (!meme) {
                ecriture.presence(r, dite.getKey(), etat, par, dit);
                change = true;
            }
        }
        if (change) {
            trace.presences(c, r, seances.relire(reference), dit);
        }
    }

    private static void verifier(Comite c, Reunion r, Map<UUID, Dite> dites) {
        var siegent = c.composition(r.tenueLe()).stream().map(Membre::id).toList();
        var erreurs = new LinkedHashMap<String, String>();
        dites.forEach((membre, dite) -> {
            if (!siegent.contains(membre) && dite.etat() != null) {
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
    }
}
