package fr.halle.platform.faits;

import fr.halle.platform.Chargement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Les vocabulaires et configurations du projet, dans une base déjà remplie : quand les fichiers ont changé depuis la dernière
 * fois, ce qui lui manque y est ajouté. Ce qui a changé de contenu ne l'est pas : c'est une correction, qui demande un acte.
 */
@Component
public class Referentiels {

    private static final List<String> DOSSIERS = List.of("droits", "sources", "dispositifs", "programmes");

    private final List<Chargement> chargements;
    private final JdbcClient sql;

    Referentiels(List<Chargement> chargements, JdbcClient sql) {
        this.chargements = chargements;
        this.sql = sql;
    }

    /** L'empreinte des fichiers de cette Halle. */
    public static String empreinte() {
        try {
            var condensat = MessageDigest.getInstance("SHA-256");
            for (var dossier : DOSSIERS) {
                for (var fichier : fichiers(dossier)) {
                    condensat.update(fichier.getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(condensat.digest()).substring(0, 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** À appeler dans la transaction qui vient de tout charger, ou qui complète. */
    public void completer(boolean neuve) {
        if (!neuve) {
            chargements.stream().filter(Chargement::referentiel).forEach(Chargement::charger);
        }
        sql.sql("insert into platform.referentiel (empreinte) values (:empreinte)")
                .param("empreinte", empreinte())
                .update();
    }

    private static List<Resource> fichiers(String dossier) throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver(Referentiels.class.getClassLoader())
                        .getResources("classpath*:" + dossier + "/*.yaml"))
                .sorted(Comparator.comparing(f -> String.valueOf(f.getFilename())))
                .toList();
    }
}
