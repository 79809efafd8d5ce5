package fr.halle.platform.sauvegarde;

import static org.assertj.core.api.Assertions.assertThat;

import fr.halle.essai.BaseChargee;
import fr.halle.platform.Verification;
import fr.halle.platform.base.Connexion;
import fr.halle.platform.base.Connexions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Les gestes communs aux essais de sauvegarde. */
final class EssaiDeSauvegarde {

    private EssaiDeSauvegarde() {}

    static Manifeste sauvegarder(Connexions base, Path fichier) {
        return sauvegarder(base, fichier, _ -> {});
    }

    static Manifeste sauvegarder(Connexions base, Path fichier, Consumer<String> suivi) {
        return new Sauvegarde(base, "essai", suivi).ecrire(fichier, false);
    }

    static void restaurer(Path fichier, Connexions base) {
        new Restauration(base, fichier, new ControleArchive(fichier).controler(), _ -> {}).executer();
    }

    /** Ce qu'il y a dans chaque table : lignes et empreinte de leur texte. */
    static Map<String, String> contenu(Manifeste manifeste) {
        return manifeste.tables().stream()
                .collect(Collectors.toMap(
                        Manifeste.Table::nomEntier, t -> t.lignes() + " " + t.colonnes() + " " + t.sha256()));
    }

    static void verifierSaine(Connexions base) {
        try (var contexte = BaseChargee.pourEcrire(base)) {
            List<String> anomalies = new ArrayList<>();
            contexte.getBeanProvider(Verification.class)
                    .orderedStream()
                    .filter(v -> v.gravite() == Verification.Gravite.ANOMALIE)
                    .forEach(v -> anomalies.addAll(v.anomalies()));
            assertThat(anomalies).isEmpty();
        }
    }

    static Connexion proprietaire(Connexions base) {
        return Objects.requireNonNull(base.proprietaire());
    }

    static void executer(Connexion connexion, String... instructions) throws SQLException {
        try (var c = connexion.ouvrir();
                var requete = c.createStatement()) {
            for (String instruction : instructions) {
                requete.execute(instruction);
            }
        }
    }

    static String lire(Connexion connexion, String sql) throws SQLException {
        try (var c = connexion.ouvrir();
                var requete = c.createStatement();
                var reponse = requete.executeQuery(sql)) {
            reponse.next();
            return String.valueOf(reponse.getString(1));
        }
    }
}
