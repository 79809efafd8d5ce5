package fr.halle.convention.dossier;

import fr.halle.acces.Agent;
import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Visibilite;
import fr.halle.commun.Reference;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.Partie;
import fr.halle.convention.TypeDeConvention;
import fr.halle.convention.TypesDeConvention;
import fr.halle.convention.VersionDepassee;
import fr.halle.convention.dossier.ConventionPortee.Porteuse;
import fr.halle.convention.dossier.VersionEcrite.Provenance;
import fr.halle.convention.trace.TraceDesConventions;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ouvrir le dossier d'une convention, et le reprendre tant qu'il n'est pas à la signature. Chaque enregistrement est une version. */
@Component
public class TenueDuDossier {

    private static final int INTITULE = 200;
    private static final int OBJET = 10_000;

    private final Droits droits;
    private final Agent agent;
    private final Conventions conventions;
    private final TypesDeConvention types;
    private final LaureatsDuDossier laureats;
    private final PartiesDuDossier parties;
    private final ConventionPortee portees;
    private final EcritureDesConventions ecriture;
    private final TraceDesConventions trace;

    TenueDuDossier(
            Droits droits,
            Agent agent,
            Conventions conventions,
            TypesDeConvention types,
            LaureatsDuDossier laureats,
            PartiesDuDossier parties,
            ConventionPortee portees,
            EcritureDesConventions ecriture,
            TraceDesConventions trace) {
        this.droits = droits;
        this.agent = agent;
        this.conventions = conventions;
        this.types = types;
        this.laureats = laureats;
        this.parties = parties;
        this.portees = portees;
        this.ecriture = ecriture;
        this.trace = trace;
    }

    /**
     * Ouvre un brouillon, que seule l'organisation de la personne voit.
     *
     * @return sa référence
     * @throws SaisieRefusee qui dit chaque case à corriger
     */
    @Transactional
    public String creer(String programme, String code, DossierSaisi saisi) {
        var type = types.charger(programme, code);
        var organisation = agent.organisation();
        var lu = lire(type, saisi);
        var cible = lu.cible(programme).tenuePar(organisation);
        droits.exiger(Permission.PREPARER_CONVENTION, cible);
        var reference =
                ecrire(type, lu, saisi, organisation, Provenance.AUCUNE, droits.visiblePar(Visibilite.EQUIPE, cible));
        trace.creer(conventions.charger(reference));
        return reference;
    }

    /**
     * Enregistre ce que l'on sait d'une convention née ailleurs : son dossier, tout de suite public. Ses actes se constatent ensuite.
     *
     * @param document celui qui l'atteste
     * @return sa référence
     */
    @Transactional
    public String constater(String programme, String code, DossierSaisi saisi, String document) {
        var type = types.charger(programme, code);
        if (document.isBlank()) {
            throw new SaisieRefusee(
                    "document", "Une convention se constate d'après un document : écrivez sa référence.");
        }
        var lu = lire(type, saisi);
        var cible = lu.cible(programme);
        droits.exiger(Permission.CONSTATER_CONVENTION, cible);
        var provenance = new Provenance(document.strip(), null, null, null, null);
        var reference =
                ecrire(type, lu, saisi, agent.organisation(), provenance, droits.visiblePar(Visibilite.PUBLIC, cible));
        trace.constater(conventions.charger(reference));
        return reference;
    }

    /**
     * Enregistre une version de plus du dossier.
     *
     * @param versionLue celle que la personne avait sous les yeux
     * @throws VersionDepassee si quelqu'un en a écrit une autre entre-temps
     */
    @Transactional
    public void modifier(String reference, UUID versionLue, DossierSaisi saisi) {
        ecriture.verrouiller(reference);
        var actuelle = conventions.charger(reference);
        exigerModifiable(actuelle);
        if (!actuelle.version().equals(versionLue)) {
            throw new VersionDepassee(actuelle);
        }
        var lu = lire(actuelle.type(), saisi);
        var tenue = actuelle.organisation();
        var cible = lu.cible(actuelle.programme());
        cible = tenue == null ? cible : cible.tenuePar(tenue);
        droits.exiger(actuelle.constatee() ? Permission.CONSTATER_CONVENTION : Permission.PREPARER_CONVENTION, cible);
        // Qui a déjà pu lire le dossier le lit toujours : une correction ne cache pas ce qu'elle corrige.
        var visible = new HashSet<>(actuelle.visiblePar());
        visible.addAll(droits.visiblePar(visibilite(actuelle), cible));
        try {
            ecriture.version(VersionEcrite.suite(
                    actuelle,
                    saisi.intitule().strip(),
                    rempli(saisi.objet()),
                    lu.laureats,
                    lu.parties,
                    saisi.prendEffetLe(),
                    saisi.finLe(),
                    visible));
        } catch (DuplicateKeyException e) {
            throw new VersionDepassee(conventions.charger(reference));
        }
        portees.suivre(actuelle, lu.laureats, saisi, visible);
        trace.modifier(actuelle, conventions.charger(reference));
    }

