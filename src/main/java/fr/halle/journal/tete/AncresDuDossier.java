package fr.halle.journal.tete;

import fr.halle.journal.Consigne;
import fr.halle.journal.Objet;
import fr.halle.journal.trace.Inscription;
import fr.halle.platform.Ancrage;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.base.Dossier;
import fr.halle.platform.base.Fichiers;
import fr.halle.platform.web.Typographie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Les têtes de cette base et les ancres de ce dossier, tenues ensemble. */
@Component
@ConditionalOnProperty(Ancrage.DOSSIER)
class AncresDuDossier implements Ancrage {

    private static final Logger JOURNAL = LoggerFactory.getLogger(AncresDuDossier.class);

    private final JdbcClient sql;
    private final PriseDeTete prise;
    private final Inscription inscription;
    private final TransactionTemplate transaction;
    private final TransactionTemplate photographie;
    private final Cles cles;
    private final FichiersDAncre fichiers;
    private final Path ancres;

    AncresDuDossier(
            JdbcClient sql, Inscription inscription, PlatformTransactionManager transactions, Environment reglages) {
        var dossier = new Dossier(Path.of(reglages.getRequiredProperty(Ancrage.DOSSIER)));
        this.sql = sql;
        this.prise = new PriseDeTete(sql);
        this.inscription = inscription;
        this.transaction = new TransactionTemplate(transactions);
        this.photographie = photographie(transactions);
        this.cles = new Cles(dossier);
        this.ancres = dossier.ancres();
        this.fichiers = new FichiersDAncre(ancres);
    }

    /** Une seule photographie de la base pour plusieurs lectures. */
    static TransactionTemplate photographie(PlatformTransactionManager transactions) {
        var photographie = new TransactionTemplate(transactions);
        photographie.setReadOnly(true);
        photographie.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return photographie;
    }

    @Override
    public String ancrer(boolean nouvelleCle) {
        var cle = nouvelleCle ? changerDeCle() : exigerLaCle();
        var tete = Objects.requireNonNull(transaction.execute(_ -> prise.prendre(cle)));
        var ecrites = completer();
        return tete.map(t ->
                        "Tête %d signée : %s, dont %s sur %s. Ancre : %s. Copiez le dossier %s sur une autre machine."
                                .formatted(
                                        t.numero(),
                                        Typographie.accord(t.actes(), "acte"),
                                        Typographie.accord(t.nouveaux(), "nouveau", "nouveaux"),
                                        Typographie.accord(t.chaines(), "chaîne"),
                                        ecrites.isEmpty() ? "écrite par une autre Halle" : ecrites.getLast(),
                                        ancres))
                .orElse(
                        ecrites.isEmpty()
                                ? "Aucun acte depuis la dernière tête : rien à ancrer."
                                : "Aucun acte depuis la dernière tête ; %d ancres qui manquaient au dossier y ont été écrites."
                                        .formatted(ecrites.size()));
    }

    /** Ancre s'il y a du neuf ; une question courte sinon. */
    void ancrerLeNeuf() {
        if (prise.duNeuf()) {
            ancrer(false);
        } else {
            completer();
        }
    }

    @Override
    public List<String> comparer(Path ancre) {
        try {
            if (!Files.isRegularFile(ancre) || FichiersDAncre.lire(ancre).isEmpty()) {
                throw new OperationRefusee(
                        "« %s » n'est pas une ancre : donnez un fichier « ancre-….txt », tel que Halle l'a écrit."
                                .formatted(ancre));
            }
            return new VerificationDesAncres(sql, cles.connues()).comparer(ancre);
        } catch (IOException e) {
            throw Fichiers.refus("L'ancre %s ne peut pas être lue".formatted(ancre), e);
        }
    }

    @Override
    public List<Path> etrangeres() {
        try {
            return new VerificationDesAncres(sql, cles.connues()).etrangeres(fichiers);
        } catch (IOException e) {
            throw Fichiers.refus("Les ancres ne peuvent pas être lues", e);
        }
    }

    private Cles.Paire exigerLaCle() {
        var lue = cles.lire();
        if (lue.isPresent()) {
            return lue.get();
        }
        prise.derniere().ifPresent(tete -> {
            throw new OperationRefusee(
                    "La trace est signée par la clé %s, que ce dossier n'a pas : copiez-y le fichier secrets/ancres.pem de l'ancien dossier. S'il est perdu, commencez une autre clé par « ./halle ancrer --nouvelle-cle »."
                            .formatted(Cles.empreinte(tete.cle())));
        });
        return cles.creer();
    }

    /** L'ancienne clé reste reconnue : ce qu'elle a signé reste prouvé. Le changement est un acte comme un autre. */
    private Cles.Paire changerDeCle() {
        try {
            var derniere = prise.derniere();
            if (derniere.isPresent()) {
                cles.connaitre(derniere.get().cle());
            }
            var nouvelle = cles.creer();
            transaction.executeWithoutResult(_ -> inscription.inscrire(Consigne.sur(
                    new Objet("journal", "cle", "Clé des têtes"),
                    "journal.changer_cle",
                    "commence la clé de signature %s%s"
                            .formatted(
                                    Cles.empreinte(nouvelle.publique()),
                                    derniere.map(t -> ", après la clé " + Cles.empreinte(t.cle()))
                                            .orElse("")))));
            return nouvelle;
        } catch (IOException e) {
            throw Fichiers.refus("La clé des ancres ne peut pas être écrite", e);
        }
    }

    /** Écrit les ancres qui manquent au dossier : la dernière, et celles qu'une autre Halle a signées de la même clé. */
    private List<Path> completer() {
        try {
            var connues = cles.connues();
            long derniere = fichiers.dernier().orElse(0);
            return Objects.requireNonNull(photographie.execute(_ -> sql
                    .sql("select %s from journal.tete t where t.numero > :numero order by t.numero"
                            .formatted(Tete.COLONNES))
                    .param("numero", derniere)
                    .query((ligne, _) -> Tete.lire(ligne))
                    .list()
                    .stream()
                    .filter(tete -> digne(tete, connues))
                    .map(this::ecrire)
                    .toList()));
        } catch (IOException e) {
            throw Fichiers.refus("Les ancres ne peuvent pas être écrites", e);
        } catch (UncheckedIOException e) {
            throw Fichiers.refus("Les ancres ne peuvent pas être écrites", Objects.requireNonNull(e.getCause()));
        }
    }

    private static boolean digne(Tete tete, java.util.Set<String> connues) {
        var digne = connues.contains(tete.cle()) && Cles.signe(tete.condensat(), tete.signature(), tete.cle());
        if (!digne) {
            JOURNAL.error(
                    "La tête {} n'est pas signée d'une clé de ce dossier : elle n'y est pas ancrée", tete.numero());
        }
        return digne;
    }

    private Path ecrire(Tete tete) {
        try {
            return fichiers.ecrire(tete, sortie -> {
                prise.ecrire(tete, sortie);
                sortie.write(
                        TexteDAncre.pied(tete.condensat(), tete.signature()).getBytes(StandardCharsets.UTF_8));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
