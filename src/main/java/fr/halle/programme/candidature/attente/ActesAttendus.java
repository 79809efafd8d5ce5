package fr.halle.programme.candidature.attente;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.DejaConfie;
import fr.halle.acces.Droits;
import fr.halle.acces.EnAttente;
import fr.halle.acces.Habilitation;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.GenreActe;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Un acte qu'attend une candidature déposée : il attend tous les mandats qui peuvent le faire, sauf ceux qui l'ont confié à un autre.
 * L'avis n'est attendu qu'une fois par organisation, et la décision, jamais de qui a préparé.
 */
class ActesAttendus implements EnAttente {

    private final String nom;
    private final GenreActe acte;
    private final Set<EtatCandidature> etats;
    private final JdbcClient sql;
    private final Candidatures candidatures;
    private final Droits droits;
    private final Chapeaux chapeaux;
    private final DejaConfie confies;
    private final Mains mains;

    ActesAttendus(
            String nom,
            GenreActe acte,
            Set<EtatCandidature> etats,
            JdbcClient sql,
            Candidatures candidatures,
            Droits droits,
            Chapeaux chapeaux,
            DejaConfie confies,
            Mains mains) {
        this.nom = nom;
        this.acte = acte;
        this.etats = etats;
        this.sql = sql;
        this.candidatures = candidatures;
        this.droits = droits;
        this.chapeaux = chapeaux;
        this.confies = confies;
        this.mains = mains;
    }

    @Override
    public String genre() {
        return nom;
    }

    @Override
    public List<Attente> attendent(Collection<UUID> mandats) {
        var siens = chapeaux.desMandats(mandats);
        if (siens.isEmpty()) {
            return List.of();
        }
        var ouvertes = candidatures.lister(etats);
        if (ouvertes.isEmpty()) {
            return List.of();
        }
        var ecartes = ecartes(ouvertes, siens);
        var deja = confies.de(nom, mandats);
        return ouvertes.stream()
                .flatMap(candidature -> siens.stream()
                        .filter(chapeau -> attend(chapeau, candidature))
                        .filter(chapeau -> !ecartes.contains(new Ecarte(candidature.id(), qui(chapeau))))
                        .map(Habilitation::mandat)
                        .distinct()
                        .filter(mandat -> !deja.contains(new DejaConfie.Confie(candidature.reference(), mandat)))
                        .map(mandat -> new Attente(
                                mandat,
                                candidature.reference(),
                                Mains.libelle(candidature),
                                Mains.adresse(candidature),
                                null)))
                .toList();
    }

    @Override
    public void confier(UUID de, UUID a, Collection<String> objets) {
        mains.exigerCapable(a, objets, acte.permission(), acte.verbe());
    }

    private boolean attend(Habilitation chapeau, Candidature candidature) {
        return droits.peut(chapeau, acte.permission(), candidature.cible())
                && droits.voit(chapeau, candidature.visiblePar());
    }

    /** L'organisation qui a déjà donné son avis, ou la personne qui a préparé et ne décidera pas. */
    private record Ecarte(UUID candidature, UUID qui) {}

    private UUID qui(Habilitation chapeau) {
        return acte == GenreActe.DECISION ? chapeau.utilisateur() : chapeau.organisation();
    }

    private Set<Ecarte> ecartes(List<Candidature> ouvertes, List<Habilitation> chapeaux) {
        var lire = switch (acte) {
            case AVIS -> """
                            select distinct a.candidature, o.id as qui
                              from programme.v_candidature_acte a
                              join acces.v_organisation o on o.nom = a.rendu_par
                             where a.genre = 'avis' and a.connu_jusqu = 'infinity'
                               and a.candidature = any (:candidatures) and o.id = any (:qui)
                            """;
            case DECISION -> """
                            select c.id as candidature, p.id as qui
                              from unnest(:candidatures::uuid[]) c (id) cross join unnest(:qui::uuid[]) p (id)
                             where programme.a_prepare(c.id, p.id)
                            """;
            default -> "";
        };
        if (lire.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.sql(lire)
                .param("candidatures", ouvertes.stream().map(Candidature::id).toArray(UUID[]::new))
                .param("qui", chapeaux.stream().map(this::qui).distinct().toArray(UUID[]::new))
                .query(Ecarte.class)
                .list());
    }
}
