package fr.halle.convention.attente;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.DejaConfie;
import fr.halle.acces.Droits;
import fr.halle.acces.EnAttente;
import fr.halle.acces.Habilitation;
import fr.halle.convention.Conventions;
import fr.halle.platform.OperationRefusee;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Un geste que des conventions attendent. Un avis attend tous ceux qui le rendent ; une délibération et une signature, ceux qui agissent
 * au nom de la partie ; un dossier qui se prépare, celui à qui on l'a confié, sinon le dernier qui l'a écrit.
 */
class ConventionsEnAttente implements EnAttente {

    private final Geste geste;
    private final GestesAttendus gestes;
    private final Conventions conventions;
    private final Chapeaux chapeaux;
    private final DejaConfie confies;
    private final Droits droits;

    ConventionsEnAttente(
            Geste geste,
            GestesAttendus gestes,
            Conventions conventions,
            Chapeaux chapeaux,
            DejaConfie confies,
            Droits droits) {
        this.geste = geste;
        this.gestes = gestes;
        this.conventions = conventions;
        this.chapeaux = chapeaux;
        this.confies = confies;
        this.droits = droits;
    }

    @Override
    public String genre() {
        return geste.nom();
    }

    @Override
    public List<Attente> attendent(Collection<UUID> mandats) {
        var siens = chapeaux.desMandats(mandats);
        var attendus = siens.isEmpty() ? List.<Attendu>of() : gestes.de(geste);
        if (attendus.isEmpty()) {
            return List.of();
        }
        var representees = chapeaux.representees(siens);
        var deja = confies.de(genre(), mandats);
        var repris = confies.repris(genre(), mandats);
        return attendus.stream()
                .flatMap(attendu -> siens.stream()
                        .filter(chapeau -> attend(chapeau, attendu, representees, repris))
                        .map(Habilitation::mandat)
                        .distinct()
                        .filter(mandat -> !deja.contains(new DejaConfie.Confie(attendu.reference(), mandat)))
                        .map(mandat -> new Attente(
                                mandat,
                                attendu.reference(),
                                "%s (%s)".formatted(attendu.intitule(), attendu.reference()),
                                "/conventions/" + attendu.reference(),
                                null)))
                .distinct()
                .toList();
    }

    @Override
    public void confier(UUID de, UUID a, Collection<String> objets) {
        var siens = chapeaux.desMandats(List.of(a));
        for (var reference : objets) {
            var convention = conventions.charger(reference);
            if (siens.stream()
                    .noneMatch(chapeau -> droits.peut(chapeau, geste.acte().permission(), convention.cible()))) {
                throw new OperationRefusee(
                        "La personne qui reprend ne pourrait pas %s (%s, %s) : donnez-lui d'abord un rôle qui le permet."
                                .formatted(geste.verbe(), convention.intitule(), reference));
            }
        }
    }

    private boolean attend(
            Habilitation chapeau, Attendu attendu, Map<UUID, Set<UUID>> representees, Set<DejaConfie.Repris> repris) {
        if (!droits.peut(chapeau, geste.acte().permission(), attendu.cible())
                || !droits.voit(chapeau, attendu.visiblePar())) {
            return false;
        }
        return switch (geste) {
            case AVIS -> attendu.roles().contains(chapeau.role());
            case DELIBERER, SIGNER ->
                representees.getOrDefault(chapeau.id(), Set.of()).contains(attendu.organisation());
            case PREPARER ->
                repris.contains(new DejaConfie.Repris(attendu.reference(), chapeau.mandat()))
                        || Objects.equals(attendu.organisation(), chapeau.organisation())
                                && Objects.equals(attendu.personne(), chapeau.utilisateur());
        };
    }
}
