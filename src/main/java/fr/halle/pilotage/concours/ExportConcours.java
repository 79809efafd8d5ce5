package fr.halle.pilotage.concours;

import fr.halle.commun.Lecture;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Les concours tels qu'ils sortent : à l'écran, par l'API et par la ligne de commande. */
@Component
public class ExportConcours implements JeuExportable {

    private final ListeConcours liste;

    ExportConcours(ListeConcours liste) {
        this.liste = liste;
    }

    @Override
    public String jeu() {
        return "concours";
    }

    @Override
    public String description() {
        return "les aides attachées à un territoire, comptées dans aucun programme ; avec un programme, celles de ses communes";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.PROGRAMME, Critere.TERRITOIRE);
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        return tableau(
                liste.choisir(
                        FiltreDeConcours.du(demande.programme(), demande.territoire()),
                        "territoire",
                        demande.lecture()),
                demande.lecture());
    }

    public Tableau<ConcoursEnListe> tableau(ListeConcours.Choisie choisie, Lecture lecture) {
        return new Tableau<>(
                "concours",
                "Concours à des territoires, comptés dans aucun programme, " + choisie.portee(),
                lecture,
                colonnes(),
                choisie);
    }

    private static List<Colonne<ConcoursEnListe>> colonnes() {
        var colonnes = new ArrayList<Colonne<ConcoursEnListe>>();
        colonnes.add(Colonne.texte("Référence", ConcoursEnListe::reference));
        colonnes.add(Colonne.texte("Échelon", ConcoursEnListe::echelon));
        colonnes.add(Colonne.texte("Code", ConcoursEnListe::territoireCode));
        colonnes.add(Colonne.texte("Territoire", ConcoursEnListe::territoireNom));
        colonnes.add(Colonne.texte("Bénéficiaire", ConcoursEnListe::beneficiaire));
        colonnes.add(Colonne.entier("Année", ConcoursEnListe::exercice));
        colonnes.add(Colonne.texte("Dispositif", ConcoursEnListe::libelleDispositif));
        colonnes.add(Colonne.texte("Nature", ConcoursEnListe::libelleNature));
        colonnes.add(Colonne.texte("Catégorie", ConcoursEnListe::categorie));
        colonnes.add(Colonne.texte("Opération", ConcoursEnListe::operation));
        colonnes.add(Colonne.montant("Accordé", ConcoursEnListe::montant));
        colonnes.add(Colonne.montant("Coût total", ConcoursEnListe::coutTotal));
        colonnes.add(Colonne.texte("Écriture d'origine du montant", ConcoursEnListe::texte));
        colonnes.add(Colonne.texte("Anomalies", ConcoursEnListe::anomalies));
        colonnes.addAll(Colonne.dateApprochee("Date", ConcoursEnListe::date));
        colonnes.add(Colonne.texte("Numéro dans la source", ConcoursEnListe::identifiant));
        colonnes.add(Colonne.texte("D'après", ConcoursEnListe::titreSource));
        return colonnes;
    }
}
