package fr.halle.pilotage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.halle.commun.Montant;
import fr.halle.pilotage.synthese.LigneARapprocher;
import fr.halle.pilotage.synthese.Stade;
import fr.halle.pilotage.synthese.Synthese;

/** Le cas témoin T1 : ce que le document des Landes dit au 10 septembre 2021, quoi qu'on ait importé depuis. */
public final class TemoinDesLandes {

    private TemoinDesLandes() {}

    public static void verifierLesCredits(Synthese landes) {
        assertThat(landes.financements())
                .extracting(
                        f -> f.origine() == null ? "" : f.origine().code(),
                        f -> f.dispositif().code(),
                        f -> f.nature().code(),
                        f -> f.montant(Stade.ACCORDE).map(Montant::centimes).orElseThrow())
                .containsExactly(
                        tuple("relance", "DSIL_EXCEPTIONNELLE", "subvention", 4345700L),
                        tuple("relance", "DSIL_RENOVATION_ENERGETIQUE", "subvention", 11041400L),
                        tuple("droit_commun", "DSIL", "subvention", 28139800L),
                        tuple("droit_commun", "DETR", "subvention", 119377900L));
        assertThat(landes.totaux()).hasSize(1);
        assertThat(landes.totaux().getFirst().montant(Stade.ACCORDE)).contains(Montant.euros(1_629_048));
        assertThat(landes.totaux().getFirst().montant(Stade.VERSE)).isEmpty();
    }

    public static void verifierCeQuiResteARapprocher(Synthese landes) {
        assertThat(landes.aRapprocher())
                .extracting(LigneARapprocher::dispositif, LigneARapprocher::centimes)
                .containsExactly(
                        tuple("FONDS_FRICHES", 19281500L),
                        tuple("DETR", 16790400L),
                        tuple("MONUMENTS_HISTORIQUES", 13948800L));
    }
}
