package fr.halle.convention.comite.reunion;

import fr.halle.acces.Agent;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.Comites;
import fr.halle.convention.comite.EcritureDesComites;
import fr.halle.convention.comite.Reunion;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ce que tout geste sur une réunion vérifie d'abord. */
@Component
class Seances {

    private static final int MOTIF = 1_000;

    private final Comites comites;
    private final EcritureDesComites ecriture;
    private final Droits droits;
    private final Agent agent;

    Seances(Comites comites, EcritureDesComites ecriture, Droits droits, Agent agent) {
        this.comites = comites;
        this.ecriture = ecriture;
        this.droits = droits;
        this.agent = agent;
    }

    /** Une réunion que l'acteur tient, sous verrou : ce qui s'en lit ne bouge plus. */
    record Seance(Comite comite, Reunion reunion) {}

    /** @throws OperationRefusee si la réunion est annulée */
    Seance tenir(String reference) {
        var c = tenu(comites.de(comites.reunion(reference), comites.maintenant()));
        var r = comites.reunion(reference);
        if (r.annulee()) {
            throw new OperationRefusee(
                    "La réunion %s est annulée : plus rien ne s'y écrit. Convoquez-en une autre.".formatted(reference));
        }
        return new Seance(c, r);
    }

    Comite tenu(Comite c) {
        droits.exiger(Permission.TENIR_COMITE, c.cible());
        ecriture.verrouiller(c.id());
        return comites.charger(c.reference());
    }

    Reunion relire(String reference) {
        return comites.reunion(reference);
    }

    LocalDate aujourdHui() {
        return agent.aujourdHui();
    }

    /** @throws OperationRefusee si la réunion n'a pas encore eu lieu */
    void exigerTenue(Reunion r) {
        if (r.tenueLe().isAfter(agent.aujourdHui())) {
            throw new OperationRefusee("La réunion est prévue le %s : revenez quand elle aura eu lieu."
                    .formatted(Typographie.date(r.tenueLe())));
        }
    }

    /**
     * Le motif d'une écriture : il en faut un dès que le relevé est arrêté.
     *
     * @return {@code null} s'il est vide et que rien ne l'exige
     */
    @Nullable
    String motif(Reunion r, String ecrit) {
        if (r.arretee() && ecrit.isBlank()) {
            throw new SaisieRefusee("motif", "Le relevé est arrêté : écrivez pourquoi vous le corrigez.");
        }
        return exigerCourt(ecrit).isEmpty() ? null : ecrit.strip();
    }

    /** @param quoi « cette réunion est annulée » */
    String motifExige(String ecrit, String quoi) {
        if (ecrit.isBlank()) {
            throw new SaisieRefusee("motif", "Écrivez pourquoi %s.".formatted(quoi));
        }
        return exigerCourt(ecrit);
    }

    /** @throws OperationRefusee si quelqu'un d'autre l'a changée depuis cette version ; vide : rien n'est comparé */
    void exigerVersion(Reunion r, String lue) {
        if (!lue.isBlank()
                && Optional.of(r.version())
                        .map(UUID::toString)
                        .filter(lue.strip()::equals)
                        .isEmpty()) {
            throw new OperationRefusee(
                    "Quelqu'un vient de modifier cette réunion : rouvrez sa page pour lire ce qui a changé, puis recommencez.");
        }
    }

    private static String exigerCourt(String ecrit) {
        if (ecrit.strip().length() > MOTIF) {
            throw new SaisieRefusee("motif", "Ce motif dépasse mille signes : raccourcissez-le.");
        }
        return ecrit.strip();
    }
}
