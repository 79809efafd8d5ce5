package fr.halle.acces.renouvellement;

import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.acces.renouvellement.Apercu.MandatFini;
import fr.halle.acces.saisie.Saisie;
import fr.halle.commun.Lecture;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Le renouvellement : on prépare, on lit l'aperçu, on prononce, on défait s'il le faut. */
@Exige(Permission.FINIR_MANDATS)
@Controller
class RenouvellementController {

    private final Preparation preparation;
    private final Apercus apercus;
    private final Renouvellements renouvellements;
    private final Ecrans ecrans;
    private final Telechargements telechargements;
    private final Clock horloge;

    RenouvellementController(
            Preparation preparation,
            Apercus apercus,
            Renouvellements renouvellements,
            Ecrans ecrans,
            Telechargements telechargements,
            Clock horloge) {
        this.preparation = preparation;
        this.apercus = apercus;
        this.renouvellements = renouvellements;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
        this.horloge = horloge;
    }

    @GetMapping("/renouvellements")
    ModelAndView lister(DemandeDeListe demande, @Nullable CsrfToken jeton) {
        return liste(demande, Saisie.vide(), jeton);
    }

    @GetMapping("/renouvellements." + Telechargements.FORMAT)
    void exporter(
            @PathVariable String format, Lecture lecture, HttpServletRequest requete, HttpServletResponse reponse) {
        telechargements.envoyer(
                new Tableau<Renouvellement>(
                        "renouvellements",
                        "Renouvellements",
                        lecture,
                        List.of(
                                Colonne.texte("Référence", Renouvellement::reference),
                                Colonne.date("Jour", Renouvellement::jour),
                                Colonne.texte("Motif", Renouvellement::motif),
                                Colonne.texte("Fichier", Renouvellement::fichier),
                                Colonne.entier("Communes lues", Renouvellement::lues),
                                Colonne.entier("Hors du territoire", Renouvellement::horsTerritoire),
                                Colonne.texte("État", Renouvellement::etat),
                                Colonne.texte("Préparé par", Renouvellement::qualite)),
                        Liste.lue(preparation.lister(), List.of("Annuaire de Halle"))),
                format,
                requete,
                reponse);
    }

    @PostMapping("/renouvellements")
    ModelAndView preparer(
            @RequestParam Map<String, String> champs,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            DemandeDeListe demande,
            @Nullable CsrfToken jeton) {
        var saisie = Saisie.de(champs);
        var jour = saisie.jourRequis("jour", "Donnez le premier jour où les mandats ne valent plus.");
        var motif = saisie.requis("motif", "Dites pourquoi : « Élections municipales des 15 et 22 mars 2026 ».");
        var joint = fichier != null && !fichier.isEmpty();
        if (!joint) {
            saisie.requis("codes", "Joignez le fichier du répertoire, ou écrivez les codes des communes.");
        }
        if (saisie.bonne()) {
            try {
                var reference = joint && fichier != null
                        ? duFichier(jour, motif, fichier)
                        : preparation.preparer(jour, motif, saisie.valeur("codes"));
                return Saisie.vers("/renouvellements/" + reference);
            } catch (OperationRefusee e) {
                saisie.refuser(joint ? "fichier" : "codes", e.phrase());
            }
        }
        return Saisie.aCorriger(liste(demande, saisie, jeton));
    }

    @GetMapping("/renouvellements/{reference}")
    ModelAndView montrer(@PathVariable String reference, @Nullable CsrfToken jeton) {
        return page(reference, Saisie.vide(), jeton);
    }

    @GetMapping("/renouvellements/{reference}/mandats." + Telechargements.FORMAT)
    void exporterLesMandats(
            @PathVariable String reference,
            @PathVariable String format,
            Lecture lecture,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        var renouvellement = preparation.charger(reference);
        telechargements.envoyer(
                new Tableau<Sortant>(
                        "renouvellement-" + reference,
                        "Mandats du renouvellement " + reference,
                        lecture,
                        List.of(
                                Colonne.texte("Collectivité", Sortant::organisation),
                                Colonne.texte("Personne", Sortant::personne),
                                Colonne.texte("Fonction", Sortant::fonction),
                                Colonne.texte("Élu du fichier", Sortant::successeur)),
                        Liste.lue(sortants(renouvellement), List.of("Annuaire de Halle"))),
                format,
                requete,
                reponse);
    }

