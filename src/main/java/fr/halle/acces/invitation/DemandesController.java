package fr.halle.acces.invitation;

import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.acces.invitation.PagesDAcces.PageDemande;
import fr.halle.acces.invitation.PagesDAcces.PageListe;
import fr.halle.acces.invitation.PagesDAcces.PageOrphelins;
import fr.halle.acces.mandat.Organisations;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.saisie.Saisie;
import fr.halle.commun.Lecture;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Les demandes d'accès de son territoire, et la réponse ; les territoires où personne ne répondrait. */
@Exige(Permission.APPROUVER_ACCES)
@Controller
class DemandesController {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final DemandesDAcces demandes;
    private final ListesDAcces listes;
    private final Autorites autorites;
    private final Organisations organisations;
    private final Matrice matrice;
    private final Ecrans ecrans;
    private final Telechargements telechargements;
    private final Clock horloge;

    DemandesController(
            DemandesDAcces demandes,
            ListesDAcces listes,
            Autorites autorites,
            Organisations organisations,
            Matrice matrice,
            Ecrans ecrans,
            Telechargements telechargements,
            Clock horloge) {
        this.demandes = demandes;
        this.listes = listes;
        this.autorites = autorites;
        this.organisations = organisations;
        this.matrice = matrice;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
        this.horloge = horloge;
    }

    @GetMapping("/demandes-d-acces")
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
                        ecrans.nouveau("Les demandes d’accès")
                                .date(lecture)
                                .fil("L’annuaire", "/annuaire")
                                .section("/annuaire")
                                .construire(),
                        true,
                        demande.montrer(listes.demandes(lecture, etat, tri, demandes.aRepondre()), tri),
                        PagesDAcces.ETATS_DES_DEMANDES,
                        etat,
                        InvitationsController.libelles(matrice),
                        fait,
                        jeton));
    }

    @GetMapping("/demandes-d-acces." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format,
            Lecture lecture,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var liste = listes.demandes(lecture, etat, ListesDAcces.tri(tri), demandes.aRepondre());
        telechargements.envoyer(
                listes.tableau("demandes-d-acces", "Demandes d'accès", lecture, liste), format, requete, reponse);
    }

    @GetMapping("/demandes-d-acces/{reference}")
    ModelAndView montrer(@PathVariable String reference, @Nullable CsrfToken jeton) {
        return page(reference, Saisie.vide(), jeton);
    }

    @PostMapping("/demandes-d-acces/{reference}/accorder")
    ModelAndView accorder(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String designation,
            @Nullable CsrfToken jeton) {
        return repondre(reference, "designation", designation, jeton, () -> demandes.accorder(reference, designation));
    }

    @PostMapping("/demandes-d-acces/{reference}/refuser")
    ModelAndView refuser(
            @PathVariable String reference, @RequestParam(defaultValue = "") String motif, @Nullable CsrfToken jeton) {
        return repondre(reference, "motif", motif, jeton, () -> demandes.refuser(reference, motif));
    }

    @Exige(Permission.ADMINISTRER)
    @GetMapping("/territoires-orphelins")
    ModelAndView orphelins(DemandeDeListe demande) {
        return new ModelAndView(
                "acces/invitation/orphelins",
                "page",
                new PageOrphelins(
                        ecrans.nouveau("Les territoires sans autorité")
                                .fil("L’annuaire", "/annuaire")
                                .section("/annuaire")
                                .construire(),
                        demande.montrer(lesOrphelins())));
    }

    @Exige(Permission.ADMINISTRER)
    @GetMapping("/territoires-orphelins." + Telechargements.FORMAT)
    void exporterLesOrphelins(
            @PathVariable String format, Lecture lecture, HttpServletRequest requete, HttpServletResponse reponse) {
        telechargements.envoyer(
                new Tableau<Autorites.Orphelin>(
                        "territoires-sans-autorite",
                        "Territoires sans autorité",
                        lecture,
                        List.of(
                                Colonne.texte(
                                        "Niveau", o -> o.territoire().type().libelle()),
                                Colonne.texte("Code", o -> o.territoire().code()),
                                Colonne.texte("Nom", Autorites.Orphelin::nom),
                                Colonne.entier("Demandes en attente", Autorites.Orphelin::demandes)),
                        lesOrphelins()),
                format,
                requete,
                reponse);
    }

    private Liste<Autorites.Orphelin> lesOrphelins() {
        return Liste.lue(autorites.orphelins(aujourdHui()), List.of("Annuaire de Halle"));
    }

    private ModelAndView repondre(
            String reference, String champ, String valeur, @Nullable CsrfToken jeton, Runnable acte) {
        try {
            acte.run();
            return Saisie.vers("/demandes-d-acces?fait=repondue");
        } catch (OperationRefusee e) {
            var saisie = Saisie.de(java.util.Map.of(champ, valeur)).refuser(champ, e.phrase());
            return Saisie.aCorriger(page(reference, saisie, jeton));
        }
    }

    private ModelAndView page(String reference, Saisie saisie, @Nullable CsrfToken jeton) {
        var demande = demandes.charger(reference);
        return new ModelAndView(
                "acces/invitation/demande",
                "page",
                new PageDemande(
                        ecrans.nouveau("Demande de " + demande.prenom() + " " + demande.nom())
                                .fil("L’annuaire", "/annuaire")
                                .fil("Les demandes d’accès", "/demandes-d-acces")
                                .section("/annuaire")
                                .construire(),
                        demande,
                        organisations.charger(demande.organisation()),
                        matrice.role(demande.role()).libelle(),
                        autorites.de(demande.role(), demande.programme(), demande.territoire(), aujourdHui()),
                        demande.etat().equals("en_attente") && demandes.peutRepondre(demande),
                        saisie,
                        jeton));
    }

    private LocalDate aujourdHui() {
        return LocalDate.ofInstant(horloge.instant(), PARIS);
    }
}
