package fr.halle.pilotage.lignes;

import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.Etendues;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Les lignes et totaux publiés tels qu'ils sortent : à l'écran, par l'API et par la ligne de commande. */
@Component
public class ExportLignes implements JeuExportable {

    private final Etendues etendues;
    private final ListeLignes liste;

    ExportLignes(Etendues etendues, ListeLignes liste) {
        this.etendues = etendues;
        this.liste = liste;
    }

    @Override
    public String jeu() {
        return "financements";
    }

    @Override
    public String description() {
        return "les lignes de financement et les totaux publiés qui font les sommes d'un programme";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.PROGRAMME, Critere.TERRITOIRE);
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        var territoire = Objects.requireNonNullElse(demande.territoire(), "nation");
        var etendue = etendues.lire(demande.programmeExige(), territoire, demande.lecture());
        return tableau(etendue, FiltreDeLignes.TOUT, ListeLignes.TRIS.parDefaut());
    }

    public Tableau<LigneEnListe> tableau(Etendue etendue, FiltreDeLignes filtre, Tri tri) {
        return new Tableau<>(
                "financements-" + etendue.programme().code(),
                "Lignes de financement et totaux publiés, %s, %s"
                        .formatted(
                                etendue.programme().nom(), etendue.perimetre().nom()),
                etendue.lecture(),
                colonnes(),
                liste.choisir(etendue, filtre, tri));
    }

    private static List<Colonne<LigneEnListe>> colonnes() {
        var colonnes = new ArrayList<Colonne<LigneEnListe>>();
        colonnes.add(Colonne.texte("Référence", LigneEnListe::reference));
        colonnes.add(Colonne.texte("Objet", LigneEnListe::objet));
        colonnes.add(Colonne.texte("Opération", LigneEnListe::operation));
        colonnes.add(Colonne.texte("Dispositif", LigneEnListe::libelleDispositif));
        colonnes.add(Colonne.texte("Nature", LigneEnListe::nature));
        colonnes.add(Colonne.texte("Origine des crédits", LigneEnListe::origine));
        colonnes.add(Colonne.montant("Accordé", LigneEnListe::accordeMontant));
        colonnes.add(Colonne.montant("Engagé", LigneEnListe::engageMontant));
        colonnes.add(Colonne.montant("Versé", LigneEnListe::verseMontant));
        colonnes.add(Colonne.texte("Statut", LigneEnListe::statutEnClair));
        colonnes.add(Colonne.texte("Degré de preuve", LigneEnListe::degreEnClair));
        colonnes.addAll(Colonne.dateApprochee("Date", LigneEnListe::date));
        colonnes.add(Colonne.texte("Déduction", LigneEnListe::deduction));
        colonnes.add(Colonne.texte("Motif", LigneEnListe::motif));
        colonnes.add(Colonne.texte("Citation", LigneEnListe::citation));
        colonnes.add(Colonne.texte("D'après", LigneEnListe::titreSource));
        return colonnes;
    }
}
