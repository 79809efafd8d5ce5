package fr.halle.platform.imports;

import java.util.List;
import java.util.UUID;

/** Ce qu'un import a écrit dans un module. Déclaré ici, réalisé par les modules que les fichiers remplissent. */
public interface Apports {

    /** Les faits publics que cet import a écrits, par sorte ; rien s'il n'en a pas écrit ici. */
    List<Apport> de(UUID imports);

    /**
     * Une sorte de faits.
     *
     * @param libelle au pluriel, par exemple « communes de lauréats »
     * @param ecritures corrections comprises
     */
    record Apport(String libelle, long ecritures) {}
}
