package fr.halle.pilotage.signatures;

import fr.halle.programme.Programme;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'une liste dit de la signature d'une convention par une commune.
 *
 * @param type {@code adhesion} ou {@code ort}
 * @param jeu la liste qui la donne ; deux listes qui diffèrent sont deux faits
 * @param effet le jour de la signature ; absent quand la liste dit la convention signée sans dire quand
 * @param publieLe dernier jour où la liste a pu être publiée
 * @param connuDu l'instant où la base l'a appris
 * @param rang 1 pour le fait qui sert, celui de la liste la plus récente
 * @param conflit vrai si une autre liste donne une autre date
 */
public record Signature(
        UUID id,
        String commune,
        String nom,
        String type,
        String jeu,
        @Nullable LocalDate effet,
        String source,
        String titreSource,
        LocalDate publieLe,
        OffsetDateTime connuDu,
        int rang,
        boolean conflit) {

    public static final String ADHESION = "adhesion";
    public static final String ORT = "ort";

    public boolean retenue() {
        return rang == 1;
    }

    public String typeEnClair() {
        return type.equals(ADHESION) ? "Adhésion" : "ORT";
    }

    /** Ce qui rend la date douteuse, en phrases ; la ligne est gardée. */
    public List<String> anomalies(Programme programme) {
        var anomalies = new ArrayList<String>();
        var avant = avantLancement(programme);
        if (avant != null) {
            anomalies.add(avant);
        }
        if (effet != null && effet.isAfter(publieLe)) {
            anomalies.add(typeEnClair() + " datée d'un jour qui suit la publication de la liste");
        }
        return anomalies;
    }

    /** Une adhésion ne précède pas son programme ; une ORT le peut. Un lancement connu « au plus tard » ne prouve rien. */
    private @Nullable String avantLancement(Programme programme) {
        return type.equals(ADHESION)
                        && effet != null
                        && !programme.lancePrecision().equals("au_plus_tard")
                        && effet.isBefore(programme.lanceLe())
                ? "Adhésion datée d'avant le lancement du programme"
                : null;
    }
}
