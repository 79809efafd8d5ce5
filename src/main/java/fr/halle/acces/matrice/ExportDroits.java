package fr.halle.acces.matrice;

import fr.halle.acces.Permission;
import fr.halle.acces.Relation;
import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** La matrice telle qu'elle sort : une ligne par permission, une colonne par rôle. */
@Component
class ExportDroits implements JeuExportable {

    private final Matrice matrice;

    ExportDroits(Matrice matrice) {
        this.matrice = matrice;
    }

    @Override
    public String jeu() {
        return "droits";
    }

    @Override
    public String description() {
        return "la matrice des droits : qui peut quoi, et où";
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        return tableau(demande.lecture());
    }

    Tableau<Permission> tableau(Lecture lecture) {
        var colonnes = new ArrayList<Colonne<Permission>>();
        colonnes.add(Colonne.texte("Permission", Permission::code));
        colonnes.add(Colonne.texte("Ce qu'elle permet", matrice::libelle));
        for (var role : matrice.roles()) {
            colonnes.add(Colonne.texte(role.libelle(), p -> ou(matrice.relations(p, role.code()))));
        }
        return new Tableau<>(
                "droits",
                "Matrice des droits",
                lecture,
                colonnes,
                Liste.lue(Arrays.asList(Permission.values()), List.of()));
    }

    /** « sur son territoire », ou rien si le rôle n'a pas la permission. */
    static String ou(Set<Relation> relations) {
        if (relations.contains(Relation.ETRANGER)) {
            return "partout";
        }
        var ou = relations.contains(Relation.PARTAGE)
                ? "dès qu'une part est sur son territoire"
                : relations.contains(Relation.SIEN) ? "sur son territoire" : "";
        if (!relations.contains(Relation.ENGLOBANT)) {
            return ou;
        }
        var autour = "sur le territoire qui l'entoure";
        return ou.isEmpty() ? autour : ou + ", et " + autour;
    }
}
