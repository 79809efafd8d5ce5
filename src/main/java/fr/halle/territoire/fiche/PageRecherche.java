package fr.halle.territoire.fiche;

import fr.halle.platform.web.Ecran;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.recherche.Reponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** La page de recherche. */
public record PageRecherche(
        Ecran ecran,
        @Nullable Reponse reponse,
        List<Territoire> regions,
        List<Territoire> departements,
        List<Territoire> groupements,
        Vers vers) {}
