package fr.halle.programme.selection;

import fr.halle.acces.Cible;
import fr.halle.acces.Droits;
import fr.halle.acces.Visibilite;
import fr.halle.commun.DateApprochee;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.programme.Laureat;
import fr.halle.programme.acte.TraceDesLaureats;
import fr.halle.programme.acte.TraceDesLaureats.Avant;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.EtatCandidature;
import fr.halle.programme.candidature.TraceDesCandidatures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Inscrit dans la trace une publication et ce qui la défait : sur la sélection, sur chacune de ses candidatures, sur chacun de ses
 * lauréats. La sélection et ses lauréats sont publics, leur publication aussi ; une candidature garde ses lecteurs.
 */
@Component
class TraceDesSelections {

    /** Le type de ses objets ; leur identifiant est la référence de la sélection. */
    static final String SELECTION = "selection";

    private final Journal journal;
    private final Droits droits;
    private final TraceDesCandidatures candidature;
    private final TraceDesLaureats laureat;
    private final Candidatures candidatures;
    private final JdbcClient sql;

    TraceDesSelections(
            Journal journal,
            Droits droits,
            TraceDesCandidatures candidature,
            TraceDesLaureats laureat,
            Candidatures candidatures,
            JdbcClient sql) {
        this.journal = journal;
        this.droits = droits;
        this.candidature = candidature;
        this.laureat = laureat;
        this.candidatures = candidatures;
        this.sql = sql;
    }

    /** Une candidature, et le lauréat que la publication en a fait. */
    record Nommee(Apercu.Ligne ligne, Laureat laureat) {}

    /** Une publication que l'on va défaire, telle qu'elle est avant. */
    record Releve(
            String reference, LocalDate effet, List<Candidature> candidatures, List<Avant> laureats, Cible cible) {}

    void publier(String reference, SelectionSaisie saisie, String region, LocalDate effet, List<Nommee> nommees) {
        var jour = DateApprochee.jour(effet);
        var consignes = new ArrayList<Consigne>();
        for (var nommee : nommees) {
            var publiee = nommee.ligne.candidature();
            var laureate = nommee.laureat;
            var commun = List.of(
                    Changement.de("selection", "Sélection", null, reference),
                    Changement.de(
                            "acteReference",
                            "Référence de l'acte",
                            null,
                            saisie.acteReference().strip()),
                    Changement.de("nature", "Nature", null, nature(saisie)));
            consignes.add(candidature
                    .consigne(publiee, publiee.visiblePar(), "candidature.publier", "publie la candidature")
                    .effet(jour)
                    .changeant(
                            TraceDesCandidatures.etat(publiee.etat(), EtatCandidature.PUBLIEE),
                            Changement.de("laureat", "Lauréat", null, laureate.reference()),
                            Changement.de(
                                    "constatations",
                                    "Constatations",
                                    null,
                                    nommee.ligne.constats().isEmpty()
                                            ? null
                                            : String.join(" ", nommee.ligne.constats())))
                    .changeant(commun));
            consignes.add(laureat.consigne(
                            laureat.naissant(laureate, effet, "publie le lauréat"),
                            "laureat.publier",
                            Visibilite.PUBLIC)
                    .effet(jour)
                    .changeant(commun));
        }
        var cible = cible(
                saisie.programme(),
                nommees.stream().map(n -> n.ligne.candidature()).toList());
        consignes.add(consigne(reference, cible, "selection.publier", "publie la sélection")
                .effet(jour)
                .changeant(
                        Changement.de("region", "Région", null, region),
                        Changement.de(
                                "acteReference",
                                "Référence de l'acte",
                                null,
                                saisie.acteReference().strip()),
                        Changement.de("nature", "Nature", null, nature(saisie)),
                        Changement.de(
                                "laureats",
                                "Lauréats",
                                null,
                                texte(nommees.stream().map(Nommee::laureat).toList()))));
        journal.consigner(consignes);
    }

