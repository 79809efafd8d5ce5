package fr.halle.pilotage.evolution;

import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.graphique.Histogramme;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.ListeMontree;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** La page d'une évolution. */
public record PageEvolution(
        Ecran ecran,
        Evolution evolution,
        Evolution.Face face,
        String genre,
        Map<String, String> genres,
        @Nullable Histogramme parMois,
        ListeMontree<Changement> changements,
        Adresses adresses) {

    /** Le jour dont on prend ce que la base savait. */
    public LocalDate connuDu() {
        return LocalDate.ofInstant(evolution.depart().connu(), Typographie.PARIS);
    }

    /** Ce que l'on dit avant tout graphique. */
    public String phrase() {
        return "Du %s au %s : %s, %s, %s. La base a aussi appris ou corrigé %s sur la situation du premier jour."
                .formatted(
                        Typographie.date(evolution.depart().au()),
                        Typographie.date(evolution.etendue().lecture().au()),
                        Typographie.accord(arrives("laureat", "nouveau"), "lauréat entré", "lauréats entrés"),
                        Typographie.accord(arrives("signature", "nouveau"), "convention signée", "conventions signées"),
                        Typographie.accord(
                                arrives("montant", "nouveau") + arrives("montant", "modifie"),
                                "montant nouveau ou changé",
                                "montants nouveaux ou changés"),
                        Typographie.accord(evolution.nombre(Evolution.Face.APPRIS), "fait"));
    }

    /** La liste d'une face. */
    public Lien vers(Evolution.Face autre) {
        return changements.lien().sans("page", "tri", "genre").avec("face", autre.code());
    }

    /** La liste d'un genre. */
    public Lien vers(Evolution.Face autre, String leGenre) {
        return vers(autre).avec("genre", leGenre);
    }

    private int arrives(String leGenre, String sens) {
        return evolution.nombre(Evolution.Face.ARRIVE, leGenre, sens);
    }
}
