package fr.halle.convention.comite;

import fr.halle.commun.Precision;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.GenreActe;
import fr.halle.convention.ObjetDeDecision;
import fr.halle.convention.acte.ActeSaisi;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ce qu'un comité de projet décide d'une convention : il la valide, ou l'ajourne. */
@Component
class ConventionsEnComite implements ObjetDeDecision {

    private final Conventions conventions;
    private final ActesDesConventions actes;

    ConventionsEnComite(Conventions conventions, ActesDesConventions actes) {
        this.conventions = conventions;
        this.actes = actes;
    }

    @Override
    public String genre() {
        return "convention";
    }

    @Override
    public List<Objet> chercher(Comite comite, Collection<UUID> laureats) {
        if (comite != Comite.PROJET || laureats.isEmpty()) {
            return List.of();
        }
        return conventions.couvrant(laureats, conventions.maintenant()).stream()
                .filter(c -> c.porteePar() == null
                        && c.type().passeEnComite()
                        && c.etat().admet(GenreActe.COMITE))
                .map(c -> new Objet(c.id(), nom(c)))
                .toList();
    }

    @Override
    public Optional<String> libelle(UUID id) {
        return conventions.trouver(id, conventions.maintenant()).map(ConventionsEnComite::nom);
    }

    @Override
    public Optional<String> adresse(UUID id) {
        return conventions.trouver(id, conventions.maintenant()).map(Convention::page);
    }

    /** Qui peut prendre cet acte le pose ; qui ne peut que constater le constate d'après le relevé. */
    @Override
    public void decidee(UUID id, Sens sens, LocalDate jour, String releve) {
        if (sens != Sens.VALIDE && sens != Sens.AJOURNE) {
            throw new OperationRefusee(
                    "D'une convention, un comité de projet dit qu'il la valide ou qu'il l'ajourne : choisissez l'un des deux, ou ne la nommez pas.");
        }
        var c = conventions
                .trouver(id, conventions.maintenant())
                .orElseThrow(() -> new Introuvable(
                        "objet", "Cette convention n'est plus de celles que vous lisez : rechargez la page."));
        var prend = actes.possibles(c).contains(GenreActe.COMITE);
        actes.agir(c.reference(), GenreActe.COMITE, acte(!prend, sens, jour, releve));
    }

    private static ActeSaisi acte(boolean constate, Sens sens, LocalDate jour, String releve) {
        return new ActeSaisi(
                constate, jour, Precision.JOUR, "", "", sens.code(), "", null, null, "", "", null, "", "", releve);
    }

    @Override
    public boolean tient(UUID id, String releve) {
        return conventions
                .trouver(id, conventions.maintenant())
                .filter(c -> conventions.actes(c).stream()
                        .anyMatch(a -> a.genre() == GenreActe.COMITE && releve.equals(a.acteReference())))
                .isPresent();
    }

    private static String nom(Convention c) {
        return "%s (%s)".formatted(c.intitule(), c.reference());
    }
}
