package fr.halle.document;

import fr.halle.document.BlocDePieces.Rang;
import fr.halle.document.reception.ReglagesDesPieces;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Prépare ce que la page d'un objet montre de ses pièces, pour l'acteur courant. */
@Component
public class BlocsDePieces {

    private final Pieces pieces;
    private final ObjetsDePieces objets;
    private final ReglagesDesPieces reglages;

    BlocsDePieces(Pieces pieces, ObjetsDePieces objets, ReglagesDesPieces reglages) {
        this.pieces = pieces;
        this.objets = objets;
        this.reglages = reglages;
    }

    /** @param jeton celui de la requête ; sans lui, rien ne se dépose */
    public BlocDePieces pour(String genre, UUID objet, @Nullable CsrfToken jeton) {
        var droits = objets.de(genre);
        var enPlace = pieces.de(genre, objet);
        var anciennes = pieces.anciennes(genre, objet);
        var attendues = droits.attendues(objet);
        var fige = droits.fige(objet);
        var presentes = enPlace.stream().map(Piece::code).collect(Collectors.toSet());
        return new BlocDePieces(
                genre,
                objet,
                enPlace.stream()
                        .map(piece -> new Rang(
                                piece,
                                Objects.requireNonNullElse(anciennes.get(piece.reference()), List.of()),
                                !fige && !piece.figee() && peutDeposer(droits, objet, piece.code())))
                        .toList(),
                attendues.stream()
                        .filter(a -> a.obligatoire() && !presentes.contains(a.code()))
                        .filter(a -> droits.peutLire(objet, a.code()))
                        .map(PieceAttendue::libelle)
                        .toList(),
                fige ? Map.of() : deposables(droits, objet, attendues, presentes),
                fige,
                reglages.admis(),
                reglages.extensions(),
                jeton);
    }

    private static Map<String, String> deposables(
            ObjetDePiece droits, UUID objet, List<PieceAttendue> attendues, java.util.Set<String> presentes) {
        Map<String, String> deposables = new LinkedHashMap<>();
        for (var attendue : attendues) {
            if ((attendue.plusieurs() || !presentes.contains(attendue.code()))
                    && peutDeposer(droits, objet, attendue.code())) {
                deposables.put(attendue.code(), attendue.libelle());
            }
        }
        if (peutDeposer(droits, objet, PieceAttendue.AUTRE)) {
            deposables.put(PieceAttendue.AUTRE, PieceAttendue.autre().libelle());
        }
        return deposables;
    }

    private static boolean peutDeposer(ObjetDePiece droits, UUID objet, String code) {
        return !(ActeurCourant.lire() instanceof Acteur.Anonyme) && droits.peutDeposer(objet, code);
    }
}
