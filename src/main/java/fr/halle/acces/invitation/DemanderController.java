package fr.halle.acces.invitation;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.invitation.ArriveeVerifiee.Arrivant;
import fr.halle.acces.invitation.PagesDAcces.PageDemander;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.NatureOrganisation;
import fr.halle.acces.mandat.OrganisationsDesTerritoires;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.saisie.Saisie;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.territoire.TypeTerritoire;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Demander un accès : à qui est connecté sans chapeau, ou vient d'être reconnu par son fournisseur d'identité sans avoir de compte. */
@Public
@Controller
class DemanderController {

    private final DemandesDAcces demandes;
    private final Autorites autorites;
    private final Comptes comptes;
    private final OrganisationsDesTerritoires desTerritoires;
    private final Matrice matrice;
    private final ApartDHalle halle;
    private final ObjectProvider<ArriveeVerifiee> arrivees;
    private final Ecrans ecrans;
    private final Clock horloge;

    DemanderController(
            DemandesDAcces demandes,
            Autorites autorites,
            Comptes comptes,
            OrganisationsDesTerritoires desTerritoires,
            Matrice matrice,
            ApartDHalle halle,
            ObjectProvider<ArriveeVerifiee> arrivees,
            Ecrans ecrans,
            Clock horloge) {
        this.demandes = demandes;
        this.autorites = autorites;
        this.comptes = comptes;
        this.desTerritoires = desTerritoires;
        this.matrice = matrice;
        this.halle = halle;
        this.arrivees = arrivees;
        this.ecrans = ecrans;
        this.horloge = horloge;
    }

    @GetMapping("/acces/demander")
    ModelAndView preparer(
            @RequestParam Map<String, String> champs, HttpServletRequest requete, @Nullable CsrfToken jeton) {
        return page(demandeur(requete), Saisie.de(champs), null, List.of(), jeton);
    }

    @PostMapping("/acces/demander")
    ModelAndView deposer(
            @RequestParam Map<String, String> champs, HttpServletRequest requete, @Nullable CsrfToken jeton) {
        var demandeur = demandeur(requete);
        var saisie = Saisie.de(champs);
        var fonction = saisie.requis("fonction", "Dites votre fonction : cheffe de projet, secrétaire de mairie.");
        var code = saisie.requis("code", "Donnez le code Insee, le SIREN ou le numéro de votre territoire.");
        var du = saisie.jourRequis("du", "Dites depuis quel jour vous tenez cette fonction.");
        var jusqu = saisie.jour("jusqu").orElse(null);
        var role = saisie.valeur("role");
        var nature = NatureOrganisation.deCode(saisie.valeur("nature"));
        var niveau = Arrays.stream(TypeTerritoire.values())
                .filter(n -> nature.isPresent() && desTerritoires.natures(n).contains(nature.get()))
                .findFirst();
        if (niveau.isEmpty()) {
            saisie.refuser("nature", "Choisissez votre organisation dans la liste.");
        }
        if (!InvitationsController.libelles(matrice).containsKey(role)) {
            saisie.refuser("role", "Choisissez un rôle dans la liste.");
        }
        if (saisie.bonne()) {
            try {
                var lieu = new Lieu(niveau.orElseThrow(), code.toUpperCase(Locale.ROOT));
                var organisation =
                        halle.faire(ApartDHalle.SERVICE, () -> desTerritoires.assurer(nature.orElseThrow(), lieu));
                var reference = demandes.deposer(
                        ActeurCourant.personne()
                                .map(Acteur.Personne::utilisateur)
                                .orElse(null),
                        new Proposition(
                                organisation.id(),
                                demandeur.prenom(),
                                demandeur.nom(),
                                demandeur.courriel(),
                                fonction,
                                role,
                                lieu,
                                null,
                                du,
                                jusqu),
                        saisie.valeur("message"));
                return page(demandeur, saisie, reference, autorites.de(role, null, lieu, aujourdHui()), jeton);
            } catch (OperationRefusee e) {
                saisie.refuser(Saisie.FORMULAIRE, e.phrase());
            }
        }
        return Saisie.aCorriger(page(demandeur, saisie, null, List.of(), jeton));
    }

    /** @throws ConnexionRequise si l'on ne sait pas qui demande */
    private Arrivant demandeur(HttpServletRequest requete) {
        return ActeurCourant.personne()
                .map(personne -> {
                    var identite = halle.lire(() -> comptes.identite(personne.utilisateur()));
                    return new Arrivant(identite.prenom(), identite.nom(), identite.courriel(), null);
                })
                .or(() -> arrivees.stream().flatMap(a -> a.de(requete).stream()).findFirst())
                .orElseThrow(ConnexionRequise::new);
    }

    private ModelAndView page(
            Arrivant demandeur,
            Saisie saisie,
            @Nullable String reference,
            List<Autorites.Autorite> attendues,
            @Nullable CsrfToken jeton) {
        var natures = new LinkedHashMap<String, String>();
        for (var niveau : TypeTerritoire.values()) {
            desTerritoires.natures(niveau).forEach(n -> natures.put(n.code(), n.libelle()));
        }
        return new ModelAndView(
                "acces/invitation/demander",
                "page",
                new PageDemander(
                        ecrans.nouveau("Demander un accès").construire(),
                        demandeur.prenom(),
                        demandeur.nom(),
                        demandeur.courriel(),
                        InvitationsController.libelles(matrice),
                        natures,
                        aujourdHui(),
                        reference,
                        attendues,
                        saisie,
                        jeton));
    }

    private LocalDate aujourdHui() {
        return LocalDate.ofInstant(horloge.instant(), ZoneId.of("Europe/Paris"));
    }
}
