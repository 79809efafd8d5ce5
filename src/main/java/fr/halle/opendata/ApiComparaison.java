package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.commun.Lecture;
import fr.halle.opendata.ApiProgrammes.Lieu;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.comparaison.ChoixDePairs;
import fr.halle.pilotage.comparaison.Comparaison;
import fr.halle.pilotage.comparaison.Comparaisons;
import fr.halle.pilotage.comparaison.Compare;
import fr.halle.pilotage.comparaison.ExportComparaison;
import fr.halle.pilotage.comparaison.Indicateur;
import fr.halle.pilotage.comparaison.Resume;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Un territoire à côté de ceux qui le contiennent et de ses pairs. */
@Public
@RestController
@RequestMapping("/api/v1/programmes/{programme}")
class ApiComparaison {

    private final Etendues etendues;
    private final Comparaisons comparaisons;
    private final ExportComparaison export;
    private final Telechargements telechargements;

    ApiComparaison(
            Etendues etendues, Comparaisons comparaisons, ExportComparaison export, Telechargements telechargements) {
        this.etendues = etendues;
        this.comparaisons = comparaisons;
        this.export = export;
        this.telechargements = telechargements;
    }

    @GetMapping(path = "/comparaison", produces = MediaType.APPLICATION_JSON_VALUE)
    ComparaisonOuverte comparer(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String pairs) {
        return ComparaisonOuverte.de(
                comparaisons.etablir(etendues.lire(code, territoire, lecture), ChoixDePairs.lire(pairs)));
    }

    @GetMapping(path = "/comparaison.csv", produces = "text/csv")
    void csv(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String pairs,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var comparaison = comparaisons.etablir(etendues.lire(code, territoire, lecture), ChoixDePairs.lire(pairs));
        telechargements.envoyer(export.tableauDesIndicateurs(comparaison), "csv", requete, reponse);
    }

    /** @param couvertureMinimale part des lauréats renseignés, en pour cent, sous laquelle rien n'est comparé */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ComparaisonOuverte(
            String programme,
            Lieu territoire,
            LocalDate au,
            Instant connu,
            String pairs,
            int couvertureMinimale,
            List<IndicateurOuvert> indicateurs) {

        static ComparaisonOuverte de(Comparaison c) {
            var etendue = c.etendue();
            return new ComparaisonOuverte(
                    etendue.programme().code(),
                    ApiProgrammes.lieu(etendue.perimetre()),
                    etendue.lecture().au(),
                    etendue.lecture().connu(),
                    c.choix().code(),
                    c.reglages().couvertureMinimale(),
                    c.indicateurs().stream().map(i -> IndicateurOuvert.de(c, i)).toList());
        }
    }

    /** @param unite {@code pour_cent}, {@code jours} ou {@code centimes} ; deux natures de crédits sont deux indicateurs */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IndicateurOuvert(
            String cle,
            String libelle,
            String definition,
            String unite,
            ValeurOuverte territoire,
            List<ValeurOuverte> parents,
            Resume pairs) {

        static IndicateurOuvert de(Comparaison c, Indicateur i) {
            return new IndicateurOuvert(
                    i.cle(),
                    i.libelle(),
                    i.definition(),
                    i.unite().code(),
                    ValeurOuverte.de(c, c.ici(), i),
                    c.parents().stream().map(p -> ValeurOuverte.de(c, p, i)).toList(),
                    c.resume(i));
        }
    }

    /**
     * @param valeur absente sous la couverture : non renseigné n'est pas zéro
     * @param motif pourquoi elle est absente
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValeurOuverte(
            String territoire,
            String nom,
            @Nullable BigDecimal valeur,
            @Nullable String motif,
            int renseignes,
            int laureats) {

        static ValeurOuverte de(Comparaison c, Compare territoire, Indicateur i) {
            var valeur = territoire.valeur(i);
            var comparee = c.comparee(territoire, i);
            return new ValeurOuverte(
                    territoire.cle(),
                    territoire.nom(),
                    comparee,
                    comparee == null ? valeur.motif() : null,
                    valeur.renseignes(),
                    valeur.total());
        }
    }
}
