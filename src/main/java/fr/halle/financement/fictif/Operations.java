package fr.halle.financement.fictif;

import fr.halle.platform.faits.FichiersDeFaits;
import java.util.List;
import java.util.Random;

/** Compose des intitulés d'opérations : « Rénovation énergétique de l'école élémentaire, seconde tranche ». */
record Operations(List<String> travaux, List<String> objets, List<String> complements) {

    /** Un intitulé sur quatre porte un complément. */
    private static final int AVEC_COMPLEMENT = 4;

    static Operations lire(FichiersDeFaits fichiers) {
        return new Operations(
                fichiers.lire("fictif", "travaux", String.class),
                fichiers.lire("fictif", "objets", String.class),
                fichiers.lire("fictif", "complements", String.class));
    }

    String inventer(Random hasard) {
        var intitule = parmi(travaux, hasard) + " " + parmi(objets, hasard);
        return hasard.nextInt(AVEC_COMPLEMENT) == 0 ? intitule + ", " + parmi(complements, hasard) : intitule;
    }

    private static String parmi(List<String> mots, Random hasard) {
        return mots.get(hasard.nextInt(mots.size()));
    }
}
