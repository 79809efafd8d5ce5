package fr.halle.document;

import fr.halle.journal.Objet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Un genre d'objet auquel des pièces se joignent. Le module qui possède l'objet réalise cette interface : une pièce n'a d'autre droit
 * que celui de son objet, demandé à chaque lecture et à chaque dépôt, pour l'acteur courant.
 */
public interface ObjetDePiece {

    /** Son nom dans la base et dans les formulaires : « convention ». En minuscules, sans accent. */
    String genre();

    /** Ce qu'il est, pour l'écran et pour la trace ; vide s'il n'existe pas. Ne juge aucun droit. */
    Optional<Fiche> fiche(UUID objet);

    /** Vrai si l'acteur peut lire cette pièce de cet objet. */
    boolean peutLire(UUID objet, String code);

    /** Vrai si l'acteur peut y déposer, remplacer ou annuler une pièce de ce code. */
    boolean peutDeposer(UUID objet, String code);

    /** Vrai si plus rien ne s'y dépose ni ne s'y remplace : il est signé, clos… */
    boolean fige(UUID objet);

    /** Les clés de ceux qui liront une pièce de ce code ({@code Droits.visiblePar}) ; « public » pour tout le monde. Jamais vide. */
    Set<String> visiblePar(UUID objet, String code);

    /** Les pièces que l'objet attend, dans l'ordre. Toute autre se dépose sous {@link PieceAttendue#AUTRE}. */
    List<PieceAttendue> attendues(UUID objet);

    /**
     * @param objet ce que la trace en dit
     * @param adresse la page qui le montre, sur ce site : « /conventions/C-… »
     * @param lieux où il est, pour chercher dans la trace : « commune:40197 »
     */
    record Fiche(Objet objet, String adresse, List<String> lieux) {

        public Fiche {
            if (!adresse.startsWith("/") || adresse.startsWith("//") || adresse.indexOf('\\') >= 0) {
                throw new IllegalArgumentException("Une adresse de ce site commence par une barre : " + adresse);
            }
            lieux = List.copyOf(lieux);
        }
    }
}
