package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.commun.Lecture;
import fr.halle.opendata.ApiProgrammes.SourceOuverte;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Etendues;
import fr.halle.pilotage.conventions.ChoixDeType;
import fr.halle.pilotage.conventions.ConventionEnListe;
import fr.halle.pilotage.conventions.Echeance;
import fr.halle.pilotage.conventions.ExportConventions;
import fr.halle.pilotage.conventions.ListeConventions;
import fr.halle.platform.Tranche;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Les conventions que chacun voit : celles qui sont signées, et celles que les listes officielles disent signées. */
@Public
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
@RestController
@RequestMapping("/api/v1/programmes/{programme}")
class ApiConventions {

    private final Etendues etendues;
    private final ListeConventions conventions;
    private final ChoixDeType types;
    private final ExportConventions export;
    private final Telechargements telechargements;

    ApiConventions(
            Etendues etendues,
            ListeConventions conventions,
            ChoixDeType types,
            ExportConventions export,
            Telechargements telechargements) {
        this.etendues = etendues;
        this.conventions = conventions;
        this.types = types;
        this.export = export;
        this.telechargements = telechargements;
    }

    @GetMapping(path = "/conventions", produces = MediaType.APPLICATION_JSON_VALUE)
    Tranche<ConventionOuverte> lister(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String vigueur,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = ListeConventions.TRI) String tri,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "100") int taille) {
        return choisir(etendues.lire(code, territoire, lecture), type, etat, vigueur, q, tri)
                .page(new Tranche.Demande(page, taille))
                .map(ConventionOuverte::de);
    }

    /** La même liste, entière, en CSV. */
    @GetMapping(
            path = {"/conventions", "/conventions.csv"},
            produces = "text/csv")
    void telecharger(
            @PathVariable("programme") String code,
            Lecture lecture,
            @RequestParam(defaultValue = "nation") String territoire,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String etat,
            @RequestParam(defaultValue = "") String vigueur,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = ListeConventions.TRI) String tri,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var etendue = etendues.lire(code, territoire, lecture);
        telechargements.envoyer(
                export.tableau(etendue, choisir(etendue, type, etat, vigueur, q, tri)), "csv", requete, reponse);
    }

    private Liste<ConventionEnListe> choisir(
            Etendue etendue, String type, String etat, String vigueur, String q, String tri) {
        var filtre = types.filtrer(etendue.programme().code(), type, etat, vigueur, q);
        return conventions.choisirLesPubliques(etendue, filtre, ListeConventions.tri(tri));
    }

    /**
     * @param reference absente quand seules les listes officielles la font connaître
     * @param laureats tous ceux qu'elle couvre, y compris hors du territoire demandé
     * @param vigueur {@code a_venir}, {@code en_vigueur}, {@code en_depassement}, {@code remplacee}, {@code echue}
     * @param fin le dernier jour de ses effets, s'il est connu
     * @param attend qui doit agir ; absent quand rien n'est attendu
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConventionOuverte(
            @Nullable String reference,
            String type,
            String intitule,
            String etat,
            @Nullable String vigueur,
            List<LaureatCouvertOuvert> laureats,
            @Nullable SignatureDeConvention signature,
            @Nullable LocalDate fin,
            @Nullable EcheanceOuverte echeance,
            @Nullable String attend) {

        static ConventionOuverte de(ConventionEnListe c) {
            var vigueur = c.vigueur();
            return new ConventionOuverte(
                    c.reference(),
                    c.type(),
                    c.intitule(),
                    c.etat().code(),
                    vigueur == null ? null : vigueur.code(),
                    c.laureats().stream()
                            .map(l -> new LaureatCouvertOuvert(l.reference(), l.nom()))
                            .toList(),
                    SignatureDeConvention.de(c),
                    c.fin(),
                    EcheanceOuverte.de(c),
                    c.attendue() ? c.attente() : null);
        }
    }

    record LaureatCouvertOuvert(String reference, String nom) {}

    /** @param precision jour, mois, trimestre, annee, au_plus_tard */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignatureDeConvention(
            LocalDate date, String precision, @Nullable SourceOuverte source) {

        static @Nullable SignatureDeConvention de(ConventionEnListe c) {
            var date = c.signature();
            var source = c.source();
            return date == null
                    ? null
                    : new SignatureDeConvention(
                            date.jour(),
                            date.precision().code(),
                            source == null
                                    ? null
                                    : new SourceOuverte(source, Objects.requireNonNullElse(c.titreSource(), source)));
        }
    }

    /**
     * @param du le premier jour où elle peut tomber, quand l'origine du délai est imprécise ; absent si rien ne le borne
     * @param tenueLe le jour où ce qui était attendu a été signé
     * @param retardJours à la date de lecture, ou au jour où elle a été tenue
     * @param enjeuCentimes subventions accordées et non versées, rien d'autre ; absent si rien n'est renseigné ou attendu
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EcheanceOuverte(
            String regle,
            @Nullable LocalDate du,
            LocalDate au,
            @Nullable LocalDate tenueLe,
            @Nullable String prorogation,
            Echeance.@Nullable Retard retardJours,
            @Nullable Long enjeuCentimes) {

        static @Nullable EcheanceOuverte de(ConventionEnListe c) {
            var e = c.echeance();
            return e == null
                    ? null
                    : new EcheanceOuverte(
                            e.regle(),
                            e.du(),
                            e.au(),
                            e.tenueLe(),
                            e.prorogation(),
                            e.retard(c.au()).orElse(null),
                            c.enjeuCentimes());
        }
    }
}
