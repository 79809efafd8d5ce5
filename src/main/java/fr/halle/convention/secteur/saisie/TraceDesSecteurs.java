package fr.halle.convention.secteur.saisie;

import fr.halle.convention.Convention;
import fr.halle.convention.secteur.EffetDeSecteur;
import fr.halle.convention.secteur.Perimetre;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.trace.TraceDesConventions;
import fr.halle.journal.Changement;
import fr.halle.journal.Journal;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Inscrit ce qui s'écrit des secteurs, sur leur convention. */
@Component
class TraceDesSecteurs {

    private final Journal journal;
    private final TraceDesConventions conventions;

    TraceDesSecteurs(Journal journal, TraceDesConventions conventions) {
        this.journal = journal;
        this.conventions = conventions;
    }

    void perimetre(Convention c, @Nullable Perimetre avant, Perimetre apres, Justification j) {
        var changements = new ArrayList<Changement>();
        changements.add(
                Changement.de("communes", "Communes du périmètre", avant == null ? null : avant.noms(), apres.noms()));
        justifier(changements, j);
        journal.consigner(conventions
                .consigne(c, "convention.perimetre", "écrit le périmètre de la convention")
                .changeant(changements));
    }

    void secteur(Convention c, @Nullable Secteur avant, Secteur apres, Justification j) {
        var changements = new ArrayList<Changement>();
        changements.add(Changement.de("reference", "Secteur", null, apres.reference()));
        champ(changements, "nom", "Nom", avant, apres, Secteur::nom);
        champ(changements, "type", "Type", avant, apres, Secteur::libelleType);
        champ(changements, "communes", "Communes", avant, apres, Secteur::nomsDesCommunes);
        champ(changements, "surface", "Surface", avant, apres, TraceDesSecteurs::surface);
        champ(changements, "ouvertLe", "Ouvert le", avant, apres, s -> jour(s.ouvertLe()));
        champ(changements, "fermeLe", "Dernier jour", avant, apres, s -> jour(s.fermeLe()));
        justifier(changements, j);
        journal.consigner(conventions
                .consigne(
                        c,
                        avant == null ? "convention.ajouter-secteur" : "convention.corriger-secteur",
                        avant == null
                                ? "ajoute le secteur « %s »".formatted(apres.nom())
                                : "corrige le secteur « %s »".formatted(avant.nom()))
                .changeant(changements));
    }

    void retirer(Convention c, Secteur s, Justification j) {
        var changements = new ArrayList<Changement>();
        changements.add(Changement.de("reference", "Secteur", s.reference(), null));
        justifier(changements, j);
        journal.consigner(conventions
                .consigne(c, "convention.retirer-secteur", "retire le secteur « %s »".formatted(s.nom()))
                .changeant(changements));
    }

    void effet(Convention c, Secteur avant, Secteur apres, EffetDeSecteur effet, Justification j) {
        var changements = new ArrayList<Changement>();
        changements.add(Changement.de("reference", "Secteur", null, apres.reference()));
        changements.add(Changement.de("effet", "Effet", null, effet.libelle()));
        changements.add(
                Changement.de("ouverture", "Ouverture", enClair(avant, effet.code()), enClair(apres, effet.code())));
        justifier(changements, j);
        journal.consigner(conventions
                .consigne(c, "convention.effet-de-secteur", "écrit un effet du secteur « %s »".formatted(apres.nom()))
                .changeant(changements));
    }

    private static @Nullable String enClair(Secteur s, String effet) {
        return s.ouverture(effet)
                .map(o -> {
                    var e = o.ecrite();
                    return e == null
                            ? "selon la règle"
                            : !e.ouvert()
                                    ? "n'est pas ouvert"
                                    : "du %s au %s"
                                            .formatted(
                                                    e.ouvertLe() == null ? "début" : jour(e.ouvertLe()),
                                                    e.fermeLe() == null ? "terme" : jour(e.fermeLe()));
                })
                .orElse(null);
    }

    private static void justifier(List<Changement> changements, Justification j) {
        if (!j.document().isBlank()) {
            changements.add(Changement.de("document", "Document", null, j.documentEcrit()));
        }
        if (!j.motif().isBlank()) {
            changements.add(Changement.de("motif", "Motif", null, j.motifEcrit()));
        }
    }

    private static void champ(
            List<Changement> changements,
            String champ,
            String libelle,
            @Nullable Secteur avant,
            Secteur apres,
            Function<Secteur, @Nullable String> valeur) {
        changements.add(Changement.de(champ, libelle, avant == null ? null : valeur.apply(avant), valeur.apply(apres)));
    }

    private static @Nullable String surface(Secteur s) {
        var hectares = s.hectares();
        return hectares == null ? null : Typographie.decimal(hectares, 2) + " ha";
    }

    private static @Nullable String jour(@Nullable LocalDate jour) {
        return jour == null ? null : Typographie.date(jour);
    }
}
