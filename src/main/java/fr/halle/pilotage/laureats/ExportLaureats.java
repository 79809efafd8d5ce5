package fr.halle.pilotage.laureats;

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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** La liste des lauréats telle qu'elle sort : à l'écran, par l'API et par la ligne de commande. */
@Component
public class ExportLaureats implements JeuExportable {

    private final Etendues etendues;
    private final ListeLaureats liste;

    ExportLaureats(Etendues etendues, ListeLaureats liste) {
        this.etendues = etendues;
        this.liste = liste;
    }

    @Override
    public String jeu() {
        return "laureats";
    }

    @Override
    public String description() {
        return "les lauréats d'un programme, avec leurs communes, EPCI et départements";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.PROGRAMME, Critere.TERRITOIRE);
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        var territoire = Objects.requireNonNullElse(demande.territoire(), "nation");
        var etendue = etendues.lire(demande.programmeExige(), territoire, demande.lecture());
        return tableau(etendue, "", ListeLaureats.TRIS.parDefaut());
    }

    /** @param filtre morceau de nom ; vide pour tout */
    public Tableau<LaureatEnListe> tableau(Etendue etendue, String filtre, Tri tri) {
        return new Tableau<>(
                "laureats-" + etendue.programme().code(),
                "Lauréats, %s, %s"
                        .formatted(
                                etendue.programme().nom(), etendue.perimetre().nom()),
                etendue.lecture(),
                colonnes(),
                liste.choisir(etendue, filtre, tri));
    }

    private static List<Colonne<LaureatEnListe>> colonnes() {
        var colonnes = new ArrayList<Colonne<LaureatEnListe>>();
        colonnes.add(Colonne.texte("Référence", LaureatEnListe::reference));
        colonnes.add(Colonne.texte("Lauréat", LaureatEnListe::nom));
        colonnes.add(Colonne.texte("Codes des communes", l -> codes(l.communes())));
        colonnes.add(Colonne.texte("Communes", l -> noms(l.communes())));
        colonnes.add(Colonne.texte("SIREN des EPCI", l -> codes(l.epci())));
        colonnes.add(Colonne.texte("EPCI", l -> noms(l.epci())));
        colonnes.add(Colonne.texte("Codes des départements", l -> codes(l.departements())));
        colonnes.add(Colonne.texte("Départements", l -> noms(l.departements())));
        colonnes.addAll(Colonne.dateApprochee("Lauréat depuis", LaureatEnListe::qualite));
        colonnes.add(Colonne.texte("D'après", LaureatEnListe::titreSource));
        return colonnes;
    }

    private static String codes(List<LaureatEnListe.Lieu> lieux) {
        return lieux.stream().map(LaureatEnListe.Lieu::code).collect(Collectors.joining(" "));
    }

    private static String noms(List<LaureatEnListe.Lieu> lieux) {
        return lieux.stream().map(LaureatEnListe.Lieu::nom).collect(Collectors.joining(", "));
    }
}
