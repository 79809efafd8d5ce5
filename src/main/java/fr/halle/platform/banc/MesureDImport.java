package fr.halle.platform.banc;

import fr.halle.platform.Import;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.entree.Imports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** L'import d'un fichier de dotations, avec ses rattachements, à côté d'un COPY du même fichier dans une table de texte. */
@Component
@Order(30)
class MesureDImport implements Mesure {

    private static final String JEU = "dotations";
    private static final double BUT = 5;

    private final Imports imports;

    MesureDImport(Imports imports) {
        this.imports = imports;
    }

    @Override
    public String nom() {
        return "import-dotations";
    }

    @Override
    public String objet() {
        return "l'import d'un fichier de dotations (--fichier), comparé à un COPY du même fichier";
    }

    @Override
    public List<Resultat> mesurer(Etabli etabli) {
        var jeu = imports.trouver(JEU)
                .orElseThrow(
                        () -> new OperationRefusee("L'import « %s » n'existe pas dans cette version.".formatted(JEU)));
        var fichier = etabli.fichier()
                .orElseThrow(() -> new OperationRefusee("Indiquez le fichier de dotations par --fichier."));
        var ici = Processeur.ici();
        try (Connection proprietaire = Objects.requireNonNull(
                        etabli.nation(1).connexions().proprietaire())
                .ouvrir()) {
            preparer(proprietaire, fichier);
            Map<String, Epreuve> epreuves = new LinkedHashMap<>();
            epreuves.put("copy", () -> ici.cout(() -> copier(proprietaire, fichier)));
            // Rien n'est gardé d'un tour à l'autre : l'import suivant trouve la base comme le premier.
            epreuves.put(
                    JEU,
                    () -> ici.cout(
                            () -> imports.importer(jeu, Import.Depot.de(fichier).blanc())));
            var series = Epreuve.entrelacer(epreuves);
            var copy = Objects.requireNonNull(series.get("copy"));
            return List.of(Resultat.compare(
                    "import des dotations",
                    Processeur.unite(),
                    Objects.requireNonNull(series.get(JEU)),
                    "COPY du fichier",
                    copy,
                    BUT));
        } catch (SQLException e) {
            throw new IllegalStateException("La base du banc ne se prépare pas", e);
        } catch (IOException e) {
            throw new OperationRefusee("Le fichier « %s » ne se lit pas.".formatted(fichier), e);
        }
    }

    private static void preparer(Connection proprietaire, Path fichier) throws SQLException, IOException {
        try (var lignes = Files.lines(fichier, StandardCharsets.UTF_8);
                var requete = proprietaire.createStatement()) {
            var entete = lignes.findFirst().orElse("");
            var colonnes = IntStream.range(0, entete.split(String.valueOf(separateur(entete)), -1).length)
                    .mapToObj(i -> "c" + i + " text")
                    .collect(Collectors.joining(", "));
            requete.execute("create schema if not exists banc");
            requete.execute("drop table if exists banc.fichier");
            requete.execute("create table banc.fichier (" + colonnes + ")");
        }
    }

    private static char separateur(String entete) {
        return entete.chars().filter(c -> c == ';').count()
                        > entete.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
    }

    private static void copier(Connection proprietaire, Path fichier) {
        try (var requete = proprietaire.createStatement();
                var lignes = Files.lines(fichier, StandardCharsets.UTF_8);
                var flux = Files.newInputStream(fichier)) {
            var separateur = separateur(lignes.findFirst().orElse(""));
            requete.execute("truncate banc.fichier");
            proprietaire
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy banc.fichier from stdin with (format csv, header, delimiter '" + separateur + "')",
                            flux);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Le fichier ne se copie pas", e);
        }
    }
}
