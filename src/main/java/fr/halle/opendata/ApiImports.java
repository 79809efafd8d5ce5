package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.commun.Lecture;
import fr.halle.platform.Tranche;
import fr.halle.platform.imports.ActeEnregistre;
import fr.halle.platform.imports.ActesDImport;
import fr.halle.platform.web.Public;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Les fichiers entrés dans la base, et ce que chacun a changé. */
@Public
@RestController
@RequestMapping(path = "/api/v1/imports", produces = MediaType.APPLICATION_JSON_VALUE)
class ApiImports {

    private final ActesDImport actes;

    ApiImports(ActesDImport actes) {
        this.actes = actes;
    }

    @GetMapping
    Tranche<ImportOuvert> lister(
            Lecture lecture,
            @RequestParam(defaultValue = "") String jeu,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "-date") String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int taille) {
        var tranche =
                actes.choisir(lecture, jeu, source, ActesDImport.tri(tri)).page(new Tranche.Demande(page, taille));
        return new Tranche<>(
                tranche.total(),
                tranche.page(),
                tranche.taille(),
                tranche.elements().stream().map(ImportOuvert::de).toList());
    }

    @GetMapping("/{id}")
    ImportOuvert charger(@PathVariable String id, Lecture lecture) {
        return ImportOuvert.de(actes.charger(id, lecture));
    }

    /** {@code lues} est la somme des créées, modifiées, inchangées, refusées et mises de côté. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ImportOuvert(
            UUID id,
            String jeu,
            Instant saisiLe,
            String fichier,
            String sha256,
            long octets,
            String format,
            @Nullable String source,
            long lues,
            long creees,
            long modifiees,
            long inchangees,
            long refusees,
            long misesDeCote,
            long absentes,
            Map<String, String> colonnes,
            Map<String, String> valeurs,
            List<String> remarques,
            @Nullable UUID annule,
            @Nullable UUID defaitPar,
            @Nullable Instant defaitLe) {

        static ImportOuvert de(ActeEnregistre a) {
            return new ImportOuvert(
                    a.id(),
                    a.jeu(),
                    a.saisiLe().toInstant(),
                    a.fichier(),
                    a.sha256(),
                    a.octets(),
                    a.format(),
                    a.source(),
                    a.lues(),
                    a.creees(),
                    a.modifiees(),
                    a.inchangees(),
                    a.refusees(),
                    a.ecartees(),
                    a.absentes(),
                    a.correspondance(),
                    a.valeurs(),
                    a.remarques(),
                    a.annule(),
                    a.defaitPar(),
                    a.defaitLe() == null ? null : a.defaitLe().toInstant());
        }
    }
}
