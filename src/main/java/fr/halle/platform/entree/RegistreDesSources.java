package fr.halle.platform.entree;

import fr.halle.commun.DateApprochee;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Les sources que citent les faits importés. Déclaré ici, réalisé par le module qui les garde. */
public interface RegistreDesSources {

    /** La date de publication d'une source connue. */
    Optional<DateApprochee> publication(String code);

    void inscrire(Nouvelle source);

    /** Une source qu'un fichier importé fait connaître. */
    record Nouvelle(
            String code,
            String titre,
            String auteur,
            String genre,
            DateApprochee publieLe,
            @Nullable String licence,
            @Nullable String note) {}
}
