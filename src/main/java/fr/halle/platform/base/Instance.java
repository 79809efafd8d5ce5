package fr.halle.platform.base;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ce que dit {@code instance.json} du serveur qui tourne sur un dossier. Le fichier n'est cru que si le verrou du dossier
 * est tenu : celui d'un serveur tué est sans effet.
 *
 * @param portBase port du PostgreSQL embarqué, 0 pour une base externe
 * @param schema empreinte des migrations appliquées
 */
public record Instance(String adresse, int port, int portGestion, long pid, int portBase, String schema) {

    public static Optional<Instance> lire(Dossier dossier) {
        try {
            return Optional.of(JsonMapper.shared().readValue(Files.readString(dossier.instance()), Instance.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    public void ecrire(Dossier dossier) {
        try {
            Fichiers.ecrireReserve(
                    dossier.instance(),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw Fichiers.refus("Le fichier %s ne peut pas être écrit".formatted(dossier.instance()), e);
        }
    }

    public static void effacer(Dossier dossier) {
        try {
            Files.deleteIfExists(dossier.instance());
        } catch (IOException e) {
            throw Fichiers.refus("Le fichier %s ne peut pas être retiré".formatted(dossier.instance()), e);
        }
    }

    /** L'adresse à ouvrir sur cet ordinateur. */
    public String url() {
        String hote = switch (adresse) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> adresse.contains(":") ? "[" + adresse + "]" : adresse;
        };
        return "http://%s:%d".formatted(hote, port);
    }
}
