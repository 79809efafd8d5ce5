package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.commun.Lecture;
import fr.halle.opendata.ApiProgrammes.Lieu;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.delais.DelaiDeCommune;
import fr.halle.pilotage.delais.EtatDuDelai;
import fr.halle.pilotage.delais.ExportDelais;
import fr.halle.pilotage.delais.FiltreDeDelais;
import fr.halle.pilotage.delais.Releve;
import fr.halle.pilotage.delais.Releves;
import fr.halle.platform.Tranche;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import fr.halle.programme.Programme;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Le délai de l'adhésion à l'ORT, en jours. */
@Public
@RestController
@RequestMapping("/api/v1/programmes/{programme}")
class ApiDelais {

    private final Etendues etendues;
    private final Releves releves;
    private final ExportDelais export;
    private final Telechargements telechargements;

    ApiDelais(Etendues etendues, Releves releves, ExportDelais export, Telechargements telechargements) {
        this.etendues = etendues;
        this.releves = releves;
        this.export = export;
        this.telechargements = telechargements;
    }

    @GetMapping(path = "/delais", produces = MediaType.APPLICATION_JSON_VALUE)
    DelaisOuverts delais(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "0") int trimestre,
            @RequestParam(defaultValue = "nom") String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int taille) {
        var filtre = new FiltreDeDelais(q, etat, trimestre);
        var ordre = Tri.lire(tri, ExportDelais.TRIS);
        var demande = new Tranche.Demande(page, taille);
        var releve = releves.relever(etendues.lire(code, territoire, lecture));
        return DelaisOuverts.de(releve, export.choisir(releve, filtre, ordre).page(demande));
    }

    @GetMapping(path = "/delais.csv", produces = "text/csv")
    void csv(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "0") int trimestre,
            @RequestParam(defaultValue = "nom") String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var filtre = new FiltreDeDelais(q, etat, trimestre);
        var ordre = Tri.lire(tri, ExportDelais.TRIS);
        var releve = releves.relever(etendues.lire(code, territoire, lecture));
        telechargements.envoyer(export.tableau(releve, filtre, ordre), "csv", requete, reponse);
    }

    /**
     * @param mesure {@code adhesion_ort} : ce délai ne va pas jusqu'à la convention-cadre
     * @param deuxDates communes dont on connaît les deux dates ; celles dont l'ORT précède l'adhésion ne sont pas mesurées
     * @param etats nombre de communes par état
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelaisOuverts(
            String programme,
            Lieu territoire,
            LocalDate au,
            Instant connu,
            String mesure,
            @Nullable Long referenceMois,
            int communes,
            int deuxDates,
            int mesurees,
            @Nullable BigDecimal medianeJours,
            Map<String, Integer> etats,
            int anomalies,
            int conflits,
            List<TrimestreOuvert> repartition,
            Tranche<DelaiOuvert> liste) {

        static DelaisOuverts de(Releve r, Tranche<DelaiDeCommune> tranche) {
            var etendue = r.etendue();
            var reference = r.reference();
            var etats = new TreeMap<String, Integer>();
            Arrays.stream(EtatDuDelai.values()).forEach(e -> etats.put(e.code(), r.nombre(e)));
            return new DelaisOuverts(
                    etendue.programme().code(),
                    ApiProgrammes.lieu(etendue.perimetre()),
                    etendue.lecture().au(),
                    etendue.lecture().connu(),
                    "adhesion_ort",
                    reference == null ? null : reference.valeur(),
                    r.communes().size(),
                    r.avecDeuxDates(),
                    r.mesurees().size(),
                    r.mediane().orElse(null),
                    etats,
                    r.anomalies().size(),
                    r.conflits().size(),
                    r.repartition().stream()
                            .map(t -> new TrimestreOuvert(t.rang(), t.nombre()))
                            .toList(),
                    new Tranche<>(
                            tranche.total(),
                            tranche.page(),
                            tranche.taille(),
                            tranche.elements().stream()
                                    .map(c -> DelaiOuvert.de(c, etendue.programme()))
                                    .toList()));
        }
    }

    /** @param rang 1 pour les trois premiers mois qui suivent l'adhésion */
    record TrimestreOuvert(int rang, int communes) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelaiOuvert(
            String commune,
            String nom,
            String departement,
            String laureat,
            String etat,
            @Nullable LocalDate adhesion,
            @Nullable LocalDate ort,
            @Nullable Long jours,
            @Nullable LocalDate echeance,
            List<SignatureOuverte> signatures) {

        static DelaiOuvert de(DelaiDeCommune c, Programme programme) {
            return new DelaiOuvert(
                    c.commune(),
                    c.nom(),
                    c.departement(),
                    c.laureat(),
                    c.etat().code(),
                    c.adhesionLe(),
                    c.ortLe(),
                    c.jours(),
                    c.echeance(),
                    Stream.concat(Stream.of(c.adhesion(), c.ort()).flatMap(Stream::ofNullable), c.ecartees().stream())
                            .map(s -> SignatureOuverte.de(s, programme))
                            .toList());
        }
    }
}
