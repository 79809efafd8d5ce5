package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.Perimetre;
import fr.halle.pilotage.laureats.LaureatEnListe;
import fr.halle.pilotage.laureats.ListeLaureats;
import fr.halle.pilotage.signatures.Signature;
import fr.halle.pilotage.signatures.Signatures;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Public;
import fr.halle.programme.Programme;
import fr.halle.programme.Programmes;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Les programmes et leurs lauréats. */
@Public
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@RestController
@RequestMapping("/api/v1/programmes")
class ApiProgrammes {

    private final Programmes programmes;
    private final Etendues etendues;
    private final ListeLaureats laureats;
    private final Signatures signatures;

    ApiProgrammes(Programmes programmes, Etendues etendues, ListeLaureats laureats, Signatures signatures) {
        this.programmes = programmes;
        this.etendues = etendues;
        this.laureats = laureats;
        this.signatures = signatures;
    }

    @GetMapping
    Tranche<ProgrammeResume> lister() {
        var elements = programmes.lister().stream().map(ApiProgrammes::resume).toList();
        return new Tranche<>(elements.size(), 1, Tranche.TAILLE_MAXIMALE, elements);
    }

    @GetMapping(path = "/{programme}", produces = MediaType.APPLICATION_JSON_VALUE)
    ProgrammeDetail charger(@PathVariable("programme") String code, Lecture lecture) {
        var programme = programmes.charger(code);
        var elements = programmes.elements(code);
        return new ProgrammeDetail(
                resume(programme),
                programme.objet(),
                programme.maille(),
                libelles(elements, "etape"),
                libelles(elements, "pilier"),
                libelles(elements, "objectif"),
                programmes.parametres(code, lecture));
    }

    @GetMapping("/{programme}/laureats")
    Tranche<LaureatOuvert> laureats(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "nom") String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int taille) {
        var etendue = etendues.lire(code, territoire, lecture);
        var tranche =
                laureats.choisir(etendue, q, ListeLaureats.TRIS.lire(tri)).page(new Tranche.Demande(page, taille));
        var parCommune =
                signatures.arriveesDesLaureats(etendue).stream().collect(Collectors.groupingBy(Signature::commune));
        return new Tranche<>(
                tranche.total(),
                tranche.page(),
                tranche.taille(),
                tranche.elements().stream()
                        .map(l -> LaureatOuvert.de(l, siennes(l, parCommune), etendue.programme()))
                        .toList());
    }

    private static List<Signature> siennes(LaureatEnListe laureat, Map<String, List<Signature>> parCommune) {
        return laureat.communes().stream()
                .flatMap(c -> parCommune.getOrDefault(c.code(), List.of()).stream())
                .toList();
    }

    static Lieu lieu(Perimetre perimetre) {
        return new Lieu(perimetre.type(), perimetre.code(), perimetre.nom());
    }

    private static ProgrammeResume resume(Programme p) {
        return new ProgrammeResume(
                p.code(), p.nom(), p.sigle(), p.operateur(), DateOuverte.de(p.lancement()), DateOuverte.de(p.fin()));
    }

    private static List<String> libelles(List<Programmes.Element> elements, String genre) {
        return elements.stream()
                .filter(e -> e.genre().equals(genre))
                .map(Programmes.Element::libelle)
                .toList();
    }

    record Lieu(String type, String code, String nom) {}

    /** Une date et sa précision : jour, mois, trimestre, annee, au_plus_tard. */
    record DateOuverte(LocalDate date, String precision) {

        static @Nullable DateOuverte de(@Nullable DateApprochee date) {
            return date == null
                    ? null
                    : new DateOuverte(date.jour(), date.precision().code());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProgrammeResume(
            String code,
            String nom,
            String sigle,
            String operateur,
            @Nullable DateOuverte lancement,
            @Nullable DateOuverte fin) {}

    record ProgrammeDetail(
            ProgrammeResume programme,
            String objet,
            String maille,
            List<String> etapes,
            List<String> piliers,
            List<String> objectifs,
            List<Programmes.Parametre> parametres) {}

    record LaureatOuvert(
            String reference,
            String nom,
            List<LaureatEnListe.Lieu> communes,
            List<LaureatEnListe.Lieu> epci,
            List<LaureatEnListe.Lieu> departements,
            @Nullable DateOuverte laureatDepuis,
            SourceOuverte source,
            List<SignatureOuverte> signatures) {

        static LaureatOuvert de(LaureatEnListe l, List<Signature> signatures, Programme programme) {
            return new LaureatOuvert(
                    l.reference(),
                    l.nom(),
                    l.communes(),
                    l.epci(),
                    l.departements(),
                    DateOuverte.de(l.qualite()),
                    new SourceOuverte(l.source(), l.titreSource()),
                    signatures.stream()
                            .map(s -> SignatureOuverte.de(s, programme))
                            .toList());
        }
    }

    record SourceOuverte(String code, String titre) {}
}
