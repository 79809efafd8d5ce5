package fr.halle.convention.fiche;

import fr.halle.acces.Droits;
import fr.halle.acces.Permission;
import fr.halle.commun.Lecture;
import fr.halle.convention.Acte;
import fr.halle.convention.Convention;
import fr.halle.convention.Conventions;
import fr.halle.convention.EtatConvention;
import fr.halle.convention.GenreActe;
import fr.halle.convention.LaureatCouvert;
import fr.halle.convention.Partie;
import fr.halle.convention.Situation;
import fr.halle.convention.Situations;
import fr.halle.convention.TypesDeConvention;
import fr.halle.convention.Vigueur;
import fr.halle.convention.acte.ActesDesConventions;
import fr.halle.convention.comite.Comites;
import fr.halle.convention.dossier.TenueDuDossier;
import fr.halle.convention.echeancier.MotifsDeDepassement;
import fr.halle.convention.fiche.PageFiche.Attendu;
import fr.halle.convention.fiche.PageFiche.Lien;
import fr.halle.convention.secteur.ecran.BlocsDeSecteurs;
import fr.halle.convention.trace.TraceDesConventions;
import fr.halle.document.BlocsDePieces;
import fr.halle.journal.Historique;
import fr.halle.platform.web.Ecrans;
import fr.halle.platform.web.Public;
import fr.halle.platform.web.Typographie;
import fr.halle.programme.Programmes;
import fr.halle.source.Source;
import fr.halle.source.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** La fiche d'une convention : où elle en est, ce qu'elle vaut, qui l'on attend. Le public lit celles qui sont signées. */
@Public
@Controller
class FicheDeConventionController {

    private final Conventions conventions;
    private final Situations situations;
    private final TypesDeConvention types;
    private final ActesDesConventions actes;
    private final TenueDuDossier dossiers;
    private final Controles controles;
    private final BlocsDeSecteurs blocs;
    private final MotifsDeDepassement motifs;
    private final Programmes programmes;
    private final Droits droits;
    private final Historique historique;
    private final Sources sources;
    private final Comites comites;
    private final BlocsDePieces pieces;
    private final Ecrans ecrans;

    FicheDeConventionController(
            Conventions conventions,
            Situations situations,
            TypesDeConvention types,
            ActesDesConventions actes,
            TenueDuDossier dossiers,
            Controles controles,
            BlocsDeSecteurs blocs,
            MotifsDeDepassement motifs,
            Programmes programmes,
            Droits droits,
            Historique historique,
            Sources sources,
            Comites comites,
            BlocsDePieces pieces,
            Ecrans ecrans) {
        this.conventions = conventions;
        this.situations = situations;
        this.types = types;
        this.actes = actes;
        this.dossiers = dossiers;
        this.controles = controles;
        this.blocs = blocs;
        this.motifs = motifs;
        this.programmes = programmes;
        this.droits = droits;
        this.historique = historique;
        this.sources = sources;
        this.comites = comites;
        this.pieces = pieces;
        this.ecrans = ecrans;
    }

    @GetMapping("/conventions/{reference}")
    String montrer(@PathVariable String reference, Lecture lecture, @Nullable CsrfToken jeton, Model modele) {
        var c = conventions.charger(reference, lecture);
        var siens = conventions.actes(c, lecture);
        var toutes = situations.de(
                c.programme(), c.laureats().stream().map(LaureatCouvert::id).toList(), lecture);
        var lignes = lignes(c, toutes, lecture);
        var present = conventions
                .trouver(reference, conventions.maintenant())
                .filter(x -> x.version().equals(c.version()) && x.etat() == c.etat())
                .isPresent();
        var portee = dossiers.portee(c);
        var bloc = blocs.pour(c, lecture, present).orElse(null);
        modele.addAttribute(
                "page",
                new PageFiche(
                        ecrans.nouveau(c.intitule())
                                .section("/conventions")
                                .fil("Conventions", "/programmes/" + c.programme() + "/conventions")
                                .date(lecture)
                                .construire(),
                        c,
                        programmes.charger(c.programme()).nom(),
                        vigueur(lignes),
                        lignes,
                        lignes.size() == 1
                                ? Jalons.de(lignes.getFirst().situation(), lecture.au())
                                        .orElse(null)
                                : null,
                        autres(c, toutes),
                        comites(c, lecture),
                        siens,
                        present ? actes.possibles(c) : List.of(),
                        present && actes.peutConstater(c) ? constatables(c, siens) : List.of(),
                        present
                                ? siens.stream()
                                        .filter(a -> actes.annulable(c, a))
                                        .map(Acte::id)
                                        .toList()
                                : List.of(),
                        present && modifiable(c),
                        present && motifs.peutEcrire(c),
                        attendus(c, siens, lignes, lecture),
                        controles.de(
                                c, siens, lignes, portee.isPresent(), bloc == null ? null : bloc.secteurs(), lecture),
                        bloc,
                        porteuse(c, lecture),
                        portee.map(p -> new Lien(
                                        p.intitule(), p.page(), p.etat().libelle()))
                                .orElse(null),
                        titre(c.source()),
                        pieces.pour(TraceDesConventions.CONVENTION, c.id(), jeton),
                        droits.peut(Permission.LIRE_JOURNAL, c.cible())
                                ? historique.de(TraceDesConventions.CONVENTION, reference, lecture.connu())
                                : List.of()));
        return "convention/fiche";
    }

