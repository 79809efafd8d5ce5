package fr.halle.echeance.envoi;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Le serveur SMTP de l'exploitant. Sans hôte ni expéditeur, rien ne part. */
@Component
public class Courriel {

    private static final String PATIENCE_MS = "15000";
    private static final Set<String> SECURITES = Set.of("starttls", "smtps", "aucune");

    private final JavaMailSenderImpl serveur = new JavaMailSenderImpl();
    private final String expediteur;
    private final String hote;
    private final String racine;

    /**
     * @param hote vide : aucun courriel
     * @param tls {@code starttls}, exigé et non proposé ; {@code smtps} ; {@code aucune} pour un relais de la même machine
     * @param motDePasse le fichier qui le tient
     * @param expediteur l'adresse d'où partent les courriels
     * @param racine l'adresse publique de Halle, pour les liens
     */
    Courriel(
            @Value("${halle.courriel.hote:}") String hote,
            @Value("${halle.courriel.port:587}") int port,
            @Value("${halle.courriel.tls:starttls}") String tls,
            @Value("${halle.courriel.utilisateur:}") String utilisateur,
            @Value("${halle.courriel.mot-de-passe-fichier:}") String motDePasse,
            @Value("${halle.courriel.expediteur:}") String expediteur,
            @Value("${halle.adresse-publique:}") String racine) {
        if (!SECURITES.contains(tls)) {
            throw new IllegalArgumentException("HALLE_COURRIEL_TLS vaut starttls, smtps ou aucune.");
        }
        this.hote = hote.strip();
        this.expediteur = expediteur.strip();
        this.racine = racine.strip().replaceFirst("/+$", "");
        serveur.setHost(this.hote);
        serveur.setPort(port);
        serveur.setDefaultEncoding(StandardCharsets.UTF_8.name());
        serveur.setProtocol(tls.equals("smtps") ? "smtps" : "smtp");
        serveur.setJavaMailProperties(reglages(tls, !utilisateur.isBlank()));
        if (!utilisateur.isBlank()) {
            serveur.setUsername(utilisateur);
            serveur.setPassword(lire(motDePasse));
        }
    }

    private static String lire(String fichier) {
        try {
            return Files.readString(Path.of(fichier)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "HALLE_COURRIEL_MOT_DE_PASSE_FICHIER ne peut pas être lu : donnez le chemin d'un fichier lisible.",
                    e);
        }
    }

    private static Properties reglages(String tls, boolean connecte) {
        var reglages = new Properties();
        for (var protocole : new String[] {"smtp", "smtps"}) {
            var mail = "mail." + protocole + ".";
            reglages.setProperty(mail + "auth", Boolean.toString(connecte));
            reglages.setProperty(mail + "connectiontimeout", PATIENCE_MS);
            reglages.setProperty(mail + "timeout", PATIENCE_MS);
            reglages.setProperty(mail + "writetimeout", PATIENCE_MS);
            reglages.setProperty(mail + "ssl.checkserveridentity", "true");
        }
        reglages.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls.equals("starttls")));
        reglages.setProperty("mail.smtp.starttls.required", Boolean.toString(tls.equals("starttls")));
        return reglages;
    }

    /** Vrai si des courriels peuvent partir. */
    public boolean regle() {
        return !hote.isEmpty() && !expediteur.isEmpty();
    }

    /** L'adresse entière d'une page de Halle ; la page seule si l'adresse publique n'est pas réglée. */
    public String lien(String page) {
        return racine + page;
    }

    /** Ce qui suit l'arobase des identifiants des messages : le domaine de l'expéditeur. */
    String domaine() {
        return expediteur.substring(expediteur.lastIndexOf('@') + 1);
    }

    /**
     * Remet un message au serveur.
     *
     * @param identifiant celui du message, entre chevrons ; le même deux fois, une messagerie n'en garde qu'un
     * @throws MailException si le serveur ne l'a pas pris
     */
    void envoyer(String a, String sujet, String texte, String identifiant) {
        MimeMessage message = serveur.createMimeMessage();
        try {
            var lettre = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            lettre.setFrom(expediteur);
            lettre.setTo(a);
            lettre.setSubject(sujet);
            lettre.setText(texte);
            message.setHeader("Message-ID", identifiant);
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
        serveur.send(message);
    }
}
