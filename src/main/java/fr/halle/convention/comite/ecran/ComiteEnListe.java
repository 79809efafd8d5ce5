package fr.halle.convention.comite.ecran;

import fr.halle.convention.ObjetDeDecision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Un comité dans la liste.
 *
 * @param suit les noms de ses lauréats, ou celui de sa région
 * @param membres combien y siègent à la date de la lecture, sans les invités
 * @param derniere sa dernière réunion à cette date ; absente s'il ne s'est pas réuni
 */
public record ComiteEnListe(
        String reference,
        String nature,
        String nom,
        String suit,
        long membres,
        long reunions,
        @Nullable LocalDate derniere) {

    public String libelle() {
        return ObjetDeDecision.Comite.deCode(nature).orElseThrow().libelle();
    }
}
