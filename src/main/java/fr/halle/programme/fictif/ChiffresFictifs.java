package fr.halle.programme.fictif;

import fr.halle.platform.Generation;
import fr.halle.platform.base.Copie;
import fr.halle.platform.faits.FichiersDeFaits;
import fr.halle.programme.Programme;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Invente les chiffres que publient la nation, les régions et les départements : proches des comptes, rarement égaux. */
@Component
class ChiffresFictifs {

    private static final int SERIE = 4;

    /** Mois après le lancement du programme. */
    private static final int MOIS_DE_PUBLICATION = 36;

    private final FichiersDeFaits fichiers;
    private final Copie copie;

    ChiffresFictifs(FichiersDeFaits fichiers, Copie copie) {
        this.fichiers = fichiers;
        this.copie = copie;
    }

    void generer(Generation generation, Programme programme, List<List<CommuneTiree>> laureats) {
        var hasard = generation.hasard("chiffres");
        Map<List<String>, int[]> comptes = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (var communes : laureats) {
            var principale = communes.getFirst();
            ajouter(comptes, "nation", "france", communes.size());
            ajouter(comptes, "departement", principale.departement(), communes.size());
            if (principale.region() != null) {
                ajouter(comptes, "region", principale.region(), communes.size());
            }
        }
        var publies = fichiers.lire("fictif", "faits_publies", Publie.class);
        var effet = programme.lanceLe().plusMonths(MOIS_DE_PUBLICATION);
        copie.verser("""
                        programme.fait_publie (id, programme, fait, valeur, unite, territoire_type, territoire_code, effet,
                                               precision_date, source, saisi_le)
                        """, table -> {
            var rang = 0L;
            for (var compte : comptes.entrySet()) {
                for (var publie : publies) {
                    var vrai = compte.getValue()[publie.compte.equals("laureats") ? 0 : 1];
                    table.ligne(
                            generation.id(SERIE, rang++),
                            programme.code(),
                            publie.fait,
                            Math.max(0, vrai + hasard.nextInt(5) - 2),
                            publie.unite,
                            compte.getKey().get(0),
                            compte.getKey().get(1),
                            effet,
                            "mois",
                            Generation.SOURCE,
                            effet.plusMonths(2).atStartOfDay().atOffset(ZoneOffset.UTC));
                }
            }
        });
    }

    private static void ajouter(Map<List<String>, int[]> comptes, String type, String code, int communes) {
        var compte = comptes.computeIfAbsent(List.of(type, code), _ -> new int[2]);
        compte[0]++;
        compte[1] += communes;
    }

    /** @param compte ce dont le chiffre est proche : {@code laureats} ou {@code communes} */
    record Publie(String fait, String unite, String compte) {}
}
