package fr.halle.programme.candidature.liste;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.platform.Tranche;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Les candidatures, pour les programmes qui présentent un jeton : les mêmes que l'écran montrerait sous ce chapeau. */
@Exige(Permission.VOIR_CANDIDATURES)
@RestController
class ApiCandidatures {

    private final ListeCandidatures liste;

    ApiCandidatures(ListeCandidatures liste) {
        this.liste = liste;
    }

    /** {@code habitants} est la somme des populations relevées à l'entrée ; absente si une seule manque. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CandidatureOuverte(
            String reference,
            String programme,
            String communes,
            long nombreDeCommunes,
            String departements,
            @Nullable Long habitants,
            String etat,
            @Nullable LocalDate depuis,
            @Nullable String avis,
            String organisation) {

        static CandidatureOuverte de(CandidatureEnListe c) {
            return new CandidatureOuverte(
                    c.reference(),
                    c.programme(),
                    c.nom(),
                    c.communes(),
                    c.departements(),
                    c.habitants(),
                    c.etat(),
                    c.depuis(),
                    c.avis(),
                    c.organisation());
        }
    }

    @Transactional(readOnly = true)
    @GetMapping(path = "/api/v1/candidatures", produces = MediaType.APPLICATION_JSON_VALUE)
    Tranche<CandidatureOuverte> lister(
            Lecture lecture,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String departement,
            @RequestParam(defaultValue = "") String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int taille) {
        var tranche = liste.choisir(
                        new ListeCandidatures.Filtre(q, programme, etat, departement),
                        lecture,
                        ListeCandidatures.TRIS.lire(tri))
                .page(new Tranche.Demande(page, taille));
        return new Tranche<>(
                tranche.total(),
                tranche.page(),
                tranche.taille(),
                tranche.elements().stream().map(CandidatureOuverte::de).toList());
    }
}
