package fr.halle.convention;

import fr.halle.commun.DateApprochee;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'est une convention d'un programme : ses parties, ses étapes, ses pièces, ce que sa signature ouvre. Une configuration, non
 * du code.
 *
 * @param attestePar le type de signature que les listes officielles donnent pour elle ; absent si aucune n'en parle
 * @param remplace le code de la convention que sa signature remplace
 * @param porte le code de celle qu'elle peut valoir
 * @param dureeParametre le paramètre du programme qui dit sa durée en mois, à compter de la signature
 * @param fin le terme commun à toutes, s'il y en a un
 */
public record TypeDeConvention(
        String programme,
        String code,
        String libelle,
        String pluriel,
        String objet,
        @Nullable String attestePar,
        @Nullable String remplace,
        @Nullable String porte,
        @Nullable String dureeParametre,
        @Nullable DateApprochee fin,
        String source,
        List<PartieDuType> parties,
        List<Etape> etapes,
        List<Ouverture> ouvre,
        List<PieceDuType> pieces) {

    /** La partie dont une dérogation dispense (code de la construction et de l'habitation, article L303-3). */
    public static final String VILLE_PRINCIPALE = "ville_principale";

    public TypeDeConvention {
        parties = List.copyOf(parties);
        etapes = List.copyOf(etapes);
        ouvre = List.copyOf(ouvre);
        pieces = List.copyOf(pieces);
    }

    public Optional<PartieDuType> partie(String code) {
        return parties.stream().filter(p -> p.code().equals(code)).findFirst();
    }

    public Optional<Etape> etape(String code) {
        return etapes.stream().filter(e -> e.code().equals(code)).findFirst();
    }

    /** Les avis à recueillir, dans leur ordre. */
    public List<Etape> avis() {
        return etapes.stream().filter(e -> e.genre().equals("avis")).toList();
    }

    /** Vrai si le comité de projet doit la valider avant qu'on la signe. */
    public boolean passeEnComite() {
        return etapes.stream().anyMatch(e -> e.genre().equals("comite"));
    }

    /**
     * Une partie que ce type appelle.
     *
     * @param nature la nature d'organisation attendue
     * @param par {@code commune}, {@code epci}, {@code departement}, {@code region} : une par territoire couvert ; {@code choix} : prise dans l'annuaire
     * @param signataire faux pour qui signe « en présence de »
     * @param delibere vrai si une délibération doit l'autoriser à signer
     */
    public record PartieDuType(
            String code,
            String libelle,
            String nature,
            String par,
            boolean obligatoire,
            boolean signataire,
            boolean delibere) {

        public boolean auChoix() {
            return par.equals("choix");
        }
    }

    /**
     * Ce qu'il faut recueillir avant de signer.
     *
     * @param genre {@code comite} ou {@code avis}
     * @param roles les rôles de la matrice qui le rendent
     */
    public record Etape(String code, String genre, String libelle, boolean obligatoire, List<String> roles) {
        public Etape {
            roles = List.copyOf(roles);
        }
    }

    /** Ce que sa signature ouvre. */
    public record Ouverture(String libelle, @Nullable String detail, String source) {}

    /** Une pièce du dossier. */
    public record PieceDuType(String code, String libelle, boolean obligatoire) {}
}
