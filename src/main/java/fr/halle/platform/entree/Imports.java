package fr.halle.platform.entree;

import fr.halle.platform.Import;
import fr.halle.platform.Import.Depot;
import fr.halle.platform.Import.Rapport;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Copie;
import fr.halle.platform.imports.ActesDImport;
import fr.halle.platform.tableur.Empreinte;
import fr.halle.platform.tableur.Tableaux;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Les imports : un acte par fichier, dans une transaction. Deux imports ne se croisent pas ; un arrêt au milieu ne laisse
 * rien.
 */
@Component
public class Imports {

    private static final String VERROU = "select pg_try_advisory_xact_lock(hashtext('halle.import'))";
    private static final String ATTENTE = "select pg_advisory_xact_lock(hashtext('halle.import'))";

    private final List<Import> imports;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Copie copie;
    private final Defaire defaire;
    private final ActesDImport actes;
    private final MemoireDesColonnes memoire;
    private final Clock horloge;

    Imports(
            List<Import> propres,
            JeuxDeTableau tableaux,
            JdbcClient sql,
            TransactionTemplate transaction,
            Copie copie,
            Defaire defaire,
            ActesDImport actes,
            MemoireDesColonnes memoire,
            Clock horloge) {
        this.imports = Stream.concat(propres.stream(), tableaux.lister().stream())
                .sorted(Comparator.comparing(Import::jeu))
                .toList();
        this.sql = sql;
        this.transaction = transaction;
        this.copie = copie;
        this.defaire = defaire;
        this.actes = actes;
        this.memoire = memoire;
        this.horloge = horloge;
    }

    /** Les jeux que l'on sait lire. */
    public List<Import> lister() {
        return imports;
    }

    public Optional<Import> trouver(String jeu) {
        return imports.stream().filter(i -> i.jeu().equals(jeu)).findFirst();
    }

    /**
     * Fait entrer un fichier.
     *
     * @throws OperationRefusee si rien n'a pu être enregistré, avec la raison et ce qu'il faut faire
     */
    public Bilan importer(Import jeu, Depot depot) {
        var empreinte = Tableaux.empreinte(depot.fichier());
        var debut = horloge.instant();
        return traduire(() -> {
            try (var acte = new ActeEnCours(nouvelIdentifiant(), copie, depot)) {
                var bilan = Objects.requireNonNull(
                        transaction.execute(statut -> importer(jeu, depot, acte, empreinte, debut, statut)));
                if (!depot.aBlanc()
                        && bilan.rapport().creees() + bilan.rapport().modifiees() > 1000) {
                    // Sans statistiques fraîches, les premières pages choisiraient des plans bien trop lents.
                    defaire.analyser();
                }
                return bilan;
            }
        });
    }

    private Bilan importer(
            Import jeu, Depot depot, ActeEnCours acte, Empreinte empreinte, Instant debut, TransactionStatus statut) {
        attendreSonTour(depot.suivi());
        Rapport rapport;
        try {
            rapport = jeu.importer(depot, acte);
            exigerInchange(depot, empreinte);
        } catch (OperationRefusee e) {
            // Les lignes refusées restent, dans leur fichier, à qui doit les corriger.
            acte.motifs().forEach(motif -> depot.suivi().accept("  " + motif));
            acte.achever();
            throw e;
        }
        acte.vider();
        enregistrer(acte.id(), jeu.jeu(), depot, empreinte, rapport, debut);
        acte.achever();
        if (depot.aBlanc()) {
            statut.setRollbackOnly();
        }
        return new Bilan(acte.id(), rapport, acte.motifs());
    }

    /** Le fichier est lu deux fois ou trois : l'acte doit parler d'un seul contenu. */
    private static void exigerInchange(Depot depot, Empreinte empreinte) {
        if (!Tableaux.empreinte(depot.fichier()).equals(empreinte)) {
            throw new OperationRefusee(
                    "Le fichier « %s » a changé pendant l'import : rien n'est enregistré. Attendez qu'il soit fini d'écrire, puis relancez la même commande."
                            .formatted(depot.fichier().getFileName()));
        }
    }

