package fr.halle.acces.connexion.local;

import fr.halle.acces.session.AuNomDeHalle;
import fr.halle.acces.session.Sessions;
import fr.halle.acces.session.SuiviDesSessions.Evenement;
import fr.halle.platform.OperationRefusee;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les liens qui laissent choisir un mot de passe, une seule fois. La base n'en garde que l'empreinte. */
@Component
public class LiensDeMotDePasse {

    static final Duration REINITIALISATION = Duration.ofMinutes(30);
    static final Duration INVITATION = Duration.ofDays(3);

    private final AuNomDeHalle halle;
    private final JdbcClient sql;
    private final ComptesLocaux comptes;
    private final MotsDePasse motsDePasse;
    private final Sessions sessions;
    private final SecureRandom hasard = new SecureRandom();

    LiensDeMotDePasse(
            AuNomDeHalle halle, JdbcClient sql, ComptesLocaux comptes, MotsDePasse motsDePasse, Sessions sessions) {
        this.halle = halle;
        this.sql = sql;
        this.comptes = comptes;
        this.motsDePasse = motsDePasse;
        this.sessions = sessions;
    }

    /** Le premier mot de passe d'une personne invitée : le lien vaut trois jours. */
    public String inviter(UUID utilisateur, String racine) {
        return emettre(utilisateur, "invitation", INVITATION, racine);
    }

    /** Un nouveau mot de passe : le lien vaut trente minutes. */
    public String reinitialiser(UUID utilisateur, String racine) {
        return emettre(utilisateur, "reinitialisation", REINITIALISATION, racine);
    }

    /** L'adresse électronique du compte dont ce lien est, s'il vaut encore. */
    Optional<String> compte(String jeton) {
        return halle.faire(() -> trouver(jeton).map(Lien::courriel));
    }

    /**
     * Pose le mot de passe choisi, et ferme toutes les sessions de la personne.
     *
     * @throws OperationRefusee si le lien ne vaut plus, ou si le mot de passe ne convient pas
     */
    void employer(String jeton, String motDePasse) {
        var lien = halle.faire(() -> trouver(jeton)).orElseThrow(LiensDeMotDePasse::perime);
        motsDePasse.exigerBon(motDePasse, lien.courriel());
        // Le jeton est pris d'abord : deux fois en même temps, il ne sert qu'une.
        halle.executer(() -> {
            var pris = sql.sql("""
                            update acces.jeton_de_mot_de_passe set employe_le = clock_timestamp()
                             where utilisateur = :utilisateur and employe_le is null
                               and exists (select from acces.jeton_de_mot_de_passe j
                                            where j.empreinte = :empreinte and j.employe_le is null and j.expire_le > clock_timestamp())
                            """)
                    .param("utilisateur", lien.utilisateur())
                    .param("empreinte", empreinte(jeton))
                    .update();
            if (pris == 0) {
                throw perime();
            }
        });
        comptes.poser(lien.utilisateur(), motDePasse);
        sessions.fermerToutes(lien.utilisateur(), null, "mot_de_passe");
        sessions.consigner(Evenement.MOT_DE_PASSE_CHANGE, lien.utilisateur(), "lien");
    }

    private record Lien(UUID utilisateur, String courriel) {}

    private static OperationRefusee perime() {
        return new OperationRefusee(
                "Ce lien ne vaut plus : il a déjà servi, ou il est trop ancien. Demandez-en un autre.");
    }

    private Optional<Lien> trouver(String jeton) {
        return sql.sql("""
                        select j.utilisateur, i.courriel from acces.jeton_de_mot_de_passe j
                          join acces.identite i on i.utilisateur = j.utilisateur and i.efface_le is null
                         where j.empreinte = :empreinte and j.employe_le is null and j.expire_le > clock_timestamp()
                        """)
                .param("empreinte", empreinte(jeton))
                .query(Lien.class)
                .optional();
    }

    private String emettre(UUID utilisateur, String motif, Duration duree, String racine) {
        var octets = new byte[32];
        hasard.nextBytes(octets);
        var jeton = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        halle.executer(() -> {
            sql.sql("""
                            insert into acces.jeton_de_mot_de_passe (empreinte, utilisateur, motif, expire_le)
                            values (:empreinte, :utilisateur, :motif, clock_timestamp() + make_interval(secs => :duree))
                            """)
                    .param("empreinte", empreinte(jeton))
                    .param("utilisateur", utilisateur)
                    .param("motif", motif)
                    .param("duree", duree.toSeconds())
                    .update();
            sessions.consigner(Evenement.LIEN_EMIS, utilisateur, motif);
        });
        return racine + "/connexion/mot-de-passe?jeton=" + jeton;
    }

    private static byte[] empreinte(String jeton) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(jeton.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
