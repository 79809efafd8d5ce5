package fr.halle.platform.web;

import fr.halle.commun.Lecture;
import fr.halle.platform.ParametreInvalide;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Donne aux contrôleurs la {@link Lecture} demandée par les paramètres {@code au} et {@code connu}. Sans eux : la
 * situation d'aujourd'hui à Paris, d'après ce que la base sait maintenant.
 */
public class LectureDemandee implements HandlerMethodArgumentResolver {

    private static final Pattern FORME_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ISO_LOCAL_DATE.withResolverStyle(ResolverStyle.STRICT);

    private final Clock horloge;
    private final ObjectProvider<BorneDeLecture> borne;

    public LectureDemandee(Clock horloge, ObjectProvider<BorneDeLecture> borne) {
        this.horloge = horloge;
        this.borne = borne;
    }

    @Override
    public boolean supportsParameter(MethodParameter parametre) {
        return parametre.getParameterType() == Lecture.class || parametre.getParameterType() == DeuxLectures.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parametre,
            @Nullable ModelAndViewContainer conteneur,
            NativeWebRequest requete,
            @Nullable WebDataBinderFactory usine) {
        var arrivee = lire(valeur(requete, "au"), valeur(requete, "connu"));
        return parametre.getParameterType() == Lecture.class
                ? arrivee
                : deux(arrivee, valeur(requete, "du"), valeur(requete, "connuDu"));
    }

    private DeuxLectures deux(Lecture arrivee, @Nullable String du, @Nullable String connuDu) {
        var jour = du == null ? unAnPlusTot(arrivee.au()) : jour("du", du);
        if (jour.isAfter(arrivee.au())) {
            throw new ParametreInvalide(
                    "du",
                    "Le premier jour suit le dernier (%s) : donnez dans « du » un jour qui le précède."
                            .formatted(Typographie.date(arrivee.au())));
        }
        if (connuDu == null) {
            var soir = finDuJour(jour, arrivee.connu());
            return new DeuxLectures(
                    new Lecture(jour, soir.isBefore(arrivee.connu()) ? soir : arrivee.connu()), arrivee);
        }
        var connu = connu("connuDu", connuDu, horloge.instant());
        if (connu.isAfter(arrivee.connu())) {
            throw new ParametreInvalide(
                    "connuDu", "« connuDu » suit « connu » : donnez un jour plus ancien, ou retirez-le.");
        }
        return new DeuxLectures(new Lecture(jour, connu), arrivee);
    }

    private LocalDate unAnPlusTot(LocalDate au) {
        var connue = borne.getIfAvailable();
        var jour = au.minusYears(1);
        return connue == null || !jour.isBefore(connue.premierJour()) ? jour : connue.premierJour();
    }

    /** @throws ParametreInvalide avec une phrase qui nomme {@code au} ou {@code connu} */
    public Lecture lire(@Nullable String au, @Nullable String connu) {
        var maintenant = horloge.instant();
        var aujourdhui = LocalDate.ofInstant(maintenant, Typographie.PARIS);
        return new Lecture(
                au == null ? aujourdhui : jour("au", au),
                connu == null ? maintenant : connu("connu", connu, maintenant));
    }

    private LocalDate jour(String parametre, String valeur) {
        var jour = date(parametre, valeur, "2021-09-10");
        var connue = borne.getIfAvailable();
        if (connue != null && jour.isBefore(connue.premierJour())) {
            throw new ParametreInvalide(
                    parametre,
                    "La base ne sait rien avant le %s : demandez ce jour ou un jour plus récent, par exemple %s=%s."
                            .formatted(Typographie.date(connue.premierJour()), parametre, connue.premierJour()));
        }
        return jour;
    }

    /** Un jour vaut jusqu'à son dernier instant à Paris ; le jour même, jusqu'à maintenant. */
    private static Instant connu(String parametre, String valeur, Instant maintenant) {
        var instant = valeur.contains("T")
                ? instant(parametre, valeur)
                : finDuJour(date(parametre, valeur, "2023-05-09"), maintenant);
        if (instant.isAfter(maintenant)) {
            throw new ParametreInvalide(
                    parametre,
                    "On ne sait pas encore ce que l'on saura : « %s » ne peut pas être dans le futur. Donnez un jour passé, par exemple %s=%s, ou retirez-le."
                            .formatted(
                                    parametre,
                                    parametre,
                                    LocalDate.ofInstant(maintenant, Typographie.PARIS)
                                            .minusDays(1)));
        }
        return instant;
    }

    private static Instant finDuJour(LocalDate jour, Instant maintenant) {
        if (jour.equals(LocalDate.ofInstant(maintenant, Typographie.PARIS))) {
            return maintenant;
        }
        // La base compte en microsecondes : le dernier instant du jour est le précédent de minuit.
        return jour.plusDays(1).atStartOfDay(Typographie.PARIS).toInstant().minus(Duration.ofNanos(1000));
    }

    private static Instant instant(String parametre, String valeur) {
        try {
            var instant = Instant.parse(valeur);
            if (instant.isAfter(Instant.parse("0001-01-01T00:00:00Z"))) {
                return instant;
            }
        } catch (DateTimeException e) {
            // La phrase qui suit en dit plus.
        }
        throw new ParametreInvalide(
                parametre,
                "%s n'est pas un instant : écrivez-le comme 2023-05-09T12:00:00Z, ou un jour comme 2023-05-09."
                        .formatted(Typographie.citer(abrege(valeur))));
    }

    private static LocalDate date(String parametre, String valeur, String exemple) {
        try {
            if (FORME_DATE.matcher(valeur).matches() && !valeur.startsWith("0000")) {
                return LocalDate.parse(valeur, ISO);
            }
        } catch (DateTimeException e) {
            throw new ParametreInvalide(
                    parametre,
                    "Le calendrier n'a pas de jour %s : vérifiez le mois et le jour de %s, par exemple %s=%s."
                            .formatted(Typographie.citer(valeur), Typographie.citer(parametre), parametre, exemple));
        }
        throw new ParametreInvalide(
                parametre,
                "%s n'est pas une date : écrivez l'année, le mois et le jour dans %s, par exemple %s=%s."
                        .formatted(
                                Typographie.citer(abrege(valeur)), Typographie.citer(parametre), parametre, exemple));
    }

    /** La valeur, une seule fois ; un champ laissé vide ne demande rien. */
    private static @Nullable String valeur(NativeWebRequest requete, String nom) {
        var valeurs = requete.getParameterValues(nom);
        if (valeurs == null) {
            return null;
        }
        var distinctes = Arrays.stream(valeurs)
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .distinct()
                .toList();
        if (distinctes.size() > 1) {
            throw new ParametreInvalide(
                    nom,
                    "Le paramètre %s est donné plusieurs fois : gardez une seule valeur."
                            .formatted(Typographie.citer(nom)));
        }
        return distinctes.isEmpty() ? null : distinctes.getFirst();
    }

    private static String abrege(String valeur) {
        return valeur.length() <= 40 ? valeur : valeur.substring(0, 40) + "…";
    }
}
