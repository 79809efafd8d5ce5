package fr.halle.acces;

import fr.halle.acces.Cible.Lieu;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Les clés de visibilité. Une ligne réservée en porte, un chapeau en détient ; en partager une seule suffit pour lire.
 * « etat:pvd:departement:40 » dit un niveau, un programme, un territoire. Une ligne sans programme s'écrit « - » et se lit de tous les
 * programmes ; un chapeau de tous les programmes tient « * », que toute ligne porte aussi.
 */
final class Cles {

    static final String PUBLIC = "public";
    static final String CONTROLE = "controle";
    private static final String TOUS = "*";
    private static final String AUCUN = "-";

    private Cles() {}

    /** Celles d'une ligne. */
    static List<String> de(String niveau, @Nullable String programme, Lieu lieu) {
        return List.of(cle(niveau, programme == null ? AUCUN : programme, lieu), cle(niveau, TOUS, lieu));
    }

    static String equipe(UUID organisation) {
        return "equipe:" + organisation;
    }

    static String partenaire(UUID organisation) {
        return "partenaires:" + organisation;
    }

    /** Celles d'un chapeau, selon les niveaux que la matrice donne à son rôle. */
    static Set<String> tenues(Habilitation chapeau, Set<String> niveaux) {
        var cles = new TreeSet<String>();
        cles.add(PUBLIC);
        for (var niveau : niveaux) {
            switch (niveau) {
                case "equipe" -> cles.add(equipe(chapeau.organisation()));
                case "partenaires" -> cles.add(partenaire(chapeau.organisation()));
                default -> {
                    var programme = chapeau.programme();
                    cles.add(cle(niveau, programme == null ? TOUS : programme, chapeau.territoire()));
                    cles.add(cle(niveau, AUCUN, chapeau.territoire()));
                }
            }
        }
        return cles;
    }

    private static String cle(String niveau, String programme, Lieu lieu) {
        return niveau + ":" + programme + ":" + lieu;
    }
}
