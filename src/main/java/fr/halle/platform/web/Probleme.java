package fr.halle.platform.web;

import fr.halle.platform.AccesRefuse;
import fr.halle.platform.ConnexionRequise;
import fr.halle.platform.Indisponible;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.TropDEssais;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Ce qui n'a pas marché, dit à la personne qui demandait : un statut, une phrase, et le paramètre en cause s'il y en a
 * un.
 */
record Probleme(int statut, String phrase, @Nullable String parametre) {

    private static final int PROFONDEUR = 10;

    static Probleme de(int statut) {
        return new Probleme(statut, phrase(statut), null);
    }

    static Probleme de(Throwable erreur) {
        var notre = notre(erreur);
        if (notre != null) {
            return notre;
        }
        return switch (erreur) {
            case MissingServletRequestParameterException e ->
                new Probleme(
                        400,
                        "Il manque le paramètre %s : ajoutez-le à l'adresse."
                                .formatted(Typographie.citer(e.getParameterName())),
                        e.getParameterName());
            case MissingRequestValueException e -> de(400);
            case MethodArgumentTypeMismatchException e -> malType(e, e.getName(), e.getParameter());
            case TypeMismatchException e -> malType(e, e.getPropertyName(), null);
            case HandlerMethodValidationException e -> parametreInvalide(e);
            case BindException e -> formulaire(e.getFieldError());
            case NoHandlerFoundException e -> de(404);
            case NoResourceFoundException e -> de(404);
            case HttpMessageNotReadableException e -> de(400);
            case AccessDeniedException e -> de(403);
            // Tomcat ne lit les paramètres qu'au premier besoin : c'est là qu'il les trouve illisibles.
            case InvalidParameterException e -> de(e.getErrorCode());
            case ErrorResponse e -> de(e.getStatusCode().value());
            default -> de(500);
        };
    }

    String titre() {
        return switch (statut) {
            case 400 -> "Demande incompréhensible";
            case 401, 403 -> "Accès refusé";
            case 404 -> "Page introuvable";
            case 405 -> "Action impossible ici";
            case 406 -> "Format indisponible";
            case 409 -> "Opération refusée";
            case 410 -> "Page retirée";
            case 413, 414, 431 -> "Demande trop longue";
            case 415 -> "Format non reconnu";
            case 422 -> "Saisie à corriger";
            case 429 -> "Trop de demandes";
            case 503 -> "Service indisponible";
            default -> statut < 500 ? "Demande refusée" : "Erreur de notre part";
        };
    }

    /** L'identifiant stable du genre de problème, pour les programmes. */
    String type() {
        return "urn:halle:probleme:"
                + switch (statut) {
                    case 400 -> parametre == null ? "demande-incomprehensible" : "parametre-invalide";
                    case 401, 403 -> "acces-refuse";
                    case 404 -> "introuvable";
                    case 405 -> "methode-non-admise";
                    case 406 -> "format-indisponible";
                    case 409 -> "operation-refusee";
                    case 413, 414, 431 -> "demande-trop-longue";
                    case 415 -> "format-non-reconnu";
                    case 422 -> "saisie-a-corriger";
                    case 503 -> "service-indisponible";
                    default -> statut < 500 ? "demande-refusee" : "erreur-interne";
                };
    }

    /** Un refus de notre code peut arriver enveloppé par le cadre. */
    private static @Nullable Probleme notre(Throwable erreur) {
        var cause = erreur;
        for (var i = 0; i < PROFONDEUR && cause != null; i++) {
            switch (cause) {
                case ParametreInvalide e -> {
                    return new Probleme(400, e.phrase(), e.parametre());
                }
                case Introuvable e -> {
                    return new Probleme(404, e.phrase(), e.parametre());
                }
                case AccesRefuse e -> {
                    return new Probleme(403, e.phrase(), null);
                }
                case ConnexionRequise e -> {
                    return new Probleme(401, e.phrase(), null);
                }
                case TropDEssais e -> {
                    return new Probleme(429, e.phrase(), null);
                }
                case Indisponible e -> {
                    return new Probleme(503, e.phrase(), null);
                }
                case OperationRefusee e -> {
                    return new Probleme(409, e.phrase(), null);
                }
                default -> cause = cause.getCause();
            }
        }
        return null;
    }