    private List<LigneDeLaureat> lignes(Convention c, List<Situation> toutes, Lecture lecture) {
        var attestations = situations.attestations(c, lecture);
        return toutes.stream()
                .filter(s -> c.id().equals(s.convention()))
                .map(s -> new LigneDeLaureat(
                        s,
                        attestations.stream()
                                .filter(a -> a.laureat().equals(s.laureat()))
                                .toList(),
                        motifs.trouver(c.programme(), s).orElse(null),
                        lecture.au()))
                .toList();
    }

    /** La plus pressante de celles de ses lauréats ; remplacée ou échue seulement si toutes le sont. */
    private static @Nullable Vigueur vigueur(List<LigneDeLaureat> lignes) {
        var ordre =
                List.of(Vigueur.EN_DEPASSEMENT, Vigueur.EN_VIGUEUR, Vigueur.A_VENIR, Vigueur.ECHUE, Vigueur.REMPLACEE);
        return lignes.stream()
                .map(l -> l.situation().vigueur())
                .filter(Objects::nonNull)
                .min(Comparator.comparingInt(ordre::indexOf))
                .orElse(null);
    }

    private List<Lien> autres(Convention c, List<Situation> toutes) {
        var liens = new ArrayList<Lien>();
        var vues = new ArrayList<UUID>();
        for (var s : toutes) {
            var id = s.convention();
            if (id != null && !id.equals(c.id()) && !vues.contains(id)) {
                vues.add(id);
                liens.add(new Lien(
                        s.intitule(),
                        "/conventions/" + s.reference(),
                        s.etat().libelle() + (s.signature() == null ? "" : " " + Typographie.quand(s.signature()))));
            }
        }
        return List.copyOf(liens);
    }

    private List<Lien> comites(Convention c, Lecture lecture) {
        return comites.suivant(c.laureats().stream().map(LaureatCouvert::id).toList(), lecture).stream()
                .map(s -> new Lien(s.nom(), s.page(), ""))
                .toList();
    }

    private List<GenreActe> constatables(Convention c, List<Acte> siens) {
        if (c.porteePar() != null || c.etat().finie()) {
            return List.of();
        }
        return Arrays.stream(GenreActe.values())
                .filter(g -> g != GenreActe.CONCERTATION && g != GenreActe.SAISINE && g != GenreActe.ABANDON)
                .filter(g -> g != GenreActe.AVIS || !c.type().avis().isEmpty())
                .filter(g -> g != GenreActe.COMITE || c.type().passeEnComite())
                .filter(g -> c.etat() == EtatConvention.SIGNEE
                        || g != GenreActe.AVENANT && g != GenreActe.RESILIATION && g != GenreActe.PUBLICATION)
                .filter(g ->
                        g != GenreActe.RESILIATION || siens.stream().noneMatch(a -> a.genre() == GenreActe.RESILIATION))
                .toList();
    }

    private boolean modifiable(Convention c) {
        return c.porteePar() == null
                && (c.constatee()
                        ? droits.peut(Permission.CONSTATER_CONVENTION, c.cible())
                        : c.etat().modifiable() && droits.peut(Permission.PREPARER_CONVENTION, c.cible()));
    }

    private List<Attendu> attendus(Convention c, List<Acte> siens, List<LigneDeLaureat> lignes, Lecture lecture) {
        var attendus = new ArrayList<Attendu>();
        var depuis = c.depuis() == null ? "" : "depuis le " + Typographie.date(c.depuis());
        switch (c.etat()) {
            case A_SIGNER ->
                c.signataires().stream()
                        .filter(p -> siens.stream()
                                .noneMatch(a -> a.genre() == GenreActe.SIGNATURE
                                        && (a.partie() == null || p.cle().equals(a.partie()))))
                        .map(Partie::nom)
                        .forEach(nom -> attendus.add(new Attendu(nom, "signature", depuis, false)));
            case EN_AVIS ->
                c.type().avis().stream()
                        .filter(e -> siens.stream()
                                .noneMatch(a ->
                                        a.genre() == GenreActe.AVIS && e.code().equals(a.etape())))
                        .forEach(e -> attendus.add(new Attendu(e.libelle(), "à rendre", depuis, false)));
            case BROUILLON, EN_CONCERTATION -> attendus.add(new Attendu(c.etat().attente(), "", depuis, false));
            case SIGNEE, RESILIEE, ABANDONNEE -> {}
        }
        var depasses = lignes.stream()
                .filter(l -> l.situation().vigueur() == Vigueur.EN_DEPASSEMENT)
                .toList();
        types.echeance(c.programme(), c.type().code())
                .filter(_ -> !depasses.isEmpty())
                .ifPresent(e -> attendus.add(new Attendu(
                        e.attend(),
                        e.libelle().toLowerCase(java.util.Locale.FRENCH),
                        depasses.size() == 1
                                ? depasses.getFirst().retard() + " de retard"
                                : Typographie.accord(depasses.size(), "délai dépassé", "délais dépassés"),
                        true)));
        return List.copyOf(attendus);
    }

    private @Nullable Lien porteuse(Convention c, Lecture lecture) {
        var id = c.porteePar();
        return id == null
                ? null
                : conventions
                        .trouver(id, lecture)
                        .map(p -> new Lien(p.intitule(), p.page(), p.etat().libelle()))
                        .orElse(null);
    }

    private @Nullable String titre(@Nullable String source) {
        return source == null
                ? null
                : sources.trouver(source).map(Source::titre).orElse(null);
    }
}
