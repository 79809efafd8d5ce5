package fr.halle.pilotage.tableau;

import fr.halle.commun.Lecture;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.Perimetre;
import fr.halle.pilotage.carte.Cartes;
import fr.halle.pilotage.concours.LectureDesConcours;
import fr.halle.pilotage.demandes.Demandes;
import fr.halle.pilotage.laureats.ListeLaureats;
import fr.halle.pilotage.signatures.Signatures;
import fr.halle.pilotage.synthese.Syntheses;
import fr.halle.platform.Tranche;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Typographie;
import fr.halle.programme.Laureats;
import fr.halle.programme.Programme;
import fr.halle.programme.Programmes;
import fr.halle.territoire.Fiches;
import fr.halle.territoire.Millesime;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Le tableau de bord d'un programme, à chaque niveau : nation, région, département… jusqu'à la commune et au lauréat. */
@Public
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@Controller
class TableauDeBord {

    /** Au-delà, le tableau de bord montre les premiers et renvoie à la liste. */
    private static final int LAUREATS_MONTRES = 50;

    private static final Tri PAR_NOM = new Tri("nom", false);

    private final Programmes programmes;
    private final Etendues etendues;
    private final Syntheses syntheses;
    private final ListeLaureats listeLaureats;
    private final Laureats laureats;
    private final Signatures signatures;
    private final Cartes cartes;
    private final Enfants enfants;
    private final Fiches fiches;
    private final Territoires territoires;
    private final LectureDesConcours concours;
    private final Demandes demandes;
    private final Ecrans ecrans;

    TableauDeBord(
            Programmes programmes,
            Etendues etendues,
            Syntheses syntheses,
            ListeLaureats listeLaureats,
            Laureats laureats,
            Signatures signatures,
            Cartes cartes,
            Enfants enfants,
            Fiches fiches,
            Territoires territoires,
            LectureDesConcours concours,
            Demandes demandes,
            Ecrans ecrans) {
        this.programmes = programmes;
        this.etendues = etendues;
        this.syntheses = syntheses;
        this.listeLaureats = listeLaureats;
        this.laureats = laureats;
        this.signatures = signatures;
        this.cartes = cartes;
        this.enfants = enfants;
        this.fiches = fiches;
        this.territoires = territoires;
        this.concours = concours;
        this.demandes = demandes;
        this.ecrans = ecrans;
    }

    @GetMapping("/programmes/{programme}")
    String nation(@PathVariable("programme") String code, Lecture lecture, Model modele) {
        return montrer(code, "nation", lecture, modele);
    }

    @GetMapping(
            "/programmes/{programme}/{niveau:regions|departements|arrondissements|epci|communes|groupements}/{code}")
    String niveau(
            @PathVariable String programme,
            @PathVariable String niveau,
            @PathVariable String code,
            Lecture lecture,
            Model modele) {
        var type = TypeTerritoire.deChemin(niveau).orElseThrow();
        return montrer(programme, type.code() + ":" + code, lecture, modele);
    }

    /** Réuni à un autre, un lauréat mène à lui ; lu à une date plus ancienne, il a gardé sa page. */
    @GetMapping("/programmes/{programme}/laureats/{reference}")
    String laureat(
            @PathVariable String programme,
            @PathVariable String reference,
            Lecture lecture,
            HttpServletRequest requete,
            Model modele) {
        var suite = laureats.trouver(programme, reference, lecture).flatMap(l -> laureats.suite(l, lecture));
        if (suite.isPresent()) {
            var chemin = "/programmes/" + programme + "/laureats/" + suite.get().reference();
            return "redirect:" + Lien.de(requete).sur(chemin).url();
        }
        return montrer(programme, "laureat:" + reference, lecture, modele);
    }

    private String montrer(String code, String cle, Lecture lecture, Model modele) {
        var etendue = etendues.lire(code, cle, lecture);
        var programme = etendue.programme();
        var perimetre = etendue.perimetre();
        var synthese = syntheses.etablir(etendue);
        var liste = listeLaureats.choisir(etendue, "", PAR_NOM).page(new Tranche.Demande(1, LAUREATS_MONTRES));
        var ecran = ecran(programme, perimetre, lecture, synthese.millesime(), liste);
        var adresses = new Adresses(lecture, ecran.date());
        var nation = perimetre.type().equals("nation");
        modele.addAttribute(
                "page",
                new PageTableau(
                        ecran,
                        surtitre(programme, perimetre),
                        synthese,
                        Credits.de(synthese),
                        demandes.lire(etendue).orElse(null),
                        concours.autres(etendue),
                        cartes.dessiner(etendue).orElse(null),
                        liste,
                        enfants.lister(etendue),
                        nation ? programmes.elements(programme.code()) : List.of(),
                        nation ? programmes.parametres(programme.code(), lecture) : List.of(),
                        identite(etendue),
                        autresProgrammes(programme, perimetre, adresses),
                        adresses));
        return "pilotage/tableau";
    }

