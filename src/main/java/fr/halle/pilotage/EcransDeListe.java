package fr.halle.pilotage;

import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Ecrans;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Ce qui entoure la liste d'un périmètre : son titre, sa date, le chemin qui y mène. */
@Component
@ConditionalOnWebApplication
public class EcransDeListe {

    private final Ecrans ecrans;

    EcransDeListe(Ecrans ecrans) {
        this.ecrans = ecrans;
    }

    public Ecran construire(String titre, Etendue etendue) {
        var programme = etendue.programme();
        var perimetre = etendue.perimetre();
        var adresses = new Adresses(etendue.lecture(), null);
        var brouillon = ecrans.nouveau(titre)
                .description("%s : programme %s, %s.".formatted(titre, programme.nom(), perimetre.nom()))
                .section("/programmes")
                .date(etendue.lecture())
                .fil("Programmes", "/programmes")
                .fil(programme.nom(), adresses.programme(programme));
        if (!perimetre.type().equals("nation")) {
            brouillon.fil(perimetre.nom(), adresses.tableau(programme, perimetre.cle()));
        }
        return brouillon.construire();
    }
}
