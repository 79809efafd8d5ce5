package fr.halle.convention.comite.ecran;

import fr.halle.convention.comite.Reunion;
import java.time.LocalDate;

/** Où en est une réunion, au jour d'une lecture. */
public enum EtatDeReunion {
    ANNULEE("Annulée", "error"),
    A_VENIR("À venir", "info"),
    EN_COURS("Relevé en cours", "attente"),
    ARRETEE("Relevé arrêté", "success");

    private final String libelle;
    private final String ton;

    EtatDeReunion(String libelle, String ton) {
        this.libelle = libelle;
        this.ton = ton;
    }

    public String libelle() {
        return libelle;
    }

    public String ton() {
        return ton;
    }

    static EtatDeReunion de(Reunion r, LocalDate au) {
        if (r.annulee()) {
            return ANNULEE;
        }
        if (r.tenueLe().isAfter(au)) {
            return A_VENIR;
        }
        return r.arretee() ? ARRETEE : EN_COURS;
    }
}
