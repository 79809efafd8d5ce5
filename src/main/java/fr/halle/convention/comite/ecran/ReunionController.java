package fr.halle.convention.comite.ecran;

import fr.halle.acces.Connecte;
import fr.halle.commun.Lecture;
import fr.halle.convention.comite.Comites;
import fr.halle.convention.comite.Reunion;
import fr.halle.convention.comite.TenueDesComites;
import fr.halle.convention.comite.TraceDesComites;
import fr.halle.convention.comite.reunion.DecisionsDesReunions;
import fr.halle.document.BlocsDePieces;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Typographie;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Une réunion à lire et à imprimer : son invitation, puis son relevé de décisions. */
@Connecte
@Controller
class ReunionController {

    private final Comites comites;
    private final TenueDesComites tenue;
    private final DecisionsDesReunions decisions;
    private final BlocsDePieces pieces;
    private final Ecrans ecrans;

    ReunionController(
            Comites comites,
            TenueDesComites tenue,
            DecisionsDesReunions decisions,
            BlocsDePieces pieces,
            Ecrans ecrans) {
        this.comites = comites;
        this.tenue = tenue;
        this.decisions = decisions;
        this.pieces = pieces;
        this.ecrans = ecrans;
    }

    @GetMapping("/comites/reunions/{reference}")
    String montrer(@PathVariable String reference, Lecture lecture, @Nullable CsrfToken jeton, Model modele) {
        return montrer("reunion", "Réunion du ", reference, lecture, jeton, modele);
    }

    @GetMapping("/comites/reunions/{reference}/invitation")
    String inviter(@PathVariable String reference, Lecture lecture, Model modele) {
        return montrer("invitation", "Invitation, réunion du ", reference, lecture, null, modele);
    }

    private String montrer(
            String vue, String titre, String reference, Lecture lecture, @Nullable CsrfToken jeton, Model modele) {
        var r = comites.reunion(reference, lecture);
        var c = comites.de(r, lecture);
        var invitation = vue.equals("invitation");
        var ecran = ecrans.nouveau(titre + Typographie.date(r.tenueLe()))
                .section("/comites")
                .fil("Comités", "/comites")
                .fil(c.nom(), c.page());
        if (invitation) {
            ecran.fil("Réunion du " + Typographie.date(r.tenueLe()), r.page());
        } else {
            ecran.date(lecture);
        }
        modele.addAttribute(
                "page",
                new PageReunion(
                        ecran.construire(),
                        c,
                        r,
                        r.equals(comites.reunion(reference)) && tenue.tient(c),
                        EtatDeReunion.de(r, lecture.au()),
                        adresses(r),
                        invitation ? null : pieces.pour(TraceDesComites.REUNION, r.id(), jeton)));
        return "convention/comite/" + vue;
    }

    private Map<Integer, String> adresses(Reunion r) {
        var adresses = new LinkedHashMap<Integer, String>();
        r.decisions().forEach(d -> decisions.adresse(d).ifPresent(a -> adresses.put(d.point(), a)));
        return adresses;
    }
}
