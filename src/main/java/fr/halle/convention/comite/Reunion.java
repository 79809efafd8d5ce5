package fr.halle.convention.comite;

import fr.halle.convention.ObjetDeDecision;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une réunion d'un comité.
 *
 * @param comite l'identité de son comité
 * @param convoqueeLe le jour où la convocation est partie, s'il est connu
 * @param tenueLe le jour de la réunion, prévu ou passé
 * @param heure celle de Paris, si elle est connue
 * @param releve la note du relevé de décisions
 * @param arreteLe le jour où le relevé est arrêté : rien ne change plus ensuite sans motif
 * @param motif pourquoi cette version corrige un relevé arrêté, ou pourquoi la réunion est annulée
 * @param annulee vrai si elle n'a pas lieu, ou n'a pas eu lieu
 */
public record Reunion(
        UUID id,
        UUID version,
        String reference,
        UUID comite,
        @Nullable LocalDate convoqueeLe,
        LocalDate tenueLe,
        @Nullable LocalTime heure,
        String lieu,
        List<String> ordreDuJour,
        @Nullable String releve,
        @Nullable LocalDate arreteLe,
        @Nullable String motif,
        boolean annulee,
        List<Presence> presences,
        List<Decision> decisions) {

    public Reunion {
        ordreDuJour = List.copyOf(ordreDuJour);
        presences = List.copyOf(presences);
        decisions = List.copyOf(decisions);
    }

    /** Ce qu'un membre a fait de la réunion. */
    public enum Etat {
        PRESENT("Présent", true),
        REPRESENTE("Représenté", true),
        EXCUSE("Excusé", false),
        ABSENT("Absent", false);

        private final String libelle;
        private final boolean compte;

        Etat(String libelle, boolean compte) {
            this.libelle = libelle;
            this.compte = compte;
        }

        /** Vrai si elle compte pour le quorum. */
        public boolean compte() {
            return compte;
        }

        public String libelle() {
            return libelle;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Etat> deCode(String code) {
            for (var etat : values()) {
                if (etat.code().equals(code)) {
                    return Optional.of(etat);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * @param representePar qui est venu à sa place ; rempli s'il est représenté, et alors seulement
     * @param motif pourquoi elle corrige un relevé arrêté
     */
    public record Presence(
            UUID id,
            UUID membre,
            Etat etat,
            @Nullable String representePar,
            @Nullable String motif) {}

    /**
     * @param point son rang dans l'ordre du jour, à partir de un
     * @param genre ce qu'elle a changé, avec {@code objet} et {@code libelle} ; absents si elle ne change rien
     * @param motif pourquoi elle a été corrigée, s'il est dit
     */
    public record Decision(
            UUID id,
            int point,
            ObjetDeDecision.Sens sens,
            String texte,
            @Nullable String genre,
            @Nullable UUID objet,
            @Nullable String libelle,
            @Nullable String motif) {}

    public Optional<Presence> presence(UUID membre) {
        return presences.stream().filter(p -> p.membre().equals(membre)).findFirst();
    }

    public Optional<Decision> decision(int point) {
        return decisions.stream().filter(d -> d.point() == point).findFirst();
    }

    /** Combien comptent pour le quorum : les présents et les représentés, sans les invités. */
    public long comptes(Comite leComite) {
        return leComite.composition(tenueLe).stream()
                .filter(m -> m.siege().compte())
                .filter(m -> presence(m.id()).filter(p -> p.etat().compte()).isPresent())
                .count();
    }

    /** Vrai si le relevé est arrêté : il ne se corrige plus qu'avec un motif. */
    public boolean arretee() {
        return arreteLe != null;
    }

    /** La référence que portent les actes nés de ses décisions. */
    public String titreDuReleve() {
        return "Relevé de décisions %s".formatted(reference.toUpperCase(Locale.ROOT));
    }

    public String page() {
        return "/comites/reunions/" + reference;
    }
}
