package fr.halle.document.ecran;

import fr.halle.acces.Connecte;
import fr.halle.document.Depots;
import fr.halle.document.Depots.Depot;
import fr.halle.document.ObjetsDePieces;
import fr.halle.document.Piece;
import fr.halle.document.PieceAttendue;
import fr.halle.document.Pieces;
import fr.halle.document.SuiteDesPieces;
import fr.halle.document.reception.ReglagesDesPieces;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Typographie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Dépose, remplace, annule. Qui le peut est jugé par l'objet ; après l'acte, on revient à sa page, dont l'adresse vient de lui. */
@Connecte
@Controller
class DepotController {

    private static final String FICHIER = "fichier";
    private static final String MOTIF = "motif";

    private final Depots depots;
    private final SuiteDesPieces suite;
    private final Pieces pieces;
    private final ObjetsDePieces objets;
    private final ReglagesDesPieces reglages;
    private final Ecrans ecrans;

    DepotController(
            Depots depots,
            SuiteDesPieces suite,
            Pieces pieces,
            ObjetsDePieces objets,
            ReglagesDesPieces reglages,
            Ecrans ecrans) {
        this.depots = depots;
        this.suite = suite;
        this.pieces = pieces;
        this.objets = objets;
        this.reglages = reglages;
        this.ecrans = ecrans;
    }

    @PostMapping("/pieces")
    ModelAndView deposer(
            @RequestParam String genre,
            @RequestParam UUID objet,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String precision,
            @RequestParam(required = false) @Nullable UUID remplacee,
            @RequestParam(required = false) @Nullable MultipartFile fichier,
            CsrfToken jeton) {
        try {
            deposer(new Depot(genre, objet, code, precision, nom(fichier), remplacee), fichier);
            return vers(genre, objet);
        } catch (OperationRefusee e) {
            var enPlace = remplacee == null
                    ? null
                    : pieces.de(genre, objet).stream()
                            .filter(p -> p.ligne().equals(remplacee))
                            .findFirst()
                            .orElse(null);
            return aCorriger(page(genre, objet, code, precision, enPlace, "", Map.of(FICHIER, e.phrase()), jeton));
        }
    }

    @GetMapping("/pieces/{reference}/remplacer")
    ModelAndView remplacer(@PathVariable String reference, CsrfToken jeton) {
        var piece = pieces.charger(reference);
        depots.exigerLeDroit(piece.genre(), piece.objet(), piece.code());
        return page(piece, "", Map.of(), jeton);
    }

    @PostMapping("/pieces/{reference}/annuler")
    ModelAndView annuler(
            @PathVariable String reference,
            @RequestParam UUID ligne,
            @RequestParam(defaultValue = "") String motif,
            CsrfToken jeton) {
        var piece = pieces.charger(reference);
        try {
            suite.annuler(reference, ligne, motif);
            return vers(piece.genre(), piece.objet());
        } catch (OperationRefusee e) {
            return aCorriger(page(piece, motif, Map.of(MOTIF, e.phrase()), jeton));
        }
    }

    private void deposer(Depot depot, @Nullable MultipartFile fichier) {
        try (var flux = fichier == null ? InputStream.nullInputStream() : fichier.getInputStream()) {
            depots.deposer(depot, flux);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nom(@Nullable MultipartFile fichier) {
        return fichier == null ? "" : Objects.requireNonNullElse(fichier.getOriginalFilename(), "");
    }

    private ModelAndView page(Piece piece, String motif, Map<String, String> erreurs, CsrfToken jeton) {
        return page(piece.genre(), piece.objet(), piece.code(), "", piece, motif, erreurs, jeton);
    }

    private ModelAndView page(
            String genre,
            UUID objet,
            String code,
            String precision,
            @Nullable Piece remplacee,
            String motif,
            Map<String, String> erreurs,
            CsrfToken jeton) {
        var fiche = objets.fiche(genre, objet);
        var attendue = attendue(genre, objet, code);
        return new ModelAndView(
                "document/depot",
                "page",
                new PageDepot(
                        ecrans.nouveau(remplacee == null ? "Déposer une pièce" : "Remplacer une pièce")
                                .fil(fiche.objet().libelle(), fiche.adresse())
                                .section(fiche.adresse())
                                .construire(),
                        genre,
                        objet,
                        code,
                        remplacee == null ? attendue.libelle() : remplacee.libelle(),
                        precision,
                        remplacee == null && attendue.plusieurs(),
                        remplacee,
                        motif,
                        fiche.adresse(),
                        Typographie.composer(reglages.admis()),
                        reglages.extensions(),
                        erreurs,
                        jeton));
    }

    private PieceAttendue attendue(String genre, UUID objet, String code) {
        return objets.de(genre).attendues(objet).stream()
                .filter(a -> a.code().equals(code))
                .findFirst()
                .orElseGet(PieceAttendue::autre);
    }

    private ModelAndView vers(String genre, UUID objet) {
        var vue = new RedirectView(objets.fiche(genre, objet).adresse() + "#pieces");
        vue.setHttp10Compatible(false);
        return new ModelAndView(vue);
    }

    private static ModelAndView aCorriger(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
