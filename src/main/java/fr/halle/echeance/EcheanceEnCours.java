package fr.halle.echeance;

import fr.halle.acces.Cible;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Une échéance à laquelle rien n'a encore répondu.
 *
 * @param regle son code, dans la configuration du programme
 * @param objet le lauréat dont court l'horloge
 * @param nom celui du lauréat
 * @param libelle ce qui est attendu : « Convention-cadre à signer »
 * @param auPlusTot le premier dernier jour possible, quand la date d'origine est imprécise ; absent si rien ne le borne
 * @param limite le dernier jour
 * @param cible ce sur quoi portent les droits
 * @param attendus les organisations dont on attend quelque chose
 * @param alertes combien de jours avant on prévient
 * @param enjeu ce qui se perd si elle est dépassée, en une phrase
 * @param page l'adresse, dans Halle, de ce dont elle vient
 */
public record EcheanceEnCours(
        String programme,
        String regle,
        UUID objet,
        String nom,
        String libelle,
        @Nullable LocalDate auPlusTot,
        LocalDate limite,
        Cible cible,
        Set<UUID> attendus,
        List<Integer> alertes,
        String enjeu,
        String page) {

    /** Le genre d'alerte d'une échéance certainement dépassée. */
    public static final String DEPASSEMENT = "depassement";

    public EcheanceEnCours {
        attendus = Set.copyOf(attendus);
        alertes = alertes.stream().sorted().toList();
    }

    /** Le premier jour où elle peut tomber : c'est avant lui que l'on prévient. */
    public LocalDate premierJour() {
        return Objects.requireNonNullElse(auPlusTot, limite);
    }

    public boolean depasseeLe(LocalDate jour) {
        return jour.isAfter(limite);
    }

    /** Combien de jours séparent ce jour de la limite ; négatif une fois dépassée. */
    public long reste(LocalDate jour) {
        return ChronoUnit.DAYS.between(jour, limite);
    }

    /**
     * L'alerte due ce jour-là : la plus serrée de celles dont le seuil est franchi, ou le dépassement. Qui arrive à trente jours n'est
     * pas prévenu aussi des cent quatre-vingts.
     */
    public Optional<String> alerte(LocalDate jour) {
        if (depasseeLe(jour)) {
            return Optional.of(DEPASSEMENT);
        }
        var avant = ChronoUnit.DAYS.between(jour, premierJour());
        return alertes.stream().filter(a -> avant <= a).findFirst().map(a -> "alerte_" + a);
    }
}
