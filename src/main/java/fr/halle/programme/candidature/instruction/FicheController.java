package fr.halle.programme.candidature.instruction;

import fr.halle.acces.Droits;
import fr.halle.acces.Exige;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.journal.Historique;
import fr.halle.platform.web.Ecrans;
import fr.halle.programme.Programmes;
import fr.halle.programme.candidature.Acte;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.GenreActe;
import fr.halle.programme.candidature.TraceDesCandidatures;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** La fiche d'une candidature : où elle en est, qui l'on attend, ce que la personne peut y faire. */
@Exige(Permission.VOIR_CANDIDATURES)
@Controller
class FicheController {

    private final Instruction instruction;
    private final Gardes gardes;
    private final Candidatures candidatures;
    private final Programmes programmes;
    private final Droits droits;
    private final Historique historique;
    private final JdbcClient sql;
    private final Ecrans ecrans;

    FicheController(
            Instruction instruction,
            Gardes gardes,
            Candidatures candidatures,
            Programmes programmes,
            Droits droits,
            Historique historique,
            JdbcClient sql,
            Ecrans ecrans) {
        this.instruction = instruction;
        this.gardes = gardes;
        this.candidatures = candidatures;
        this.programmes = programmes;
        this.droits = droits;
        this.historique = historique;
        this.sql = sql;
        this.ecrans = ecrans;
    }

    @GetMapping("/candidatures/{reference}")
    String montrer(@PathVariable String reference, Lecture lecture, Model modele) {
        var candidature = candidatures.charger(reference, lecture);
        var actuelle = candidatures.charger(reference);
        var present =
                actuelle.etat() == candidature.etat() && actuelle.version().equals(candidature.version());
        var actes = candidatures.actes(candidature, lecture);
        modele.addAttribute(
                "page",
                new PageFiche(
                        ecrans.nouveau("Candidature " + reference)
                                .section("/candidatures")
                                .fil("Candidatures", "/candidatures")
                                .date(lecture)
                                .construire(),
                        candidature,
                        programmes.charger(candidature.programme()).nom(),
                        noms(candidature.epci()),
                        actes,
                        present ? instruction.possibles(candidature) : List.of(),
                        present ? constatables(candidature) : List.of(),
                        present ? annulables(candidature) : List.of(),
                        present
                                && candidature.etat() == EtatCandidature.BROUILLON
                                && droits.peut(Permission.PREPARER_CANDIDATURE, candidature.cible()),
                        gardes.alertes(candidature),
                        candidatures.noms(candidature.partenaires()),
                        droits.peut(Permission.LIRE_JOURNAL, candidature.cible())
                                ? historique.de(TraceDesCandidatures.CANDIDATURE, reference, lecture.connu())
                                : List.of(),
                        laureat(candidature)));
        return "candidature/fiche";
    }

    private List<GenreActe> constatables(Candidature candidature) {
        if (!instruction.peutConstater(candidature)) {
            return List.of();
        }
        var faits = candidatures.actes(candidature).stream().map(Acte::genre).toList();
        return Arrays.stream(GenreActe.values())
                .filter(genre -> genre != GenreActe.PUBLICATION && (genre == GenreActe.AVIS || !faits.contains(genre)))
                .filter(_ -> candidature.etat() != EtatCandidature.PUBLIEE)
                .toList();
    }

    private List<UUID> annulables(Candidature candidature) {
        var actes = candidatures.actes(candidature);
        return actes.stream()
                .filter(a -> a.genre() != GenreActe.DEPOT && a.genre() != GenreActe.PUBLICATION)
                .filter(a -> a.genre() == GenreActe.AVIS
                        || actes.stream()
                                .noneMatch(b ->
                                        b.genre() != GenreActe.AVIS && b.genre().compareTo(a.genre()) > 0))
                .filter(a -> droits.peut(a.genre().permission(), candidature.cible())
                        || a.constate() && instruction.peutConstater(candidature))
                .map(Acte::id)
                .toList();
    }

    private List<String> noms(List<String> epci) {
        return sql.sql("""
                        select distinct on (code) nom from territoire.v_public_territoire
                         where type = 'epci' and code = any (:codes::text[]) order by code, jusqu desc
                        """)
                .param("codes", epci.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private @Nullable String laureat(Candidature candidature) {
        return sql.sql("""
                        select '/programmes/' || l.programme || '/laureats/' || l.reference
                          from programme.v_candidature_acte a join programme.v_public_laureat l on l.id = a.laureat
                         where a.candidature = :candidature and a.connu_jusqu = 'infinity'
                        """)
                .param("candidature", candidature.id())
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
