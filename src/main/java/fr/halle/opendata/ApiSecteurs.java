package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.commun.Lecture;
import fr.halle.convention.secteur.Commune;
import fr.halle.convention.secteur.Ouverture;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.Secteurs;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.platform.Introuvable;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.platform.web.Public;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Le périmètre et les secteurs d'une convention signée, et ce que chacun ouvre à une date. */
@Public
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@RestController
@RequestMapping("/api/v1/programmes/{programme}")
class ApiSecteurs {

    private final Secteurs secteurs;

    ApiSecteurs(Secteurs secteurs) {
        this.secteurs = secteurs;
    }

    @GetMapping(path = "/conventions/{reference}/secteurs", produces = MediaType.APPLICATION_JSON_VALUE)
    SecteursOuverts lister(
            @PathVariable("programme") String programme, @PathVariable("reference") String reference, Lecture lecture) {
        // Un jeton n'y change rien : l'API ne donne que ce que chacun voit.
        var lus = Objects.requireNonNull(
                ActeurCourant.agir(new Acteur.Anonyme(), () -> secteurs.charger(reference, lecture)));
        if (!lus.convention().programme().equals(programme)) {
            throw new Introuvable(
                    "reference",
                    "La convention %s n'est pas de ce programme : elle est de « %s »."
                            .formatted(reference, lus.convention().programme()));
        }
        return SecteursOuverts.de(lus);
    }

    /**
     * @param convention celle qui a les secteurs : la convention demandée, ou celle qu'elle vaut
     * @param perimetre absent s'il n'est pas renseigné
     * @param traces où les tracés se téléchargent, en GeoJSON
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SecteursOuverts(
            String convention,
            LocalDate au,
            @Nullable PerimetreOuvert perimetre,
            List<SecteurOuvert> secteurs,
            @Nullable String traces) {

        static SecteursOuverts de(SecteursDeConvention s) {
            var p = s.perimetre();
            return new SecteursOuverts(
                    s.convention().reference(),
                    s.lecture().au(),
                    p == null
                            ? null
                            : new PerimetreOuvert(
                                    p.depuis(),
                                    p.communes().stream()
                                            .map(CommuneOuverte::de)
                                            .toList()),
                    s.secteurs().stream().map(SecteurOuvert::de).toList(),
                    s.secteurs().stream().allMatch(x -> x.trace() == null)
                            ? null
                            : s.page() + ".geojson?au=" + s.lecture().au());
        }
    }

    /** @param depuis absent : depuis que la convention prend effet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PerimetreOuvert(@Nullable LocalDate depuis, List<CommuneOuverte> communes) {}

    record CommuneOuverte(String code, String nom) {
        static CommuneOuverte de(Commune c) {
            return new CommuneOuverte(c.code(), c.nom());
        }
    }

    /**
     * @param surfaceM2 absente d'un secteur sans tracé, fait de ses communes entières
     * @param ouvertLe absent : depuis que la convention prend effet
     * @param fermeLe son dernier jour ; absent : jusqu'à la fin de la convention
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SecteurOuvert(
            String reference,
            String nom,
            String type,
            List<CommuneOuverte> communes,
            boolean communesEntieres,
            @Nullable Long surfaceM2,
            @Nullable LocalDate ouvertLe,
            @Nullable LocalDate fermeLe,
            List<EffetOuvert> effets) {

        static SecteurOuvert de(Secteur s) {
            return new SecteurOuvert(
                    s.reference(),
                    s.nom(),
                    s.type(),
                    s.communes().stream().map(CommuneOuverte::de).toList(),
                    s.trace() == null,
                    s.surfaceM2(),
                    s.ouvertLe(),
                    s.fermeLe(),
                    s.ouvertures().stream()
                            .filter(Ouverture::prevu)
                            .map(EffetOuvert::de)
                            .toList());
        }
    }

    /**
     * @param ouvert au jour de la lecture
     * @param fermeLe son dernier jour, s'il est connu
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EffetOuvert(
            String code,
            String libelle,
            boolean ouvert,
            @Nullable LocalDate ouvertLe,
            @Nullable LocalDate fermeLe) {

        static EffetOuvert de(Ouverture o) {
            return new EffetOuvert(o.effet().code(), o.effet().libelle(), o.ouvert(), o.ouvertLe(), o.fermeLe());
        }
    }
}
