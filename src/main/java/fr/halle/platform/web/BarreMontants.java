package fr.halle.platform.web;

import fr.halle.commun.Montant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Les cinq montants d'un financement, chacun contenant le suivant, en une barre et un tableau.
 *
 * @param id identifiant HTML, unique dans la page
 * @param total ce qu'il faut financer
 */
public record BarreMontants(
        String id,
        String titre,
        Montant total,
        Montant pressenti,
        Montant demande,
        Montant accorde,
        Montant engage,
        Montant verse) {

    private static final int LARGEUR = 1000;

    /** Une tranche de la barre, du plus acquis au plus incertain, en millièmes de la largeur. */
    public record Tranche(String classe, String libelle, Montant montant, String x, String largeur) {}

    /** Une ligne du tableau : le montant cumulé et sa part du total. */
    public record Ligne(
            String libelle, Montant montant, @Nullable String part) {}

    public List<Tranche> tranches() {
        var tranches = new ArrayList<Tranche>();
        var debut = Montant.ZERO;
        debut = ajouter(tranches, "verse", "Versé", debut, verse);
        debut = ajouter(tranches, "engage", "Engagé, non versé", debut, engage);
        debut = ajouter(tranches, "accorde", "Accordé, non engagé", debut, accorde);
        debut = ajouter(tranches, "demande", "Demandé, non accordé", debut, demande);
        ajouter(tranches, "pressenti", "Pressenti, non demandé", debut, pressenti);
        return tranches;
    }

    public List<Ligne> lignes() {
        return List.of(
                ligne("Pressenti", pressenti),
                ligne("Demandé", demande),
                ligne("Accordé", accorde),
                ligne("Engagé", engage),
                ligne("Versé", verse));
    }

    public List<Legende> legende() {
        var entrees = new ArrayList<Legende>();
        tranches()
                .forEach(tranche -> entrees.add(
                        new Legende(tranche.classe(), tranche.libelle(), Typographie.montant(tranche.montant()))));
        var reste = total.moins(pressenti);
        if (reste.centimes() > 0) {
            entrees.add(new Legende("reste", "Reste à financer", Typographie.montant(reste)));
        }
        return entrees;
    }

    /** La barre, dite à qui ne la voit pas. */
    public String description() {
        return titre + " : "
                + String.join(
                        ", ",
                        legende().stream()
                                .map(entree -> entree.libelle() + " " + entree.valeur())
                                .toList());
    }

    private Montant ajouter(List<Tranche> tranches, String classe, String libelle, Montant debut, Montant fin) {
        var tranche = fin.moins(debut);
        if (tranche.centimes() <= 0) {
            return debut;
        }
        tranches.add(new Tranche(classe, libelle, tranche, x(debut), x(tranche)));
        return fin;
    }

    private Ligne ligne(String libelle, Montant montant) {
        return new Ligne(libelle, montant, Typographie.part(montant.centimes(), total.centimes(), 1));
    }

    /** Un financement qui dépasse le total remplit la barre : la règle, elle, le dit ailleurs. */
    private String x(Montant montant) {
        var echelle = Math.max(total.centimes(), pressenti.centimes());
        return BigDecimal.valueOf(montant.centimes())
                .multiply(BigDecimal.valueOf(LARGEUR))
                .divide(BigDecimal.valueOf(Math.max(1, echelle)), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
