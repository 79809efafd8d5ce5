package fr.halle.convention.comite.ecran;

import fr.halle.convention.comite.Comite;
import fr.halle.convention.comite.Membre;
import fr.halle.convention.comite.Reunion;
import fr.halle.journal.LigneDHistorique;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import java.time.LocalDate;
import java.util.List;

/**
 * La fiche d'un comité.
 *
 * @param au le jour de la lecture : la composition est celle de ce jour
 * @param lien cette page, à cette date
 * @param tient vrai si la personne tient ce comité, maintenant
 */
public record PageComite(
        Ecran ecran,
        Comite comite,
        String suit,
        LocalDate au,
        List<Reunion> reunions,
        boolean tient,
        List<LigneDHistorique> historique,
        Lien lien) {

    public List<Membre> composition() {
        return comite.composition(au);
    }

    /** Ceux qui n'y siègent plus, ou pas encore. */
    public List<Membre> autres() {
        return comite.membres().stream().filter(m -> !m.siegeLe(au)).toList();
    }

    public EtatDeReunion etat(Reunion r) {
        return EtatDeReunion.de(r, au);
    }

    /** Sa page, à la même date de lecture. */
    public String adresse(Reunion r) {
        return lien.sur(r.page()).url();
    }
}
