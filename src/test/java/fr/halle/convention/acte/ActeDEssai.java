package fr.halle.convention.acte;

import fr.halle.commun.Precision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Un acte pris ce jour, dont l'essai remplit les cases qu'il veut. */
final class ActeDEssai {

    private final LocalDate effet;
    private String partie = "";
    private String etape = "";
    private String sens = "";
    private String numero = "";
    private @Nullable LocalDate transmisLe;
    private @Nullable LocalDate publieLe;
    private String note = "";
    private String motif = "";
    private String reference = "";

    private ActeDEssai(LocalDate effet) {
        this.effet = effet;
    }

    static ActeDEssai le(LocalDate effet) {
        return new ActeDEssai(effet);
    }

    ActeDEssai de(String unePartie) {
        partie = unePartie;
        return this;
    }

    ActeDEssai pourLEtape(String avis) {
        etape = avis;
        return this;
    }

    ActeDEssai dansLeSens(String rendu) {
        sens = rendu;
        return this;
    }

    ActeDEssai delibere(String unNumero, @Nullable LocalDate transmis, @Nullable LocalDate publie) {
        sens = "autorise";
        numero = unNumero;
        transmisLe = transmis;
        publieLe = publie;
        return this;
    }

    ActeDEssai note(String texte) {
        note = texte;
        return this;
    }

    ActeDEssai motive(String pourquoi, String document) {
        motif = pourquoi;
        reference = document;
        return this;
    }

    ActeSaisi saisi() {
        return new ActeSaisi(
                false,
                effet,
                Precision.JOUR,
                partie,
                etape,
                sens,
                numero,
                transmisLe,
                publieLe,
                "",
                "",
                null,
                note,
                motif,
                reference);
    }
}
