package fr.halle.journal;

import fr.halle.commun.Lecture;
import fr.halle.journal.liste.ExportDeLaTrace;
import fr.halle.journal.liste.ListeDeLaTrace;
import fr.halle.journal.liste.PageJournal;
import fr.halle.platform.web.DemandeDeListe;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Telechargements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * La page de la trace, sans sa route : le module des accès, qui est au-dessus, la déclare avec le droit qu'elle demande. Un
 * contrôleur n'a qu'à appeler ces deux gestes.
 */
@Component
@ConditionalOnWebApplication
public class EcranDuJournal {

    private final ListeDeLaTrace liste;
    private final ExportDeLaTrace export;
    private final Ecrans ecrans;
    private final Telechargements telechargements;

    EcranDuJournal(ListeDeLaTrace liste, ExportDeLaTrace export, Ecrans ecrans, Telechargements telechargements) {
        this.liste = liste;
        this.export = export;
        this.ecrans = ecrans;
        this.telechargements = telechargements;
    }

    /** Prépare la page et rend le nom de son gabarit. */
    public String montrer(FiltreDeTrace filtre, Lecture lecture, DemandeDeListe demande, Model modele) {
        var tri = ListeDeLaTrace.tri(demande.tri());
        var ecran = ecrans.nouveau("Le journal")
                .description("Les actes inscrits dans Halle : qui, sous quel chapeau, quoi, quand.")
                .date(lecture)
                .construire();
        modele.addAttribute(
                "page", new PageJournal(ecran, demande.montrer(liste.choisir(lecture, filtre, tri), tri), filtre));
        return "journal/liste";
    }

    /** @param tri tel qu'il est écrit dans l'adresse */
    public void exporter(
            FiltreDeTrace filtre,
            Lecture lecture,
            String tri,
            String format,
            HttpServletRequest requete,
            HttpServletResponse reponse) {
        telechargements.envoyer(export.tableau(lecture, filtre, ListeDeLaTrace.tri(tri)), format, requete, reponse);
    }
}
