package fr.halle.acces.invitation;

import fr.halle.acces.Droits;
import fr.halle.acces.Visibilite;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.matrice.Matrice;
import fr.halle.commun.DateApprochee;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.web.Typographie;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Inscrit dans la trace les invitations et les demandes d'accès. Une personne n'y est nommée que lorsqu'elle a un compte, avec lequel
 * son nom s'efface ; jusque-là, l'invitation ou la demande la nomme seule.
 */
@Component
class TraceDesAcces {

    private final Journal journal;
    private final Droits droits;
    private final Matrice matrice;

    TraceDesAcces(Journal journal, Droits droits, Matrice matrice) {
        this.journal = journal;
        this.droits = droits;
        this.matrice = matrice;
    }

    void inviter(UUID invitation, Proposition place, Organisation organisation) {
        inscrire(
                invitation(invitation, organisation), "invitation.envoyer", "invite une personne", place, organisation);
    }

    void retirer(UUID invitation, Organisation organisation) {
        journal.consigner(
                sur(invitation(invitation, organisation), "invitation.retirer", "retire l'invitation", organisation));
    }

    /** L'acte est de qui a invité : c'est sous sa signature que la personne est désignée. */
    void accepter(UUID invitation, UUID utilisateur, Proposition place, Organisation organisation) {
        journal.consigner(sur(
                        invitation(invitation, organisation),
                        "invitation.accepter",
                        "désigne {personne}, qui accepte l'invitation",
                        organisation)
                .effet(DateApprochee.jour(place.du()))
                .changeant(personne(utilisateur, place)));
    }

    void demander(String reference, Proposition place, Organisation organisation) {
        inscrire(demande(reference, organisation), "acces.demander", "reçoit une demande d'accès", place, organisation);
    }

    void accorder(String reference, UUID utilisateur, Proposition place, Organisation organisation) {
        journal.consigner(sur(
                        demande(reference, organisation),
                        "acces.accorder",
                        "accorde l'accès demandé par {personne}",
                        organisation)
                .effet(DateApprochee.jour(place.du()))
                .changeant(personne(utilisateur, place), etat("accordée")));
    }

    void refuser(String reference, Organisation organisation) {
        journal.consigner(sur(demande(reference, organisation), "acces.refuser", "refuse l'accès demandé", organisation)
                .changeant(etat("refusée")));
    }

    private void inscrire(Objet objet, String verbe, String phrase, Proposition place, Organisation organisation) {
        journal.consigner(sur(objet, verbe, phrase, organisation)
                .effet(DateApprochee.jour(place.du()))
                .changeant(
                        Changement.de("fonction", "Fonction", null, place.fonction()),
                        Changement.de(
                                "role", "Rôle", null, matrice.role(place.role()).libelle()),
                        Changement.de("du", "Premier jour", null, Typographie.date(place.du()))));
    }

    private Consigne sur(Objet objet, String verbe, String phrase, Organisation organisation) {
        var lieu = organisation.territoire();
        return Consigne.sur(objet, verbe, phrase)
                .dans(lieu == null ? List.of() : List.of(lieu.toString()))
                .visiblePar(droits.visiblePar(Visibilite.ETAT, organisation.cible()));
    }

    private static Changement personne(UUID utilisateur, Proposition place) {
        return Changement.personnel(
                utilisateur,
                "personne",
                "Personne",
                null,
                place.prenom().strip() + " " + place.nom().strip());
    }

    private static Changement etat(String apres) {
        return Changement.de("etat", "État", "en attente", apres);
    }

    private static Objet invitation(UUID id, Organisation organisation) {
        return new Objet("invitation", id.toString(), "Invitation, " + organisation.nom());
    }

    private static Objet demande(String reference, Organisation organisation) {
        return new Objet("demande-d-acces", reference, "Demande d'accès " + reference + ", " + organisation.nom());
    }
}
