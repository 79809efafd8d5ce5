package fr.halle.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** L'étendue de données fictives : leur territoire, leurs lauréats, et les lignes de financement qui vont avec. */
public enum Echelle {
    DEPARTEMENT(17, 2_000),
    REGION(127, 15_400),
    NATION(1_650, 200_000);

    private final int laureats;
    private final int lignes;

    Echelle(int laureats, int lignes) {
        this.laureats = laureats;
        this.lignes = lignes;
    }

    /** Nombre de lauréats. */
    public int laureats() {
        return laureats;
    }

    /** Nombre de lignes de financement, avant que le facteur ne les multiplie. */
    public int lignes() {
        return lignes;
    }

    /** Le mot de la ligne de commande : {@code departement}, {@code region}, {@code nation}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Echelle> deCode(String code) {
        return Arrays.stream(values()).filter(e -> e.code().equals(code)).findFirst();
    }
}
