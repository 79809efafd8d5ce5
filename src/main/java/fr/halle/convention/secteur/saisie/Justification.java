package fr.halle.convention.secteur.saisie;

import fr.halle.convention.Acte;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * D'où vient ce que la personne écrit ; une case vide est un texte vide.
 *
 * @param avenant l'identité de l'avenant qui le pose ; vide pour une correction
 * @param document celui d'après lequel elle l'écrit
 * @param motif pourquoi elle corrige
 */
public record Justification(String avenant, String document, String motif) {

    public static final Justification AUCUNE = new Justification("", "", "");

    /**
     * Juge ce qui manque, selon le régime.
     *
     * @param change vrai si l'on change ou retire ce qui était écrit
     */
    @Nullable
    Acte verifier(Regime regime, boolean change, Map<String, String> erreurs) {
        if (!(regime instanceof Regime.Motive(var constatee, var avenants))) {
            return null;
        }
        if (document.isBlank()) {
            erreurs.put(
                    "document", "Écrivez le document qui le dit : la convention signée, un avenant, une délibération.");
        }
        if (avenant.isEmpty()) {
            if (motif.isBlank() && (change || !constatee)) {
                erreurs.put(
                        "motif",
                        avenants.isEmpty()
                                ? "Écrivez pourquoi ce qui est écrit est à corriger."
                                : "Choisissez l'avenant qui le change, ou écrivez pourquoi ce qui est écrit est à corriger.");
            }
            return null;
        }
        var choisi = avenants.stream()
                .filter(a -> a.id().toString().equals(avenant))
                .findFirst()
                .orElse(null);
        if (choisi == null) {
            erreurs.put("avenant", "Cet avenant n'est plus dans la convention : choisissez-en un dans la liste.");
        }
        return choisi;
    }

    @Nullable
    String documentEcrit() {
        return document.isBlank() ? null : document.strip();
    }

    @Nullable
    String motifEcrit() {
        return motif.isBlank() ? null : motif.strip();
    }

    /** Le jour et l'identité de l'avenant choisi. */
    record Avenant(UUID id, LocalDate jour) {
        static @Nullable Avenant de(@Nullable Acte acte) {
            return acte == null ? null : new Avenant(acte.id(), acte.jour());
        }
    }
}
