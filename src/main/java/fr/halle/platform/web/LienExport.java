package fr.halle.platform.web;

/** Un fichier à télécharger, avec son format : {@code new LienExport("CSV", "/programmes/pvd/laureats.csv")}. */
public record LienExport(String format, String adresse) {

    /** Le même contenu dans les deux formats, en gardant les filtres et la date. */
    public static java.util.List<LienExport> csvEtXlsx(Lien lien) {
        var sansPage = lien.sans("page", "taille");
        return java.util.List.of(
                new LienExport("CSV", sansPage.sur(lien.chemin() + ".csv").url()),
                new LienExport("XLSX", sansPage.sur(lien.chemin() + ".xlsx").url()));
    }
}
