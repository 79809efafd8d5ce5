package fr.halle.convention.dossier;

import fr.halle.convention.TypeDeConvention;
import fr.halle.platform.web.Ecran;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Le choix du type d'une convention neuve.
 *
 * @param laureats ceux qu'elle couvrira, déjà choisis
 */
public record PageDesTypes(
        Ecran ecran,
        String programme,
        List<TypeDeConvention> types,
        List<String> laureats,
        boolean prepare,
        boolean constate) {

    public String adresse(TypeDeConvention type, boolean constat) {
        var adresse = new StringBuilder("/conventions/nouvelle?programme=" + type.programme() + "&type=" + type.code());
        if (constat) {
            adresse.append("&constat=oui");
        }
        laureats.forEach(l -> adresse.append("&laureats=").append(URLEncoder.encode(l, StandardCharsets.UTF_8)));
        return adresse.toString();
    }
}
