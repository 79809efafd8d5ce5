package fr.halle.programme;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/** La liste des programmes telle qu'elle sort. Un programme est une configuration : elle ne dépend pas de la date. */
@Component
public class ExportProgrammes implements JeuExportable {

    private final Programmes programmes;

    ExportProgrammes(Programmes programmes) {
        this.programmes = programmes;
    }

    @Override
    public String jeu() {
        return "programmes";
    }

    @Override
    public String description() {
        return "les programmes conduits dans cette base, avec leurs codes";
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        return tableau(demande.lecture());
    }

    public Tableau<Programme> tableau(Lecture lecture) {
        var colonnes = new ArrayList<Colonne<Programme>>();
        colonnes.add(Colonne.texte("Code", Programme::code));
        colonnes.add(Colonne.texte("Nom", Programme::nom));
        colonnes.add(Colonne.texte("Sigle", Programme::sigle));
        colonnes.add(Colonne.texte("Objet", Programme::objet));
        colonnes.add(Colonne.texte("Opérateur", Programme::operateur));
        colonnes.add(Colonne.texte("Maille", Programme::maille));
        colonnes.addAll(Colonne.dateApprochee("Lancement", Programme::lancement));
        colonnes.addAll(Colonne.dateApprochee("Fin", Programme::fin));
        return new Tableau<>(
                "programmes", "Programmes", lecture, colonnes, Liste.lue(programmes.lister(), programmes.sources()));
    }
}
