package fr.halle.financement.fictif;

import fr.halle.commun.Reference;
import fr.halle.dispositif.Dispositif;
import fr.halle.dispositif.Dispositifs;
import fr.halle.platform.Generation;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Invente une ligne après l'autre : un dispositif, une opération, des montants qui se suivent dans le temps. */
final class InventionDesLignes {

    private static final int SERIE_LIGNES = 5;
    private static final int SERIE_MONTANTS = 6;
    private static final int SERIE_DEMANDES = 9;

    /** Une ligne a au plus : accordé, sa correction, engagé, deux versements. */
    private static final int MONTANTS_PAR_LIGNE = 5;

    /** Pour cent : rattachées au territoire, au lauréat sans commune, d'une autre nature que l'habituelle, sans origine. */
    private static final int AU_TERRITOIRE = 30;

    private static final int SANS_COMMUNE = 4;
    private static final int AUTRE_NATURE = 10;
    private static final int SANS_ORIGINE = 15;

    /** Pour cent : accordés corrigés, engagés, précédés d'une demande, versés une première fois, soldés. */
    private static final int CORRIGES = 2;

    private static final int ENGAGES = 75;
    private static final int DEMANDES = 20;
    private static final int ACOMPTES = 65;
    private static final int SOLDES = 60;

    /** Montants accordés : 45 000 € au milieu, un sur six au-delà de 150 000 €. */
    private static final double CENTIMES_MEDIANS = 4_500_000;

    private static final double DISPERSION = 1.2;

    private final Generation generation;
    private final String programme;
    private final Terrain terrain;
    private final Operations operations;
    private final List<Dispositif> dispositifs;
    private final List<Dispositifs.Nature> natures;
    private final List<Dispositifs.Origine> origines;
    private final LocalDate debut;
    private final LocalDate fin;
    private final Random hasard;
    private final Random hasardDesDemandes;

    /** @param fin premier jour où plus rien n'arrive : les montants à venir ne sont pas inventés */
    InventionDesLignes(
            Generation generation,
            String programme,
            Terrain terrain,
            Operations operations,
            Dispositifs registre,
            LocalDate debut,
            LocalDate fin) {
        this.generation = generation;
        this.programme = programme;
        this.terrain = terrain;
        this.operations = operations;
        this.dispositifs = registre.lister();
        this.natures = registre.natures();
        this.origines = registre.origines();
        this.debut = debut;
        this.fin = fin;
        this.hasard = generation.hasard("lignes");
        this.hasardDesDemandes = generation.hasard("demandes");
    }

    /** @param rang de 0 au nombre de lignes ; à donner dans l'ordre */
    LigneFictive ligne(long rang) {
        var commune = terrain.tirer(hasard);
        var auTerritoire = hasard.nextInt(100) < AU_TERRITOIRE;
        var sansCommune = !auTerritoire && hasard.nextInt(100) < SANS_COMMUNE;
        var dispositif = dispositifs.get(hasard.nextInt(dispositifs.size()));
        var jours = (int) ChronoUnit.DAYS.between(debut, fin);
        var accordeLe = debut.plusDays(hasard.nextInt(jours));
        var accorde = montant(CENTIMES_MEDIANS * StrictMath.exp(DISPERSION * hasard.nextGaussian()));
        return new LigneFictive(
                generation.id(SERIE_LIGNES, rang),
                Reference.numero('F', generation.numero(rang)).valeur(),
                programme,
                auTerritoire ? null : commune.laureat(),
                sansCommune ? null : commune.code(),
                dispositif.code(),
                nature(dispositif),
                origine(),
                commune.nom(),
                operations.inventer(hasard),
                accordeLe.getYear(),
                accorde + montant(accorde * (0.25 + 2 * hasard.nextDouble())),
                auTerritoire
                        ? publies(montants(rang, accordeLe, accorde))
                        : avecDemande(montants(rang, accordeLe, accorde), rang));
    }

    /** Un concours n'est connu que par un fichier annuel : une année pour date, un jour de publication pour toute l'année. */
    private static List<LigneFictive.Montant> publies(List<LigneFictive.Montant> montants) {
        return montants.stream()
                .filter(m -> m.stade().equals("accorde"))
                .map(m -> new LigneFictive.Montant(
                        m.id(),
                        m.stade(),
                        "confirme",
                        m.centimes(),
                        LocalDate.of(m.effet().getYear(), 1, 1),
                        "annee",
                        LocalDate.of(m.effet().getYear() + 1, m.corrige() == null ? Month.MARCH : Month.JUNE, 15),
                        m.corrige()))
                .toList();
    }

