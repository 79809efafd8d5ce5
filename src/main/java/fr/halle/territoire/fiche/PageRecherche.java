package fr.halle.territoire.fiche;

import fr.halle.platform.web.Ecran;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.recherche.Candidat;
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
        Vers vers) {

    /** Les territoires qui portent ce nom même. */
    public List<Candidat> exacts() {
        return reponse == null
                ? List.of()
                : reponse.elements().stream().filter(Candidat::exact).toList();
    }

    /** Ceux qui lui ressemblent. */
    public List<Candidat> proches() {
        return reponse == null
                ? List.of()
                : reponse.elements().stream().filter(c -> !c.exact()).toList();
    }
}
