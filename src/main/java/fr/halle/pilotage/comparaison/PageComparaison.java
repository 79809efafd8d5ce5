package fr.halle.pilotage.comparaison;

import fr.halle.pilotage.Adresses;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.ListeMontree;
import java.util.List;
import java.util.Map;

/** La page d'une comparaison. */
public record PageComparaison(
        Ecran ecran,
        Comparaison comparaison,
        List<Barres> barres,
        Indicateur indicateur,
        ListeMontree<Compare> pairs,
        String filtre,
        Map<String, String> choixDePairs,
        Map<String, String> choixDIndicateur,
        Adresses adresses) {

    /** La comparaison d'un autre territoire. */
    public Lien vers(String cle) {
        return pairs.lien().sans("q", "page", "tri").avec("territoire", cle.equals("nation") ? null : cle);
    }

    /** La liste des pairs pour un autre indicateur. */
    public Lien vers(Indicateur autre) {
        return pairs.lien().sans("page").avec("indicateur", autre.cle()).avec("tri", "valeur");
    }

    /** Tous les indicateurs, à télécharger. */
    public Lien versIndicateurs() {
        var lien = pairs.lien();
        return lien.sans("q", "page", "tri", "taille", "indicateur").sur(lien.chemin() + "/indicateurs");
    }
}
