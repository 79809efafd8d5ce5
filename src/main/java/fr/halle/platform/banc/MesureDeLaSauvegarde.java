package fr.halle.platform.banc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sauvegarder et restaurer la base entière, par million de lignes, à côté d'un simple COPY de toutes les tables. */
@Component
@Order(40)
class MesureDeLaSauvegarde implements Mesure {

    @Override
    public String nom() {
        return "sauvegarde";
    }

    @Override
    public String objet() {
        return "sauvegarder et restaurer la base de la nation, par million de lignes ; référence : un COPY de chaque table";
    }

    @Override
    public List<Resultat> mesurer(Etabli etabli) {
        var halle = etabli.nation(1);
        var ici = Processeur.ici();
        var archive = etabli.temporaire("archive");
        var tour = new AtomicInteger();
        try (Connection connexion = halle.connexions().app().ouvrir()) {
            var tables = tables(connexion);
            var millions = copier(connexion, tables) / 1e6;
            Map<String, Epreuve> epreuves = new LinkedHashMap<>();
            epreuves.put("copy", () -> ici.cout(() -> copier(connexion, tables)) / millions);
            epreuves.put("sauvegarder", () -> {
                var fichier = archive.resolveSibling("archive-" + tour.incrementAndGet());
                return ici.cout(() -> etabli.commande(halle.dossier(), "sauvegarder", fichier.toString())) / millions;
            });
            epreuves.put("restaurer", () -> {
                var fichier = archive.resolveSibling("archive-" + tour.get());
                var dossier = etabli.temporaire("restauration-" + tour.get());
                return ici.cout(() -> etabli.commande(dossier, "restaurer", fichier.toString())) / millions;
            });
            var series = Epreuve.entrelacer(epreuves);
            var unite = Processeur.unite() + " par million de lignes";
            var copy = series.getOrDefault("copy", new Serie(List.of(1.0)));
            return List.of(
                    new Resultat(
                            "sauvegarder",
                            unite,
                            series.getOrDefault("sauvegarder", copy),
                            "COPY de chaque table",
                            copy,
                            null),
                    new Resultat(
                            "restaurer",
                            unite,
                            series.getOrDefault("restaurer", copy),
                            "COPY de chaque table",
                            copy,
                            null));
        } catch (SQLException e) {
            throw new IllegalStateException("La base du banc ne se lit pas", e);
        }
    }

    private static List<String> tables(Connection connexion) throws SQLException {
        try (var requete = connexion.createStatement();
                var reponse = requete.executeQuery("""
                        select format('%I.%I', schemaname, tablename) from pg_tables
                         where schemaname not in ('pg_catalog', 'information_schema', 'public', 'banc')
                           and has_table_privilege(format('%I.%I', schemaname, tablename), 'select') order by 1
                        """)) {
            var tables = new ArrayList<String>();
            while (reponse.next()) {
                tables.add(reponse.getString(1));
            }
            return tables;
        }
    }

    /** Rend le nombre de lignes sorties, dont les octets sont lus puis jetés. */
    private static long copier(Connection connexion, List<String> tables) {
        try {
            var sorties = 0L;
            var copie = connexion.unwrap(PGConnection.class).getCopyAPI();
            for (var table : tables) {
                sorties += copie.copyOut("copy " + table + " to stdout", java.io.OutputStream.nullOutputStream());
            }
            return sorties;
        } catch (SQLException | java.io.IOException e) {
            throw new IllegalStateException("Les tables ne se copient pas", e);
        }
    }
}
