package fr.halle.pilotage.delais;

import fr.halle.pilotage.signatures.Signature;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Une commune lauréate, ses deux signatures et le délai qui les sépare. Une signature qui n'est pas encore arrivée à la date de
 * lecture n'y est pas.
 *
 * @param adhesion celle qui sert ; de même l'ORT
 * @param echeance dernier jour du délai de référence, absente sans adhésion datée ou sans délai
 * @param ecartees ce que d'autres listes disent des mêmes signatures
 * @param anomalies ce qui rend une date douteuse
 */
public record DelaiDeCommune(
        String commune,
        String nom,
        String departement,
        String nomDepartement,
        String laureat,
        @Nullable Signature adhesion,
        @Nullable Signature ort,
        EtatDuDelai etat,
        @Nullable LocalDate echeance,
        List<Signature> ecartees,
        List<String> anomalies) {

    public @Nullable LocalDate adhesionLe() {
        return adhesion == null ? null : adhesion.effet();
    }

    public @Nullable LocalDate ortLe() {
        return ort == null ? null : ort.effet();
    }

    /** Les jours de l'adhésion à l'ORT, négatifs quand l'ORT est antérieure ; absents si l'une des dates manque. */
    public @Nullable Long jours() {
        var debut = adhesionLe();
        var fin = ortLe();
        return debut == null || fin == null ? null : ChronoUnit.DAYS.between(debut, fin);
    }

    /** Vrai si deux listes donnent deux dates à la même signature. */
    public boolean conflit() {
        return signatures().anyMatch(Signature::conflit);
    }

    /** Vrai si l'ORT n'est pas connue et que le délai de référence est passé. */
    public boolean echue(LocalDate au) {
        return etat == EtatDuDelai.SANS_ORT && echeance != null && echeance.isBefore(au);
    }

    private Stream<Signature> signatures() {
        return Stream.of(adhesion, ort).flatMap(Stream::ofNullable);
    }
}
