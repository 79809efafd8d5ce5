package fr.halle.pilotage.delais;

import fr.halle.pilotage.Etendues;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** La liste des délais par commune, telle qu'elle se trie, se filtre et sort. */
@Component
public class ExportDelais implements JeuExportable {

    /** Les ordres permis, le premier par défaut. */
    public static final List<String> TRIS = List.of("nom", "departement", "adhesion", "ort", "jours", "etat");

    private final Etendues etendues;
    private final Releves releves;

    ExportDelais(Etendues etendues, Releves releves) {
        this.etendues = etendues;
        this.releves = releves;
    }

    @Override
    public String jeu() {
        return "delais";
    }

    @Override
    public String description() {
        return "le délai entre l'adhésion et l'ORT, commune par commune";
    }

    @Override
    public Set<Critere> criteres() {
        return Set.of(Critere.PROGRAMME, Critere.TERRITOIRE);
    }

    @Override
    public Tableau<?> tableau(Demande demande) {
        var etendue = etendues.lire(
                demande.programmeExige(),
                Objects.requireNonNullElse(demande.territoire(), "nation"),
                demande.lecture());
        return tableau(releves.relever(etendue), FiltreDeDelais.TOUT, new Tri("nom", false));
    }

    public Tableau<DelaiDeCommune> tableau(Releve releve, FiltreDeDelais filtre, Tri tri) {
        var etendue = releve.etendue();
        return new Tableau<>(
                "delais-" + etendue.programme().code(),
                "Délai de l'adhésion à l'ORT, %s, %s"
                        .formatted(
                                etendue.programme().nom(), etendue.perimetre().nom()),
                etendue.lecture(),
                List.of(
                        Colonne.texte("Code de la commune", DelaiDeCommune::commune),
                        Colonne.texte("Commune", DelaiDeCommune::nom),
                        Colonne.texte("Code du département", DelaiDeCommune::departement),
                        Colonne.texte("Département", DelaiDeCommune::nomDepartement),
                        Colonne.texte("Lauréat", DelaiDeCommune::laureat),
                        Colonne.date("Adhésion signée le", DelaiDeCommune::adhesionLe),
                        Colonne.date("ORT signée le", DelaiDeCommune::ortLe),
                        Colonne.entier("Jours de l'adhésion à l'ORT", DelaiDeCommune::jours),
                        Colonne.date("Fin du délai de référence", DelaiDeCommune::echeance),
                        Colonne.texte("État", c -> c.etat().libelle()),
                        Colonne.texte("Anomalie", c -> String.join(" ; ", c.anomalies())),
                        Colonne.texte("Autres dates publiées", ExportDelais::ecartees),
                        Colonne.texte(
                                "Adhésion d'après",
                                c -> c.adhesion() == null ? null : c.adhesion().titreSource()),
                        Colonne.texte(
                                "ORT d'après",
                                c -> c.ort() == null ? null : c.ort().titreSource())),
                choisir(releve, filtre, tri));
    }

    /** Ce que le filtre garde, dans l'ordre demandé ; ce qui n'est pas renseigné vient à la fin. */
    public Liste<DelaiDeCommune> choisir(Releve releve, FiltreDeDelais filtre, Tri tri) {
        var au = releve.etendue().lecture().au();
        var gardees =
                releve.communes().stream().filter(c -> filtre.garde(c, au)).toList();
        return Liste.lue(
                switch (tri.cle()) {
                    case "departement" -> trier(gardees, DelaiDeCommune::departement, tri);
                    case "adhesion" -> trier(gardees, DelaiDeCommune::adhesionLe, tri);
                    case "ort" -> trier(gardees, DelaiDeCommune::ortLe, tri);
                    case "jours" -> trier(gardees, DelaiDeCommune::jours, tri);
                    case "etat" -> trier(gardees, DelaiDeCommune::etat, tri);
                    default -> tri.decroissant() ? gardees.reversed() : gardees;
                },
                releve.sources());
    }

    /** Les communes arrivent par nom : à valeur égale, elles y restent. */
    private static <V extends Comparable<? super V>> List<DelaiDeCommune> trier(
            List<DelaiDeCommune> communes, Function<DelaiDeCommune, @Nullable V> valeur, Tri tri) {
        Comparator<V> ordre = tri.decroissant() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return communes.stream()
                .sorted(Comparator.comparing(valeur, Comparator.nullsLast(ordre)))
                .toList();
    }

    private static String ecartees(DelaiDeCommune commune) {
        return commune.ecartees().stream()
                .map(s -> "%s %s (%s)".formatted(s.typeEnClair(), jour(s.effet()), s.titreSource()))
                .collect(Collectors.joining(" ; "));
    }

    private static String jour(@Nullable LocalDate jour) {
        return jour == null ? "sans date" : jour.toString();
    }
}
