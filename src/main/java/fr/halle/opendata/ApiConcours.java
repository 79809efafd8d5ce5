package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.commun.Lecture;
import fr.halle.opendata.ApiProgrammes.DateOuverte;
import fr.halle.opendata.ApiProgrammes.SourceOuverte;
import fr.halle.pilotage.concours.AutresConcours;
import fr.halle.pilotage.concours.ConcoursEnListe;
import fr.halle.pilotage.concours.ExportConcours;
import fr.halle.pilotage.concours.FicheDeConcours;
import fr.halle.pilotage.concours.FichesDeConcours;
import fr.halle.pilotage.concours.FiltreDeConcours;
import fr.halle.pilotage.concours.ListeConcours;
import fr.halle.platform.Tranche;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Les concours : les aides attachées à un territoire, comptées dans aucun programme. */
@Public
@RestController
class ApiConcours {

    private final ListeConcours concours;
    private final FichesDeConcours fiches;
    private final ExportConcours export;
    private final Telechargements telechargements;

    ApiConcours(
            ListeConcours concours, FichesDeConcours fiches, ExportConcours export, Telechargements telechargements) {
        this.concours = concours;
        this.fiches = fiches;
        this.export = export;
        this.telechargements = telechargements;
    }

    @GetMapping(path = "/api/v1/concours", produces = MediaType.APPLICATION_JSON_VALUE)
    PageDeConcours lister(
            Lecture lecture,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String territoire,
            @RequestParam(defaultValue = "") String programme,
            @RequestParam(defaultValue = "") String suivi,
            @RequestParam(defaultValue = "") String dispositif,
            @RequestParam(defaultValue = "") String annee,
            @RequestParam(defaultValue = "") String echelon,
            @RequestParam(defaultValue = "") String categorie,
            @RequestParam(defaultValue = "") String anomalie,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "-annee") String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int taille) {
        var demande = new Tranche.Demande(page, taille);
        var choisie = concours.choisir(
                new FiltreDeConcours(
                        q, territoire, programme, suivi, dispositif, annee, echelon, categorie, anomalie, source),
                tri,
                lecture);
        return new PageDeConcours(
                choisie.total(),
                choisie.sommes().exact(),
                choisie.sommes().sommes().stream()
                        .map(s -> new SommeOuverte(s.nature(), s.nombre(), s.centimes()))
                        .toList(),
                page,
                taille,
                choisie.page(demande).elements().stream()
                        .map(ConcoursOuvert::de)
                        .toList());
    }

    /** La même liste, entière, en CSV. */
    @GetMapping(
            path = {"/api/v1/concours", "/api/v1/concours.csv"},
            produces = "text/csv")
    void telecharger(
            Lecture lecture,
            FiltreDeConcours filtre,
            @RequestParam(defaultValue = "") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(
                export.tableau(concours.choisir(filtre, tri, lecture), lecture), "csv", requete, reponse);
    }

    @GetMapping(path = "/api/v1/concours/{reference}", produces = MediaType.APPLICATION_JSON_VALUE)
    FicheOuverte charger(@PathVariable String reference, Lecture lecture) {
        return FicheOuverte.de(fiches.charger(reference, lecture));
    }

    /**
     * @param totalExact faux quand une recherche de mots trouve plus de lignes que « total », qui est alors un plafond ; il n'y a
     *     pas de sommes
     * @param sommes une par nature : deux natures ne s'additionnent pas
     */
    record PageDeConcours(
            long total,
            boolean totalExact,
            List<SommeOuverte> sommes,
            int page,
            int taille,
            List<ConcoursOuvert> elements) {}

    record SommeOuverte(String nature, long lignes, long accordeCentimes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConcoursOuvert(
            String reference,
            String territoire,
            @Nullable String nom,
            @Nullable String beneficiaire,
            @Nullable Integer annee,
            String dispositif,
            String nature,
            @Nullable String categorie,
            @Nullable String operation,
            long accordeCentimes,
            @Nullable Long coutCentimes,
            @Nullable String ecriture,
            List<String> anomalies,
            String degre,
            @Nullable DateOuverte date,
            @Nullable String identifiant,
            SourceOuverte source) {

        static ConcoursOuvert de(ConcoursEnListe c) {
            return new ConcoursOuvert(
                    c.reference(),
                    c.territoireType() + ":" + c.territoireCode(),
                    c.territoireNom(),
                    c.beneficiaire(),
                    c.exercice(),
                    c.dispositif(),
                    c.nature(),
                    c.categorie(),
                    c.operation(),
                    c.accorde(),
                    c.cout(),
                    c.texte(),
                    c.codesDAnomalie(),
                    c.degre(),
                    DateOuverte.de(c.date()),
                    c.identifiant(),
                    new SourceOuverte(c.source(), c.titreSource()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FicheOuverte(
            ConcoursOuvert concours,
            boolean retire,
            @Nullable String continuePar,
            List<LaureatCite> laureats,
            List<EcritureOuverte> ecritures) {

        static FicheOuverte de(FicheDeConcours f) {
            var suite = f.continuatrice();
            return new FicheOuverte(
                    ConcoursOuvert.de(f.derniere()),
                    f.annule(),
                    suite == null ? null : suite.cle(),
                    f.laureats().stream()
                            .map(l -> new LaureatCite(l.programme().code(), l.reference(), l.nom()))
                            .toList(),
                    f.ecritures().stream().map(EcritureOuverte::de).toList());
        }
    }

    /** Un lauréat dont la commune fait partie ; le concours n'est pas compté dans son programme. */
    record LaureatCite(String programme, String reference, String nom) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EcritureOuverte(
            Instant connuDu,
            @Nullable Instant connuJusqu,
            long accordeCentimes,
            @Nullable Long coutCentimes,
            @Nullable String operation,
            @Nullable String fichier) {

        static EcritureOuverte de(FicheDeConcours.Ecriture e) {
            return new EcritureOuverte(
                    e.connuDu(),
                    e.connuJusqu(),
                    e.concours().accorde(),
                    e.concours().cout(),
                    e.concours().operation(),
                    e.fichier());
        }
    }

    /** Les concours aux communes d'un périmètre : hors de tout total du programme. */
    record AutresOuverts(List<SommeOuverte> totaux, List<GroupeOuvert> parDispositif, List<SommeOuverte> reprises) {

        static AutresOuverts de(AutresConcours autres) {
            return new AutresOuverts(
                    sommes(autres.totaux()),
                    autres.lignes().stream()
                            .map(l -> new GroupeOuvert(
                                    l.exercice(), l.dispositif(), l.nature(), l.nombre(), l.centimes()))
                            .toList(),
                    sommes(autres.totauxRepris()));
        }

        private static List<SommeOuverte> sommes(List<AutresConcours.Total> totaux) {
            return totaux.stream()
                    .map(t -> new SommeOuverte(t.nature(), t.nombre(), t.centimes()))
                    .toList();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GroupeOuvert(@Nullable Integer annee, String dispositif, String nature, long lignes, long accordeCentimes) {}
}
