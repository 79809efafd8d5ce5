package fr.halle.convention;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Un genre d'objet qu'un comité peut changer par une décision. Le module qui possède l'objet réalise cette interface : les comités
 * n'en savent que ce qu'elle dit.
 */
public interface ObjetDeDecision {

    /** Son nom dans la base et dans les formulaires : « convention ». En minuscules, sans accent. */
    String genre();

    /** Les objets que ce genre de comité peut changer maintenant, pour ces lauréats, tels que l'acteur les voit. */
    List<Objet> chercher(Comite comite, Collection<UUID> laureats);

    /** Ce qu'il est, pour l'écran ; vide si l'acteur ne le voit pas. */
    Optional<String> libelle(UUID id);

    /** La page qui le montre, sur ce site : « /conventions/C-… » ; vide si l'acteur ne le voit pas. */
    Optional<String> adresse(UUID id);

    /**
     * Tire la conséquence de la décision sur l'objet, dans la transaction de la décision et sous les droits de l'acteur.
     *
     * @param jour celui de la réunion, jamais futur
     * @param releve la référence du relevé de décisions
     * @throws fr.halle.platform.OperationRefusee si l'objet ne peut pas la recevoir : rien ne s'écrit alors
     */
    void decidee(UUID id, Sens sens, LocalDate jour, String releve);

    /** Vrai si ce que ce relevé a changé de l'objet vaut encore. */
    boolean tient(UUID id, String releve);

    /** Un objet proposé. */
    record Objet(UUID id, String libelle) {}

    /** Les comités, et ce qu'ils suivent. */
    enum Comite {
        PROJET("Comité de projet"),
        TECHNIQUE("Comité technique"),
        FINANCEURS("Comité régional des financeurs");

        private final String libelle;

        Comite(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }

        /** Le mot des adresses et de la base. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Comite> deCode(String code) {
            return Arrays.stream(values()).filter(c -> c.code().equals(code)).findFirst();
        }
    }

    /** Ce que dit un comité d'un point de son ordre du jour. */
    enum Sens {
        VALIDE("Validé"),
        AJOURNE("Ajourné"),
        FAVORABLE("Avis favorable"),
        RESERVE("Avis réservé"),
        DEFAVORABLE("Avis défavorable"),
        PREND_ACTE("Prend acte");

        private final String libelle;

        Sens(String libelle) {
            this.libelle = libelle;
        }

        public String libelle() {
            return libelle;
        }

        /** Le mot des formulaires et de la base. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Sens> deCode(String code) {
            return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
        }
    }
}
