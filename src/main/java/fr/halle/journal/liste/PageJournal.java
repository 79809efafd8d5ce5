package fr.halle.journal.liste;

import fr.halle.journal.FiltreDeTrace;
import fr.halle.journal.LigneDHistorique;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.ListeMontree;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** La trace, et ce qui la filtre. */
public record PageJournal(Ecran ecran, ListeMontree<LigneDHistorique> actes, FiltreDeTrace filtre) {

    private static final String[] FILTRES = {"objet", "personne", "verbe", "depuis", "jusqua", "territoire", "page"};

    /** L'adresse de la liste sans aucun filtre, à la même date. */
    public Lien sansFiltre() {
        return actes.lien().sans(FILTRES);
    }

    /** Les actes de cet objet. */
    public String adresse(LigneDHistorique acte) {
        return sansFiltre()
                .avec("objet", acte.objetType() + ":" + acte.objetId())
                .url();
    }

    /** La valeur d'une case de date. */
    public static String texte(@Nullable LocalDate jour) {
        return jour == null ? "" : jour.toString();
    }
}
