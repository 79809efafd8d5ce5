package fr.halle.platform.entree;

import fr.halle.platform.Import;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Copie;
import fr.halle.platform.tableur.Options;
import fr.halle.platform.tableur.Phrases;
import fr.halle.platform.tableur.Tableau;
import fr.halle.platform.tableur.Tableaux;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** L'import d'un jeu tabulaire : lire, reconnaître, contrôler, écrire, compter. */
final class ImportDeTableau implements Import {

    private final JeuDeTableau jeu;
    private final Map<String, Destination> destinations;
    private final OrigineDuFichier origines;
    private final MemoireDesColonnes memoire;
    private final Copie copie;
    private final JdbcClient sql;

    ImportDeTableau(
            JeuDeTableau jeu,
            Map<String, Destination> destinations,
            OrigineDuFichier origines,
            MemoireDesColonnes memoire,
            Copie copie,
            JdbcClient sql) {
        this.jeu = jeu;
        this.destinations = destinations;
        this.origines = origines;
        this.memoire = memoire;
        this.copie = copie;
        this.sql = sql;
        jeu.destinations().stream()
                .map(JeuDeTableau.Vers::vers)
                .filter(v -> !destinations.containsKey(v))
                .forEach(v -> {
                    throw new IllegalStateException(
                            "Le jeu %s va vers « %s », que personne ne réalise".formatted(jeu.jeu(), v));
                });
    }

    @Override
    public String jeu() {
        return jeu.jeu();
    }

    @Override
    public String description() {
        return jeu.description();
    }

    @Override
    public Rapport importer(Depot depot, Acte acte) {
        var remarques = new ArrayList<String>();
        try (var tableau = Tableaux.ouvrir(depot.fichier(), new Options(depot.feuille(), null, null))) {
            var alignement = aligner(depot, tableau.entetes(), remarques);
            var extrait = tableau.entetes().containsAll(FichierDeRefus.AJOUTEES);
            var origine = origines.trouver(jeu, depot, alignement.connu(), remarques);
            retenir(depot, tableau, origine.code());
            var lot = new Lot(
                    sql,
                    acte.id(),
                    jeu.jeu(),
                    origine.code(),
                    origine.publieLe(),
                    jeu.complet() && !depot.partiel() && !extrait,
                    Map.of(),
                    remarques,
                    new Lot.Absences(),
                    // Un import se sait d'un seul coup : tous ses faits ont le même instant de saisie.
                    sql.sql("select clock_timestamp()")
                            .query(OffsetDateTime.class)
                            .single());
            var controle = new ControleDuLot(jeu, sql, lot);
            controle.preparer();
            var versement = new VersementDuLot(jeu, alignement, copie, depot.suivi());
            var lues = versement.verser(tableau);
            remarques.addAll(tableau.remarques());
            lot.remarquer(
                    versement.nettoyees(),
                    "Une case portait des caractères invisibles : ils sont ôtés.",
                    "cases portaient des caractères invisibles : ils sont ôtés.");
            dire(depot, alignement, remarques);
            controle.reperer(jeu.destinations().stream()
                    .map(v -> (Runnable) () -> destination(v).controler(lot.pour(v.reglages())))
                    .toList());
            depot.suivi().accept("Lignes contrôlées, écriture des faits…");
            var refus = new RelectureDesRefus(sql, acte).garder(depot);
            exigerUneLigne(lues, refus.refusees());
            jeu.destinations().forEach(v -> destination(v).appliquer(lot.pour(v.reglages())));
            return controle.compter(lues, refus, tableau.format().name(), alignement, versement.apercu());
        }
    }

    private Destination destination(JeuDeTableau.Vers vers) {
        var trouvee = destinations.get(vers.vers());
        if (trouvee == null) {
            throw new IllegalStateException(vers.vers());
        }
        return trouvee;
    }

    /** Ce qu'une personne dit maintenant l'emporte sur ce qu'elle a dit pour un fichier semblable. */
    private Alignement aligner(Depot depot, List<String> entetes, List<String> remarques) {
        var retenue = memoire.retrouver(jeu.jeu(), entetes, depot.source() == null ? "" : depot.source());
        var colonnes = new LinkedHashMap<String, String>();
        var valeurs = new LinkedHashMap<String, String>();
        retenue.ifPresent(r -> {
            colonnes.putAll(r.colonnes());
            valeurs.putAll(r.valeurs());
            // Retenue pour la même source, elle peut nommer des colonnes que ce fichier n'a pas.
            colonnes.values()
                    .removeIf(entete ->
                            entetes.stream().noneMatch(e -> Alignement.nu(e).equals(Alignement.nu(entete))));
        });
        colonnes.keySet().removeAll(depot.valeurs().keySet());
        valeurs.keySet().removeAll(depot.colonnes().keySet());
        colonnes.keySet().removeAll(depot.colonnes().keySet());
        valeurs.keySet().removeAll(depot.valeurs().keySet());
        if (!colonnes.isEmpty() || !valeurs.isEmpty()) {
            remarques.add("Repris d'un import précédent : %s. Pour changer : --colonnes ou --valeurs."
                    .formatted(Stream.concat(colonnes.entrySet().stream(), valeurs.entrySet().stream())
                            .map(e -> e.getKey() + " = " + Phrases.abreger(e.getValue()))
                            .collect(Collectors.joining(", "))));
        }
        colonnes.putAll(depot.colonnes());
        valeurs.putAll(depot.valeurs());
        var alignement = Alignement.de(jeu, entetes, colonnes, valeurs);
        alignement.exigerComplet(jeu);
        return alignement;
    }

    private void retenir(Depot depot, Tableau tableau, String source) {
        var designation = new MemoireDesColonnes.Designation(depot.colonnes(), depot.valeurs());
        if (!designation.vide()) {
            memoire.retenir(jeu.jeu(), tableau.entetes(), source, designation);
        }
    }

    private static void dire(Depot depot, Alignement alignement, List<String> remarques) {
        if (!depot.colonnes().isEmpty()) {
            remarques.add("Colonnes désignées : "
                    + depot.colonnes().entrySet().stream()
                            .map(e -> e.getKey() + " = " + Phrases.abreger(e.getValue()))
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        var ignorees = new ArrayList<>(alignement.ignorees());
        ignorees.removeAll(FichierDeRefus.AJOUTEES);
        if (!ignorees.isEmpty()) {
            remarques.add("Colonnes sans emploi pour ce jeu : "
                    + ignorees.stream().limit(40).map(Phrases::abreger).collect(Collectors.joining(", "))
                    + (ignorees.size() > 40 ? "…" : "") + ".");
        }
        if (!alignement.valeurs().isEmpty()) {
            remarques.add("Valeurs données pour tout le fichier : "
                    + alignement.valeurs().entrySet().stream()
                            .map(e -> e.getKey() + " = " + e.getValue())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    /** Refuse un fichier dont rien n'a pu être lu : ce n'est pas un import, c'est un autre fichier. */
    private static void exigerUneLigne(long lues, long refusees) {
        if (lues == 0) {
            throw new OperationRefusee(
                    "Le fichier n'a aucune ligne sous ses entêtes : vérifiez que c'est le bon fichier, et la bonne feuille s'il en a plusieurs (--feuille NOM).");
        }
        if (lues == refusees) {
            throw new OperationRefusee(
                    "Les %d lignes du fichier sont toutes refusées : rien n'est enregistré. Leurs motifs sont dans le fichier des refus ; vérifiez le jeu et les colonnes choisis."
                            .formatted(lues));
        }
    }
}
