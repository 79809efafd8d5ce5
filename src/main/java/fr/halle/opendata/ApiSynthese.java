package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.opendata.ApiConcours.AutresOuverts;
import fr.halle.opendata.ApiProgrammes.DateOuverte;
import fr.halle.opendata.ApiProgrammes.Lieu;
import fr.halle.opendata.ApiProgrammes.SourceOuverte;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.concours.AutresConcours;
import fr.halle.pilotage.concours.LectureDesConcours;
import fr.halle.pilotage.synthese.LigneARapprocher;
import fr.halle.pilotage.synthese.Stade;
import fr.halle.pilotage.synthese.Synthese;
import fr.halle.pilotage.synthese.Syntheses;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Public;
import fr.halle.programme.FaitPublie;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** La synthèse d'un programme dans un territoire, à une date. Les montants sont des centimes entiers. */
@Public
@RestController
class ApiSynthese {

    private final Etendues etendues;
    private final Syntheses syntheses;
    private final LectureDesConcours concours;

    ApiSynthese(Etendues etendues, Syntheses syntheses, LectureDesConcours concours) {
        this.etendues = etendues;
        this.syntheses = syntheses;
        this.concours = concours;
    }

    @GetMapping(path = "/api/v1/programmes/{programme}/synthese", produces = MediaType.APPLICATION_JSON_VALUE)
    SyntheseOuverte synthese(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire) {
        var etendue = etendues.lire(code, territoire, lecture);
        return SyntheseOuverte.de(syntheses.etablir(etendue), concours.autres(etendue));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SyntheseOuverte(
            String programme,
            Lieu territoire,
            LocalDate au,
            Instant connu,
            int millesime,
            int laureats,
            int communes,
            List<FinancementOuvert> financements,
            List<TotalOuvert> totaux,
            List<LigneOuverte> aRapprocher,
            Suite aRapprocherSuite,
            List<PublieOuvert> publies,
            List<AutourOuvert> totauxAutour,
            List<String> alertes,
            Synthese.Couverture couverture,
            AutresOuverts autresConcours) {

        static SyntheseOuverte de(Synthese s, AutresConcours autres) {
            return new SyntheseOuverte(
                    s.programme().code(),
                    ApiProgrammes.lieu(s.perimetre()),
                    s.lecture().au(),
                    s.lecture().connu(),
                    s.millesime().annee(),
                    s.laureats(),
                    s.communes(),
                    s.financements().stream().map(FinancementOuvert::de).toList(),
                    s.totaux().stream().map(TotalOuvert::de).toList(),
                    s.aRapprocher().stream().map(LigneOuverte::de).toList(),
                    Suite.de(s),
                    s.publies().stream().map(PublieOuvert::de).toList(),
                    s.totauxAutour().stream().map(AutourOuvert::de).toList(),
                    s.alertes().stream().map(Synthese.Alerte::titre).toList(),
                    s.couverture(),
                    AutresOuverts.de(autres));
        }
    }

    /**
     * Où lire toutes les lignes à rapprocher, par pages.
     *
     * @param total nombre de montants à rapprocher ; la synthèse en donne les cent plus gros, au plus
     */
    record Suite(long total, String adresse) {

        static Suite de(Synthese s) {
            return new Suite(
                    s.reste().montants(),
                    Lien.vers("/api/v1/programmes/" + s.programme().code() + "/financements")
                            .avec("territoire", s.perimetre().cle())
                            .avec("statut", "a_rapprocher")
                            .avec("au", s.lecture().au())
                            .avec("connu", s.lecture().connu())
                            .url());
        }
    }

    /** Un montant absent est « non renseigné », jamais zéro. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FinancementOuvert(
            @Nullable String cadre,
            String dispositif,
            String nature,
            @Nullable Long accordeCentimes,
            @Nullable Long engageCentimes,
            @Nullable Long verseCentimes,
            String fondement,
            long lignes,
            List<SourceOuverte> sources) {

        static FinancementOuvert de(Synthese.Financement f) {
            return new FinancementOuvert(
                    f.origine() == null ? null : f.origine().code(),
                    f.dispositif().code(),
                    f.nature().code(),
                    centimes(f.montant(Stade.ACCORDE)),
                    centimes(f.montant(Stade.ENGAGE)),
                    centimes(f.montant(Stade.VERSE)),
                    f.fondement().code(),
                    f.lignes(),
                    f.publications().stream()
                            .map(p -> new SourceOuverte(p.source(), p.titreSource()))
                            .distinct()
                            .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TotalOuvert(
            String nature,
            @Nullable Long accordeCentimes,
            @Nullable Long engageCentimes,
            @Nullable Long verseCentimes) {

        static TotalOuvert de(Synthese.TotalParNature t) {
            return new TotalOuvert(
                    t.nature().code(),
                    centimes(t.montant(Stade.ACCORDE)),
                    centimes(t.montant(Stade.ENGAGE)),
                    centimes(t.montant(Stade.VERSE)));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LigneOuverte(
            String reference,
            @Nullable String cadre,
            String dispositif,
            String nature,
            @Nullable Long accordeCentimes,
            @Nullable Long engageCentimes,
            @Nullable Long verseCentimes,
            String degre,
            @Nullable DateOuverte date,
            @Nullable String laureat,
            @Nullable String operation,
            @Nullable String deduction,
            @Nullable String motif,
            SourceOuverte source) {

        static LigneOuverte de(LigneARapprocher l) {
            return new LigneOuverte(
                    l.reference(),
                    l.origine(),
                    l.dispositif(),
                    l.nature(),
                    auStade(l, Stade.ACCORDE),
                    auStade(l, Stade.ENGAGE),
                    auStade(l, Stade.VERSE),
                    l.degre(),
                    DateOuverte.de(l.date()),
                    l.laureat(),
                    l.operation(),
                    l.deduction(),
                    l.motif(),
                    new SourceOuverte(l.source(), l.titreSource()));
        }

        private static @Nullable Long auStade(LigneARapprocher ligne, Stade stade) {
            return ligne.auStade() == stade ? ligne.centimes() : null;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PublieOuvert(
            String fait,
            String libelle,
            long valeur,
            String unite,
            @Nullable String approximation,
            LocalDate date,
            String precision,
            SourceOuverte source,
            @Nullable String citation) {

        static PublieOuvert de(FaitPublie f) {
            return new PublieOuvert(
                    f.fait(),
                    f.libelle(),
                    f.valeur(),
                    f.unite(),
                    f.approximation(),
                    f.date().jour(),
                    f.precision(),
                    new SourceOuverte(f.source(), f.titreSource()),
                    f.citation());
        }
    }

    record AutourOuvert(String territoire, String nom, String nature, String stade, long centimes) {

        static AutourOuvert de(Synthese.TotalAutour t) {
            return new AutourOuvert(
                    t.territoireCle(),
                    t.territoireNom(),
                    t.nature().code(),
                    t.stade().code(),
                    t.montant().centimes());
        }
    }

    private static @Nullable Long centimes(Optional<Montant> montant) {
        return montant.map(Montant::centimes).orElse(null);
    }
}
