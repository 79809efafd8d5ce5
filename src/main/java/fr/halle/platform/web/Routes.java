package fr.halle.platform.web;

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
class Routes implements SmartInitializingSingleton {

    private final Supplier<RequestMappingHandlerMapping> correspondances;
    private Set<String> chemins = Set.of();
    private Set<String> methodes = Set.of();

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

    private static boolean estNotre(HandlerMethod route) {
        return route.getBeanType().getName().startsWith("fr.halle.");
    }

    private static boolean declareUnDroit(HandlerMethod route) {
        return route.hasMethodAnnotation(Public.class)
                || AnnotatedElementUtils.hasAnnotation(route.getBeanType(), Public.class);
    }
}
