package fr.halle.pilotage.conventions;

import fr.halle.convention.EtatConvention;
import fr.halle.pilotage.Adresses;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import java.util.List;
import java.util.Map;

/**
 * La page du tableau par état d'un périmètre.
 *
 * @param type le seul type montré, ou vide pour tous
 * @param publique vrai si l'écran ne montre que ce que chacun voit
 */
public record PageDesEtats(
        Ecran ecran,
        TableauDesEtats tableau,
        Map<String, String> types,
        String type,
        boolean publique,
        Adresses adresses) {

    /** De ce qui se prépare à ce qui est signé, et ce qui est fini s'il y en a ; rien de ce que le public ne lit pas. */
    public List<TableauDesEtats.Colonne> colonnes() {
        return tableau.colonnes().stream()
                .filter(c -> c.nombre() > 0 || !c.etat().finie())
                .filter(c -> !reservee(c.etat()))
                .toList();
    }

    /** Les états que le public ne lit pas : leur compte n'est pas zéro, il est réservé. */
    public List<String> reserves() {
        return tableau.colonnes().stream()
                .map(TableauDesEtats.Colonne::etat)
                .filter(this::reservee)
                .map(EtatConvention::libelle)
                .toList();
    }

    private boolean reservee(EtatConvention etat) {
        return publique && etat != EtatConvention.SIGNEE && !etat.finie();
    }

    /** La page elle-même. */
    public Lien ici() {
        return adresses.lecture(tableau.etendue().programme(), tableau.etendue().perimetre(), "conventions/tableau");
    }

    /** La liste des conventions d'un état. */
    public Lien liste(EtatConvention etat) {
        return liste().avec("etat", etat.code());
    }

    public Lien liste() {
        return adresses.lecture(tableau.etendue().programme(), tableau.etendue().perimetre(), "conventions")
                .avec("type", type);
    }

    public String vers(ConventionEnListe convention) {
        return LiensDesConventions.vers(convention, tableau.etendue().programme(), adresses);
    }
}
