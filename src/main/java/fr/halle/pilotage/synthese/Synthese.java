package fr.halle.pilotage.synthese;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.dispositif.Dispositif;
import fr.halle.dispositif.Dispositifs;
import fr.halle.pilotage.Perimetre;
import fr.halle.programme.FaitPublie;
import fr.halle.programme.Programme;
import fr.halle.territoire.Millesime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ce que l'on sait d'un programme dans un périmètre, à une date et d'après ce que la base savait.
 *
 * @param aRapprocher les plus grosses lignes à rapprocher, cent au plus
 * @param reste toutes les lignes à rapprocher, comptées et sommées
 */
public record Synthese(
        Programme programme,
        Perimetre perimetre,
        Lecture lecture,
        Millesime millesime,
        int laureats,
        int communes,
        List<Financement> financements,
        List<TotalParNature> totaux,
        List<LigneARapprocher> aRapprocher,
        Reste reste,
        List<FaitPublie> publies,
        List<TotalAutour> totauxAutour,
        List<Alerte> alertes,
        List<Renseigne> renseignes,
        Couverture couverture) {

    /**
     * Une case du tableau des crédits : un dispositif, une origine, une nature, et les montants que l'on connaît.
     *
     * @param montants par stade ; un stade absent est « non renseigné », jamais zéro
     * @param lignes nombre de lignes sommées, zéro quand seuls des totaux publiés fondent la somme
     */
    public record Financement(
            Dispositif dispositif,
            Dispositifs.@Nullable Origine origine,
            Dispositifs.Nature nature,
            Map<Stade, Montant> montants,
            Fondement fondement,
            List<Publication> publications,
            long lignes) {

        public Optional<Montant> montant(Stade stade) {
            return Optional.ofNullable(montants.get(stade));
        }
    }

    /**
     * Ce qui reste à rapprocher, et n'entre dans aucun total.
     *
     * @param montants nombre de montants, un par ligne et par stade
     * @param sommes leur somme par stade ; un stade absent n'a rien à rapprocher
     */
    public record Reste(long montants, Map<Stade, Montant> sommes) {

        public Optional<Montant> somme(Stade stade) {
            return Optional.ofNullable(sommes.get(stade));
        }
    }

    /** Un total publié qui fonde une somme, avec sa source. */
    public record Publication(
            String reference,
            String territoire,
            Stade stade,
            Montant montant,
            String degre,
            DateApprochee date,
            String source,
            String titreSource,
            @Nullable String citation) {}

    /** La somme des cases d'une même nature. */
    public record TotalParNature(Dispositifs.Nature nature, Map<Stade, Montant> montants) {

        public Optional<Montant> montant(Stade stade) {
            return Optional.ofNullable(montants.get(stade));
        }
    }

    /** Un total publié pour un territoire plus large : dit, jamais réparti. */
    public record TotalAutour(
            String territoireCle, String territoireNom, Dispositifs.Nature nature, Stade stade, Montant montant) {}

    /** Ce qui contredit une règle sans bloquer : par exemple des lignes incluses qui dépassent leur total. */
    public record Alerte(String titre, String geste) {}

    /** Un lauréat dont on connaît au moins une ligne. */
    public record Renseigne(String reference, String nom, long lignes) {}

    /**
     * Ce que les sommes couvrent.
     *
     * @param renseignes lauréats qui ont au moins une ligne à eux
     * @param total lauréats du périmètre
     * @param couvertsParTotalPublie lauréats d'un territoire dont un total publié est employé, sans ventilation
     */
    public record Couverture(int renseignes, int total, int couvertsParTotalPublie) {}
}
