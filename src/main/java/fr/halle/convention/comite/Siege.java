package fr.halle.convention.comite;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** À quel titre on siège dans un comité. */
public enum Siege {
    PRESIDENT("Préside"),
    MEMBRE("Membre"),
    INVITE("Invité");

    private final String libelle;

    Siege(String libelle) {
        this.libelle = libelle;
    }

    public String libelle() {
        return libelle;
    }

    /** Le mot des formulaires et de la base. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Vrai si sa présence compte pour le quorum. */
    public boolean compte() {
        return this != INVITE;
    }

    public static Optional<Siege> deCode(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
