package fr.halle.acces.invitation;

import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.acces.Signature;
import fr.halle.acces.Visibilite;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.matrice.Matrice;
import fr.halle.commun.Reference;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Demander un accès, et y répondre. Une demande ne donne rien ; la réponse est un acte de qui peut donner le rôle. */
@Component
public class DemandesDAcces {

    /** Au-delà, c'est une erreur ou un jeu. */
    private static final int EN_ATTENTE_AU_PLUS = 5;

    private static final int MESSAGE = 2_000;

    private static final String LIRE = """
            select id, reference, utilisateur, prenom, nom, courriel, organisation, fonction, role, territoire_type,
                   territoire_code, programme, du, jusqu, message, saisi_le, etat, motif, qualite
              from acces.v_demande
            """;

    private final JdbcClient sql;
    private final Droits droits;
    private final Organisations organisations;
    private final Habilitations habilitations;
    private final Installation installation;
    private final Comptes comptes;
    private final Matrice matrice;
    private final ApartDHalle halle;
    private final TraceDesAcces trace;

    DemandesDAcces(
            JdbcClient sql,
            Droits droits,
            Organisations organisations,
            Habilitations habilitations,
            Installation installation,
            Comptes comptes,
            Matrice matrice,
            ApartDHalle halle,
            TraceDesAcces trace) {
        this.sql = sql;
        this.droits = droits;
        this.organisations = organisations;
        this.habilitations = habilitations;
        this.installation = installation;
        this.comptes = comptes;
        this.matrice = matrice;
        this.halle = halle;
        this.trace = trace;
    }

    /** Une demande, et où elle en est. */
    public record Demande(
            UUID id,
            String reference,
            @Nullable UUID utilisateur,
            String prenom,
            String nom,
            String courriel,
            UUID organisation,
            String fonction,
            String role,
            String territoireType,
            String territoireCode,
            @Nullable String programme,
            LocalDate du,
            @Nullable LocalDate jusqu,
            String message,
            OffsetDateTime saisiLe,
            String etat,
            @Nullable String motif,
            @Nullable String qualite) {

        public Lieu territoire() {
            return new Lieu(TypeTerritoire.deCode(territoireType).orElseThrow(), territoireCode);
        }

        /** Ce sur quoi porte la réponse. */
        public Cible cible() {
            return new Cible(programme, Set.of(territoire()), Set.of(organisation), Set.of());
        }

        private Proposition place() {
            return new Proposition(
                    organisation, prenom, nom, courriel, fonction, role, territoire(), programme, du, jusqu);
        }
    }

    /**
     * Dépose une demande. La même, déposée deux fois, n'en fait qu'une.
     *
     * @param utilisateur le compte de la personne ; absent si elle n'en a pas encore, et que son fournisseur d'identité se porte garant
     *     de son adresse
     * @return sa référence
     */
    public String deposer(@Nullable UUID utilisateur, Proposition place, String message) {
        Comptes.exigerUnePersonne(place.prenom(), place.nom(), place.courriel());
        var role = matrice.role(place.role());
        if (!role.mailles().contains(place.territoire().type())) {
            throw new OperationRefusee("Le rôle « %s » ne se donne pas sur un territoire de ce niveau (%s)."
                    .formatted(role.libelle(), place.territoire().type().libelle()));
        }
        if (role.lectureSeule() && place.jusqu() == null) {
            throw new OperationRefusee("Une mission de contrôle a une fin : indiquez la date où elle s'achève.");
        }
        if (place.fonction().isBlank() || message.length() > MESSAGE) {
            throw new OperationRefusee("Il manque votre fonction, ou le message est trop long : corrigez-les.");
        }
        return halle.faire(ApartDHalle.SERVICE, () -> {
            // Une seule demande à la fois par adresse : le compte qui suit est alors exact.
            sql.sql("select pg_advisory_xact_lock(hashtextextended('acces.demande:' || lower(:courriel), 0))::text")
                    .param("courriel", place.courriel().strip())
                    .query(String.class)
                    .single();
            var enAttente = sql.sql("""
                            select reference, organisation = :organisation and role = :role as meme from acces.v_demande
                             where lower(courriel) = lower(:courriel) and etat = 'en_attente' order by meme desc
                            """)
                    .param("courriel", place.courriel().strip())
                    .param("organisation", place.organisation())
                    .param("role", place.role())
                    .query((ligne, _) -> new Deposee(ligne.getString("reference"), ligne.getBoolean("meme")))
                    .list();
            if (!enAttente.isEmpty() && enAttente.getFirst().meme()) {
                return enAttente.getFirst().reference();
            }
            if (enAttente.size() >= EN_ATTENTE_AU_PLUS) {
                throw new OperationRefusee(
                        "Vous avez déjà plusieurs demandes en attente : attendez qu'on y réponde avant d'en faire une autre.");
            }
            return ecrire(utilisateur, place, message);
        });
    }

    private record Deposee(String reference, boolean meme) {}