    private static Probleme malType(TypeMismatchException e, @Nullable String nom, @Nullable MethodParameter cible) {
        if (cible != null && cible.hasParameterAnnotation(PathVariable.class)) {
            return de(404);
        }
        if (nom == null) {
            return de(400);
        }
        var valeur = String.valueOf(e.getValue());
        var courte = valeur.length() <= 40 ? valeur : valeur.substring(0, 40) + "…";
        return new Probleme(
                400,
                "%s ne convient pas au paramètre %s : il attend %s."
                        .formatted(Typographie.citer(courte), Typographie.citer(nom), attendu(e.getRequiredType())),
                nom);
    }

    private static String attendu(@Nullable Class<?> type) {
        if (type == null) {
            return "une autre valeur";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(valeur -> ((Enum<?>) valeur).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" ou "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true ou false";
        }
        if (type == LocalDate.class) {
            return "une date comme 2021-09-10";
        }
        if (type == UUID.class) {
            return "un identifiant";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) || type == BigInteger.class
                ? "un nombre entier"
                : "une autre valeur";
    }

    private static Probleme parametreInvalide(HandlerMethodValidationException e) {
        return e.getParameterValidationResults().stream()
                .findFirst()
                .map(resultat -> {
                    var nom = resultat.getMethodParameter().getParameterName();
                    return nom == null
                            ? de(400)
                            : new Probleme(
                                    400,
                                    "La valeur du paramètre %s ne convient pas : corrigez-la."
                                            .formatted(Typographie.citer(nom)),
                                    nom);
                })
                .orElseGet(() -> de(400));
    }

    private static Probleme formulaire(@Nullable FieldError erreur) {
        if (erreur == null) {
            return de(400);
        }
        var phrase = erreur.isBindingFailure() || erreur.getDefaultMessage() == null
                ? "La valeur du paramètre %s ne convient pas : corrigez-la."
                        .formatted(Typographie.citer(erreur.getField()))
                : erreur.getDefaultMessage();
        return new Probleme(400, phrase, erreur.getField());
    }

    private static String phrase(int statut) {
        return switch (statut) {
            case 400 -> "L'adresse ou ses paramètres ne se lisent pas : vérifiez-les, ou repartez de l'accueil.";
            case 401 -> "Il faut un compte pour lire cette page : connectez-vous, puis revenez.";
            case 403 ->
                "Vous n'avez pas le droit de faire cela : demandez-le à la personne qui administre votre accès.";
            case 404 ->
                "Rien ne répond à cette adresse : vérifiez-la, ou cherchez la commune, l'EPCI ou le département par son nom.";
            case 405 -> "Cette adresse se consulte seulement : revenez à la page précédente, ou repartez de l'accueil.";
            case 406 ->
                "Cette adresse n'existe pas dans le format demandé : demandez du HTML, du CSV ou du JSON selon la page.";
            case 409 -> "Quelqu'un a modifié ces données entre-temps : rechargez la page, puis recommencez.";
            case 410 -> "Cette page a été retirée : cherchez ce qui la remplace depuis l'accueil.";
            case 413, 414, 431 ->
                "La demande est trop longue : raccourcissez l'adresse ou effacez les cookies de ce site.";
            case 415 -> "Le format envoyé n'est pas reconnu : envoyez le formulaire depuis la page prévue.";
            case 422 -> "La saisie est à corriger : revenez au formulaire, chaque erreur y est dite.";
            case 429 -> "Vous demandez trop de pages à la fois : attendez une minute, puis recommencez.";
            case 503 -> "Les données ne répondent pas pour l'instant : recommencez dans une minute.";
            default ->
                statut < 500
                        ? "La demande n'a pas pu être satisfaite : vérifiez l'adresse, ou repartez de l'accueil."
                        : "Une erreur de notre part a empêché d'afficher cette page : recommencez, puis signalez le numéro d'incident si elle se répète.";
        };
    }
}
