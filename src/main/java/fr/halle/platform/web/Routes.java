package fr.halle.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Les routes de l'application. Une route sans droit déclaré empêche le démarrage. */
public class Routes implements SmartInitializingSingleton {

    private final Supplier<RequestMappingHandlerMapping> correspondances;
    private Set<String> chemins = Set.of();
    private List<Ecriture> ecritures = List.of();
    private List<Route> toutes = List.of();

    Routes(Supplier<RequestMappingHandlerMapping> correspondances) {
        this.correspondances = correspondances;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var routes = correspondances.get().getHandlerMethods();
        var sansDroit = routes.values().stream()
                .filter(Routes::estNotre)
                .filter(route -> !declareUnDroit(route))
                .map(HandlerMethod::getShortLogMessage)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!sansDroit.isEmpty()) {
            throw new IllegalStateException(
                    "Chaque route déclare son droit : annotez la méthode ou son contrôleur, par exemple de @Public. Sans droit : "
                            + String.join(", ", sansDroit));
        }
        toutes = routes.entrySet().stream()
                .filter(route -> estNotre(route.getValue()))
                .flatMap(route -> route.getKey().getPatternValues().stream()
                        .flatMap(chemin -> route.getKey().getMethodsCondition().getMethods().stream()
                                .map(methode -> new Route(methode.name(), chemin, route.getValue()))))
                .sorted(Comparator.comparing(Route::chemin).thenComparing(Route::methode))
                .toList();
        chemins = routes.keySet().stream()
                .flatMap(route -> route.getPatternValues().stream())
                .collect(Collectors.toUnmodifiableSet());
        ecritures = routes.entrySet().stream()
                .flatMap(route -> route.getKey().getMethodsCondition().getMethods().stream()
                        .filter(methode -> methode != RequestMethod.GET && methode != RequestMethod.HEAD)
                        .flatMap(methode -> route.getKey().getPatternValues().stream()
                                .map(modele ->
                                        new Ecriture(methode.name(), PathPatternParser.defaultInstance.parse(modele)))))
                .toList();
    }

    /** Vrai si une page répond à ce chemin exact. */
    public boolean existe(String chemin) {
        return chemins.contains(chemin);
    }

    /** GET et HEAD, et ce que demandent les routes qui répondent à ce chemin. */
    Set<String> methodes(String chemin) {
        var contenu = PathContainer.parsePath(chemin);
        return ecritures.stream()
                .filter(ecriture -> ecriture.modele().matches(contenu))
                .map(Ecriture::methode)
                .collect(Collectors.toCollection(
                        () -> new TreeSet<>(Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name()))));
    }

    private record Ecriture(String methode, PathPattern modele) {}

    /** Toutes nos routes, dans l'ordre de leurs adresses. */
    public List<Route> lister() {
        return toutes;
    }

    /**
     * Une route et ce qui y répond.
     *
     * @param chemin le modèle d'adresse : « /imports/{id} »
     */
    public record Route(String methode, String chemin, HandlerMethod reponse) {}

    private static boolean estNotre(HandlerMethod route) {
        return route.getBeanType().getName().startsWith("fr.halle.");
    }

    private static boolean declareUnDroit(HandlerMethod route) {
        return AnnotatedElementUtils.hasAnnotation(route.getMethod(), DroitDeclare.class)
                || AnnotatedElementUtils.hasAnnotation(route.getBeanType(), DroitDeclare.class);
    }
}
