package fr.halle.journal.liste;

import fr.halle.commun.Lecture;
import fr.halle.journal.FiltreDeTrace;
import fr.halle.journal.LigneDHistorique;
import fr.halle.journal.LigneDHistorique.Champ;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.Typographie;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** La trace telle qu'elle sort pour l'auditeur : ce qui se lit, puis ce qui refait l'empreinte de chaque acte. */
@Component
public class ExportDeLaTrace implements JeuExportable {

    private final ListeDeLaTrace liste;

    ExportDeLaTrace(ListeDeLaTrace liste) {
        this.liste = liste;
    }

    @Override
    public String jeu() {
        return "trace";
    }

    @Override
    public String description() {
        return "les actes inscrits : qui, sous quel chapeau, quoi, sur quel objet, et leurs empreintes";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.TERRITOIRE);
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        var territoire = demande.territoire();
        return tableau(
                demande.lecture(),
                new FiltreDeTrace("", "", "", null, null, territoire == null ? "" : territoire),
                ListeDeLaTrace.tri(""));
    }

    public Tableau<LigneDHistorique> tableau(Lecture lecture, FiltreDeTrace filtre, Tri tri) {
        List<Colonne<LigneDHistorique>> colonnes = new ArrayList<>();
        colonnes.add(
                Colonne.date("Jour", a -> a.saisiLe().atZone(Typographie.PARIS).toLocalDate()));
        colonnes.add(Colonne.texte("Instant", a -> a.saisiLe().toString()));
        colonnes.add(Colonne.texte("Auteur", LigneDHistorique::auteur));
        colonnes.add(Colonne.texte("Qualité", LigneDHistorique::qualite));
        colonnes.add(Colonne.texte("Verbe", LigneDHistorique::verbe));
        colonnes.add(Colonne.texte("Acte", LigneDHistorique::phrase));
        colonnes.add(Colonne.texte("Type d'objet", LigneDHistorique::objetType));
        colonnes.add(Colonne.texte("Objet", LigneDHistorique::objetId));
        colonnes.add(Colonne.texte("Libellé", LigneDHistorique::libelle));
        colonnes.addAll(Colonne.dateApprochee("Effet", LigneDHistorique::effet));
        colonnes.add(Colonne.texte(
                "Changements", a -> a.champs().stream().map(Champ::enUneLigne).collect(Collectors.joining(" ; "))));
        colonnes.add(Colonne.texte("Territoires", a -> String.join(" ", a.territoires())));
        colonnes.add(Colonne.entier("Rang", a -> a.preuve().rang()));
        colonnes.add(Colonne.texte("Service", a -> a.preuve().service()));
        colonnes.add(Colonne.texte(
                "Utilisateur",
                a -> a.utilisateur() == null ? null : a.utilisateur().toString()));
        colonnes.add(Colonne.texte("Session", a -> a.preuve().session()));
        colonnes.add(Colonne.texte("Habilitation", a -> a.preuve().habilitation()));
        colonnes.add(Colonne.texte("Condensat de l'auteur", a -> a.preuve().auteurCondensat()));
        colonnes.add(
                Colonne.texte("Changements inscrits (JSON)", a -> a.preuve().changements()));
        colonnes.add(Colonne.texte("Visible par", a -> a.preuve().visiblePar()));
        colonnes.add(Colonne.texte("Empreinte d'avant", a -> a.preuve().precedente()));
        colonnes.add(Colonne.texte("Empreinte", a -> a.preuve().empreinte()));
        colonnes.add(Colonne.texte("Acte (identifiant)", a -> a.id().toString()));
        return new Tableau<>("trace", "Trace des actes", lecture, colonnes, liste.choisir(lecture, filtre, tri));
    }
}
