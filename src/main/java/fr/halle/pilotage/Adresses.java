package fr.halle.pilotage;

import fr.halle.commun.Lecture;
import fr.halle.platform.web.BarreDeDate;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import fr.halle.programme.Programme;
import fr.halle.territoire.TypeTerritoire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Les adresses des pages voisines : elles gardent la date de lecture quand la personne l'a choisie. */
public record Adresses(Lecture lecture, @Nullable BarreDeDate barre) {

    public String programme(Programme programme) {
        return dater(Lien.vers("/programmes/" + programme.code())).url();
    }

    public String laureat(Programme programme, String reference) {
        return dater(Lien.vers("/programmes/" + programme.code() + "/laureats/" + reference))
                .url();
    }

    /** Le tableau de bord d'un niveau, d'après son écriture d'adresse : {@code departement:40}. */
    public String tableau(Programme programme, String cle) {
        return dater(Lien.vers(chemin(programme, cle))).url();
    }

    public String territoire(String cle) {
        var morceaux = cle.split(":", 2);
        return TypeTerritoire.deCode(morceaux[0])
                .filter(_ -> morceaux.length == 2)
                .map(t -> dater(Lien.vers("/territoires/" + t.chemin() + "/" + morceaux[1]))
                        .url())
                .orElse("/territoires");
    }

    /** Tous les lauréats d'un périmètre. */
    public Lien laureats(Programme programme, Perimetre perimetre) {
        return liste(programme, perimetre, "laureats");
    }

    /** Les territoires plus fins d'un périmètre. */
    public Lien niveaux(Programme programme, Perimetre perimetre) {
        return liste(programme, perimetre, "niveaux");
    }

    /** Les chiffres publiés sur le territoire même du périmètre. */
    public Lien publies(Programme programme, Perimetre perimetre) {
        return liste(programme, perimetre, "publies");
    }

    /** Une autre lecture du même périmètre : {@code comparaison}, {@code evolution}, {@code delais}. */
    public Lien lecture(Programme programme, Perimetre perimetre, String nom) {
        return liste(programme, perimetre, nom);
    }

    /** Les programmes. */
    public Lien programmes() {
        return dater(Lien.vers("/programmes"));
    }

    /** Les totaux publiés et les lignes d'un périmètre ; {@code null} ne filtre pas. */
    public Lien financements(
            Programme programme, Perimetre perimetre, @Nullable String dispositif, @Nullable String statut) {
        return liste(programme, perimetre, "financements")
                .avec("dispositif", dispositif)
                .avec("statut", statut);
    }

    /** Les concours ; à restreindre par {@code avec}. */
    public Lien concours() {
        return dater(Lien.vers("/concours"));
    }

    public String concours(String reference) {
        return dater(Lien.vers("/concours/" + reference)).url();
    }

    /** Les concours aux communes des lauréats d'un périmètre. */
    public Lien concours(Programme programme, Perimetre perimetre) {
        var lien = concours().avec("programme", programme.code());
        return perimetre.type().equals("nation") ? lien : lien.avec("territoire", perimetre.cle());
    }

    /** La page d'une convention, d'après sa référence publique. */
    public String convention(String reference) {
        return dater(Lien.vers("/conventions/" + reference)).url();
    }

    /** Les conventions d'un périmètre ; à restreindre par {@code avec}. */
    public Lien conventions(Programme programme, Perimetre perimetre) {
        return liste(programme, perimetre, "conventions");
    }

    public List<LienExport> exports(Lien liste) {
        return LienExport.tous(liste);
    }

    public String source(String code) {
        return "/sources/" + code;
    }

    public static String chemin(Programme programme, String cle) {
        var morceaux = cle.split(":", 2);
        var racine = "/programmes/" + programme.code();
        if (morceaux.length == 1) {
            return racine;
        }
        if (morceaux[0].equals("laureat")) {
            return racine + "/laureats/" + morceaux[1];
        }
        return TypeTerritoire.deCode(morceaux[0])
                .map(t -> racine + "/" + t.chemin() + "/" + morceaux[1])
                .orElse(racine);
    }

    private Lien liste(Programme programme, Perimetre perimetre, String nom) {
        var lien = dater(Lien.vers("/programmes/" + programme.code() + "/" + nom));
        return perimetre.type().equals("nation") ? lien : lien.avec("territoire", perimetre.cle());
    }

    /** Ajoute « au », et « connu » s'il a été demandé, quand l'écran n'est pas celui d'aujourd'hui. */
    private Lien dater(Lien lien) {
        if (barre == null || !barre.passee()) {
            return lien;
        }
        return lien.avec("au", lecture.au()).avec("connu", barre.connu());
    }
}
