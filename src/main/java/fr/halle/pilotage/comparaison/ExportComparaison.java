package fr.halle.pilotage.comparaison;

import fr.halle.commun.Montant;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import fr.halle.territoire.Normalisation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Les tableaux d'une comparaison : la liste des pairs pour un indicateur, et tous les indicateurs. */
@Component
public class ExportComparaison {

    /** Les ordres permis de la liste des pairs, le premier par défaut. */
    public static final List<String> TRIS = List.of("nom", "habitants", "laureats", "valeur");

    private static final List<String> SOURCES =
            List.of("Code officiel géographique", "Insee, populations légales", "Listes officielles des signatures");

    /** Un indicateur d'un territoire, ou de ses pairs. */
    public record Indique(
            String territoire,
            String nom,
            Indicateur indicateur,
            @Nullable BigDecimal nombre,
            int renseignes,
            int total,
            boolean comparee,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable Integer rang) {}

    /** Ce que le filtre garde des pairs, dans l'ordre demandé ; ce qui n'est pas comparé vient à la fin. */
    public Liste<Compare> pairs(Comparaison c, Indicateur indicateur, String q, Tri tri) {
        var cherche = Normalisation.normaliser(q);
        var gardes = c.pairs().stream()
                .filter(p -> Normalisation.normaliser(p.nom()).contains(cherche))
                .toList();
        return Liste.lue(
                switch (tri.cle()) {
                    case "habitants" -> trier(gardes, Compare::habitants, tri);
                    case "laureats" -> trier(gardes, Compare::laureats, tri);
                    case "valeur" -> trier(gardes, p -> c.comparee(p, indicateur), tri);
                    default -> tri.decroissant() ? gardes.reversed() : gardes;
                },
                SOURCES);
    }

    public Tableau<Compare> tableau(Comparaison c, Indicateur indicateur, String q, Tri tri) {
        var colonnes = new ArrayList<Colonne<Compare>>();
        colonnes.add(Colonne.texte("Territoire", Compare::cle));
        colonnes.add(Colonne.texte("Nom", Compare::nom));
        colonnes.add(Colonne.entier("Habitants", Compare::habitants));
        colonnes.add(Colonne.entier("Lauréats", Compare::laureats));
        colonnes.add(
                Colonne.entier("Lauréats renseignés", p -> p.valeur(indicateur).renseignes()));
        colonnes.addAll(valeurs(indicateur, p -> c.comparee(p, indicateur)));
        colonnes.add(Colonne.texte(
                "Non comparé",
                p -> c.comparee(p, indicateur) == null ? p.valeur(indicateur).motif() : null));
        return new Tableau<>(
                "pairs-" + c.etendue().programme().code(),
                "Les pairs de %s, %s : %s"
                        .formatted(c.ici().nom(), c.etendue().programme().nom(), indicateur.libelle()),
                c.etendue().lecture(),
                colonnes,
                pairs(c, indicateur, q, tri));
    }

    /** Chaque indicateur, pour le territoire, ceux qui le contiennent et ses pairs. */
    public List<Indique> indicateurs(Comparaison c) {
        return c.indicateurs().stream()
                .flatMap(i -> Stream.concat(
                        Stream.concat(Stream.of(c.ici()), c.parents().stream()).map(t -> {
                            var v = t.valeur(i);
                            var comparee = c.comparee(t, i);
                            return new Indique(
                                    t.cle(),
                                    t.nom(),
                                    i,
                                    comparee,
                                    v.renseignes(),
                                    v.total(),
                                    comparee != null,
                                    null,
                                    null,
                                    t == c.ici() ? c.resume(i).rang() : null);
                        }),
                        Stream.of(c.resume(i))
                                .map(r -> new Indique(
                                        "pairs",
                                        "Pairs, médiane",
                                        i,
                                        r.mediane(),
                                        r.comparables(),
                                        r.total(),
                                        r.mediane() != null,
                                        r.minimum(),
                                        r.maximum(),
                                        null))))
                .toList();
    }

    public Tableau<Indique> tableauDesIndicateurs(Comparaison c) {
        return new Tableau<>(
                "comparaison-" + c.etendue().programme().code(),
                "%s à côté de ses pairs, %s"
                        .formatted(c.ici().nom(), c.etendue().programme().nom()),
                c.etendue().lecture(),
                List.of(
                        Colonne.texte("Indicateur", x -> x.indicateur().libelle()),
                        Colonne.texte("Territoire", Indique::territoire),
                        Colonne.texte("Nom", Indique::nom),
                        Colonne.decimal("Valeur", x -> lisible(x.indicateur(), x.nombre())),
                        Colonne.texte("Unité", x -> unite(x.indicateur())),
                        Colonne.entier("Renseignés", Indique::renseignes),
                        Colonne.entier("Sur", Indique::total),
                        Colonne.texte("Comparé", x -> x.comparee() ? "oui" : "non"),
                        Colonne.decimal("Plus petite valeur des pairs", x -> lisible(x.indicateur(), x.minimum())),
                        Colonne.decimal("Plus grande valeur des pairs", x -> lisible(x.indicateur(), x.maximum())),
                        Colonne.entier("Rang", Indique::rang)),
                Liste.lue(indicateurs(c), SOURCES));
    }

    private static List<Colonne<Compare>> valeurs(
            Indicateur indicateur, Function<Compare, @Nullable BigDecimal> valeur) {
        return switch (indicateur.unite()) {
            case POUR_CENT -> List.of(Colonne.decimal(indicateur.libelle() + " (pour cent)", valeur));
            case JOURS -> List.of(Colonne.decimal(indicateur.libelle() + " (jours)", valeur));
            case CENTIMES ->
                List.of(Colonne.montant(indicateur.libelle(), p -> {
                    var centimes = valeur.apply(p);
                    return centimes == null ? null : Montant.centimes(centimes.longValueExact());
                }));
        };
    }

    private static @Nullable BigDecimal lisible(Indicateur indicateur, @Nullable BigDecimal nombre) {
        return nombre == null || indicateur.unite() != Indicateur.Unite.CENTIMES ? nombre : nombre.movePointLeft(2);
    }

    private static String unite(Indicateur indicateur) {
        return switch (indicateur.unite()) {
            case POUR_CENT -> "pour cent";
            case JOURS -> "jours";
            case CENTIMES -> "euros";
        };
    }

    /** Les pairs arrivent par nom : à valeur égale, ils y restent. */
    private static <V extends Comparable<? super V>> List<Compare> trier(
            List<Compare> pairs, Function<Compare, @Nullable V> valeur, Tri tri) {
        Comparator<V> ordre = tri.decroissant() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return pairs.stream()
                .sorted(Comparator.comparing(valeur, Comparator.nullsLast(ordre)))
                .toList();
    }
}
