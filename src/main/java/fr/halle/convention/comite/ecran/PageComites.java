package fr.halle.convention.comite.ecran;

import fr.halle.convention.ObjetDeDecision;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.ListeMontree;
import java.util.LinkedHashMap;
import java.util.Map;

/** La liste des comités. */
public record PageComites(Ecran ecran, ListeMontree<ComiteEnListe> liste, String q, String nature, boolean cree) {

    public boolean sansFiltre() {
        return q.isBlank() && nature.isEmpty();
    }

    public Map<String, String> natures() {
        var choix = new LinkedHashMap<String, String>();
        choix.put("", "Tous");
        for (var n : ObjetDeDecision.Comite.values()) {
            choix.put(n.code(), n.libelle());
        }
        return choix;
    }

    /** La fiche d'un comité, à la même date. */
    public String adresse(ComiteEnListe c) {
        return liste.lien()
                .sans("q", "nature", "tri", "page", "taille")
                .sur("/comites/" + c.reference())
                .url();
    }
}
