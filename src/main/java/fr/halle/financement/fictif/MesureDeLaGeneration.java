package fr.halle.financement.fictif;

import fr.halle.platform.Echelle;
import fr.halle.platform.Generation;
import fr.halle.platform.banc.Epreuve;
import fr.halle.platform.banc.Etabli;
import fr.halle.platform.banc.Mesure;
import fr.halle.platform.banc.Processeur;
import fr.halle.platform.banc.Resultat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Inventer et verser les lignes de la nation, à côté d'un COPY des mêmes lignes dans des tables sans index ni contrainte. */
@Component
@Order(20)
class MesureDeLaGeneration implements Mesure {

    private static final double BUT = 4;
    private static final List<String> TABLES = List.of("ligne", "montant");

    private final FinancementsFictifs jeu;
    private final TransactionTemplate transaction;

    MesureDeLaGeneration(FinancementsFictifs jeu, PlatformTransactionManager transactions) {
        this.jeu = jeu;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String nom() {
        return "generer-lignes";
    }

    @Override
    public String objet() {
        return "inventer et verser les lignes de la nation, comparé à un COPY des mêmes lignes dans des tables sans index";
    }

    @Override
    public List<Resultat> mesurer(Etabli etabli) {
        var ici = Processeur.ici();
        var generation = new Generation(Echelle.NATION, 1, 1, _ -> {});
        try (Connection proprietaire = Objects.requireNonNull(
                        etabli.nation(1).connexions().proprietaire())
                .ouvrir()) {
            var fichiers = sortir(proprietaire, etabli);
            Map<String, Epreuve> epreuves = new LinkedHashMap<>();
            epreuves.put("copy", () -> {
                executer(proprietaire, "truncate banc.ligne, banc.montant");
                return ici.cout(() -> copier(proprietaire, fichiers));
            });
            epreuves.put("generer", () -> {
                executer(proprietaire, """
                        truncate financement.ligne, financement.montant, financement.total_publie, financement.rapprochement,
                                 financement.difference, financement.cumul_laureat, financement.cumul_programme,
                                 financement.cumul_concours, financement.cumul_concours_national,
                                 financement.cumul_concours_territoire, financement.territoire_des_concours
                        """);
                return ici.cout(() -> transaction.executeWithoutResult(_ -> jeu.generer(generation)));
            });
            var series = Epreuve.entrelacer(epreuves);
            return List.of(Resultat.compare(
                    "génération de %d lignes".formatted(generation.lignes()),
                    Processeur.unite(),
                    Objects.requireNonNull(series.get("generer")),
                    "COPY sans index",
                    Objects.requireNonNull(series.get("copy")),
                    BUT));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("La base du banc ne se prépare pas", e);
        }
    }

    /** Garde les lignes déjà versées dans des fichiers, et crée des tables de même forme, nues. */
    private static Map<String, Path> sortir(Connection proprietaire, Etabli etabli) throws SQLException, IOException {
        Map<String, Path> fichiers = new LinkedHashMap<>();
        executer(proprietaire, "create schema if not exists banc");
        for (var table : TABLES) {
            var fichier = etabli.temporaire(table + ".csv");
            executer(proprietaire, "drop table if exists banc." + table);
            executer(proprietaire, "create table banc.%s (like financement.%s)".formatted(table, table));
            try (var sortie = Files.newOutputStream(fichier)) {
                proprietaire
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy financement." + table + " to stdout (format csv)", sortie);
            }
            fichiers.put(table, fichier);
        }
        return fichiers;
    }

    private static void copier(Connection proprietaire, Map<String, Path> fichiers) {
        fichiers.forEach((table, fichier) -> {
            try (var entree = Files.newInputStream(fichier)) {
                proprietaire
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy banc." + table + " from stdin (format csv)", entree);
            } catch (SQLException | IOException e) {
                throw new IllegalStateException("Les lignes ne se copient pas", e);
            }
        });
    }

    private static void executer(Connection proprietaire, String requete) {
        try (var ordre = proprietaire.createStatement()) {
            ordre.execute(requete);
        } catch (SQLException e) {
            throw new IllegalStateException("La base du banc ne se prépare pas", e);
        }
    }
}
