package fr.halle.platform.entree;

import fr.halle.platform.Import;
import fr.halle.platform.base.Copie;
import fr.halle.platform.faits.FichiersDeFaits;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les jeux tabulaires décrits par les fichiers du dossier {@code imports}. */
@Component
class JeuxDeTableau {

    private final List<Import> imports;

    JeuxDeTableau(
            FichiersDeFaits fichiers,
            List<Destination> destinations,
            OrigineDuFichier origines,
            MemoireDesColonnes memoire,
            Copie copie,
            JdbcClient sql) {
        Map<String, Destination> parNom =
                destinations.stream().collect(Collectors.toMap(Destination::nom, Function.identity()));
        imports = fichiers.lire("imports", "jeux", JeuDeTableau.class).stream()
                .<Import>map(jeu -> new ImportDeTableau(jeu, parNom, origines, memoire, copie, sql))
                .toList();
    }

    List<Import> lister() {
        return imports;
    }
}
