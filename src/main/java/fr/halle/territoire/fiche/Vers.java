package fr.halle.territoire.fiche;

import fr.halle.commun.Lecture;
import fr.halle.platform.web.BarreDeDate;
import fr.halle.platform.web.Lien;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.TypeTerritoire;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Les adresses des fiches voisines, qui gardent la date choisie. */
public record Vers(Lecture lecture, @Nullable BarreDeDate barre) {

    public String fiche(String type, String code) {
        var chemin = TypeTerritoire.deCode(type.toLowerCase(Locale.ROOT))
                .map(TypeTerritoire::chemin)
                .orElse("communes");
        var lien = Lien.vers("/territoires/" + chemin + "/" + code);
        return barre == null || !barre.passee()
                ? lien.url()
                : lien.avec("au", lecture.au()).avec("connu", barre.connu()).url();
    }

    public String fiche(Territoire territoire) {
        return fiche(territoire.type().code(), territoire.code());
    }
}
