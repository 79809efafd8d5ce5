package fr.halle.pilotage.conventions;

import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Etendue;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.ListeMontree;
import java.util.Map;

/**
 * La page des conventions d'un périmètre.
 *
 * @param publique vrai si l'écran ne montre que ce que chacun voit
 * @param ouvrable vrai si l'acteur peut en préparer ou en constater une quelque part
 */
public record PageConventions(
        Ecran ecran,
        Etendue etendue,
        ListeMontree<ConventionEnListe> conventions,
        Map<String, String> types,
        Map<String, String> etats,
        Map<String, String> vigueurs,
        FiltreDeConventions filtre,
        boolean publique,
        boolean ouvrable,
        Adresses adresses) {

    /** Le tableau par état du même périmètre. */
    public Lien tableau() {
        return adresses.lecture(etendue.programme(), etendue.perimetre(), "conventions/tableau")
                .avec("type", filtre.type());
    }

    /** Où mène une convention : sa page, ou celle de son lauréat quand seules les listes la font connaître. */
    public String vers(ConventionEnListe convention) {
        return LiensDesConventions.vers(convention, etendue.programme(), adresses);
    }
}
