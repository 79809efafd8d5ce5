package fr.halle.territoire.fiche;

import fr.halle.commun.Lecture;
import fr.halle.platform.web.BarreDeDate;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.LienExport;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.TypeTerritoire;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Les adresses des fiches voisines, qui gardent la date choisie. */
public record Vers(Lecture lecture, @Nullable BarreDeDate barre) {

    public String fiche(String type, String code) {
        return dater(Lien.vers(chemin(type, code))).url();
    }

    public String fiche(Territoire territoire) {
        return fiche(territoire.type().code(), territoire.code());
    }

    /** Les territoires d'un niveau, à télécharger. */
    public List<LienExport> exports(TypeTerritoire niveau) {
        return LienExport.tous(dater(Lien.vers("/territoires/" + niveau.chemin())));
    }

    /** Une liste de la fiche d'un territoire, à télécharger : ses communes, ses populations. */
    public List<LienExport> exports(Territoire territoire, String liste) {
        return LienExport.tous(dater(Lien.vers(chemin(territoire.type().code(), territoire.code()))), liste);
    }

    /** Ce qui répond à une recherche, à télécharger. */
    public List<LienExport> exports(String q) {
        return LienExport.tous(dater(Lien.vers("/territoires").avec("q", q)));
    }

    private static String chemin(String type, String code) {
        return "/territoires/"
                + TypeTerritoire.deCode(type.toLowerCase(Locale.ROOT))
                        .map(TypeTerritoire::chemin)
                        .orElse("communes")
                + "/"
                + code;
    }

    private Lien dater(Lien lien) {
        return barre == null || !barre.passee()
                ? lien
                : lien.avec("au", lecture.au()).avec("connu", barre.connu());
    }
}
