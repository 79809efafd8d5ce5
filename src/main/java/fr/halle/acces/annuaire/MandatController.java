package fr.halle.acces.annuaire;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Connecte;
import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.acces.mandat.Delegations;
import fr.halle.acces.mandat.Habilitations;
import fr.halle.acces.mandat.Habilitations.Octroi;
import fr.halle.acces.mandat.Mandats;
import fr.halle.acces.mandat.Organisation;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.matrice.Role;
import fr.halle.acces.passation.Passations;
import fr.halle.acces.saisie.Saisie;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Ecrans;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** La fiche d'un mandat : le finir, lui donner ou lui retirer un chapeau, déléguer, passer la main. */
@Connecte
@Controller
class MandatController {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String FICHE = "/annuaire/mandats/{id}";

    private final FicheDuMandat fiche;
    private final Mandats mandats;
    private final Organisations organisations;
    private final Habilitations habilitations;
    private final Delegations delegations;
    private final Passations passations;
    private final Matrice matrice;
    private final Droits droits;
    private final Ecrans ecrans;
    private final Clock horloge;

    MandatController(
            FicheDuMandat fiche,
            Mandats mandats,
            Organisations organisations,
            Habilitations habilitations,
            Delegations delegations,
            Passations passations,
            Matrice matrice,
            Droits droits,
            Ecrans ecrans,
            Clock horloge) {
        this.fiche = fiche;
        this.mandats = mandats;
        this.organisations = organisations;
        this.habilitations = habilitations;
        this.delegations = delegations;
        this.passations = passations;
        this.matrice = matrice;
        this.droits = droits;
        this.ecrans = ecrans;
        this.horloge = horloge;
    }

    @GetMapping(FICHE)
    ModelAndView montrer(
            @PathVariable UUID id, @RequestParam(required = false) @Nullable String fait, @Nullable CsrfToken jeton) {
        return page(id, fait, Saisie.vide(), jeton);
    }

    @Exige(Permission.FINIR_MANDATS)
    @PostMapping(FICHE + "/finir")
    ModelAndView finir(@PathVariable UUID id, @RequestParam Map<String, String> champs, @Nullable CsrfToken jeton) {
        var saisie = Saisie.de(champs);
        var jusqu = saisie.jourRequis("fin", "Donnez le premier jour où la fonction n'est plus tenue.");
        var motif = saisie.requis("motif_fin", "Dites pourquoi : démission, mutation, fin de contrat.");
        return agir(id, "fini", saisie, jeton, _ -> mandats.terminer(id, jusqu, motif));
    }

    @Exige(Permission.APPROUVER_ACCES)
    @PostMapping(FICHE + "/accorder")
    ModelAndView accorder(@PathVariable UUID id, @RequestParam Map<String, String> champs, @Nullable CsrfToken jeton) {
        var saisie = Saisie.de(champs);
        var role = role(saisie, "role");
        var motif = saisie.requis("motif", "Dites d'où vient ce rôle : délibération, lettre de mission, contrat.");
        var du = saisie.jourRequis("du", "Donnez le premier jour où ce rôle vaut.");
        var jusqu = saisie.jour("jusqu").orElse(null);
        return agir(
                id,
                "accorde",
                saisie,
                jeton,
                chez -> habilitations.accorder(new Octroi(id, null, role, lieu(chez), null, du, jusqu, motif)));
    }

    @Exige(Permission.APPROUVER_ACCES)
    @PostMapping(FICHE + "/retirer")
    ModelAndView retirer(@PathVariable UUID id, @RequestParam Map<String, String> champs, @Nullable CsrfToken jeton) {
        var saisie = Saisie.de(champs);
        var habilitation = saisie.identifiant("habilitation");
        if (habilitation.isEmpty()) {
            saisie.refuser(Saisie.FORMULAIRE, "Choisissez le rôle à retirer.");
        }
        var jusqu = saisie.jour("retrait").orElseGet(this::aujourdHui);
        return agir(
                id,
                "retire",
                saisie,
                jeton,
                _ -> habilitations.retirer(
                        habilitation.orElseThrow(), jusqu, saisie.valeur("motif_retrait", "Retiré")));
    }

    @Exige(Permission.DELEGUER)
    @PostMapping(FICHE + "/deleguer")
    ModelAndView deleguer(@PathVariable UUID id, @RequestParam Map<String, String> champs, @Nullable CsrfToken jeton) {
        var saisie = Saisie.de(champs);
        var a = saisie.identifiant("delegataire");
        if (a.isEmpty()) {
            saisie.refuser("delegataire", "Choisissez à qui déléguer.");
        }
        var role = role(saisie, "role_delegue");
        var objet = saisie.requis("objet", "Dites ce qui est délégué, tel que l'arrêté l'écrit.");
        var designation = saisie.requis("arrete", "Donnez l'arrêté de délégation.");
        var du = saisie.jourRequis("delegue_du", "Donnez le premier jour de la délégation.");
        var jusqu = saisie.jour("delegue_jusqu").orElse(null);
        return agir(
                id,
                "delegue",
                saisie,
                jeton,
                chez -> delegations.deleguer(new Delegations.Delegation(
                        id, a.orElseThrow(), role, lieu(chez), null, objet, du, jusqu, designation)));
    }

