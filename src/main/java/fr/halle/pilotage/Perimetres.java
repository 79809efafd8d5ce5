package fr.halle.pilotage;

import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import fr.halle.platform.ParametreInvalide;
import fr.halle.programme.Laureats;
import fr.halle.programme.Programme;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.Territoires;
import fr.halle.territoire.TypeTerritoire;
import org.springframework.stereotype.Component;

/** Retrouve ce dont une adresse parle. */
@Component
public class Perimetres {

    private final Territoires territoires;
    private final Laureats laureats;

    Perimetres(Territoires territoires, Laureats laureats) {
        this.territoires = territoires;
        this.laureats = laureats;
    }

    /**
     * @param cle {@code nation}, {@code departement:40}, {@code laureat:L-…}
     * @throws ParametreInvalide si l'écriture n'est pas comprise
     * @throws Introuvable si le code n'existe pas à cette date
     */
    public Perimetre lire(String cle, Programme programme, Lecture lecture) {
        var morceaux = cle.split(":", 2);
        var type = morceaux[0];
        if (type.equals("nation") && morceaux.length == 1) {
            return new Perimetre.DuTerritoire(Territoire.NATION);
        }
        if (morceaux.length == 2 && type.equals("laureat")) {
            return laureats.trouver(programme.code(), morceaux[1], lecture)
                    .<Perimetre>map(Perimetre.DuLaureat::new)
                    .orElseThrow(() -> new Introuvable(
                            "territoire",
                            "Aucun lauréat ne porte la référence « %s » dans ce programme.".formatted(morceaux[1])));
        }
        var niveau = TypeTerritoire.deCode(type).filter(t -> t != TypeTerritoire.NATION && morceaux.length == 2);
        if (niveau.isEmpty()) {
            throw new ParametreInvalide(
                    "territoire",
                    "« %s » ne se comprend pas : écrivez nation, region:93, departement:40, arrondissement:402, epci:200054807, groupement:…, commune:40197 ou laureat:…."
                            .formatted(cle));
        }
        return territoires
                .trouver(niveau.get(), morceaux[1], lecture.au())
                .<Perimetre>map(Perimetre.DuTerritoire::new)
                .orElseThrow(() -> new Introuvable(
                        "territoire",
                        "%s : aucun ne porte le code « %s » à cette date. Vérifiez-le par la recherche des territoires."
                                .formatted(niveau.get().libelle(), morceaux[1])));
    }
}
