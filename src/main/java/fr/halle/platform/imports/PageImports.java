package fr.halle.platform.imports;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.ListeMontree;
import java.util.Map;

/**
 * La liste des imports.
 *
 * @param jeux les choix du filtre ; « » pour tous
 */
public record PageImports(
        Ecran ecran, ListeMontree<ActeEnregistre> imports, Map<String, String> jeux, String jeu, String source) {

    /** La fiche d'un import, à la même date. */
    public String adresse(ActeEnregistre acte) {
        return dates().sur("/imports/" + acte.id()).url();
    }

    /** La page d'une source, à la même date. */
    public String adresseSource(String code) {
        return dates().sur("/sources/" + code).url();
    }

    private Lien dates() {
        return imports.lien().sans("jeu", "source", "tri", "page", "taille");
    }
}
