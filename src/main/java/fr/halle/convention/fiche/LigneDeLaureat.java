package fr.halle.convention.fiche;

import fr.halle.convention.Situation;
import fr.halle.convention.Situations.Attestation;
import fr.halle.echeance.Motifs.Motif;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Un lauréat de la convention, avec son horloge.
 *
 * @param attestations ce que chaque source dit de sa signature
 * @param motif pourquoi le délai est dépassé, s'il a été écrit et que l'acteur le lit
 */
public record LigneDeLaureat(
        Situation situation,
        List<Attestation> attestations,
        @Nullable Motif motif,
        LocalDate au) {

    public LigneDeLaureat {
        attestations = List.copyOf(attestations);
    }

    /** Vrai si deux sources se contredisent : l'une donne un jour que l'autre exclut. */
    public boolean conflit() {
        return attestations.stream()
                .anyMatch(a -> attestations.stream()
                        .anyMatch(b -> a.date().auPlusTard().isBefore(b.date().jour())));
    }

    /** « entre le 1er janvier 2023 et le 31 janvier 2023 », « 5 janvier 2023 » ; vide sans délai. */
    public String limite() {
        var fin = situation.delaiAu();
        if (fin == null) {
            return "";
        }
        var du = situation.delaiDu();
        return du == null || du.equals(fin)
                ? Typographie.date(fin)
                : "entre le %s et le %s".formatted(Typographie.date(du), Typographie.date(fin));
    }

    public String retard() {
        var retard = situation.retard(au);
        return retard == null ? "" : retard.enClair();
    }

    public String adresse(String programme) {
        return "/programmes/%s/laureats/%s".formatted(programme, situation.laureatReference());
    }
}
