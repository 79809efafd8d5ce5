package fr.halle.financement.fictif;

import fr.halle.commun.Reference;
import fr.halle.platform.Generation;
import fr.halle.platform.base.Copie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invente les totaux que publient quelques départements pour une case, et dit des lignes de cette case si le total les
 * comprend. Une sur vingt reste à rapprocher.
 */
final class TotauxFictifs {

    private static final int SERIE_TOTAUX = 7;
    private static final int SERIE_RAPPROCHEMENTS = 8;

    /** Un département sur douze publie, en plus du premier. */
    private static final int PUBLIE = 12;

    /** Pour cent : lignes comprises dans le total, puis en sus de lui. */
    private static final int INCLUSES = 92;

    private static final int EN_SUS = 3;

    private final Generation generation;
    private final String programme;
    private final String dispositif;
    private final String nature;
    private final @Nullable String origine;
    private final Random hasard;
    private final Map<String, Total> parDepartement = new TreeMap<>();
    private final Map<UUID, String> departements;
    private final List<Rapprochement> rapprochements = new ArrayList<>();

    /** @param departements le département de chaque lauréat */
    TotauxFictifs(
            Generation generation,
            String programme,
            String dispositif,
            String nature,
            @Nullable String origine,
            Map<UUID, String> departements) {
        this.generation = generation;
        this.programme = programme;
        this.dispositif = dispositif;
        this.nature = nature;
        this.origine = origine;
        this.departements = departements;
        this.hasard = generation.hasard("totaux");
        departements.values().stream().distinct().sorted().forEach(departement -> {
            // Le premier publie toujours : à l'échelle d'un département, il serait souvent seul à ne pas le faire.
            if (hasard.nextInt(PUBLIE) == 0 || parDepartement.isEmpty()) {
                parDepartement.put(departement, new Total(parDepartement.size()));
            }
        });
    }

    void voir(LigneFictive ligne) {
        var departement = ligne.laureat() == null ? null : departements.get(ligne.laureat());
        var total = departement == null ? null : parDepartement.get(departement);
        if (total == null
                || !ligne.dispositif().equals(dispositif)
                || !ligne.nature().equals(nature)
                || !Objects.equals(ligne.origine(), origine)) {
            return;
        }
        var de = hasard.nextInt(100);
        if (de < INCLUSES) {
            ligne.montants().stream()
                    .filter(m -> m.stade().equals("accorde"))
                    .mapToLong(LigneFictive.Montant::centimes)
                    .max()
                    .ifPresent(centimes -> total.centimes += centimes);
            rapprochements.add(new Rapprochement(ligne.id(), "inclus", total));
        } else if (de < INCLUSES + EN_SUS) {
            rapprochements.add(new Rapprochement(ligne.id(), "en_sus", null));
        }
    }

    /** @param publieLe jour de publication */
    void verser(Copie copie, LocalDate publieLe) {
        copie.verser(
                """
                        financement.total_publie (id, reference, programme, territoire_type, territoire_code, dispositif, nature,
                                                  origine, stade, degre, centimes, rattachement, effet, precision_date, source,
                                                  saisi_le)
                        """,
                table -> parDepartement.forEach((departement, total) -> table.ligne(
                        generation.id(SERIE_TOTAUX, total.rang),
                        Reference.numero('T', generation.numero(total.rang)).valeur(),
                        programme,
                        "departement",
                        departement,
                        dispositif,
                        nature,
                        origine,
                        "accorde",
                        "declare",
                        total.centimes,
                        "laureat",
                        publieLe,
                        "jour",
                        Generation.SOURCE,
                        EcritureDesLignes.instant(publieLe.plusDays(10)))));
        var rang = new long[1];
        copie.verser(
                "financement.rapprochement (id, ligne, statut, total_publie, motif, source, saisi_le)",
                table -> rapprochements.forEach(r -> table.ligne(
                        generation.id(SERIE_RAPPROCHEMENTS, rang[0]++),
                        r.ligne,
                        r.statut,
                        r.total == null ? null : generation.id(SERIE_TOTAUX, r.total.rang),
                        r.total == null ? "Accordée hors du total (fictif)" : "Dans la liste jointe au total (fictif)",
                        Generation.SOURCE,
                        EcritureDesLignes.instant(publieLe.plusDays(20)))));
    }

    private static final class Total {
        private final int rang;
        private long centimes;

        Total(int rang) {
            this.rang = rang;
        }
    }

    private record Rapprochement(
            UUID ligne, String statut, @Nullable Total total) {}
}
