package fr.halle.pilotage.comparaison;

import fr.halle.platform.faits.FichiersDeFaits;
import fr.halle.platform.web.Typographie;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Les réglages des comparaisons : la couverture qu'il faut, les pairs qu'il faut, les tranches de population. */
@Component
public class Reglages {

    private final Fichier fichier;

    Reglages(FichiersDeFaits fichiers) {
        fichier = fichiers.lire("comparaison", "comparaison", Fichier.class).getFirst();
    }

    /** Part des lauréats renseignés au-dessous de laquelle rien n'est comparé, de 0 à 100. */
    public int couvertureMinimale() {
        return fichier.couvertureMinimale;
    }

    /** Nombre de pairs comparables au-dessous duquel il n'y a pas de rang. */
    public int pairsPourUnRang() {
        return fichier.pairsPourUnRang;
    }

    /** @param niveau {@code commune}, {@code laureat}, {@code departement}… ; un niveau sans borne n'a qu'une tranche */
    Tranche tranche(String niveau, long habitants) {
        var bornes = fichier.tranches.getOrDefault(niveau, List.of());
        var rang = (int) bornes.stream().filter(b -> b <= habitants).count();
        return new Tranche(
                rang == 0 ? 0 : bornes.get(rang - 1), rang == bornes.size() ? Long.MAX_VALUE : bornes.get(rang));
    }

    /**
     * Une tranche de population.
     *
     * @param du première population de la tranche
     * @param jusqu première population de la suivante, {@code Long.MAX_VALUE} s'il n'y en a pas
     */
    public record Tranche(long du, long jusqu) {

        boolean contient(long habitants) {
            return habitants >= du && habitants < jusqu;
        }

        /** « de 2 000 à moins de 3 500 habitants ». */
        public String libelle() {
            if (jusqu == Long.MAX_VALUE) {
                return du == 0 ? "toutes tailles" : Typographie.nombre(du) + " habitants et plus";
            }
            return du == 0
                    ? "moins de " + Typographie.nombre(jusqu) + " habitants"
                    : "de " + Typographie.nombre(du) + " à moins de " + Typographie.nombre(jusqu) + " habitants";
        }
    }

    /** La forme du fichier. */
    record Fichier(int couvertureMinimale, int pairsPourUnRang, Map<String, List<Long>> tranches) {}
}