    private Ecran ecran(
            Programme programme, Perimetre perimetre, Lecture lecture, Millesime millesime, Tranche<?> liste) {
        var titre =
                perimetre instanceof Perimetre.DuTerritoire t && t.territoire().equals(Territoire.NATION)
                        ? programme.nom()
                        : perimetre.nom();
        var brouillon = ecrans.nouveau(titre)
                .description("%s, %s : situation au %s."
                        .formatted(programme.nom(), perimetre.nom(), Typographie.date(lecture.au())))
                .section("/programmes")
                .date(lecture)
                .avertir(
                        millesime.parDefaut()
                                ? "Carte administrative de %d, la plus ancienne connue de Halle, faute d'une plus ancienne."
                                        .formatted(millesime.annee())
                                : null)
                .fil("Programmes", "/programmes");
        var adresses = new Adresses(lecture, null);
        if (!perimetre.type().equals("nation")) {
            brouillon.fil(programme.nom(), adresses.programme(programme));
        }
        for (var ascendant : ascendants(perimetre, lecture)) {
            brouillon.fil(ascendant.nom(), adresses.tableau(programme, ascendant.cle()));
        }
        return brouillon.construire();
    }

    /** Le chemin qui descend jusqu'au périmètre : région, département. */
    private List<Territoire> ascendants(Perimetre perimetre, Lecture lecture) {
        return switch (perimetre) {
            case Perimetre.DuTerritoire(var territoire) ->
                switch (territoire.type()) {
                    case COMMUNE ->
                        fiches.ascendants(territoire.code(), lecture.au()).stream()
                                .filter(t ->
                                        t.type() == TypeTerritoire.REGION || t.type() == TypeTerritoire.DEPARTEMENT)
                                .toList();
                    case DEPARTEMENT -> un(TypeTerritoire.REGION, territoire.region(), lecture);
                    case ARRONDISSEMENT, GROUPEMENT ->
                        Stream.concat(
                                        un(TypeTerritoire.REGION, territoire.region(), lecture).stream(),
                                        un(TypeTerritoire.DEPARTEMENT, territoire.departement(), lecture).stream())
                                .toList();
                    default -> List.of();
                };
            case Perimetre.DuLaureat(var laureat) ->
                laureats.membres(laureat, lecture).stream()
                        .filter(m -> m.type().equals("departement") && m.pilote())
                        .findFirst()
                        .map(m -> un(TypeTerritoire.DEPARTEMENT, m.code(), lecture))
                        .orElse(List.of());
        };
    }

    private List<Territoire> un(TypeTerritoire type, @Nullable String code, Lecture lecture) {
        return Optional.ofNullable(code).flatMap(c -> territoires.trouver(type, c, lecture.au())).stream()
                .toList();
    }

    private static String surtitre(Programme programme, Perimetre perimetre) {
        return switch (perimetre) {
            case Perimetre.DuTerritoire(var t)
            when t.type() == TypeTerritoire.NATION -> "Programme · " + programme.operateur();
            case Perimetre.DuTerritoire(var t)
            when t.genre() != null && (t.type() == TypeTerritoire.EPCI || t.type() == TypeTerritoire.GROUPEMENT) ->
                programme.nom() + " · " + (t.type() == TypeTerritoire.EPCI ? "EPCI" : t.genre());
            case Perimetre.DuTerritoire(var t) ->
                programme.nom() + " · " + t.type().libelle() + " " + t.code();
            case Perimetre.DuLaureat(var l) -> programme.nom() + " · " + programme.laureat() + " " + l.reference();
        };
    }

    private PageTableau.@Nullable Identite identite(Etendue etendue) {
        var lecture = etendue.lecture();
        return etendue.perimetre() instanceof Perimetre.DuLaureat(var laureat)
                ? new PageTableau.Identite(
                        laureat.reference(),
                        laureats.qualites(laureat, lecture),
                        laureats.membres(laureat, lecture),
                        signatures.arrivees(etendue))
                : null;
    }

    private List<PageTableau.Voisin> autresProgrammes(Programme programme, Perimetre perimetre, Adresses adresses) {
        if (perimetre instanceof Perimetre.DuLaureat) {
            return List.of();
        }
        return programmes.lister().stream()
                .filter(p -> !p.code().equals(programme.code()))
                .map(p -> new PageTableau.Voisin(p.nom(), adresses.tableau(p, perimetre.cle())))
                .toList();
    }
}
