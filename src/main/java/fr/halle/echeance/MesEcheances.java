package fr.halle.echeance;

import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.acces.Permission;
import fr.halle.echeance.Echeancier.Chiffree;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Les échéances qui regardent un chapeau : celles des conventions qu'il peut préparer, chez lui ou sur son territoire. */
@Component
public class MesEcheances {

    private final Droits droits;
    private final Echeancier echeancier;

    MesEcheances(Droits droits, Echeancier echeancier) {
        this.droits = droits;
        this.echeancier = echeancier;
    }

    public boolean suit(Habilitation chapeau, EcheanceEnCours echeance) {
        return droits.peut(chapeau, Permission.PREPARER_CONVENTION, echeance.cible());
    }

    /** Celles du jour, les plus gros enjeux d'abord, puis par date. */
    public List<Chiffree> de(Habilitation chapeau, LocalDate jour) {
        return echeancier.enCours(jour).stream()
                .filter(c -> suit(chapeau, c.echeance()))
                .toList();
    }
}