    private record Sortant(
            String organisation,
            String personne,
            String fonction,
            @Nullable String successeur) {}

    private List<Sortant> sortants(Renouvellement renouvellement) {
        return renouvellement.prepare()
                ? apercus.de(renouvellement).finissent().stream()
                        .map(m -> new Sortant(m.nomOrganisation(), m.personne(), m.fonction(), successeur(m)))
                        .toList()
                : renouvellements.finis(renouvellement).stream()
                        .map(f -> new Sortant(f.organisation(), f.personne(), f.fonction(), null))
                        .toList();
    }

    private static @Nullable String successeur(MandatFini mandat) {
        var elu = mandat.successeur();
        return elu == null ? null : elu.prenom() + " " + elu.nom();
    }

    @PostMapping("/renouvellements/{reference}/prononcer")
    ModelAndView prononcer(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String empreinte,
            @RequestParam(required = false) @Nullable List<UUID> reconduit,
            @Nullable CsrfToken jeton) {
        return agir(
                reference,
                jeton,
                () -> renouvellements.prononcer(
                        reference, empreinte, reconduit == null ? new HashSet<>() : new HashSet<>(reconduit)));
    }

    @PostMapping("/renouvellements/{reference}/defaire")
    ModelAndView defaire(@PathVariable String reference, @Nullable CsrfToken jeton) {
        return agir(reference, jeton, () -> renouvellements.defaire(reference));
    }

    private ModelAndView agir(String reference, @Nullable CsrfToken jeton, Runnable acte) {
        try {
            acte.run();
            return Saisie.vers("/renouvellements/" + reference);
        } catch (OperationRefusee e) {
            return Saisie.aCorriger(page(reference, Saisie.vide().refuser(Saisie.FORMULAIRE, e.phrase()), jeton));
        }
    }

    private String duFichier(LocalDate jour, String motif, MultipartFile fichier) {
        try {
            var local = Files.createTempFile("halle-elus-", ".tmp");
            try {
                fichier.transferTo(local);
                var nom = fichier.getOriginalFilename();
                return preparation.preparer(jour, motif, local, nom == null || nom.isBlank() ? "fichier" : nom);
            } finally {
                Files.deleteIfExists(local);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelAndView liste(DemandeDeListe demande, Saisie saisie, @Nullable CsrfToken jeton) {
        return new ModelAndView(
                "acces/renouvellement/liste",
                "page",
                new PageRenouvellement.PageListe(
                        ecrans.nouveau("Les renouvellements")
                                .fil("L’annuaire", "/annuaire")
                                .section("/annuaire")
                                .construire(),
                        demande.montrer(Liste.lue(preparation.lister(), List.of("Annuaire de Halle"))),
                        LocalDate.ofInstant(horloge.instant(), ZoneId.of("Europe/Paris")),
                        saisie,
                        jeton));
    }

    private ModelAndView page(String reference, Saisie saisie, @Nullable CsrfToken jeton) {
        var renouvellement = preparation.charger(reference);
        return new ModelAndView(
                "acces/renouvellement/fiche",
                "page",
                new PageRenouvellement(
                        ecrans.nouveau("Renouvellement " + reference)
                                .fil("L’annuaire", "/annuaire")
                                .fil("Les renouvellements", "/renouvellements")
                                .section("/annuaire")
                                .construire(),
                        renouvellement,
                        renouvellement.prepare() ? apercus.de(renouvellement) : null,
                        renouvellements.finis(renouvellement),
                        LienExport.tous(Lien.vers("/renouvellements/" + reference), "mandats"),
                        saisie,
                        jeton));
    }
}