    private String ecrire(@Nullable UUID utilisateur, Proposition place, String message) {
        var organisation = organisations.charger(place.organisation());
        var reference = Reference.nouvelle('Q').valeur();
        sql.sql("""
                        insert into acces.demande (id, reference, utilisateur, prenom, nom, courriel, organisation, fonction, role,
                                                   territoire_type, territoire_code, programme, du, jusqu, message, visible_par)
                        values (:id, :reference, :utilisateur, :prenom, :nom, lower(:courriel), :organisation, :fonction, :role,
                                :type, :code, :programme, :du, :jusqu, :message, :visible)
                        """)
                .param("id", UUID.randomUUID())
                .param("reference", reference)
                .param("utilisateur", utilisateur)
                .param("prenom", place.prenom().strip())
                .param("nom", place.nom().strip())
                .param("courriel", place.courriel().strip())
                .param("organisation", place.organisation())
                .param("fonction", place.fonction().strip())
                .param("role", place.role())
                .param("type", place.territoire().type().code())
                .param("code", place.territoire().code())
                .param("programme", place.programme())
                .param("du", place.du())
                .param("jusqu", place.jusqu())
                .param("message", message.strip())
                .param(
                        "visible",
                        droits.visiblePar(Visibilite.ETAT, organisation.cible()).toArray(String[]::new))
                .update();
        trace.demander(reference, place, organisation);
        return reference;
    }

    /** @throws Introuvable si cette demande n'existe pas, ou n'est pas de celles que l'acteur voit */
    public Demande charger(String reference) {
        return sql.sql(LIRE + " where reference = :reference")
                .param("reference", reference)
                .query(Demande.class)
                .optional()
                .orElseThrow(
                        () -> new Introuvable("reference", "Cette demande n'existe pas : repartez de leur liste."));
    }

    /** Vrai si le chapeau de l'acteur répond aux demandes de ce territoire, et donne ce rôle. */
    public boolean peutRepondre(Demande demande) {
        return droits.peut(Permission.APPROUVER_ACCES, demande.cible()) && habilitations.peutDonner(demande.role());
    }

    /** Les demandes, en attente ou non, dont la réponse revient ou revenait à l'acteur. */
    List<UUID> aRepondre() {
        return sql.sql(LIRE).query(Demande.class).list().stream()
                .filter(this::peutRepondre)
                .map(Demande::id)
                .toList();
    }

    /**
     * Dit oui : le compte s'ouvre s'il manquait, la personne est désignée et reçoit le chapeau demandé.
     *
     * @param designation l'acte qui désigne
     */
    @Transactional
    public void accorder(String reference, String designation) {
        var demande = charger(reference);
        exigerEnAttente(demande);
        exigerDeRepondre(demande);
        if (designation.isBlank()) {
            throw new OperationRefusee("Il manque l'acte qui désigne cette personne : indiquez-le.");
        }
        var compte = compte(demande);
        var mandat =
                installation.installer(compte, demande.place(), designation, "Demande d'accès " + demande.reference());
        repondre(demande, "accordee", designation, mandat);
        trace.accorder(reference, compte, demande.place(), organisations.charger(demande.organisation()));
    }

    /** Dit non, et pourquoi. */
    @Transactional
    public void refuser(String reference, String motif) {
        var demande = charger(reference);
        exigerEnAttente(demande);
        exigerDeRepondre(demande);
        if (motif.isBlank()) {
            throw new OperationRefusee("Un refus se motive : dites pourquoi, la personne le lira.");
        }
        repondre(demande, "refusee", motif, null);
        trace.refuser(reference, organisations.charger(demande.organisation()));
    }

    private void exigerDeRepondre(Demande demande) {
        if (!peutRepondre(demande)) {
            throw droits.refus(Permission.APPROUVER_ACCES);
        }
    }

    /** L'adresse peut être celle d'un compte que l'acteur ne voit pas : Halle le cherche pour lui, sans le lui dire. */
    private UUID compte(Demande demande) {
        var connu = demande.utilisateur();
        return connu != null
                ? connu
                : halle.faire(
                        ApartDHalle.SERVICE,
                        () -> comptes.trouver(demande.courriel())
                                .orElseGet(() -> comptes.ouvrir(demande.prenom(), demande.nom(), demande.courriel())));
    }

    private static void exigerEnAttente(Demande demande) {
        if (!demande.etat().equals("en_attente")) {
            throw new OperationRefusee("Cette demande a déjà sa réponse : rechargez la page pour la lire.");
        }
    }

    private void repondre(Demande demande, String reponse, String motif, @Nullable UUID mandat) {
        var signature = Signature.courante();
        try {
            sql.sql("""
                            insert into acces.demande_reponse (demande, reponse, motif, mandat, auteur, qualite)
                            values (:demande, :reponse, :motif, :mandat, :auteur, :qualite)
                            """)
                    .param("demande", demande.id())
                    .param("reponse", reponse)
                    .param("motif", motif.strip())
                    .param("mandat", mandat)
                    .param("auteur", signature.utilisateur())
                    .param("qualite", signature.qualite())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new OperationRefusee("Quelqu'un vient de répondre à cette demande : rechargez la page.", e);
        }
    }
}
