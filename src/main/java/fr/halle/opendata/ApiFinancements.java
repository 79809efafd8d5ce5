package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.commun.Lecture;
import fr.halle.opendata.ApiProgrammes.DateOuverte;
import fr.halle.opendata.ApiProgrammes.SourceOuverte;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.lignes.FiltreDeLignes;
import fr.halle.pilotage.lignes.LigneEnListe;
import fr.halle.pilotage.lignes.ListeLignes;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Public;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Les lignes de financement et les totaux publiés qui font les sommes, et ce qui reste à rapprocher. */
@Public
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@RestController
class ApiFinancements {

    private final Etendues etendues;
    private final ListeLignes lignes;

    ApiFinancements(Etendues etendues, ListeLignes lignes) {
        this.etendues = etendues;
        this.lignes = lignes;
    }

    @GetMapping("/api/v1/programmes/{programme}/financements")
    Tranche<LigneDeFinancement> lister(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String dispositif,
            @RequestParam(defaultValue = "") String statut,
            @RequestParam(defaultValue = "dispositif") String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int taille) {
        var etendue = etendues.lire(code, territoire, lecture);
        return lignes.choisir(etendue, new FiltreDeLignes(dispositif, statut), ListeLignes.TRIS.lire(tri))
                .page(new Tranche.Demande(page, taille))
                .map(LigneDeFinancement::de);
    }

    /** Un montant absent est « non renseigné », jamais zéro. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LigneDeFinancement(
            String reference,
            String statut,
            String objet,
            @Nullable String laureat,
            String dispositif,
            String nature,
            @Nullable String cadre,
            @Nullable Long accordeCentimes,
            @Nullable Long engageCentimes,
            @Nullable Long verseCentimes,
            String degre,
            @Nullable DateOuverte date,
            @Nullable String operation,
            @Nullable String deduction,
            @Nullable String motif,
            @Nullable String citation,
            SourceOuverte source) {

        static LigneDeFinancement de(LigneEnListe l) {
            return new LigneDeFinancement(
                    l.reference(),
                    l.statut(),
                    l.objet(),
                    l.laureat(),
                    l.dispositif(),
                    l.codeNature(),
                    l.codeOrigine(),
                    l.accorde(),
                    l.engage(),
                    l.verse(),
                    l.degre(),
                    DateOuverte.de(l.date()),
                    l.operation(),
                    l.deduction(),
                    l.motif(),
                    l.citation(),
                    new SourceOuverte(l.source(), l.titreSource()));
        }
    }
}
