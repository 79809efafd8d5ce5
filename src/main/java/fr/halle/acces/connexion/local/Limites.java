package fr.halle.acces.connexion.local;

import fr.halle.acces.session.AuNomDeHalle;
import fr.halle.platform.TropDEssais;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fait attendre qui essaie trop. Chaque essai compte avant d'être jugé, pour le compte visé, qu'il existe ou non, et pour l'adresse
 * d'où il vient ; passé quelques-uns, l'attente double jusqu'à un quart d'heure. Une heure de silence efface tout. D'une adresse où
 * le compte s'est connecté depuis moins de trente jours, ses essais se comptent à part.
 */
@Component
public class Limites {

    private static final int PAR_COMPTE = 5;
    private static final int PAR_ADRESSE = 50;

    private final AuNomDeHalle halle;
    private final JdbcClient sql;

    Limites(AuNomDeHalle halle, JdbcClient sql) {
        this.halle = halle;
        this.sql = sql;
    }

    /**
     * Compte un essai de mot de passe.
     *
     * @param adresse celle de la machine qui demande
     * @throws TropDEssais s'il faut attendre
     */
    void essayer(String courriel, String adresse) {
        compter(cleDAdresse(adresse), PAR_ADRESSE);
        compter(cleDEssai(courriel, adresse), PAR_COMPTE);
    }

    /** @throws TropDEssais s'il faut attendre */
    void essayerUnCode(String utilisateur, String adresse) {
        compter(cleDAdresse(adresse), PAR_ADRESSE);
        compter("code:" + utilisateur, PAR_COMPTE);
    }

    /** L'essai était bon : il n'est plus compté, ni ceux d'avant pour ce compte. */
    void oublier(String courriel, String utilisateur, String adresse) {
        var compte = cleDEssai(courriel, adresse);
        halle.executer(() -> {
            sql.sql("delete from acces.essai where cle in (:compte, :code)")
                    .param("compte", compte)
                    .param("code", "code:" + utilisateur)
                    .update();
            sql.sql("""
                            insert into acces.adresse_connue (empreinte) values (:empreinte)
                            on conflict (empreinte) do update set vue_le = clock_timestamp()
                            """).param("empreinte", adresseConnue(courriel, adresse)).update();
            decompter(adresse);
        });
    }

    /** Le mot de passe était bon, mais le code reste à donner : seul l'essai de l'adresse est rendu. */
    void rendre(String adresse) {
        halle.executer(() -> decompter(adresse));
    }

    private void decompter(String adresse) {
        sql.sql("update acces.essai set echecs = greatest(0, echecs - 1) where cle = :cle")
                .param("cle", cleDAdresse(adresse))
                .update();
    }

    private void compter(String cle, int libres) {
        var attente = halle.faire(() -> {
            var compte = sql.sql("""
                            insert into acces.essai as e (cle, echecs) values (:cle, 1)
                            on conflict (cle) do update
                               set echecs = case when e.dernier_le < clock_timestamp() - interval '1 hour' then 1 else e.echecs + 1 end,
                                   dernier_le = clock_timestamp(),
                                   jusqu = case when e.dernier_le < clock_timestamp() - interval '1 hour' or e.echecs + 1 < :libres then null
                                                else clock_timestamp()
                                                     + least(900, power(2, least(e.echecs + 1 - :libres, 20))) * interval '1 second' end
                             where e.jusqu is null or e.jusqu <= clock_timestamp()
                            """).param("cle", cle).param("libres", libres).update();
            return compte == 1
                    ? Duration.ZERO
                    : sql.sql("select jusqu from acces.essai where cle = :cle")
                            .param("cle", cle)
                            .query(OffsetDateTime.class)
                            .optional()
                            .map(jusqu -> Duration.between(Instant.now(), jusqu.toInstant()))
                            .map(reste -> reste.isPositive() ? reste : Duration.ofSeconds(1))
                            .orElse(Duration.ofSeconds(1));
        });
        if (!attente.isZero()) {
            throw new TropDEssais(
                    "Trop d'essais en peu de temps : attendez %s, puis recommencez.".formatted(enClair(attente)),
                    attente);
        }
    }

    private static String enClair(Duration attente) {
        var secondes = attente.toSeconds() + 1;
        if (secondes < 90) {
            return secondes + (secondes > 1 ? " secondes" : " seconde");
        }
        return (secondes + 59) / 60 + " minutes";
    }

    /** D'une adresse où ce compte s'est déjà connecté, les essais se comptent à part : un autre, ailleurs, ne le ferme pas. */
    private String cleDEssai(String courriel, String adresse) {
        boolean connue = halle.faire(() -> sql.sql("""
                        select exists (select from acces.adresse_connue
                                        where empreinte = :empreinte and vue_le > clock_timestamp() - interval '30 days')
                        """)
                .param("empreinte", adresseConnue(courriel, adresse))
                .query(Boolean.class)
                .single());
        return connue ? cleDeCompte(courriel) + "@" + cleDAdresse(adresse) : cleDeCompte(courriel);
    }

    private static byte[] adresseConnue(String courriel, String adresse) {
        return HexFormat.of().parseHex(empreinte(cleDeCompte(courriel) + "@" + cleDAdresse(adresse)));
    }

    private static String cleDeCompte(String courriel) {
        return "compte:" + empreinte(courriel.strip().toLowerCase(Locale.ROOT));
    }

    /** En IPv6, une personne a tout un réseau à elle : c'est lui qui compte. */
    private static String cleDAdresse(String adresse) {
        try {
            var octets = InetAddress.ofLiteral(adresse).getAddress();
            return "ip:" + HexFormat.of().formatHex(octets.length == 16 ? Arrays.copyOf(octets, 8) : octets);
        } catch (IllegalArgumentException e) {
            return "ip:" + empreinte(adresse);
        }
    }

    private static String empreinte(String texte) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(texte.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
