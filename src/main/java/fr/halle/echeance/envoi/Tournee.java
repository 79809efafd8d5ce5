package fr.halle.echeance.envoi;

import fr.halle.acces.Agent;
import fr.halle.echeance.Echeancier;
import fr.halle.echeance.Echeancier.Chiffree;
import fr.halle.echeance.envoi.Destinataires.Destinataire;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * La tournée du jour : un courriel par personne qui a quelque chose à apprendre. Ce qui part s'écrit dans la transaction qui l'envoie :
 * un serveur en panne n'écrit rien et se retente, et deux instances à la fois n'envoient pas deux fois.
 */
@Component
public class Tournee {

    private static final Logger JOURNAL = LoggerFactory.getLogger(Tournee.class);

    /** Après autant d'échecs de suite, c'est le serveur qui est en panne, non l'adresse qui est fausse. */
    private static final int PANNE = 3;

    private final JdbcClient sql;
    private final Agent agent;
    private final Echeancier echeancier;
    private final Destinataires destinataires;
    private final Courriel courriel;
    private final TransactionTemplate garde;
    private final TransactionTemplate apart;

    Tournee(
            JdbcClient sql,
            Agent agent,
            Echeancier echeancier,
            Destinataires destinataires,
            Courriel courriel,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.agent = agent;
        this.echeancier = echeancier;
        this.destinataires = destinataires;
        this.courriel = courriel;
        this.garde = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Ce qu'une tournée a fait.
     *
     * @param faite faux si une autre instance la faisait déjà
     */
    public record Bilan(boolean faite, int partis, int echecs) {}

    /** Fait la tournée de ce jour, si aucune autre instance ne la fait. À demander par Halle elle-même. */
    public Bilan faire() {
        return faire(agent.aujourdHui());
    }

    Bilan faire(LocalDate jour) {
        if (!courriel.regle()) {
            return new Bilan(true, 0, 0);
        }
        return Objects.requireNonNull(garde.execute(_ -> seule() ? distribuer(jour) : new Bilan(false, 0, 0)));
    }

    private boolean seule() {
        return sql.sql("select pg_try_advisory_xact_lock(hashtextextended('halle.echeances.tournee', 0))")
                .query(Boolean.class)
                .single();
    }

    private Bilan distribuer(LocalDate jour) {
        var partis = 0;
        var echecs = 0;
        var deSuite = 0;
        for (var destinataire : destinataires.de(echeancier.enCours(jour), jour)) {
            try {
                partis += Boolean.TRUE.equals(apart.execute(_ -> prevenir(destinataire, jour))) ? 1 : 0;
                deSuite = 0;
            } catch (MailException e) {
                echecs++;
                JOURNAL.warn(
                        "Le courriel du compte {} n'est pas parti, il sera retenté : {}",
                        destinataire.utilisateur(),
                        e.getMostSpecificCause().getClass().getSimpleName());
                if (++deSuite == PANNE) {
                    return new Bilan(true, partis, echecs);
                }
            }
        }
        return new Bilan(true, partis, echecs);
    }

    /**
     * Envoie à cette personne ce qu'elle n'a pas encore reçu. À appeler dans une transaction : si le courriel ne part pas, rien n'est écrit.
     *
     * @return faux si elle avait déjà tout reçu
     */
    boolean prevenir(Destinataire d, LocalDate jour) {
        var identifiant = identifiant(d, jour);
        var neuves = new ArrayList<Chiffree>();
        // Toujours dans le même ordre : deux instances s'attendent, sans se bloquer l'une l'autre.
        d.dues().stream()
                .sorted(java.util.Comparator.comparing(
                                (Chiffree c) -> c.echeance().regle())
                        .thenComparing(c -> c.echeance().objet()))
                .forEach(due -> noter(d.utilisateur(), due, jour, identifiant).ifPresent(neuves::add));
        if (neuves.isEmpty()) {
            return false;
        }
        var lettre = Lettre.de(d.nom(), neuves, jour, courriel::lien);
        courriel.envoyer(d.courriel(), lettre.sujet(), lettre.texte(), identifiant);
        return true;
    }

    private Optional<Chiffree> noter(UUID utilisateur, Chiffree due, LocalDate jour, String identifiant) {
        var e = due.echeance();
        var ecrites = sql.sql("""
                        insert into echeance.envoi (utilisateur, programme, regle, objet, limite, genre, message)
                        values (:utilisateur, :programme, :regle, :objet, :limite, :genre, :message)
                        on conflict do nothing
                        """)
                .param("utilisateur", utilisateur)
                .param("programme", e.programme())
                .param("regle", e.regle())
                .param("objet", e.objet())
                .param("limite", e.limite())
                .param("genre", e.alerte(jour).orElseThrow())
                .param("message", identifiant)
                .update();
        return ecrites == 1 ? Optional.of(due) : Optional.empty();
    }

    /** Le même pour les mêmes alertes : un courriel parti juste avant une coupure, puis renvoyé, n'en fait qu'un à l'arrivée. */
    private String identifiant(Destinataire d, LocalDate jour) {
        var faits = new StringBuilder(d.utilisateur().toString());
        List.copyOf(d.dues()).stream()
                .map(c -> "%s %s %s %s %s"
                        .formatted(
                                c.echeance().programme(),
                                c.echeance().regle(),
                                c.echeance().objet(),
                                c.echeance().limite(),
                                c.echeance().alerte(jour).orElseThrow()))
                .sorted()
                .forEach(f -> faits.append('\n').append(f));
        return "<%s@%s>"
                .formatted(
                        UUID.nameUUIDFromBytes(faits.toString().getBytes(StandardCharsets.UTF_8)), courriel.domaine());
    }
}
