package fr.halle.acces.invitation;

import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Signature;
import fr.halle.acces.Visibilite;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Organisations;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.territoire.TypeTerritoire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Inviter quelqu'un, dans son territoire. L'invitation ne crée rien : ni compte ni mandat, tant qu'elle n'est pas acceptée. Elle vaut
 * quatorze jours, une seule fois, et seulement tant que celui qui l'a faite en a encore le droit.
 */
@Component
public class Invitations {

    static final Duration VALIDITE = Duration.ofDays(14);

    private static final String REFUS =
            "Cette invitation ne vaut plus, ou n'est pas pour vous : demandez-en une autre à la personne qui vous a invité.";

    private final JdbcClient sql;
    private final Droits droits;
    private final Organisations organisations;
    private final Habilitations habilitations;
    private final Installation installation;
    private final Comptes comptes;
    private final ApartDHalle halle;
    private final Clock horloge;
    private final TraceDesAcces trace;

    Invitations(
            JdbcClient sql,
            Droits droits,
            Organisations organisations,
            Habilitations habilitations,
            Installation installation,
            Comptes comptes,
            ApartDHalle halle,
            Clock horloge,
            TraceDesAcces trace) {
        this.sql = sql;
        this.droits = droits;
        this.organisations = organisations;
        this.habilitations = habilitations;
        this.installation = installation;
        this.comptes = comptes;
        this.halle = halle;
        this.horloge = horloge;
        this.trace = trace;
    }

    /** Une invitation, vue de qui tient son jeton. */
    public record Invitation(
            UUID id,
            Proposition place,
            String designation,
            @Nullable UUID auteur,
            @Nullable UUID habilitation,
            String qualite,
            String etat) {}

