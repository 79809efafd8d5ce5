package fr.halle.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Une adresse du site et ses paramètres. Trier ou changer de page ne fait perdre ni la date ni les filtres.
 *
 * @param chemin déjà encodé, par exemple {@code /programmes/pvd}
 */
public record Lien(String chemin, Map<String, List<String>> parametres) {

    public Lien {
        var copie = new LinkedHashMap<String, List<String>>();
        parametres.forEach((nom, valeurs) -> copie.put(nom, List.copyOf(valeurs)));
        parametres = Collections.unmodifiableMap(copie);
    }

    /** Une case d'un formulaire, ou un paramètre d'adresse. */
    public record Parametre(String nom, String valeur) {}

    public static Lien vers(String chemin) {
        return new Lien(chemin, Map.of());
    }

    /** L'adresse demandée, sans ses paramètres vides. */
    public static Lien de(HttpServletRequest requete) {
        var parametres = new LinkedHashMap<String, List<String>>();
        requete.getParameterMap().forEach((nom, valeurs) -> {
            var remplies = List.of(valeurs).stream().filter(v -> !v.isBlank()).toList();
            if (!remplies.isEmpty()) {
                parametres.put(nom, remplies);
            }
        });
        return new Lien(requete.getRequestURI(), parametres);
    }

    /** La même adresse, ce paramètre prenant cette seule valeur ; {@code null} ou vide le retire. */
    public Lien avec(String nom, @Nullable Object valeur) {
        var suite = new LinkedHashMap<>(parametres);
        if (valeur == null || valeur.toString().isBlank()) {
            suite.remove(nom);
        } else {
            suite.put(nom, List.of(valeur.toString()));
        }
        return new Lien(chemin, suite);
    }

    public Lien sans(String... noms) {
        var suite = new LinkedHashMap<>(parametres);
        List.of(noms).forEach(suite::remove);
        return new Lien(chemin, suite);
    }

    /** Les mêmes paramètres sur un autre chemin : l'export d'une liste filtrée, par exemple. */
    public Lien sur(String autreChemin) {
        return new Lien(autreChemin, parametres);
    }

    public boolean a(String nom) {
        return parametres.containsKey(nom);
    }

    /** Les paramètres à plat, pour les champs cachés d'un formulaire. */
    public List<Parametre> aPlat() {
        var liste = new ArrayList<Parametre>();
        parametres.forEach((nom, valeurs) -> valeurs.forEach(valeur -> liste.add(new Parametre(nom, valeur))));
        return List.copyOf(liste);
    }

    public String url() {
        var suite = new StringBuilder();
        for (var parametre : aPlat()) {
            suite.append(suite.isEmpty() ? '?' : '&')
                    .append(UriUtils.encode(parametre.nom(), "UTF-8"))
                    .append('=')
                    .append(UriUtils.encode(parametre.valeur(), "UTF-8"));
        }
        return chemin + suite;
    }

    @Override
    public String toString() {
        return url();
    }
}
