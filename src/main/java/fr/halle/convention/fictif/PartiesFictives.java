package fr.halle.convention.fictif;

import fr.halle.convention.Partie;
import fr.halle.convention.TypeDeConvention;
import fr.halle.convention.TypeDeConvention.PartieDuType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Les parties que les territoires d'une convention appellent. */
record PartiesFictives(Map<String, String> noms) {

    static PartiesFictives lire(JdbcClient sql) {
        var noms = new HashMap<String, String>();
        sql.sql("""
                        select type || ':' || code as cle, nom from territoire.v_public_territoire
                         where type in ('commune', 'epci', 'departement') and jusqu = 9999
                        """).query(ligne -> {
            noms.put(ligne.getString("cle"), ligne.getString("nom"));
        });
        return new PartiesFictives(noms);
    }

    List<Partie> de(TypeDeConvention type, List<LaureatDuTerrain> laureats) {
        var parties = new ArrayList<Partie>();
        for (var appelee : type.parties()) {
            laureats.stream()
                    .flatMap(l -> codes(appelee.par(), l).stream())
                    .distinct()
                    .sorted()
                    .forEach(code -> parties.add(partie(appelee, code)));
        }
        return parties;
    }

    private static List<String> codes(String par, LaureatDuTerrain laureat) {
        return switch (par) {
            case "commune" -> laureat.communes();
            case "epci" -> laureat.epci();
            case "departement" -> laureat.departements();
            default -> List.of();
        };
    }

    private Partie partie(PartieDuType appelee, String code) {
        var territoire = appelee.par() + ":" + code;
        var nom = noms.getOrDefault(territoire, code);
        return new Partie(
                appelee.code() + ":" + code,
                appelee.code(),
                appelee.par().equals("departement") ? "%s (%s)".formatted(appelee.libelle(), nom) : nom,
                appelee.nature(),
                null,
                territoire,
                appelee.obligatoire(),
                appelee.signataire(),
                appelee.delibere());
    }
}
