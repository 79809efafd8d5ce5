package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.opendata.ApiProgrammes.Lieu;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.evolution.Changement;
import fr.halle.pilotage.evolution.Evolutions;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.DeuxLectures;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ce qui a changé entre deux lectures : ce qui est arrivé, ou ce que l'on a appris ou corrigé. */
@Public
@RestController
@RequestMapping("/api/v1/programmes/{programme}")
class ApiEvolution {

    private final Etendues etendues;
    private final Evolutions evolutions;
    private final Telechargements telechargements;

    ApiEvolution(Etendues etendues, Evolutions evolutions, Telechargements telechargements) {
        this.etendues = etendues;
        this.evolutions = evolutions;
        this.telechargements = telechargements;
    }

    @GetMapping(path = "/evolution", produces = MediaType.APPLICATION_JSON_VALUE)
    EvolutionOuverte evolution(
            @PathVariable("programme") String code,
            DeuxLectures lectures,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "arrive") String face,
            @RequestParam(defaultValue = "") String genre,
            @RequestParam(defaultValue = "") String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int taille) {
        var etendue = etendues.lire(code, territoire, lectures.arrivee());
        var laFace = Evolutions.face(face);
        return new EvolutionOuverte(
                etendue.programme().code(),
                ApiProgrammes.lieu(etendue.perimetre()),
                lectures.depart().au(),
                lectures.depart().connu(),
                lectures.arrivee().au(),
                lectures.arrivee().connu(),
                laFace.code(),
                evolutions
                        .choisir(etendue, lectures.depart(), laFace, Evolutions.genre(genre), Evolutions.tri(tri))
                        .page(new Tranche.Demande(page, taille))
                        .map(ChangementOuvert::de));
    }

    @GetMapping(path = "/evolution.csv", produces = "text/csv")
    void csv(
            @PathVariable("programme") String code,
            DeuxLectures lectures,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "arrive") String face,
            @RequestParam(defaultValue = "") String genre,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(code, territoire, lectures.arrivee());
        telechargements.envoyer(
                evolutions.tableau(
                        etendue,
                        lectures.depart(),
                        Evolutions.face(face),
                        Evolutions.genre(genre),
                        Evolutions.tri(tri)),
                "csv",
                requete,
                reponse);
    }

    /** @param face {@code arrive} (dates d'effet) ou {@code appris} (dates de saisie) */
    record EvolutionOuverte(
            String programme,
            Lieu territoire,
            LocalDate du,
            Instant connuDu,
            LocalDate au,
            Instant connu,
            String face,
            Tranche<ChangementOuvert> changements) {}

    /**
     * @param genre {@code laureat}, {@code commune}, {@code signature}, {@code montant} ou {@code total}
     * @param sens {@code nouveau}, {@code modifie} ou {@code retire}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangementOuvert(
            String genre,
            String sens,
            String reference,
            String objet,
            @Nullable String laureat,
            @Nullable String dispositif,
            @Nullable String nature,
            @Nullable String stade,
            @Nullable LocalDate avantLe,
            @Nullable LocalDate apresLe,
            @Nullable Long avantCentimes,
            @Nullable Long apresCentimes,
            @Nullable LocalDate effet,
            @Nullable String precision,
            @Nullable Instant saisiLe,
            String source) {

        static ChangementOuvert de(Changement c) {
            var saisi = c.saisiLe();
            return new ChangementOuvert(
                    c.genre(),
                    c.sens(),
                    c.reference(),
                    c.objet(),
                    c.laureat(),
                    c.dispositif(),
                    c.nature(),
                    c.stade(),
                    c.avantLe(),
                    c.apresLe(),
                    c.avant(),
                    c.apres(),
                    c.effet(),
                    c.precision(),
                    saisi == null ? null : saisi.toInstant(),
                    c.source());
        }
    }
}
