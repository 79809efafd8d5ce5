package fr.halle.pilotage.comparaison;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Un territoire mesuré, prêt à être mis à côté d'un autre.
 *
 * @param cle son écriture d'adresse : {@code departement:40}, {@code laureat:L-…}, {@code nation}
 * @param habitants absents quand aucune série ne les donne tous
 * @param regions celles où tombent ses communes lauréates
 * @param valeurs par clé d'indicateur
 */
public record Compare(
        String cle,
        String nom,
        @Nullable Long habitants,
        int laureats,
        Set<String> regions,
        Map<String, Valeur> valeurs) {

    static Compare de(
            String cle,
            String nom,
            @Nullable Long habitants,
            List<LaureatMesure> laureats,
            List<Indicateur> indicateurs) {
        return new Compare(
                cle,
                nom,
                habitants,
                laureats.size(),
                laureats.stream()
                        .flatMap(l -> l.communes().stream())
                        .flatMap(c -> c.cles().stream())
                        .filter(c -> c.startsWith("region:"))
                        .collect(java.util.stream.Collectors.toSet()),
                indicateurs.stream()
                        .collect(java.util.stream.Collectors.toMap(Indicateur::cle, i -> Calcul.valeur(i, laureats))));
    }

    public Valeur valeur(Indicateur indicateur) {
        return valeurs.getOrDefault(indicateur.cle(), new Valeur(null, 0, laureats));
    }
}
