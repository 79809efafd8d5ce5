package fr.halle.platform.imports;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import java.util.List;
import java.util.Map;

/**
 * Un import.
 *
 * @param colonnes l'entête ou la valeur lue pour chaque champ, dans l'ordre des champs
 * @param lien l'adresse de la page, avec sa date
 */
public record PageImport(
        Ecran ecran, ActeEnregistre acte, List<Colonne> colonnes, List<Apports.Apport> apports, Lien lien) {

    /** D'où vient un champ : d'une colonne du fichier, ou d'une valeur donnée pour tout le fichier. */
    public record Colonne(String champ, String origine, boolean valeur) {}

    static List<Colonne> colonnes(ActeEnregistre acte) {
        return java.util.stream.Stream.concat(
                        acte.correspondance().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> new Colonne(e.getKey(), e.getValue(), false)),
                        acte.valeurs().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(e -> new Colonne(e.getKey(), e.getValue(), true)))
                .toList();
    }

    /** Une autre page, à la même date. */
    public String adresse(String chemin) {
        return lien.sur(chemin).url();
    }
}
