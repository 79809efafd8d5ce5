package fr.halle.platform.web;

import fr.halle.platform.Tranche;
import fr.halle.platform.liste.Tri;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Une page d'une liste, prête pour son gabarit : ses lignes, son ordre, ses voisines et ses exports.
 *
 * @param tri {@code null} si la personne ne choisit pas l'ordre
 * @param lien l'adresse de la liste, avec ses filtres et sa date
 */
public record ListeMontree<T>(Tranche<T> tranche, @Nullable Tri tri, Lien lien) {

    public List<T> elements() {
        return tranche.elements();
    }

    public long total() {
        return tranche.total();
    }

    public boolean vide() {
        return tranche.elements().isEmpty();
    }

    /** « Page 2 sur 9 ». */
    public String detail() {
        return "Page " + Typographie.nombre(tranche.page()) + " sur " + Typographie.nombre(tranche.derniere());
    }

    public int derniere() {
        return tranche.derniere();
    }

    public Pagination pages() {
        return new Pagination(tranche.page(), tranche.derniere(), lien);
    }

    /** La liste entière, avec les mêmes filtres, dans les trois formats. */
    public List<LienExport> exports() {
        return tranche.total() == 0 ? List.of() : LienExport.tous(lien);
    }

    /** Ceux d'une liste qui n'est qu'une partie de sa page : {@code /sources/cog} et « faits ». */
    public List<LienExport> exports(String sousListe) {
        return tranche.total() == 0 ? List.of() : LienExport.tous(lien, sousListe);
    }
}
