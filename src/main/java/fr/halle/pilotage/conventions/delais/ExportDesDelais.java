package fr.halle.pilotage.conventions.delais;

import fr.halle.pilotage.Etendues;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Demande;
import fr.halle.platform.sortie.JeuExportable;
import fr.halle.platform.sortie.Tableau;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Les délais des lauréats, tels qu'ils se trient, se filtrent et sortent. */
@Component
public class ExportDesDelais implements JeuExportable {

    /** Les ordres permis, le premier par défaut. */
    public static final List<String> TRIS = List.of("nom", "debut", "echeance", "tenu", "jours", "issue");

    private final Etendues etendues;
    private final SuivisDesDelais suivis;

    ExportDesDelais(Etendues etendues, SuivisDesDelais suivis) {
        this.etendues = etendues;
        this.suivis = suivis;
    }

    @Override
    public String jeu() {
        return "delais-conventions";
    }

    @Override
    public String description() {
        return "le délai d'une convention à la suivante, lauréat par lauréat";
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
        return tableau(suivis.suivre(etendue, ""), FiltreDesDelais.TOUT, new Tri("nom", false));
    }

    public Tableau<DelaiDUnLaureat> tableau(SuiviDUnDelai suivi, FiltreDesDelais filtre, Tri tri) {
        var etendue = suivi.etendue();
        var au = etendue.lecture().au();
        var colonnes = new ArrayList<Colonne<DelaiDUnLaureat>>();
        colonnes.add(Colonne.texte("Référence du lauréat", DelaiDUnLaureat::laureat));
        colonnes.add(Colonne.texte("Lauréat", DelaiDUnLaureat::nom));
        colonnes.add(Colonne.texte("Convention", DelaiDUnLaureat::convention));
        colonnes.addAll(Colonne.dateApprochee("Délai ouvert le", DelaiDUnLaureat::debut));
        colonnes.add(Colonne.date("Échéance, au plus tôt", DelaiDUnLaureat::echeanceDu));
        colonnes.add(Colonne.date("Échéance, au plus tard", DelaiDUnLaureat::echeanceAu));
        colonnes.add(Colonne.texte("Prorogé par", DelaiDUnLaureat::prorogation));
        colonnes.add(Colonne.date("Tenu le", DelaiDUnLaureat::tenuLe));
        colonnes.add(Colonne.entier("Jours", DelaiDUnLaureat::jours));
        colonnes.add(Colonne.texte("Issue", d -> d.issue(au).libelle()));
        colonnes.add(Colonne.texte("D'après", d -> d.source().isEmpty() ? null : d.source()));
        return new Tableau<>(
                "delais-conventions-" + etendue.programme().code(),
                "%s, %s, %s"
                        .formatted(
                                suivi.regle().libelle(),
                                etendue.programme().nom(),
                                etendue.perimetre().nom()),
                etendue.lecture(),
                colonnes,
                choisir(suivi, filtre, tri));
    }

    /** Ce que le filtre garde, dans l'ordre demandé ; ce qui n'est pas renseigné vient à la fin. */
    public Liste<DelaiDUnLaureat> choisir(SuiviDUnDelai suivi, FiltreDesDelais filtre, Tri tri) {
        var au = suivi.etendue().lecture().au();
        var gardes = suivi.delais().stream().filter(d -> filtre.garde(d, au)).toList();
        return Liste.lue(
                switch (tri.cle()) {
                    case "debut" -> trier(gardes, d -> d.debut().jour(), tri);
                    case "echeance" -> trier(gardes, DelaiDUnLaureat::echeanceAu, tri);
                    case "tenu" -> trier(gardes, DelaiDUnLaureat::tenuLe, tri);
                    case "jours" -> trier(gardes, DelaiDUnLaureat::jours, tri);
                    case "issue" -> trier(gardes, d -> d.issue(au), tri);
                    default -> tri.decroissant() ? gardes.reversed() : gardes;
                },
                suivi.sources());
    }

    /** Les lauréats arrivent par nom : à valeur égale, ils y restent. */
    private static <V extends Comparable<? super V>> List<DelaiDUnLaureat> trier(
            List<DelaiDUnLaureat> delais, Function<DelaiDUnLaureat, @Nullable V> valeur, Tri tri) {
        Comparator<V> ordre = tri.decroissant() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return delais.stream()
                .sorted(Comparator.comparing(valeur, Comparator.nullsLast(ordre)))
                .toList();
    }
}