    /** Relève ce que l'annulation va changer. */
    Releve avant(String reference, UUID selection, List<Candidature> publiees) {
        var effet = sql.sql("select effet from programme.v_public_selection where id = :id")
                .param("id", selection)
                .query(LocalDate.class)
                .single();
        var laureats = sql.sql("""
                        select l.id, l.programme, l.reference, l.nom from programme.v_public_laureat l
                         where exists (select from programme.v_public_qualite q
                                        where q.laureat = l.id and q.acte = :id and q.connu_jusqu = 'infinity')
                         order by l.reference
                        """).param("id", selection).query(Laureat.class).list();
        return new Releve(
                reference,
                effet,
                publiees,
                laureats.stream()
                        .map(l -> laureat.avant(l, effet, "annule la publication du lauréat"))
                        .toList(),
                cible(publiees.getFirst().programme(), publiees));
    }

    void annuler(Releve releve, String motif) {
        var consignes = new ArrayList<Consigne>();
        var commun = List.of(
                Changement.de("selection", "Sélection", releve.reference, "annulée"),
                Changement.de("motif", "Motif", null, motif));
        for (var publiee : releve.candidatures) {
            var apres = candidatures.charger(publiee.reference());
            consignes.add(candidature
                    .consigne(
                            apres, apres.visiblePar(), "candidature.annuler", "annule la publication de la candidature")
                    .changeant(TraceDesCandidatures.etat(publiee.etat(), apres.etat()))
                    .changeant(commun));
        }
        // Qui a lu la publication lit aussi qu'elle est annulée.
        for (var avant : releve.laureats) {
            consignes.add(laureat.consigne(avant, "laureat.annuler", Visibilite.PUBLIC)
                    .changeant(commun));
        }
        consignes.add(consigne(releve.reference, releve.cible, "selection.annuler", "annule la sélection")
                .changeant(
                        Changement.de(
                                "laureats",
                                "Lauréats",
                                texte(releve.laureats.stream()
                                        .map(Avant::laureat)
                                        .toList()),
                                "aucun"),
                        Changement.de("motif", "Motif", null, motif)));
        journal.consigner(consignes);
    }

    /** Ce sur quoi portent les droits d'une sélection : les communes et les EPCI de ses lauréats, même annulée. */
    Cible cible(String reference, String programme) {
        var membres = sql.sql("""
                        select distinct m.type, m.code
                          from programme.v_public_selection s
                          join programme.v_public_qualite q on q.acte = s.id and q.genre = 'publication'
                          join programme.v_public_composition m on m.laureat = q.laureat
                         where s.reference = :reference and m.type in ('commune', 'epci')
                        """)
                .param("reference", reference)
                .query((ligne, _) -> new Cible.Lieu(
                        fr.halle.territoire.TypeTerritoire.deCode(ligne.getString("type"))
                                .orElseThrow(),
                        ligne.getString("code")))
                .set();
        return new Cible(programme, membres, Set.of(), Set.of());
    }

    private Consigne consigne(String reference, Cible cible, String verbe, String phrase) {
        return Consigne.sur(new Objet(SELECTION, reference, "Sélection " + reference), verbe, phrase)
                .dans(cible.membres().stream().map(Cible.Lieu::toString).toList())
                .visiblePar(droits.visiblePar(Visibilite.PUBLIC, cible));
    }

    private static Cible cible(String programme, List<Candidature> candidatures) {
        return Cible.communes(
                programme,
                candidatures.stream()
                        .flatMap(c -> c.codes().stream())
                        .distinct()
                        .toList());
    }

    private static String texte(List<Laureat> laureats) {
        return laureats.stream().map(l -> l.nom() + " (" + l.reference() + ")").collect(Collectors.joining(" ; "));
    }

    private static String nature(SelectionSaisie saisie) {
        return saisie.constate() ? "constaté : pris ailleurs" : "pris dans Halle";
    }
}
