package fr.halle.acces.invitation;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.acces.invitation.PagesDAcces.PageInviter;
import fr.halle.acces.invitation.PagesDAcces.PageLien;
import fr.halle.acces.invitation.PagesDAcces.PageListe;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.matrice.Role;
import fr.halle.acces.saisie.Saisie;
import fr.halle.commun.Lecture;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Telechargements;
import fr.halle.territoire.TypeTerritoire;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Inviter, et suivre ses invitations. */
@Exige(Permission.INVITER)
@Controller
class InvitationsController {

    private static final String INVITER = "/annuaire/{reference:O-[0-9A-Z]{9}}/inviter";

    private final Invitations invitations;
    private final ListesDAcces listes;
    private final Organisations organisations;
    private final Habilitations habilitations;
    private final Matrice matrice;
    private final Ecrans ecrans;
    private final Telechargements telechargements;
    private final Clock horloge;

    InvitationsController(
            Invitations invitations,
            ListesDAcces listes,
            Organisations organisations,
            Habilitations habilitations,
            Matrice matrice,
            Ecrans ecrans,
            Telechargements telechargements,
            Clock horloge) {
        this.invitations = invitations;
        this.listes = listes;
        this.organisations = organisations;
        this.habilitations = habilitations;
        this.matrice = matrice;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
        this.horloge = horloge;
    }

    @GetMapping("/invitations")
    ModelAndView lister(
            Lecture lecture,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(required = false) @Nullable String fait,
            DemandeDeListe demande,
            @Nullable CsrfToken jeton) {
        var tri = ListesDAcces.tri(demande.tri());
        return new ModelAndView(
                "acces/invitation/liste",
                "page",
                new PageListe(
                        ecrans.nouveau("Les invitations")
                                .date(lecture)
                                .fil("L’annuaire", "/annuaire")
                                .section("/annuaire")
                                .construire(),
                        false,
                        demande.montrer(listes.invitations(lecture, etat, tri), tri),
                        PagesDAcces.ETATS_DES_INVITATIONS,
                        etat,
                        libelles(matrice),
                        fait,
                        jeton));
    }

    @GetMapping("/invitations." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var liste = listes.invitations(lecture, etat, ListesDAcces.tri(tri));
        telechargements.envoyer(listes.tableau("invitations", "Invitations", lecture, liste), format, requete, reponse);
    }

    @PostMapping("/invitations/{id}/retirer")
    ModelAndView retirer(@PathVariable UUID id) {
        invitations.retirer(id);
        return Saisie.vers("/invitations?fait=retiree");
    }

    @GetMapping(INVITER)
    ModelAndView preparer(
            @PathVariable String reference, @RequestParam Map<String, String> champs, @Nullable CsrfToken jeton) {
        return formulaire(organisations.charger(reference), Saisie.de(champs), UUID.randomUUID(), jeton);
    }

    @PostMapping(INVITER)
    ModelAndView inviter(
            @PathVariable String reference,
            @RequestParam Map<String, String> champs,
            HttpServletRequest requete,
            HttpServletResponse reponse,
            @Nullable CsrfToken jeton) {
        var organisation = organisations.charger(reference);
        var saisie = Saisie.de(champs);
        var id = saisie.identifiant("id").orElseGet(UUID::randomUUID);
        var designation = saisie.requis("designation", "Donnez l'acte qui désigne : arrêté, délibération, contrat.");
        var place = new Proposition(
                organisation.id(),
                saisie.requis("prenom", "Donnez le prénom de la personne."),
                saisie.requis("nom", "Donnez le nom de la personne."),
                saisie.requis("courriel", "Donnez l'adresse de la personne."),
                saisie.requis("fonction", "Donnez la fonction, telle que la personne la porte."),
                saisie.valeur("role"),
                lieu(saisie, organisation),
                saisie.valeur("programme").isEmpty() ? null : saisie.valeur("programme"),
                saisie.jourRequis("du", "Donnez le premier jour de la fonction."),
                saisie.jour("jusqu").orElse(null));
        if (!libelles(matrice).containsKey(place.role())) {
            saisie.refuser("role", "Choisissez un rôle dans la liste.");
        }
        if (saisie.bonne()) {
            try {
                var secret = invitations.inviter(id, place, designation);
                reponse.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                var racine = requete.getRequestURL().toString().replace(requete.getRequestURI(), "");
                return new ModelAndView(
                        "acces/invitation/lien",
                        "page",
                        new PageLien(
                                ecrans.nouveau("L’invitation est faite")
                                        .fil("L’annuaire", "/annuaire")
                                        .fil(organisation.nom(), "/annuaire/" + reference)
                                        .section("/annuaire")
                                        .construire(),
                                organisation,
                                place.prenom() + " " + place.nom(),
                                racine + "/invitation?jeton=" + secret));
            } catch (OperationRefusee e) {
                saisie.refuser(Saisie.FORMULAIRE, e.phrase());
            }
        }
        return Saisie.aCorriger(formulaire(organisation, saisie, id, jeton));
    }

    private ModelAndView formulaire(Organisation organisation, Saisie saisie, UUID id, @Nullable CsrfToken jeton) {
        var roles = new LinkedHashMap<String, String>();
        for (Role role : habilitations.donnables()) {
            roles.put(role.code(), role.libelle());
        }
        var niveaux = new LinkedHashMap<String, String>();
        for (var niveau : TypeTerritoire.values()) {
            if (niveau != TypeTerritoire.GROUPEMENT) {
                niveaux.put(niveau.code(), niveau.libelle());
            }
        }
        return new ModelAndView(
                "acces/invitation/inviter",
                "page",
                new PageInviter(
                        ecrans.nouveau("Inviter une personne")
                                .fil("L’annuaire", "/annuaire")
                                .fil(organisation.nom(), "/annuaire/" + organisation.reference())
                                .section("/annuaire")
                                .construire(),
                        organisation,
                        id,
                        roles,
                        niveaux,
                        organisation.territoire(),
                        LocalDate.now(horloge.withZone(java.time.ZoneId.of("Europe/Paris"))),
                        saisie,
                        jeton));
    }

    /** Le territoire du chapeau : celui que dit le formulaire, sinon celui de l'organisation. */
    private static Lieu lieu(Saisie saisie, Organisation organisation) {
        var sien = organisation.territoire();
        var niveau = TypeTerritoire.deCode(saisie.valeur("niveau"));
        if (niveau.isPresent() && niveau.get() == TypeTerritoire.NATION) {
            return new Lieu(TypeTerritoire.NATION, "france");
        }
        if (niveau.isPresent() && !saisie.valeur("code").isEmpty()) {
            return new Lieu(niveau.get(), saisie.valeur("code"));
        }
        if (sien == null) {
            saisie.refuser("code", "Dites sur quel territoire la personne agira.");
            return new Lieu(TypeTerritoire.NATION, "france");
        }
        return sien;
    }

    static Map<String, String> libelles(Matrice matrice) {
        var roles = new LinkedHashMap<String, String>();
        matrice.roles().forEach(role -> roles.put(role.code(), role.libelle()));
        return roles;
    }
}