    /** Ce que l'on pressentait et ce que l'on a demandé avant d'obtenir : réservé, et jamais le premier montant de la ligne. */
    private List<LigneFictive.Montant> avecDemande(List<LigneFictive.Montant> montants, long rang) {
        if (hasardDesDemandes.nextInt(100) < DEMANDES) {
            var accorde = montants.getFirst();
            var demande = accorde.centimes() + accorde.centimes() * hasardDesDemandes.nextInt(40) / 100;
            var demandeLe = accorde.effet().minusDays(60 + hasardDesDemandes.nextInt(180));
            var pressentiLe = demandeLe.minusDays(30 + hasardDesDemandes.nextInt(170));
            montants.add(reserve(2 * rang, "pressenti", demande + demande / 10, pressentiLe));
            montants.add(reserve(2 * rang + 1, "demande", demande, demandeLe));
        }
        return montants;
    }

    private LigneFictive.Montant reserve(long rang, String stade, long centimes, LocalDate jour) {
        return new LigneFictive.Montant(
                generation.id(SERIE_DEMANDES, rang), stade, "declare", centimes, jour, "jour", jour.plusDays(7), null);
    }

    private String nature(Dispositif dispositif) {
        return hasard.nextInt(100) < AUTRE_NATURE
                ? natures.get(hasard.nextInt(natures.size())).code()
                : dispositif.nature();
    }

    private @Nullable String origine() {
        return hasard.nextInt(100) < SANS_ORIGINE
                ? null
                : origines.get(hasard.nextInt(origines.size())).code();
    }

    private List<LigneFictive.Montant> montants(long rang, LocalDate accordeLe, long accorde) {
        var montants = new ArrayList<LigneFictive.Montant>();
        var corrige = hasard.nextInt(100) < CORRIGES;
        ajouter(montants, rang, "accorde", corrige ? accorde + accorde / 5 : accorde, accordeLe);
        if (corrige) {
            var premier = montants.getFirst();
            montants.add(new LigneFictive.Montant(
                    generation.id(SERIE_MONTANTS, rang * MONTANTS_PAR_LIGNE + 1),
                    "accorde",
                    premier.degre(),
                    accorde,
                    accordeLe,
                    premier.precision(),
                    premier.saisiLe().plusDays(20 + hasard.nextInt(200)),
                    premier.id()));
        }
        var engageLe = accordeLe.plusDays(30 + hasard.nextInt(200));
        if (hasard.nextInt(100) < ENGAGES && engageLe.isBefore(fin)) {
            ajouter(montants, rang, "engage", accorde, engageLe);
            var acompteLe = engageLe.plusDays(60 + hasard.nextInt(300));
            if (hasard.nextInt(100) < ACOMPTES && acompteLe.isBefore(fin)) {
                ajouter(montants, rang, "verse", montant(accorde * 0.3), acompteLe);
                var soldeLe = acompteLe.plusDays(90 + hasard.nextInt(500));
                if (hasard.nextInt(100) < SOLDES && soldeLe.isBefore(fin)) {
                    ajouter(montants, rang, "verse", accorde, soldeLe);
                }
            }
        }
        return montants;
    }

    private void ajouter(List<LigneFictive.Montant> montants, long rang, String stade, long centimes, LocalDate effet) {
        var de = hasard.nextInt(100);
        var degre = de < 40 ? "confirme" : de < 65 ? "justifie" : de < 85 ? "rapproche" : "declare";
        var precision = hasard.nextInt(100);
        montants.add(new LigneFictive.Montant(
                generation.id(SERIE_MONTANTS, rang * MONTANTS_PAR_LIGNE + montants.size()),
                stade,
                degre,
                centimes,
                effet,
                precision < 90 ? "jour" : precision < 96 ? "mois" : "annee",
                effet.plusDays(3 + hasard.nextInt(100)),
                null));
    }

    /** À l'euro près quatre fois sur cinq, comme dans les arrêtés ; jamais moins de 500 €. */
    private long montant(double centimes) {
        var entier = Math.max(50_000, (long) centimes);
        return hasard.nextInt(5) == 0 ? entier : entier / 100 * 100;
    }
}