    /**
     * Défait un import en entier par des corrections, et l'enregistre comme un acte.
     *
     * @return le nombre d'écritures passées
     */
    public long defaire(UUID id, Consumer<String> suivi) {
        return traduire(() -> Objects.requireNonNull(transaction.execute(_ -> {
            attendreSonTour(suivi);
            var acte = actes.trouver(id)
                    .orElseThrow(() -> new OperationRefusee(
                            "Aucun import ne porte l'identifiant %s : ./halle imports les donne tous.".formatted(id)));
            if (acte.annule() != null) {
                throw new OperationRefusee(
                        "%s est déjà une annulation : pour la reprendre, importez de nouveau le fichier."
                                .formatted(id));
            }
            if (acte.defaitLe() != null) {
                throw new OperationRefusee("L'import %s est déjà défait.".formatted(id));
            }
            var annulation = nouvelIdentifiant();
            var ecritures = defaire.defaire(id, annulation);
            if (ecritures == 0 && acte.creees() + acte.modifiees() > 0) {
                throw new OperationRefusee(
                        "Cet import remplace des données de référence et ne garde pas les précédentes : pour revenir en arrière, importez de nouveau le fichier d'avant.");
            }
            sql.sql("""
                            insert into platform.import (id, jeu, annule, source, fichier, sha256, octets, format, lues, creees,
                                modifiees, inchangees, refusees, ecartees, absentes, commence_le)
                            select :id, jeu, id, source, fichier, sha256, octets, format, :ecritures, 0, :ecritures, 0, 0, 0, 0,
                                   clock_timestamp()
                              from platform.import where id = :defait
                            """)
                    .param("id", annulation)
                    .param("ecritures", ecritures)
                    .param("defait", id)
                    .update();
            memoire.oublier(id);
            return ecritures;
        })));
    }

    private static <T> T traduire(Supplier<T> travail) {
        try {
            return travail.get();
        } catch (RuntimeException e) {
            throw traduire(e);
        }
    }

    private static RuntimeException traduire(RuntimeException erreur) {
        // Une annulation que la base n'a pas pu entendre cache l'erreur qui l'a demandée.
        var origine =
                erreur instanceof TransactionSystemException annulation && annulation.getApplicationException() != null
                        ? annulation.getApplicationException()
                        : erreur;
        for (var cause = origine; cause != null; cause = cause.getCause()) {
            if (cause instanceof OperationRefusee refus) {
                return refus;
            }
            if (cause instanceof SQLException sql) {
                var etat = String.valueOf(sql.getSQLState());
                if (etat.startsWith("53")) {
                    return new OperationRefusee(
                            "La base n'a plus de place (%s) : rien n'est enregistré. Libérez de l'espace sur son disque, puis relancez l'import."
                                    .formatted(etat),
                            erreur);
                }
                if (etat.startsWith("08") || etat.startsWith("57P") || sql instanceof SQLTransientConnectionException) {
                    return new OperationRefusee(
                            "La base s'est arrêtée pendant l'import : rien n'est enregistré. Relancez la même commande.",
                            erreur);
                }
            }
        }
        return erreur;
    }

    private void attendreSonTour(Consumer<String> suivi) {
        if (!sql.sql(VERROU).query(Boolean.class).single()) {
            suivi.accept("Un autre import est en cours : celui-ci attend son tour…");
            sql.sql(ATTENTE).query(ligne -> {});
        }
    }

    private UUID nouvelIdentifiant() {
        return sql.sql("select uuidv7()").query(UUID.class).single();
    }

    private void enregistrer(UUID id, String jeu, Depot depot, Empreinte empreinte, Rapport rapport, Instant debut) {
        sql.sql("""
                        insert into platform.import (id, jeu, source, fichier, sha256, octets, format, correspondance, valeurs,
                            lues, creees, modifiees, inchangees, refusees, ecartees, absentes, remarques, commence_le)
                        values (:id, :jeu, :source, :fichier, :sha256, :octets, :format, :correspondance::jsonb,
                            :valeurs::jsonb, :lues, :creees, :modifiees, :inchangees, :refusees, :ecartees, :absentes,
                            array(select jsonb_array_elements_text(:remarques::jsonb)), :debut)
                        """)
                .param("id", id)
                .param("jeu", jeu)
                .param("source", rapport.source())
                .param(
                        "fichier",
                        ActeEnCours.sansNul(String.valueOf(depot.fichier().getFileName())))
                .param("sha256", empreinte.sha256())
                .param("octets", empreinte.octets())
                .param("format", rapport.format())
                .param("correspondance", json(rapport.correspondance()))
                .param("valeurs", json(rapport.valeurs()))
                .param("lues", rapport.lues())
                .param("creees", rapport.creees())
                .param("modifiees", rapport.modifiees())
                .param("inchangees", rapport.inchangees())
                .param("refusees", rapport.refusees())
                .param("ecartees", rapport.ecartees())
                .param("absentes", rapport.absentes())
                .param("remarques", json(rapport.remarques()))
                .param("debut", debut.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String json(Object valeur) {
        return JsonMapper.shared().writeValueAsString(valeur).replace("\\u0000", "");
    }

    /**
     * Ce qu'un import a fait.
     *
     * @param motifs les motifs de refus les plus fréquents, chacun avec son nombre de lignes
     */
    public record Bilan(UUID id, Rapport rapport, List<String> motifs) {
        public Bilan {
            motifs = List.copyOf(motifs);
        }
    }
}
