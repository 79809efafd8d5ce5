package fr.halle.pilotage.afaire;

import fr.halle.acces.EnAttente.Attente;
import fr.halle.commun.Montant;
import fr.halle.echeance.Echeancier.Chiffree;
import fr.halle.pilotage.Adresses;
import fr.halle.pilotage.Etendue;
import fr.halle.pilotage.conventions.ConventionEnListe;
import fr.halle.platform.web.Ecran;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ce qui attend une personne.
 *
 * @param qualite son chapeau ; absent si elle n'en porte pas aujourd'hui
 * @param gestes ceux que l'on attend d'elle, par genre
 * @param echeances les premières de celles qu'elle suit, les plus gros enjeux d'abord
 * @param suivies combien elle en suit en tout
 * @param territoires les lauréats de son territoire, programme par programme
 */
public record PageAFaire(
        Ecran ecran,
        @Nullable String qualite,
        List<Groupe> gestes,
        List<Chiffree> echeances,
        int suivies,
        List<Territoire> territoires,
        LocalDate jour,
        Adresses adresses) {

    public PageAFaire {
        gestes = List.copyOf(gestes);
        echeances = List.copyOf(echeances);
        territoires = List.copyOf(territoires);
    }

    /** Des gestes du même genre : « Conventions à signer ». */
    public record Groupe(String genre, List<Attente> attentes) {
        public Groupe {
            attentes = List.copyOf(attentes);
        }
    }

    /**
     * Les lauréats d'un programme, sur le territoire du chapeau.
     *
     * @param conventions les premières de leurs conventions, les plus pressées d'abord
     * @param total combien ils en ont
     */
    public record Territoire(Etendue etendue, List<ConventionEnListe> conventions, long total) {
        public Territoire {
            conventions = List.copyOf(conventions);
        }

        public int laureats() {
            return etendue.laureats().size();
        }
    }

    public int nombreDeGestes() {
        return gestes.stream().mapToInt(g -> g.attentes().size()).sum();
    }

    /** « Deux gestes vous attendent, et vous suivez trois échéances. » */
    public String resume() {
        var nombre = nombreDeGestes();
        var attendent = nombre == 0
                ? "Aucun geste ne vous attend"
                : Typographie.accord(nombre, "geste vous attend", "gestes vous attendent");
        return suivies == 0
                ? attendent + "."
                : attendent + ", et vous suivez " + Typographie.accord(suivies, "échéance") + ".";
    }

    /** « il reste 12 jours », « dépassée de 26 jours ». */
    public String reste(Chiffree c) {
        var reste = c.echeance().reste(jour);
        return reste < 0
                ? "dépassée de " + Typographie.accord(-reste, "jour")
                : reste == 0 ? "aujourd'hui" : "il reste " + Typographie.accord(reste, "jour");
    }

    public boolean depassee(Chiffree c) {
        return c.echeance().depasseeLe(jour);
    }

    public @Nullable Montant enjeu(Chiffree c) {
        var centimes = c.centimes();
        return centimes == null ? null : Montant.centimes(centimes);
    }
}
