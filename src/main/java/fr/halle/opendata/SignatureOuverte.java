package fr.halle.opendata;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.halle.opendata.ApiProgrammes.SourceOuverte;
import fr.halle.pilotage.signatures.Signature;
import fr.halle.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Une signature, telle qu'une liste la donne.
 *
 * @param type {@code adhesion} ou {@code ort}
 * @param date absente quand la liste dit la convention signée sans dire quand
 * @param sert vrai pour la liste retenue ; les autres sont données pour que rien ne se perde
 * @param conflit vrai si deux listes donnent deux dates
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignatureOuverte(
        String type,
        String commune,
        @Nullable LocalDate date,
        String liste,
        boolean sert,
        boolean conflit,
        List<String> anomalies,
        SourceOuverte source) {

    static SignatureOuverte de(Signature s, Programme programme) {
        return new SignatureOuverte(
                s.type(),
                s.commune(),
                s.effet(),
                s.jeu(),
                s.retenue(),
                s.conflit(),
                s.anomalies(programme),
                new SourceOuverte(s.source(), s.titreSource()));
    }
}
