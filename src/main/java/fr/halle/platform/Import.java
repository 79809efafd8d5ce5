package fr.halle.platform;

import fr.halle.commun.DateApprochee;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Un jeu de données que {@code ./halle importer JEU FICHIER} sait lire. */
public interface Import {

    /** Le nom du jeu sur la ligne de commande, par exemple {@code contours-epci}. */
    String jeu();

    /** Ce que le fichier doit être, en une phrase. */
    String description();

    /**
     * Lit le fichier et enregistre ce qu'il apporte, dans la transaction de l'acte : elle est annulée à la fin d'un essai à
     * blanc, et par toute exception.
     *
     * @throws OperationRefusee si le fichier entier est illisible : rien n'est alors enregistré
     */
    Rapport importer(Depot depot, Acte acte);

    /**
     * Un fichier à faire entrer, et comment le lire.
     *
     * @param aBlanc compte tout sans rien enregistrer
     * @param partiel le fichier n'est qu'un extrait : ce qui n'y est pas n'est pas dit absent
     * @param colonnes pour chaque champ désigné par une personne, l'entête qui le porte
     * @param valeurs pour chaque champ qui n'a pas de colonne, sa valeur dans tout le fichier
     * @param source code de la source, si une personne le donne
     * @param publieLe date de la liste, si une personne la donne
     * @param feuille feuille du classeur, si une personne la donne
     * @param refus où écrire les lignes refusées, s'il faut les écrire
     * @param suivi reçoit l'avancement, en phrases
     */
    record Depot(
            Path fichier,
            boolean aBlanc,
            boolean partiel,
            Map<String, String> colonnes,
            Map<String, String> valeurs,
            @Nullable String source,
            @Nullable DateApprochee publieLe,
            @Nullable String feuille,
            @Nullable Path refus,
            Consumer<String> suivi) {

        public static Depot de(Path fichier) {
            return new Depot(fichier, false, false, Map.of(), Map.of(), null, null, null, null, _ -> {});
        }

        public Depot blanc() {
            return new Depot(fichier, true, partiel, colonnes, valeurs, source, publieLe, feuille, refus, suivi);
        }

        public Depot avec(Map<String, String> colonnes, Map<String, String> valeurs) {
            return new Depot(fichier, aBlanc, partiel, colonnes, valeurs, source, publieLe, feuille, refus, suivi);
        }

        public Depot refuserDans(Path refus) {
            return new Depot(fichier, aBlanc, partiel, colonnes, valeurs, source, publieLe, feuille, refus, suivi);
        }
    }

    /** L'acte en cours : son identité, que chaque fait garde, et ce qu'il refuse. */
    interface Acte {

        java.util.UUID id();

        /**
         * Garde une ligne entière avec son motif.
         *
         * @param rang numéro de la ligne dans le fichier, tel que le tableur l'affiche
         * @param ecartee vraie si la ligne est bonne mais demande qu'une personne tranche
         */
        void refuser(long rang, List<String> entetes, List<String> cases, String motif, boolean ecartee);
    }

    /**
     * Le bilan d'un import, en nombre de lignes : {@code lues} est la somme des créées, modifiées, inchangées, refusées et
     * mises de côté.
     *
     * @param absentes lignes de la base que le fichier, s'il est complet, ne porte plus : dites, jamais supprimées
     * @param source la source que citent les faits
     * @param correspondance l'entête lu pour chaque champ
     * @param remarques ce qu'une personne doit savoir, en phrases
     * @param apercu les premières lignes telles qu'elles ont été lues, champ par champ ; vide si le jeu n'en montre pas
     */
    record Rapport(
            long lues,
            long creees,
            long modifiees,
            long inchangees,
            long refusees,
            long ecartees,
            long absentes,
            String format,
            @Nullable String source,
            Map<String, String> correspondance,
            Map<String, String> valeurs,
            List<String> remarques,
            List<String> apercu) {

        public Rapport {
            correspondance = Map.copyOf(correspondance);
            valeurs = Map.copyOf(valeurs);
            remarques = List.copyOf(remarques);
            apercu = List.copyOf(apercu);
        }

        public String phrase() {
            var phrase = "%d lues, %d créées, %d modifiées, %d inchangées, %d refusées, %d absentes du fichier"
                    .formatted(lues, creees, modifiees, inchangees, refusees, absentes);
            return ecartees == 0 ? phrase : phrase + ", %d mises de côté".formatted(ecartees);
        }
    }
}
