package fr.halle.acces.matrice;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.LienExport;
import java.util.List;

/** La matrice, prête à lire : par permission, puis par rôle. */
public record PageDroits(Ecran ecran, List<Ligne> lignes, List<LigneDuRole> roles, List<LienExport> exports) {

    /** Une permission et ceux qui l'ont. */
    public record Ligne(String permission, String code, List<Titulaire> titulaires) {}

    /** Un rôle qui a la permission, et où : « sur son territoire ». */
    public record Titulaire(String role, String ou) {}

    /** Un rôle, où il se donne, ce qu'il lit. */
    public record LigneDuRole(String libelle, String objet, String mailles, String lit) {}
}
