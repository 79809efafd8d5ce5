package fr.halle.programme;

import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Les chiffres publiés tels qu'ils sortent : tous, et non le seul dernier de chaque fait. */
@Component
public class ExportFaitsPublies implements JeuExportable {

    private final FaitsPublies faits;

    ExportFaitsPublies(FaitsPublies faits) {
        this.faits = faits;
    }

    @Override
    public String jeu() {
        return "faits-publies";
    }

    @Override
    public String description() {
        return "les chiffres que d'autres ont publiés sur un programme, à côté des comptes";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.PROGRAMME, Critere.TERRITOIRE);
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        return tableau(
                Objects.requireNonNullElse(demande.programme(), ""),
                Objects.requireNonNullElse(demande.territoire(), ""),
                demande.lecture());
    }

    /**
     * @param programme un code, ou vide pour tous
     * @param territoire le territoire même dont parlent les faits, comme {@code region:93} ; vide pour tous
     */
    public Tableau<FaitsPublies.FaitSitue> tableau(String programme, String territoire, Lecture lecture) {
        var colonnes = new ArrayList<Colonne<FaitsPublies.FaitSitue>>();
        colonnes.add(Colonne.texte("Programme", FaitsPublies.FaitSitue::programme));
        colonnes.add(Colonne.texte("Niveau", FaitsPublies.FaitSitue::niveau));
        colonnes.add(Colonne.texte("Code du territoire", FaitsPublies.FaitSitue::codeTerritoire));
        colonnes.add(Colonne.texte("Territoire", FaitsPublies.FaitSitue::territoire));
        colonnes.add(Colonne.texte("Fait", FaitsPublies.FaitSitue::libelle));
        colonnes.add(Colonne.texte("Approximation", FaitsPublies.FaitSitue::approximation));
        colonnes.add(Colonne.entier("Valeur", f -> f.estUneSomme() ? null : f.valeur()));
        colonnes.add(Colonne.texte("Unité", f -> f.estUneSomme() ? "euros" : f.unite()));
        colonnes.add(Colonne.montant("Somme", f -> f.estUneSomme() ? Montant.centimes(f.valeur()) : null));
        colonnes.addAll(Colonne.dateApprochee("Date", FaitsPublies.FaitSitue::date));
        colonnes.add(Colonne.texte("Citation", FaitsPublies.FaitSitue::citation));
        colonnes.add(Colonne.texte("D'après", FaitsPublies.FaitSitue::titreSource));
        return new Tableau<>(
                programme.isEmpty() ? "faits-publies" : "faits-publies-" + programme,
                "Chiffres publiés",
                lecture,
                colonnes,
                faits.choisir(programme, territoire, lecture));
    }
}
