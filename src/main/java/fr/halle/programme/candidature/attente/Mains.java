package fr.halle.programme.candidature.attente;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.platform.OperationRefusee;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Entre quelles mains une candidature peut passer. */
@Component
class Mains {

    private final Chapeaux chapeaux;
    private final Droits droits;
    private final Candidatures candidatures;

    Mains(Chapeaux chapeaux, Droits droits, Candidatures candidatures) {
        this.chapeaux = chapeaux;
        this.droits = droits;
        this.candidatures = candidatures;
    }

    /**
     * S'assure que celui qui reprend pourra faire ce qui attend.
     *
     * @param verbe ce qu'il devra faire, à l'infinitif
     * @throws OperationRefusee si aucun de ses chapeaux ne le lui permet
     */
    void exigerCapable(UUID mandat, Collection<String> references, Permission permission, String verbe) {
        var siens = chapeaux.desMandats(List.of(mandat));
        for (var reference : references) {
            var candidature = candidatures.charger(reference);
            if (siens.stream().noneMatch(chapeau -> droits.peut(chapeau, permission, candidature.cible()))) {
                throw new OperationRefusee(
                        "La personne qui reprend ne pourrait pas %s (%s, %s) : donnez-lui d'abord un rôle qui le permet."
                                .formatted(verbe, candidature.nom(), reference));
            }
        }
    }

    static String libelle(Candidature candidature) {
        return "%s (%s)".formatted(candidature.nom(), candidature.reference());
    }

    static String adresse(Candidature candidature) {
        return "/candidatures/" + candidature.reference();
    }
}