    @Exige(Permission.PASSER_LA_MAIN)
    @PostMapping(FICHE + "/passer")
    ModelAndView passer(@PathVariable UUID id, @RequestParam Map<String, String> champs, @Nullable CsrfToken jeton) {
        var saisie = Saisie.de(champs);
        var a = saisie.identifiant("repreneur");
        if (a.isEmpty()) {
            saisie.refuser("repreneur", "Choisissez qui reprend.");
        }
        var motif = saisie.requis("motif_passation", "Dites pourquoi : départ, congé, réorganisation.");
        return agir(id, "passe", saisie, jeton, _ -> passations.passer(id, a.orElseThrow(), motif));
    }

    /** Fait l'acte si la saisie est bonne, puis montre la fiche ; sinon la rend à corriger. */
    private ModelAndView agir(
            UUID id, String fait, Saisie saisie, @Nullable CsrfToken jeton, Consumer<Organisation> acte) {
        var organisation = organisations.charger(mandats.charger(id).organisation());
        if (saisie.bonne()) {
            try {
                acte.accept(organisation);
                return Saisie.vers("/annuaire/mandats/" + id + "?fait=" + fait);
            } catch (OperationRefusee e) {
                saisie.refuser(Saisie.FORMULAIRE, e.phrase());
            }
        }
        return Saisie.aCorriger(page(id, null, saisie, jeton));
    }

    private static Lieu lieu(Organisation organisation) {
        var lieu = organisation.territoire();
        if (lieu == null) {
            throw new OperationRefusee(
                    "Cette organisation n'a pas de territoire : donnez ce rôle par une invitation, qui dit où.");
        }
        return lieu;
    }

    private String role(Saisie saisie, String champ) {
        var role = saisie.valeur(champ);
        if (matrice.roles().stream().noneMatch(r -> r.code().equals(role))) {
            saisie.refuser(champ, "Choisissez un rôle dans la liste.");
        }
        return role;
    }

    private ModelAndView page(UUID id, @Nullable String fait, Saisie saisie, @Nullable CsrfToken jeton) {
        var mandat = mandats.charger(id);
        var organisation = organisations.charger(mandat.organisation());
        var lieu = organisation.territoire();
        var chapeaux = fiche.chapeaux(id);
        var noms = new LinkedHashMap<String, String>();
        matrice.roles().forEach(r -> noms.put(r.code(), r.libelle()));
        var donnables = new LinkedHashMap<String, String>();
        for (Role role : habilitations.donnables()) {
            if (lieu != null && role.mailles().contains(lieu.type())) {
                donnables.put(role.code(), role.libelle());
            }
        }
        var siens = new LinkedHashMap<String, String>();
        chapeaux.stream()
                .filter(c -> c.delegant() == null)
                .forEach(c -> siens.put(c.role(), noms.getOrDefault(c.role(), c.role())));
        var voisins = new LinkedHashMap<String, String>();
        fiche.voisins(id, aujourdHui())
                .forEach(v -> voisins.put(v.mandat().toString(), v.personne() + ", " + v.fonction()));
        var personne = fiche.personne(mandat.utilisateur());
        return new ModelAndView(
                "acces/annuaire/mandat",
                "page",
                new PageMandat(
                        ecrans.nouveau(personne + ", " + mandat.fonction())
                                .fil("L’annuaire", "/annuaire")
                                .fil(organisation.nom(), "/annuaire/" + organisation.reference())
                                .section("/annuaire")
                                .construire(),
                        mandat,
                        personne,
                        organisation,
                        chapeaux,
                        fiche.delegations(id),
                        passations.attendent(id),
                        donnables,
                        siens,
                        voisins,
                        noms,
                        droits.peut(Permission.FINIR_MANDATS, organisation.cible()),
                        droits.peut(Permission.APPROUVER_ACCES, organisation.cible()),
                        droits.peut(Permission.DELEGUER, organisation.cible()),
                        droits.peut(Permission.PASSER_LA_MAIN, organisation.cible()),
                        aujourdHui(),
                        fait,
                        saisie,
                        jeton));
    }

    private LocalDate aujourdHui() {
        return LocalDate.ofInstant(horloge.instant(), PARIS);
    }
}
