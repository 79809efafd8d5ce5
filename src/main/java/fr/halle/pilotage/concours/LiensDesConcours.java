package fr.halle.pilotage.concours;

import fr.halle.commun.Lecture;
import fr.halle.commun.Montant;
import fr.halle.platform.web.Lien;
import fr.halle.platform.web.Typographie;
import fr.halle.territoire.Territoire;
import fr.halle.territoire.TypeTerritoire;
import fr.halle.territoire.fiche.LiensDeTerritoire;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Depuis la fiche d'un territoire, ses concours, échelon par échelon : une ligne d'EPCI n'est pas une ligne de ses communes. */
@Component
@Order(2)
class LiensDesConcours implements LiensDeTerritoire {

    private static final Map<String, String> ECHELONS = echelons();

    private final LectureDesConcours concours;

    LiensDesConcours(LectureDesConcours concours) {
        this.concours = concours;
    }

    @Override
    public List<LienDeTerritoire> vers(Territoire territoire, Lecture lecture) {
        var parEchelon = concours.duTerritoire(territoire, lecture).stream()
                .collect(Collectors.groupingBy(CumulsDeConcours.Groupe::territoireType));
        var liens = new ArrayList<LienDeTerritoire>();
        ECHELONS.forEach((echelon, libelle) -> {
            var groupes = parEchelon.get(echelon);
            if (groupes != null) {
                var propre = territoire.type().code().equals(echelon);
                liens.add(new LienDeTerritoire(
                        "Concours",
                        propre ? "À " + propre(territoire.type()) : libelle,
                        precision(groupes),
                        Lien.vers("/concours")
                                .avec("territoire", territoire.cle())
                                .avec("echelon", echelon)
                                .avec("au", lecture.au())
                                .url()));
            }
        });
        return List.copyOf(liens);
    }

    private static String precision(List<CumulsDeConcours.Groupe> groupes) {
        var parNature = groupes.stream()
                .collect(Collectors.groupingBy(
                        CumulsDeConcours.Groupe::libelleNature, LinkedHashMap::new, Collectors.toList()));
        return parNature.entrySet().stream()
                .map(e -> "%s, %s de %s"
                        .formatted(
                                Typographie.accord(
                                        e.getValue().stream()
                                                .mapToLong(CumulsDeConcours.Groupe::nombre)
                                                .sum(),
                                        "ligne"),
                                Typographie.montant(Montant.centimes(e.getValue().stream()
                                        .mapToLong(CumulsDeConcours.Groupe::centimes)
                                        .sum())),
                                e.getKey().toLowerCase()))
                .collect(Collectors.joining(" ; "));
    }

    private static String propre(TypeTerritoire type) {
        return switch (type) {
            case COMMUNE -> "la commune";
            case EPCI -> "l’EPCI lui-même";
            case DEPARTEMENT -> "la collectivité départementale";
            default -> "ce territoire";
        };
    }

    private static Map<String, String> echelons() {
        var echelons = new LinkedHashMap<String, String>();
        echelons.put("departement", "À ses départements");
        echelons.put("epci", "Aux EPCI tout entiers dans ce territoire");
        echelons.put("commune", "À ses communes");
        return echelons;
    }
}
