package fr.halle.convention.comite;

import fr.halle.convention.ObjetDeDecision;
import java.time.LocalDate;
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
 * @param releve la note du relevé de décisions
 */
public record Reunion(
        UUID id,
        UUID version,
        String reference,
        UUID comite,
        @Nullable LocalDate convoqueeLe,
        LocalDate tenueLe,
        String lieu,
        List<String> ordreDuJour,
        @Nullable String releve,
        List<Presence> presences,
        List<Decision> decisions) {

    public Reunion {
        ordreDuJour = List.copyOf(ordreDuJour);
        presences = List.copyOf(presences);
        decisions = List.copyOf(decisions);
    }

    /** Ce qu'un membre a fait de la réunion. */
    public enum Etat {
        PRESENT("Présent"),
        EXCUSE("Excusé"),
        REPRESENTE("Représenté");

        private final String libelle;

        Etat(String libelle) {
            this.libelle = libelle;
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

    /** @param representePar qui est venu à sa place ; rempli s'il est représenté, et alors seulement */
    public record Presence(
            UUID id, UUID membre, Etat etat, @Nullable String representePar) {}

    /**
     * @param point son rang dans l'ordre du jour, à partir de un
     * @param genre ce qu'elle a changé, avec {@code objet} et {@code libelle} ; absents si elle ne change rien
     */
    public record Decision(
            UUID id,
            int point,
            ObjetDeDecision.Sens sens,
            String texte,
            @Nullable String genre,
            @Nullable UUID objet,
            @Nullable String libelle) {}

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
                .filter(m ->
                        presence(m.id()).filter(p -> p.etat() != Etat.EXCUSE).isPresent())
                .count();
    }

    /** La référence que portent les actes nés de ses décisions. */
    public String titreDuReleve() {
        return "Relevé de décisions %s".formatted(reference.toUpperCase(Locale.ROOT));
    }

    public String page() {
        return "/comites/reunions/" + reference;
    }
}
