package fr.halle.document.ecran;

import fr.halle.document.Piece;
import fr.halle.document.Pieces;
import fr.halle.document.TraceDesPieces;
import fr.halle.document.coffre.Coffre;
import fr.halle.platform.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;

/** Lit une pièce. Le droit de son objet est jugé à chaque fois, même pour dire qu'elle n'a pas changé. */
@Public
@Controller
class LectureController {

    private final Pieces pieces;
    private final Coffre coffre;
    private final TraceDesPieces trace;

    LectureController(Pieces pieces, Coffre coffre, TraceDesPieces trace) {
        this.pieces = pieces;
        this.coffre = coffre;
        this.trace = trace;
    }

    @GetMapping("/pieces/{reference}")
    void lire(@PathVariable String reference, HttpServletRequest requete, HttpServletResponse reponse)
            throws IOException {
        envoyer(reference, pieces.trouver(reference), requete, reponse);
    }

    @GetMapping("/pieces/{reference}/versions/{version}")
    void lireUneVersion(
            @PathVariable String reference,
            @PathVariable int version,
            HttpServletRequest requete,
            HttpServletResponse reponse)
            throws IOException {
        envoyer(reference, pieces.trouver(reference, version), requete, reponse);
    }

    private void envoyer(
            String reference, Optional<Piece> trouvee, HttpServletRequest requete, HttpServletResponse reponse)
            throws IOException {
        if (trouvee.isEmpty()) {
            trace.refuserLaLecture(reference);
            throw Pieces.absente();
        }
        var piece = trouvee.get();
        // Gardée par le navigateur, mais redemandée à chaque fois : le droit peut avoir changé, le contenu non.
        reponse.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        reponse.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        reponse.setHeader("X-Content-Type-Options", "nosniff");
        if (new ServletWebRequest(requete, reponse).checkNotModified(piece.empreinte())) {
            return;
        }
        reponse.setContentType(piece.type());
        reponse.setContentLengthLong(piece.octets());
        reponse.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(piece.nom(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        if (!requete.getMethod().equals("HEAD")) {
            try (var contenu = coffre.ouvrir(piece.empreinte())) {
                contenu.transferTo(reponse.getOutputStream());
            }
        }
    }
}
