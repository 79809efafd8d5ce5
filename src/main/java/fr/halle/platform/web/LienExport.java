package fr.halle.platform.web;

import fr.halle.platform.sortie.Format;
import java.util.Arrays;
import java.util.List;

/** Un fichier à télécharger, avec son format : {@code new LienExport("CSV", "/programmes/pvd/laureats.csv")}. */
public record LienExport(String format, String adresse) {

    /** Le même contenu dans tous les formats, en gardant les filtres et la date. */
    public static List<LienExport> tous(Lien lien) {
        var sansPage = lien.sans("page", "taille");
        return Arrays.stream(Format.values())
                .map(f -> new LienExport(
                        f.name(),
                        sansPage.sur(lien.chemin() + "." + f.extension()).url()))
                .toList();
    }

    /** Ceux d'une liste que l'adresse porte sous ce nom : {@code /sources/cog} et « faits ». */
    public static List<LienExport> tous(Lien lien, String sousListe) {
        return tous(lien.sur(lien.chemin() + "/" + sousListe));
    }
}
