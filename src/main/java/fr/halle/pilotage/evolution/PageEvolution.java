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
                        compter(arrives("laureat", "nouveau"), "aucun", "lauréat entré", "lauréats entrés"),
                        compter(arrives("signature", "nouveau"), "aucune", "convention signée", "conventions signées"),
                        compter(
                                arrives("montant", "nouveau") + arrives("montant", "modifie"),
                                "aucun",
                                "montant nouveau ou changé",
                                "montants nouveaux ou changés"),
                        compter(evolution.nombre(Evolution.Face.APPRIS), "aucun", "fait", "faits"));
    }

    /** La liste d'une face. */
    public Lien vers(Evolution.Face autre) {
        return changements.lien().sans("page", "tri", "genre").avec("face", autre.code());
    }

    /** La liste d'un genre. */
    public Lien vers(Evolution.Face autre, String leGenre) {
        return vers(autre).avec("genre", leGenre);
    }

    private static String compter(int nombre, String aucun, String un, String plusieurs) {
        return nombre == 0 ? aucun + " " + un : Typographie.accord(nombre, un, plusieurs);
    }

    private int arrives(String leGenre, String sens) {
        return evolution.nombre(Evolution.Face.ARRIVE, leGenre, sens);
    }
}