    /**
     * Invite. Rien de ce qui revient ne dit si l'adresse a déjà un compte.
     *
     * @param id tiré par le formulaire : le même, envoyé deux fois, n'invite qu'une fois
     * @param designation l'acte qui désigne : « Délibération du 28 mai 2020 »
     * @return le secret à transmettre à la personne ; il ne se relit jamais
     * @throws AccesRefuse si l'acteur ne peut pas inviter là, ou si son chapeau ne donne pas ce rôle
     */
    @Transactional
    public String inviter(UUID id, Proposition place, String designation) {
        var signature = Signature.courante();
        var organisation = organisations.charger(place.organisation());
        droits.exiger(Permission.INVITER, organisation.cible());
        habilitations.exigerOctroyable(
                new Octroi(
                        id,
                        null,
                        place.role(),
                        place.territoire(),
                        place.programme(),
                        place.du(),
                        place.jusqu(),
                        designation),
                new Cible(place.programme(), Set.of(place.territoire()), Set.of(place.organisation()), Set.of()));
        Comptes.exigerUnePersonne(place.prenom(), place.nom(), place.courriel());
        if (place.fonction().isBlank() || designation.isBlank()) {
            throw new OperationRefusee("Il manque la fonction ou l'acte qui désigne : complétez-les.");
        }
        var jeton = Jeton.tirer();
        try {
            sql.sql("""
                            insert into acces.invitation (id, empreinte, organisation, prenom, nom, courriel, fonction, role,
                                                          territoire_type, territoire_code, programme, du, jusqu, designation, auteur,
                                                          habilitation, qualite, visible_par, expire_le)
                            values (:id, :empreinte, :organisation, :prenom, :nom, lower(:courriel), :fonction, :role, :type, :code,
                                    :programme, :du, :jusqu, :designation, :auteur, :habilitation, :qualite, :visible, :expire)
                            """)
                    .param("id", id)
                    .param("empreinte", jeton.empreinte())
                    .param("organisation", place.organisation())
                    .param("prenom", place.prenom().strip())
                    .param("nom", place.nom().strip())
                    .param("courriel", place.courriel().strip())
                    .param("fonction", place.fonction().strip())
                    .param("role", place.role())
                    .param("type", place.territoire().type().code())
                    .param("code", place.territoire().code())
                    .param("programme", place.programme())
                    .param("du", place.du())
                    .param("jusqu", place.jusqu())
                    .param("designation", designation.strip())
                    .param("auteur", signature.utilisateur())
                    .param("habilitation", signature.habilitation())
                    .param("qualite", signature.qualite())
                    .param(
                            "visible",
                            droits.visiblePar(Visibilite.ETAT, organisation.cible())
                                    .toArray(String[]::new))
                    .param("expire", horloge.instant().plus(VALIDITE).atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(
                    "Cette invitation est déjà faite : son lien n'a été montré qu'une fois. S'il est perdu, retirez-la et recommencez.",
                    e);
        }
        trace.inviter(id, place, organisation);
        return jeton.secret();
    }

    /** Retire une invitation que personne n'a encore acceptée. */
    @Transactional
    public void retirer(UUID invitation) {
        var organisation = sql.sql("select organisation from acces.v_invitation where id = :id")
                .param("id", invitation)
                .query(UUID.class)
                .optional()
                .orElseThrow(
                        () -> new Introuvable("invitation", "Cette invitation n'existe pas : repartez de leur liste."));
        var chez = organisations.charger(organisation);
        droits.exiger(Permission.INVITER, chez.cible());
        finir(invitation, "retiree", Signature.courante().utilisateur(), null);
        trace.retirer(invitation, chez);
    }

    /** Ce à quoi invite ce secret ; vide s'il ne vaut rien, ou plus rien. */
    public Optional<Invitation> lire(String secret) {
        return halle.lire(() -> sql.sql("""
                                select i.id, i.organisation, i.prenom, i.nom, i.courriel, i.fonction, i.role, i.territoire_type,
                                       i.territoire_code, i.programme, i.du, i.jusqu, i.designation, i.auteur, i.habilitation,
                                       i.qualite, i.etat, i.expire_le
                                  from acces.v_invitation i
                                 where i.id = (select e.id from acces.invitation e where e.empreinte = :empreinte)
                                """)
                        .param("empreinte", new Jeton(secret).empreinte())
                        .query(this::invitation)
                        .optional())
                .filter(invitation -> invitation.etat().equals("en_attente"));
    }

    /** L'organisation où invite cette invitation, dite à qui n'a pas encore de compte. */
    String nomDeLOrganisation(Invitation invitation) {
        return halle.lire(
                () -> organisations.charger(invitation.place().organisation()).nom());
    }

    /**
     * À la première connexion : désigne la personne et lui donne le chapeau promis, sous la signature de qui l'a invitée.
     *
     * @param utilisateur le compte qui se connecte ; son adresse est celle de l'invitation
     * @return le mandat
     * @throws OperationRefusee si le jeton est inconnu, a servi, a passé quatorze jours, est pour une autre adresse, ou si la personne
     *     qui a invité n'en a plus le droit
     */
    public UUID accepter(String secret, UUID utilisateur) {
        var invitation = lire(secret).orElseThrow(() -> new OperationRefusee(REFUS));
        var sienne = halle.lire(() -> comptes.trouver(invitation.place().courriel()));
        if (sienne.filter(utilisateur::equals).isEmpty()) {
            throw new OperationRefusee(REFUS);
        }
        try {
            return halle.faire(auteur(invitation), () -> {
                var mandat = installation.installer(
                        utilisateur,
                        invitation.place(),
                        invitation.designation(),
                        "Invitation de " + invitation.qualite());
                finir(invitation.id(), "acceptee", utilisateur, mandat);
                trace.accepter(
                        invitation.id(),
                        utilisateur,
                        invitation.place(),
                        organisations.charger(invitation.place().organisation()));
                return mandat;
            });
        } catch (AccesRefuse e) {
            throw new OperationRefusee(REFUS, e);
        }
    }

    /**
     * De même pour une personne que son fournisseur d'identité vient de reconnaître : son compte s'ouvre s'il manquait.
     *
     * @param courriel celui dont le fournisseur se porte garant
     * @return le compte
     */
    public UUID accueillir(String secret, String courriel) {
        var invitation = lire(secret)
                .filter(trouvee -> trouvee.place().courriel().equalsIgnoreCase(courriel.strip()))
                .orElseThrow(() -> new OperationRefusee(REFUS));
        var place = invitation.place();
        var utilisateur = halle.faire(
                ApartDHalle.SERVICE,
                () -> comptes.trouver(place.courriel())
                        .orElseGet(() -> comptes.ouvrir(place.prenom(), place.nom(), place.courriel())));
        accepter(secret, utilisateur);
        return utilisateur;
    }

    private void finir(UUID invitation, String issue, @Nullable UUID utilisateur, @Nullable UUID mandat) {
        try {
            sql.sql("""
                            insert into acces.invitation_suite (invitation, issue, utilisateur, mandat)
                            values (:invitation, :issue, :utilisateur, :mandat)
                            """)
                    .param("invitation", invitation)
                    .param("issue", issue)
                    .param("utilisateur", utilisateur)
                    .param("mandat", mandat)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee(
                    "Cette invitation vient d'être acceptée ou retirée : rechargez la page pour voir ce qu'il en est.",
                    e);
        }
    }

    /** Celui qui a invité, sous le chapeau qu'il portait : s'il ne vaut plus, l'acceptation sera refusée. */
    private static Acteur auteur(Invitation invitation) {
        return invitation.auteur() == null
                ? ApartDHalle.SERVICE
                : new Acteur.Personne(
                        UUID.randomUUID(),
                        invitation.auteur(),
                        invitation.habilitation(),
                        invitation.qualite(),
                        "par son invitation");
    }

    private Invitation invitation(ResultSet ligne, int rang) throws SQLException {
        var expire = ligne.getObject("expire_le", OffsetDateTime.class).toInstant();
        return new Invitation(
                ligne.getObject("id", UUID.class),
                new Proposition(
                        ligne.getObject("organisation", UUID.class),
                        ligne.getString("prenom"),
                        ligne.getString("nom"),
                        ligne.getString("courriel"),
                        ligne.getString("fonction"),
                        ligne.getString("role"),
                        new Lieu(
                                TypeTerritoire.deCode(ligne.getString("territoire_type"))
                                        .orElseThrow(),
                                ligne.getString("territoire_code")),
                        ligne.getString("programme"),
                        ligne.getObject("du", LocalDate.class),
                        ligne.getObject("jusqu", LocalDate.class)),
                ligne.getString("designation"),
                ligne.getObject("auteur", UUID.class),
                ligne.getObject("habilitation", UUID.class),
                ligne.getString("qualite"),
                horloge.instant().isBefore(expire) ? ligne.getString("etat") : "perimee");
    }
}
