package fr.halle.territoire;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Les territoires d'un niveau, au-dessus de la commune, tels qu'ils sortent. */
@Component
public class ExportTerritoires implements JeuExportable {

    private final Territoires territoires;

    ExportTerritoires(Territoires territoires) {
        this.territoires = territoires;
    }

    @Override
    public String jeu() {
        return "territoires";
    }

    @Override
    public String description() {
        return "les régions, départements, arrondissements, groupements et EPCI d'un millésime";
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        return tableau(null, demande.lecture());
    }

    /** @param niveau celui que l'on veut, ou {@code null} pour tous, de la région à l'EPCI */
    public Tableau<Territoire> tableau(@Nullable TypeTerritoire niveau, Lecture lecture) {
        var lus = Arrays.stream(TypeTerritoire.values())
                .filter(t -> niveau == null ? t != TypeTerritoire.NATION && t != TypeTerritoire.COMMUNE : t == niveau)
                .flatMap(t -> territoires.lister(t, lecture.au()).stream())
                .toList();
        return tableau(
                niveau == null ? "territoires" : niveau.chemin(),
                "%s, millésime %d"
                        .formatted(
                                niveau == null ? "Territoires" : "Territoires du niveau « " + niveau.libelle() + " »",
                                territoires.millesime(lecture.au()).annee()),
                lecture,
                Liste.lue(lus, List.of("Code officiel géographique")));
    }

    private static Tableau<Territoire> tableau(String nom, String titre, Lecture lecture, Liste<Territoire> liste) {
        return new Tableau<>(
                nom,
                titre,
                lecture,
                List.of(
                        Colonne.texte("Niveau", t -> t.type().libelle()),
                        Colonne.texte("Code", Territoire::code),
                        Colonne.texte("Territoire", Territoire::nom),
                        Colonne.texte("Code du département", Territoire::departement),
                        Colonne.texte("Code de la région", Territoire::region),
                        Colonne.texte("Genre", Territoire::genre)),
                liste);
    }
}
