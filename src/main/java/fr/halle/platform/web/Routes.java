package fr.halle.platform.web;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Les routes de l'application. Une route sans droit déclaré empêche le démarrage. */
public class Routes implements SmartInitializingSingleton {

    private final Supplier<RequestMappingHandlerMapping> correspondances;
    private Set<String> chemins = Set.of();
    private Set<String> methodes = Set.of();
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
        methodes = Stream.concat(
                        Stream.of(HttpMethod.GET.name(), HttpMethod.HEAD.name()),
                        routes.keySet().stream()
                                .flatMap(route -> route.getMethodsCondition().getMethods().stream())
                                .map(RequestMethod::name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Vrai si une page répond à ce chemin exact. */
    boolean existe(String chemin) {
        return chemins.contains(chemin);
    }

    /** GET, HEAD et ce qu'une route au moins demande. */
    Set<String> methodes() {
        return methodes;
    }

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
