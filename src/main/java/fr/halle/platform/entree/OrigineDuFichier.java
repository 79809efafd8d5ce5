package fr.halle.platform.entree;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.web.Typographie;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** D'où vient un fichier et de quand il date : dit par une personne, reconnu à ses entêtes, lu dans son nom, ou au plus tard aujourd'hui. */
@Component
public class OrigineDuFichier {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]+");
    private static final Pattern DATE =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?:[-_.]?(0[1-9]|1[0-2])(?:[-_.]?([0-3]\\d))?)?(?!\\d)");

    private final RegistreDesSources registre;
    private final Clock horloge;

    OrigineDuFichier(RegistreDesSources registre, Clock horloge) {
        this.registre = registre;
        this.horloge = horloge;
    }

    /** La source du fichier, inscrite si elle ne l'était pas ; {@code remarques} reçoit ce qui a été supposé. */
    Trouvee trouver(JeuDeTableau jeu, Depot depot, Optional<JeuDeTableau.Connu> connu, List<String> remarques) {
        var date = depot.publieLe();
        if (depot.source() != null) {
            return nommee(jeu, depot.source(), date == null ? dansLeNom(depot) : date, remarques);
        }
        if (date == null && connu.isPresent() && connu.get().publieLe() != null) {
            date = lire(connu.get().publieLe());
        }
        if (date == null) {
            date = dansLeNom(depot);
        }
        if (date == null) {
            date = aujourdhui(remarques);
        }
        return inscrire(jeu, jeu.source().prefixe() + "-" + suffixe(date), date);
    }

    private Trouvee nommee(JeuDeTableau jeu, String code, @Nullable DateApprochee date, List<String> remarques) {
        if (!CODE.matcher(code).matches()) {
            throw new OperationRefusee(
                    "« %s » n'est pas un code de source : des minuscules sans accent, des chiffres et des tirets, comme liste-2026-04."
                            .formatted(code));
        }
        return registre.publication(code)
                .map(connue -> new Trouvee(code, connue))
                .orElseGet(() -> inscrire(jeu, code, date == null ? aujourdhui(remarques) : date));
    }

    private DateApprochee aujourdhui(List<String> remarques) {
        var jour = LocalDate.ofInstant(horloge.instant(), Typographie.PARIS);
        remarques.add(
                "Rien ne dit de quand date le fichier : il est tenu pour publié au plus tard aujourd'hui. Pour préciser : --publie-le 2026-04-27.");
        return new DateApprochee(jour, Precision.AU_PLUS_TARD);
    }

    private Trouvee inscrire(JeuDeTableau jeu, String code, DateApprochee date) {
        var connue = registre.publication(code);
        if (connue.isPresent()) {
            return new Trouvee(code, connue.get());
        }
        var origine = jeu.source();
        registre.inscrire(new RegistreDesSources.Nouvelle(
                code, origine.titre(), origine.auteur(), origine.genre(), date, origine.licence(), origine.note()));
        return new Trouvee(code, date);
    }

    /** La date la plus précise que porte le nom du fichier. */
    private static @Nullable DateApprochee dansLeNom(Depot depot) {
        var nom = String.valueOf(depot.fichier().getFileName());
        return DATE.matcher(nom)
                .results()
                .map(m -> lire(m.group(1)
                        + (m.group(2) == null ? "" : "-" + m.group(2))
                        + (m.group(3) == null ? "" : "-" + m.group(3))))
                .filter(d -> d != null)
                .max(Comparator.comparing(d -> -d.precision().ordinal()))
                .orElse(null);
    }

    /** 2019, 2026-04 ou 2026-04-27 ; nul si ce n'en est pas une. */
    public static @Nullable DateApprochee lire(@Nullable String texte) {
        if (texte == null) {
            return null;
        }
        try {
            return switch (texte.length()) {
                case 4 -> new DateApprochee(LocalDate.of(Integer.parseInt(texte), 1, 1), Precision.ANNEE);
                case 7 -> new DateApprochee(LocalDate.parse(texte + "-01"), Precision.MOIS);
                case 10 -> DateApprochee.jour(LocalDate.parse(texte));
                default -> null;
            };
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static String suffixe(DateApprochee date) {
        var jour = date.jour().toString();
        return switch (date.precision()) {
            case ANNEE -> jour.substring(0, 4);
            case MOIS, TRIMESTRE -> jour.substring(0, 7);
            case JOUR, AU_PLUS_TARD -> jour;
        };
    }

    record Trouvee(String code, DateApprochee publieLe) {}
}
