package fr.halle.platform.base;

import fr.halle.platform.OperationRefusee;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Une base que Halle ne démarre ni n'arrête : celle d'un administrateur, ou celle d'une Halle déjà en marche. */
public record BaseVoisine(Connexions connexions, OptionalInt port) implements Base {

    public static final String URL = "HALLE_DB_URL";
    public static final String URL_LECTURE = "HALLE_DB_URL_LECTURE";
    public static final String URL_MIGRATION = "HALLE_DB_URL_MIGRATION";

    /** La base externe désignée par l'environnement, s'il en désigne une. */
    public static Optional<BaseVoisine> externe(Map<String, String> environnement) {
        String url = environnement.getOrDefault(URL, "");
        String lecture = environnement.getOrDefault(URL_LECTURE, url);
        String migration = environnement.getOrDefault(URL_MIGRATION, "");
        if (url.isBlank()) {
            if (!migration.isBlank()) {
                throw new OperationRefusee(URL_MIGRATION + " est donnée sans " + URL
                        + " : donnez les deux, ou aucune pour la base embarquée.");
            }
            return Optional.empty();
        }
        Connexion proprietaire = migration.isBlank() ? null : connexion(URL_MIGRATION, migration);
        return Optional.of(new BaseVoisine(
                new Connexions(proprietaire, connexion(URL, url), connexion(URL_LECTURE, lecture)),
                OptionalInt.empty()));
    }

    /** La base embarquée d'une Halle en marche sur ce dossier. */
    public static BaseVoisine rejoindre(Dossier dossier, Instance instance) {
        try {
            Map<String, String> secrets = Secrets.lire(dossier.secrets());
            String url = "jdbc:postgresql://127.0.0.1:%d/halle".formatted(instance.portBase());
            return new BaseVoisine(
                    new Connexions(
                            new Connexion(url, Secrets.PROPRIETAIRE, secrets.get(Secrets.PROPRIETAIRE)),
                            new Connexion(url, Secrets.APP, secrets.get(Secrets.APP)),
                            new Connexion(url, Secrets.LECTURE, secrets.get(Secrets.LECTURE))),
                    OptionalInt.of(instance.portBase()));
        } catch (IOException e) {
            throw Fichiers.refus("Les mots de passe de %s ne peuvent pas être lus".formatted(dossier.secrets()), e);
        }
    }

    private static Connexion connexion(String variable, String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new OperationRefusee(variable
                    + " doit être une adresse JDBC : jdbc:postgresql://hote:5432/halle?user=halle_app&password=…");
        }
        return new Connexion(url, null, null);
    }

    @Override
    public void close() {
        // Elle appartient à quelqu'un d'autre.
    }
}
