package fr.halle.acces.invitation;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.saisie.Saisie;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** Ce que montrent les écrans d'invitation et de demande. */
public final class PagesDAcces {

    /** Les états d'une liste, pour son filtre. */
    public static final Map<String, String> ETATS_DES_INVITATIONS = Map.of(
            "",
            "Toutes",
            "en_attente",
            "En attente",
            "acceptee",
            "Acceptées",
            "retiree",
            "Retirées",
            "perimee",
            "Périmées");

    public static final Map<String, String> ETATS_DES_DEMANDES =
            Map.of("", "Toutes", "en_attente", "En attente", "accordee", "Accordées", "refusee", "Refusées");

    private PagesDAcces() {}

    /** @param demandes vrai pour les demandes, faux pour les invitations */
    public record PageListe(
            Ecran ecran,
            boolean demandes,
            ListeMontree<ListesDAcces.Ligne> liste,
            Map<String, String> etats,
            String etat,
            Map<String, String> roles,
            @Nullable String fait,
            @Nullable CsrfToken jeton) {}

    /** @param id tiré pour ce formulaire : l'envoyer deux fois n'invite qu'une fois */
    public record PageInviter(
            Ecran ecran,
            Organisation organisation,
            UUID id,
            Map<String, String> roles,
            Map<String, String> niveaux,
            @Nullable Lieu lieu,
            LocalDate aujourdHui,
            Saisie saisie,
            @Nullable CsrfToken jeton) {}

    /** @param adresse le lien à transmettre ; il n'est montré qu'ici */
    public record PageLien(Ecran ecran, Organisation organisation, String personne, String adresse) {}

    /**
     * Ce que voit la personne invitée.
     *
     * @param connexion où se connecter d'abord ; absent si elle l'est déjà
     */
    public record PageAccepter(
            Ecran ecran,
            Invitations.Invitation invitation,
            String organisation,
            String role,
            String secret,
            @Nullable String connexion,
            Saisie saisie,
            @Nullable CsrfToken jeton) {}

    public record PageDemander(
            Ecran ecran,
            String prenom,
            String nom,
            String courriel,
            Map<String, String> roles,
            Map<String, String> natures,
            LocalDate aujourdHui,
            @Nullable String reference,
            List<Autorites.Autorite> attendues,
            Saisie saisie,
            @Nullable CsrfToken jeton) {}

    public record PageDemande(
            Ecran ecran,
            DemandesDAcces.Demande demande,
            Organisation organisation,
            String role,
            List<Autorites.Autorite> attendues,
            boolean peutRepondre,
            Saisie saisie,
            @Nullable CsrfToken jeton) {}

    public record PageOrphelins(Ecran ecran, ListeMontree<Autorites.Orphelin> liste) {}
}
