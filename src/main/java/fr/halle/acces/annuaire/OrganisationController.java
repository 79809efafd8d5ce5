package fr.halle.acces.annuaire;

import fr.halle.acces.Connecte;
import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Mandats.Designation;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.matrice.Role;
import fr.halle.acces.saisie.Saisie;
import fr.halle.commun.Lecture;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import fr.halle.platform.web.Telechargements;
import fr.halle.territoire.Territoires;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** La fiche d'une organisation : la corriger, y désigner quelqu'un qui a déjà un compte. */
@Connecte
@Controller
class OrganisationController {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final ListeDesOrganisations liste;
    private final Organisations organisations;
    private final Territoires territoires;
    private final Comptes comptes;
    private final Mandats mandats;
    private final Habilitations habilitations;
    private final Droits droits;
    private final Ecrans ecrans;
    private final Telechargements telechargements;
    private final TransactionTemplate transaction;
    private final Clock horloge;

    OrganisationController(
            ListeDesOrganisations liste,
            Organisations organisations,
            Territoires territoires,
            Comptes comptes,
            Mandats mandats,
            Habilitations habilitations,
            Droits droits,
            Ecrans ecrans,
            Telechargements telechargements,
            PlatformTransactionManager transactions,
            Clock horloge) {
        this.liste = liste;
        this.organisations = organisations;
        this.territoires = territoires;
        this.comptes = comptes;
        this.mandats = mandats;
        this.habilitations = habilitations;
        this.droits = droits;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
        this.transaction = new TransactionTemplate(transactions);
        this.horloge = horloge;
    }

    @GetMapping("/annuaire/{reference:O-[0-9A-Z]{9}}")
    ModelAndView montrer(
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String fait,
            HttpServletRequest requete,
            @Nullable CsrfToken jeton) {
        return page(organisations.charger(reference), fait, Saisie.vide(), requete, jeton);
    }

    @GetMapping("/annuaire/{reference:O-[0-9A-Z]{9}}/mandats." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String reference,
            @PathVariable String format,
            Lecture lecture,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var organisation = organisations.charger(reference);
        telechargements.envoyer(
                liste.tableauDesFonctions(reference, organisation.nom(), organisation.id(), lecture),
                format,
                requete,
                reponse);
    }

    @Exige(Permission.GERER_ORGANISATIONS)
    @PostMapping("/annuaire/{reference:O-[0-9A-Z]{9}}/corriger")
    ModelAndView corriger(
            @PathVariable String reference,
            @RequestParam Map<String, String> champs,
            HttpServletRequest requete,
            @Nullable CsrfToken jeton) {
        var organisation = organisations.charger(reference);
        var saisie = Saisie.de(champs);
        var nom = saisie.requis("nom", "Donnez le nom de l'organisation.");
        var siret = AnnuaireController.siret(saisie);
        if (saisie.bonne()) {
            try {
                organisations.corriger(organisation.id(), nom, siret, "Saisie");
                return Saisie.vers("/annuaire/" + reference + "?fait=corrigee");
            } catch (OperationRefusee e) {
                saisie.refuser(Saisie.FORMULAIRE, e.phrase());
            }
        }
        return Saisie.aCorriger(page(organisation, null, saisie, requete, jeton));
    }

    /** Désigne une personne que l'on voit déjà ; les autres s'invitent. */
    @Exige(Permission.INVITER)
    @PostMapping("/annuaire/{reference:O-[0-9A-Z]{9}}/designer")
    ModelAndView designer(
            @PathVariable String reference,
            @RequestParam Map<String, String> champs,
            HttpServletRequest requete,
            @Nullable CsrfToken jeton) {
        var organisation = organisations.charger(reference);
        var saisie = Saisie.de(champs);
        var courriel = saisie.requis("courriel", "Donnez l'adresse de la personne.");
        var fonction = saisie.requis("fonction", "Donnez la fonction, telle que la personne la porte.");
        var designation = saisie.requis("designation", "Donnez l'acte qui désigne : arrêté, délibération, contrat.");
        var du = saisie.jourRequis("du", "Donnez le premier jour de la fonction.");
        var jusqu = saisie.jour("jusqu").orElse(null);
        var role = saisie.valeur("role");
        if (!roles().containsKey(role)) {
            saisie.refuser("role", "Choisissez un rôle dans la liste.");
        }
        if (saisie.bonne()) {
            try {
                var personne = comptes.trouver(courriel)
                        .orElseThrow(
                                () -> new OperationRefusee(
                                        "Cette adresse n'est pas de celles que vous voyez : invitez la personne, elle acceptera elle-même."));
                var lieu = organisation.territoire();
                if (lieu == null) {
                    throw new OperationRefusee(
                            "Cette organisation n'a pas de territoire : invitez la personne en disant où elle agira.");
                }
                transaction.executeWithoutResult(_ -> {
                    var mandat = mandats.designer(
                            new Designation(personne, organisation.id(), fonction, du, jusqu, designation, "Saisie"));
                    habilitations.accorder(new Octroi(mandat, null, role, lieu, null, du, jusqu, designation));
                });
                return Saisie.vers("/annuaire/" + reference + "?fait=designee");
            } catch (OperationRefusee e) {
                saisie.refuser(Saisie.FORMULAIRE, e.phrase());
            }
        }
        return Saisie.aCorriger(page(organisation, null, saisie, requete, jeton));
    }

    private Map<String, String> roles() {
        var roles = new LinkedHashMap<String, String>();
        for (Role role : habilitations.donnables()) {
            roles.put(role.code(), role.libelle());
        }
        return roles;
    }

    private ModelAndView page(
            Organisation organisation,
            @Nullable String fait,
            Saisie saisie,
            HttpServletRequest requete,
            @Nullable CsrfToken jeton) {
        var aujourdHui = LocalDate.ofInstant(horloge.instant(), PARIS);
        var lieu = organisation.territoire();
        var fonctions = liste.fonctions(organisation.id(), aujourdHui);
        var roles = new LinkedHashMap<String, String>();
        roles().forEach((code, libelle) -> {
            if (lieu != null
                    && habilitations.donnables().stream()
                            .anyMatch(r -> r.code().equals(code) && r.mailles().contains(lieu.type()))) {
                roles.put(code, libelle);
            }
        });
        return new ModelAndView(
                "acces/annuaire/fiche",
                "page",
                new PageOrganisation(
                        ecrans.nouveau(organisation.nom())
                                .fil("L’annuaire", "/annuaire")
                                .section("/annuaire")
                                .construire(),
                        organisation,
                        lieu == null
                                ? null
                                : territoires
                                        .trouver(lieu.type(), lieu.code(), aujourdHui)
                                        .map(t -> t.nomPrecis())
                                        .orElse(lieu.code()),
                        fonctions,
                        fonctions.isEmpty()
                                ? java.util.List.of()
                                : LienExport.tous(Lien.vers("/annuaire/" + organisation.reference()), "mandats"),
                        droits.peut(Permission.GERER_ORGANISATIONS, organisation.cible()),
                        droits.peut(Permission.INVITER, organisation.cible()),
                        roles,
                        aujourdHui,
                        fait,
                        saisie,
                        jeton));
    }
}