    /** La même, lisible par d'autres : une version de plus, que porte l'acte qui l'ouvre. */
    public Convention ouvrir(Convention convention, Visibilite visibilite) {
        var visible = new HashSet<>(convention.visiblePar());
        visible.addAll(droits.visiblePar(visibilite, convention.cible()));
        if (!visible.equals(convention.visiblePar())) {
            ecriture.version(VersionEcrite.ouverte(convention, visible));
            portee(convention).ifPresent(p -> ecriture.version(VersionEcrite.ouverte(p, visible)));
        }
        return conventions.charger(convention.reference());
    }

    /** Celle que cette convention vaut, si elle en vaut une. */
    public Optional<Convention> portee(Convention porteuse) {
        return portees.de(porteuse);
    }

    private void exigerModifiable(Convention c) {
        if (c.porteePar() != null) {
            throw new OperationRefusee("La convention %s est portée par une autre : modifiez celle qui la porte."
                    .formatted(c.reference()));
        }
        if (!c.constatee() && !c.etat().modifiable()) {
            throw new OperationRefusee(
                    "La convention %s est « %s » : son dossier ne se modifie plus. Annulez sa mise à la signature, ou ajoutez un avenant une fois signée."
                            .formatted(c.reference(), c.etat().libelle()));
        }
    }

    private static Visibilite visibilite(Convention c) {
        if (c.visiblePar().contains("public")) {
            return Visibilite.PUBLIC;
        }
        return c.etat() == EtatConvention.BROUILLON ? Visibilite.EQUIPE : Visibilite.PARTENAIRES;
    }

    private String ecrire(
            TypeDeConvention type,
            Lu lu,
            DossierSaisi saisi,
            UUID organisation,
            Provenance provenance,
            Set<String> visible) {
        var reference = Reference.nouvelle('C').valeur();
        var constatee = !provenance.equals(Provenance.AUCUNE);
        var id = ecriture.version(new VersionEcrite(
                null,
                null,
                reference,
                type.programme(),
                type.code(),
                constatee,
                saisi.intitule().strip(),
                rempli(saisi.objet()),
                organisation,
                null,
                saisi.prendEffetLe(),
                saisi.finLe(),
                provenance,
                lu.ids(),
                lu.parties,
                visible));
        if (saisi.vaut()) {
            portees.naitre(
                    new Porteuse(id, reference, type, constatee, organisation, provenance),
                    lu.laureats,
                    saisi,
                    visible);
        }
        return reference;
    }

    private Lu lire(TypeDeConvention type, DossierSaisi saisi) {
        var erreurs = new LinkedHashMap<String, String>();
        var intitule = saisi.intitule().strip();
        if (intitule.isEmpty()) {
            erreurs.put("intitule", "Donnez un intitulé, par exemple « %s de Sénas ».".formatted(type.libelle()));
        } else if (intitule.length() > INTITULE) {
            erreurs.put("intitule", "Cet intitulé dépasse deux cents signes : raccourcissez-le.");
        }
        if (saisi.objet().length() > OBJET) {
            erreurs.put("objet", "Ce texte dépasse dix mille signes : raccourcissez-le.");
        }
        if (saisi.vaut() && type.porte() == null) {
            erreurs.put("vaut", "Ce type de convention n'en vaut aucune autre : décochez la case.");
        }
        var debut = saisi.prendEffetLe();
        var fin = saisi.finLe();
        if (debut != null && fin != null && fin.isBefore(debut)) {
            erreurs.put("finLe", "La fin vient avant le début : vérifiez les deux dates.");
        }
        List<LaureatCouvert> couverts = List.of();
        try {
            couverts = laureats.lire(type.programme(), saisi.laureats());
            if (couverts.isEmpty()) {
                erreurs.put("laureats", "Choisissez au moins un lauréat.");
            }
        } catch (SaisieRefusee e) {
            erreurs.putAll(e.erreurs());
        }
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs);
        }
        return new Lu(couverts, parties.de(type, couverts, saisi, agent.aujourdHui()));
    }

    private static @Nullable String rempli(String texte) {
        return texte.isBlank() ? null : texte.strip();
    }

    private record Lu(List<LaureatCouvert> laureats, List<Partie> parties) {

        List<UUID> ids() {
            return laureats.stream().map(LaureatCouvert::id).toList();
        }

        Cible cible(String programme) {
            return Cible.communes(
                            programme,
                            laureats.stream()
                                    .flatMap(l -> l.communes().stream())
                                    .toList())
                    .nommant(parties.stream()
                            .map(Partie::organisation)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
        }
    }
}
