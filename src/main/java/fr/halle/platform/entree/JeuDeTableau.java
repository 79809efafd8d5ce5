package fr.halle.platform.entree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Un jeu de données tabulaire, décrit par un fichier du dossier {@code imports} : ses champs, les entêtes où on les
 * reconnaît, et les destinations de ses lignes. Aucun n'est écrit dans le code.
 *
 * @param complet vrai si une liste sans une ligne connue veut dire quelque chose : l'absence est alors comptée
 * @param cle les champs qui désignent une ligne ; deux lignes de même clé et de contenus différents se contredisent
 */
public record JeuDeTableau(
        String jeu,
        String description,
        boolean complet,
        List<String> cle,
        Origine source,
        List<Champ> champs,
        List<Connu> connus,
        List<Vers> destinations) {

    public JeuDeTableau {
        cle = cle == null ? List.of() : List.copyOf(cle);
        champs = List.copyOf(champs);
        connus = connus == null ? List.of() : List.copyOf(connus);
        destinations = List.copyOf(destinations);
    }

    public Optional<Champ> champ(String cle) {
        return champs.stream().filter(c -> c.cle().equals(cle)).findFirst();
    }

    /**
     * @param entetes les écritures connues de l'entête, comparées sans casse, accents ni ponctuation
     * @param defaut la valeur quand ni colonne ni personne ne la donne
     */
    public record Champ(
            String cle,
            String libelle,
            Forme forme,
            @Nullable Boolean obligatoire,
            List<String> entetes,
            @Nullable String defaut) {

        public Champ {
            entetes = entetes == null ? List.of() : List.copyOf(entetes);
        }

        /** Vrai si chaque ligne doit le porter. */
        boolean requis() {
            return Boolean.TRUE.equals(obligatoire);
        }
    }

    /** La source que citent les faits quand une personne n'en donne pas : son code est le préfixe et la date de la liste. */
    public record Origine(
            String prefixe,
            String titre,
            String auteur,
            String genre,
            @Nullable String licence,
            @Nullable String note) {}

    /**
     * Un fichier déjà rencontré, reconnu à ses entêtes.
     *
     * @param valeurs ce que le fichier ne dit pas dans ses colonnes
     * @param publieLe la date de la liste, telle que la donne une source : 2019, 2026-04 ou 2026-04-27
     */
    public record Connu(
            List<String> entetes,
            Map<String, String> valeurs,
            @Nullable String publieLe) {}

    /** Où vont les lignes, et avec quels réglages. */
    public record Vers(String vers, Map<String, String> reglages) {
        public Vers {
            reglages = reglages == null ? Map.of() : Map.copyOf(reglages);
        }
    }
}
