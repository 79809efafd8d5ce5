package fr.halle.document;

import fr.halle.platform.Introuvable;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Les genres d'objets auxquels des pièces se joignent. */
@Component
public class ObjetsDePieces {

    private final ObjectProvider<ObjetDePiece> genres;

    ObjetsDePieces(ObjectProvider<ObjetDePiece> genres) {
        this.genres = genres;
    }

    /** @throws Introuvable si aucun module ne possède ce genre d'objets */
    public ObjetDePiece de(String genre) {
        Map<String, ObjetDePiece> parGenre =
                genres.stream().collect(Collectors.toMap(ObjetDePiece::genre, Function.identity()));
        var trouve = parGenre.get(genre);
        if (trouve == null) {
            throw absent();
        }
        return trouve;
    }

    /** @throws Introuvable si cet objet n'existe pas */
    public ObjetDePiece.Fiche fiche(String genre, UUID objet) {
        return de(genre).fiche(objet).orElseThrow(ObjetsDePieces::absent);
    }

    private static Introuvable absent() {
        return new Introuvable(
                null, "Ce à quoi joindre cette pièce n'existe pas : repartez de la page qui montre ses pièces.");
    }
}
