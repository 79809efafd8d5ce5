package fr.halle.convention.dossier;

import fr.halle.acces.Agent;
import fr.halle.commun.Reference;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.TypeDeConvention;
import fr.halle.convention.TypesDeConvention;
import fr.halle.convention.dossier.VersionEcrite.Provenance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** La convention qu'une autre vaut : elle naît, suit et s'annule avec le dossier de celle qui la porte. */
@Component
class ConventionPortee {

    private final Conventions conventions;
    private final TypesDeConvention types;
    private final PartiesDuDossier parties;
    private final EcritureDesConventions ecriture;
    private final Agent agent;

    ConventionPortee(
            Conventions conventions,
            TypesDeConvention types,
            PartiesDuDossier parties,
            EcritureDesConventions ecriture,
            Agent agent) {
        this.conventions = conventions;
        this.types = types;
        this.parties = parties;
        this.ecriture = ecriture;
        this.agent = agent;
    }

    /**
     * Ce qu'elle tient de celle qui la porte.
     *
     * @param id l'identité de la porteuse
     */
    record Porteuse(
            UUID id,
            String reference,
            TypeDeConvention type,
            boolean constatee,
            @Nullable UUID organisation,
            Provenance provenance) {

        static Porteuse de(Convention c) {
            return new Porteuse(
                    c.id(),
                    c.reference(),
                    c.type(),
                    c.constatee(),
                    c.organisation(),
                    new Provenance(c.document(), c.source(), null, null, null));
        }
    }

    Optional<Convention> de(Convention porteuse) {
        return conventions.porteesPar(porteuse.id()).stream().findFirst();
    }

    void naitre(Porteuse p, List<LaureatCouvert> laureats, DossierSaisi saisi, Set<String> visible) {
        var type = types.charger(
                p.type().programme(), Objects.requireNonNull(p.type().porte()));
        ecriture.version(new VersionEcrite(
                null,
                null,
                Reference.nouvelle('C').valeur(),
                type.programme(),
                type.code(),
                p.constatee(),
                "%s, portée par %s".formatted(type.libelle(), p.reference()),
                null,
                p.organisation(),
                p.id(),
                saisi.prendEffetLe(),
                null,
                p.provenance(),
                laureats.stream().map(LaureatCouvert::id).toList(),
                parties.de(type, laureats, partagees(type, saisi), agent.aujourdHui()),
                visible));
    }

    /** Mêmes lauréats, mêmes parties que la porteuse ; elle naît ou s'annule avec la case. */
    void suivre(Convention porteuse, List<LaureatCouvert> laureats, DossierSaisi saisi, Set<String> visible) {
        var connue = de(porteuse);
        if (connue.isEmpty()) {
            if (saisi.vaut()) {
                naitre(Porteuse.de(porteuse), laureats, saisi, visible);
            }
            return;
        }
        var p = connue.get();
        if (!saisi.vaut()) {
            ecriture.retirer(p);
            return;
        }
        ecriture.version(VersionEcrite.suite(
                p,
                p.intitule(),
                p.objet(),
                laureats,
                parties.de(p.type(), laureats, partagees(p.type(), saisi), agent.aujourdHui()),
                saisi.prendEffetLe(),
                p.finLe(),
                visible));
    }

    /** Les parties choisies que les deux types appellent. */
    private static DossierSaisi partagees(TypeDeConvention portee, DossierSaisi saisi) {
        return new DossierSaisi(
                saisi.intitule(),
                saisi.objet(),
                saisi.laureats(),
                saisi.choisies().stream()
                        .filter(c -> portee.partie(c.code()).isPresent())
                        .toList(),
                false,
                saisi.prendEffetLe(),
                null);
    }
}
