package fr.halle.journal;

import fr.halle.commun.DateApprochee;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Un acte à inscrire. Qui le fait, sous quel chapeau, et quand, viennent de l'acteur courant et de la base.
 *
 * @param verbe ce qui est fait, pour la machine : {@code candidature.deposer}
 * @param phrase ce qui est fait, à la troisième personne, sans l'auteur : « dépose la candidature » ; une donnée personnelle n'y
 *     figure que par « {champ} », le nom d'un champ personnel du même acte
 * @param effet quand l'acte est vrai dans le monde ; {@code null} pour le jour de la saisie, à Paris
 * @param territoires où il se passe, pour le chercher : {@code commune:40197}, {@code departement:40}
 * @param visiblePar les clés de ceux qui le verront ; sans aucune, il n'est vu que de Halle elle-même et de l'exploitant
 */
public record Consigne(
        Objet objet,
        String verbe,
        String phrase,
        @Nullable DateApprochee effet,
        List<Changement> changements,
        List<String> territoires,
        List<String> visiblePar) {

    private static final Pattern VERBE = Pattern.compile("[a-z][a-z0-9_-]*(?:\\.[a-z][a-z0-9_-]*)+");

    public Consigne {
        if (!VERBE.matcher(verbe).matches()) {
            throw new IllegalArgumentException("Un verbe s'écrit « objet.geste », sans accent : " + verbe);
        }
        phrase = Changement.lisible(phrase);
        changements = List.copyOf(changements);
        territoires = ordonnes(territoires);
        visiblePar = ordonnes(visiblePar);
        var champs = new HashSet<String>();
        for (var changement : changements) {
            if (!champs.add(changement.champ())) {
                throw new IllegalArgumentException("Un acte ne change qu'une fois un champ : " + changement.champ());
            }
        }
    }

    /** Un acte que personne d'autre que Halle ne voit encore, ce jour, sans changement de champ. */
    public static Consigne sur(Objet objet, String verbe, String phrase) {
        return new Consigne(objet, verbe, phrase, null, List.of(), List.of(), List.of());
    }

    public Consigne effet(@Nullable DateApprochee date) {
        return new Consigne(objet, verbe, phrase, date, changements, territoires, visiblePar);
    }

    /** Ajoute des champs changés ; ceux dont la valeur reste la même ne sont pas gardés. */
    public Consigne changeant(Collection<Changement> autres) {
        var tous = new ArrayList<>(changements);
        autres.stream()
                .filter(c -> !java.util.Objects.equals(c.avant(), c.apres()))
                .forEach(tous::add);
        return new Consigne(objet, verbe, phrase, effet, tous, territoires, visiblePar);
    }

    public Consigne changeant(Changement... autres) {
        return changeant(List.of(autres));
    }

    public Consigne dans(Collection<String> lieux) {
        return new Consigne(objet, verbe, phrase, effet, changements, List.copyOf(lieux), visiblePar);
    }

    public Consigne visiblePar(Collection<String> cles) {
        return new Consigne(objet, verbe, phrase, effet, changements, territoires, List.copyOf(cles));
    }

    private static List<String> ordonnes(List<String> mots) {
        for (var mot : mots) {
            if (mot.isBlank() || mot.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("Une clé ou un territoire n'est ni vide ni sur deux lignes");
            }
        }
        return List.copyOf(new TreeSet<>(mots));
    }
}
