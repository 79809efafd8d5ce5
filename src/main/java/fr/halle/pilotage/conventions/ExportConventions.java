package fr.halle.pilotage.conventions;

import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** La liste des conventions telle qu'elle sort : à l'écran, par l'API et par la ligne de commande. */
@Component
public class ExportConventions implements JeuExportable {

    private final Etendues etendues;
    private final ListeConventions liste;

    ExportConventions(Etendues etendues, ListeConventions liste) {
        this.etendues = etendues;
        this.liste = liste;
    }

    @Override
    public String jeu() {
        return "conventions";
    }

    @Override
    public String description() {
        return "les conventions signées des lauréats d'un programme, avec leur vigueur et leur échéance";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.PROGRAMME, Critere.TERRITOIRE);
    }

    /** La ligne de commande ne donne que ce que chacun voit. */
    @Override
    public Tableau<?> tableau(Demande demande) {
        var etendue = etendues.lire(
                demande.programmeExige(),
                Objects.requireNonNullElse(demande.territoire(), "nation"),
                demande.lecture());
        return tableau(etendue, liste.choisirLesPubliques(etendue, FiltreDeConventions.TOUT, ListeConventions.tri("")));
    }

    public Tableau<ConventionEnListe> tableau(Etendue etendue, Liste<ConventionEnListe> conventions) {
        return new Tableau<>(
                "conventions-" + etendue.programme().code(),
                "Conventions, %s, %s"
                        .formatted(
                                etendue.programme().nom(), etendue.perimetre().nom()),
                etendue.lecture(),
                colonnes(),
                conventions);
    }

    private static List<Colonne<ConventionEnListe>> colonnes() {
        var colonnes = new ArrayList<Colonne<ConventionEnListe>>();
        colonnes.add(Colonne.texte("Référence", ConventionEnListe::reference));
        colonnes.add(Colonne.texte("Type", ConventionEnListe::libelleType));
        colonnes.add(Colonne.texte("Intitulé", ConventionEnListe::intitule));
        colonnes.add(Colonne.texte("Références des lauréats", ConventionEnListe::referencesDesLaureats));
        colonnes.add(Colonne.texte("Lauréats", ConventionEnListe::nomsDesLaureats));
        colonnes.add(Colonne.texte("État", c -> c.etat().libelle()));
        colonnes.add(Colonne.texte(
                "Vigueur", c -> c.vigueur() == null ? null : c.vigueur().libelle()));
        colonnes.addAll(Colonne.dateApprochee("Signée le", ConventionEnListe::signature));
        colonnes.add(Colonne.date("Fin d'effet", ConventionEnListe::fin));
        colonnes.add(Colonne.texte(
                "Ce que l'on attend",
                c -> c.echeance() == null ? null : c.echeance().libelle()));
        colonnes.add(Colonne.date(
                "Échéance, au plus tôt",
                c -> c.echeance() == null ? null : c.echeance().du()));
        colonnes.add(Colonne.date(
                "Échéance, au plus tard",
                c -> c.echeance() == null ? null : c.echeance().au()));
        colonnes.add(Colonne.date(
                "Tenue le", c -> c.echeance() == null ? null : c.echeance().tenueLe()));
        colonnes.add(Colonne.entier("Retard en jours, au moins", c -> jours(c, false)));
        colonnes.add(Colonne.entier("Retard en jours, au plus", c -> jours(c, true)));
        colonnes.add(Colonne.texte("En attente de", c -> c.attendue() ? c.attente() : null));
        colonnes.add(Colonne.montant("Subventions accordées et non versées", ConventionEnListe::enjeu));
        colonnes.add(Colonne.texte("D'après", ConventionEnListe::titreSource));
        return colonnes;
    }

    private static @Nullable Long jours(ConventionEnListe convention, boolean auPlus) {
        var echeance = convention.echeance();
        if (echeance == null) {
            return null;
        }
        var retard = echeance.retard(convention.au()).orElse(null);
        return retard == null ? null : auPlus ? retard.max() : Long.valueOf(retard.min());
    }
}
