package fr.halle.territoire.recherche;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import fr.halle.territoire.TypeTerritoire;
import java.util.List;
import org.springframework.stereotype.Component;

/** Les territoires qui répondent à une recherche, tels qu'ils sortent. */
@Component
public class ExportCandidats {

    private final RechercheDeTerritoires recherche;

    ExportCandidats(RechercheDeTerritoires recherche) {
        this.recherche = recherche;
    }

    /** @param limite nombre de candidats, au plus : le même qu'à l'écran */
    public Tableau<Candidat> tableau(String q, int limite, Lecture lecture) {
        return new Tableau<>(
                "recherche-de-territoires",
                "Territoires qui répondent à « %s »".formatted(q),
                lecture,
                List.of(
                        Colonne.texte("Nom", Candidat::nom),
                        Colonne.texte(
                                "Niveau",
                                c -> TypeTerritoire.deCode(c.type())
                                        .map(TypeTerritoire::libelle)
                                        .orElse(c.type())),
                        Colonne.texte("Code", Candidat::code),
                        Colonne.texte("Code du département", Candidat::departement),
                        Colonne.texte("Département", Candidat::nomDepartement),
                        Colonne.texte("Ce nom même", c -> c.exact() ? "oui" : "non"),
                        Colonne.texte("Continue", Candidat::ancien)),
                Liste.lue(
                        recherche.chercher(q, lecture.au(), limite).elements(), List.of("Code officiel géographique")));
    }
}
