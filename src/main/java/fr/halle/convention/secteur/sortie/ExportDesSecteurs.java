package fr.halle.convention.secteur.sortie;

import fr.halle.convention.secteur.Commune;
import fr.halle.convention.secteur.EffetDeSecteur;
import fr.halle.convention.secteur.Ouverture;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Les secteurs d'une convention tels qu'ils sortent : un par ligne, ce que chacun ouvre en colonnes. */
public final class ExportDesSecteurs {

    private ExportDesSecteurs() {}

    public static Tableau<Secteur> tableau(SecteursDeConvention s) {
        var colonnes = new ArrayList<Colonne<Secteur>>();
        colonnes.add(Colonne.texte("Référence", Secteur::reference));
        colonnes.add(Colonne.texte("Secteur", Secteur::nom));
        colonnes.add(Colonne.texte("Type", Secteur::libelleType));
        colonnes.add(Colonne.texte(
                "Codes des communes",
                x -> x.communes().stream().map(Commune::code).collect(Collectors.joining(", "))));
        colonnes.add(Colonne.texte("Communes", Secteur::nomsDesCommunes));
        colonnes.add(Colonne.texte("Étendue", x -> x.trace() == null ? "communes entières" : "tracé"));
        colonnes.add(Colonne.decimal("Surface en hectares", Secteur::hectares));
        colonnes.add(Colonne.date("Ouvert le", Secteur::ouvertLe));
        colonnes.add(Colonne.date("Dernier jour", Secteur::fermeLe));
        for (var effet : s.vocabulaire().effets()) {
            colonnes.add(Colonne.texte(effet.libelle(), x -> etat(x, effet)));
            colonnes.add(Colonne.date(effet.libelle() + " : du", x -> date(x, effet, Ouverture::ouvertLe)));
            colonnes.add(Colonne.date(effet.libelle() + " : au", x -> date(x, effet, Ouverture::fermeLe)));
        }
        colonnes.add(Colonne.texte("D'après", x -> x.provenance().document()));
        return new Tableau<>(
                "secteurs-" + s.convention().reference(),
                "Secteurs d'intervention, " + s.convention().intitule(),
                s.lecture(),
                colonnes,
                Liste.lue(s.secteurs(), sources(s)));
    }

    private static List<String> sources(SecteursDeConvention s) {
        return s.secteurs().stream()
                .map(x -> x.provenance().document())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    static String etat(Secteur s, EffetDeSecteur effet) {
        return s.ouverture(effet.code())
                .map(o -> !o.prevu() ? "ne s'ouvre pas" : o.ouvert() ? "ouvert" : "fermé à cette date")
                .orElse("ne s'ouvre pas");
    }

    private static @Nullable LocalDate date(
            Secteur s, EffetDeSecteur effet, Function<Ouverture, @Nullable LocalDate> date) {
        var ouverture = s.ouverture(effet.code()).orElse(null);
        return ouverture == null ? null : date.apply(ouverture);
    }
}
