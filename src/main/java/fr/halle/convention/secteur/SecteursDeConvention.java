package fr.halle.convention.secteur;

import fr.halle.commun.Lecture;
import fr.halle.convention.Convention;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Le périmètre et les secteurs d'une convention, au jour de la lecture.
 *
 * @param convention celle qui a des secteurs : elle-même, ou celle qu'elle vaut
 * @param perimetre absent tant qu'il n'est pas écrit
 */
public record SecteursDeConvention(
        Convention convention,
        Vocabulaire vocabulaire,
        @Nullable Perimetre perimetre,
        List<Secteur> secteurs,
        Lecture lecture) {

    public SecteursDeConvention {
        secteurs = List.copyOf(secteurs);
    }

    public String page() {
        return convention.page() + "/secteurs";
    }

    public Optional<Secteur> secteur(String reference) {
        return secteurs.stream().filter(s -> s.reference().equals(reference)).findFirst();
    }

    public boolean vide() {
        return perimetre == null && secteurs.isEmpty();
    }

    /** Ceux qui ne sont pas fermés au jour de la lecture. */
    public List<Secteur> ouverts() {
        return secteurs.stream().filter(s -> !s.ferme(lecture.au())).toList();
    }
}
