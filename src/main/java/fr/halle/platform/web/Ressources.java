package fr.halle.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.DigestUtils;

/** Les fichiers statiques, sous une adresse qui change avec leur contenu : le navigateur les garde un an. */
public final class Ressources {

    static final String RACINE = "/statique/";

    private static final Map<String, String> ADRESSES = new ConcurrentHashMap<>();

    private Ressources() {}

    /** L'adresse d'un fichier de {@code static/} : « halle.css » donne « /statique/halle-5f3c….css ». */
    public static String adresse(String nom) {
        return ADRESSES.computeIfAbsent(nom, Ressources::calculer);
    }

    private static String calculer(String nom) {
        try (var flux = new ClassPathResource("static/" + nom).getInputStream()) {
            var point = nom.lastIndexOf('.');
            return RACINE + nom.substring(0, point) + "-" + DigestUtils.md5DigestAsHex(flux) + nom.substring(point);
        } catch (IOException e) {
            throw new UncheckedIOException("Fichier statique absent : " + nom, e);
        }
    }
}
