package fr.halle.acces.session;

import fr.halle.acces.session.SuiviDesSessions.Evenement;
import fr.halle.platform.Introuvable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les sessions : les ouvrir, les fermer, en changer le chapeau. Un identifiant ne sert qu'à une session et qu'à un chapeau. */
@Component
public class Sessions {

    /** Au bout de cette durée, il faut se connecter de nouveau, quoi que l'on ait fait entre-temps. */
    public static final Duration DUREE = Duration.ofHours(12);

    private final AuNomDeHalle halle;
    private final JdbcClient sql;
    private final Clock horloge;
    private final ObjectProvider<SuiviDesSessions> suivis;

    Sessions(AuNomDeHalle halle, JdbcClient sql, Clock horloge, ObjectProvider<SuiviDesSessions> suivis) {
        this.halle = halle;
        this.sql = sql;
        this.horloge = horloge;
        this.suivis = suivis;
    }

    /**
     * Qui vient de prouver son identité.
     *
     * @param moyen « fournisseur » ou « local »
     * @param navigateur l'entête User-Agent
     * @param jetonFournisseur de quoi se déconnecter aussi chez lui
     */
    public record Arrivant(
            UUID utilisateur,
            String moyen,
            @Nullable String navigateur,
            @Nullable String jetonFournisseur) {}

    /** Une session, telle que la montre « Mon compte ». */
    public record Ligne(UUID id, String navigateur, String moyen, Instant ouverte, Instant vue, Instant expire) {}

    public Session ouvrir(Arrivant arrivant, @Nullable UUID habilitation) {
        return halle.faire(() -> {
            var session = new Session(
                    UUID.randomUUID(),
                    arrivant.utilisateur(),
                    habilitation,
                    nom(arrivant.utilisateur()),
                    arrivant.moyen(),
                    horloge.instant().plus(DUREE));
            inserer(session, Navigateurs.abreger(arrivant.navigateur()), arrivant.jetonFournisseur());
            consigner(Evenement.OUVERTURE, arrivant.utilisateur(), arrivant.moyen());
            return session;
        });
    }

    /** La même personne sous un autre chapeau : une session neuve, qui finit quand l'ancienne aurait fini. */
    public Session changerDeChapeau(Session session, UUID habilitation) {
        return halle.faire(() -> {
            var neuve = new Session(
                    UUID.randomUUID(),
                    session.utilisateur(),
                    habilitation,
                    session.nom(),
                    session.moyen(),
                    session.expire());
            var ancienne = sql.sql(
                            "select navigateur, jeton_fournisseur from acces.session where id = :id and fermee_le is null")
                    .param("id", session.id())
                    .query((ligne, _) -> new String[] {ligne.getString(1), ligne.getString(2)})
                    .optional()
                    .orElseThrow(
                            () -> new Introuvable("session", "Cette session est fermée : connectez-vous de nouveau."));
            inserer(neuve, ancienne[0], ancienne[1]);
            fermer(session.id(), session.utilisateur(), "chapeau");
            consigner(Evenement.CHANGEMENT_DE_CHAPEAU, session.utilisateur(), habilitation.toString());
            return neuve;
        });
    }

    /**
     * Une session que l'on vient de fermer.
     *
     * @param jeton de quoi se déconnecter aussi chez le fournisseur d'identité, si elle en venait
     */
    public record Fermee(Optional<String> jeton) {}

    /** Ferme une session de cette personne ; celle d'une autre n'existe pas pour elle. Vide si rien n'était à fermer. */
    public Optional<Fermee> fermer(UUID session, UUID utilisateur, String motif) {
        return halle.faire(() -> {
            var ouverte = sql.sql("""
                            select jeton_fournisseur from acces.session
                             where id = :id and utilisateur = :utilisateur and fermee_le is null for update
                            """)
                    .param("id", session)
                    .param("utilisateur", utilisateur)
                    .query((ligne, _) -> new Fermee(Optional.ofNullable(ligne.getString(1))))
                    .optional();
            if (ouverte.isPresent()) {
                clore("id = :cle", session, motif);
                consigner(Evenement.FERMETURE, utilisateur, motif);
            }
            return ouverte;
        });
    }

    /**
     * Ferme toutes les sessions de cette personne, sauf peut-être une, et rend leur nombre. Sans exception, ses jetons d'API sont révoqués
     * aussi : on ne sait plus qui les tient.
     */
    public int fermerToutes(UUID utilisateur, @Nullable UUID sauf, String motif) {
        return halle.faire(() -> {
            var condition = "utilisateur = :cle and expire_le > clock_timestamp()"
                    + (sauf == null ? "" : " and id <> '" + sauf + "'");
            var fermees = clore(condition, utilisateur, motif);
            if (fermees > 0) {
                consigner(Evenement.FERMETURE, utilisateur, motif + ", " + fermees);
            }
            if (sauf == null) {
                revoquerLesJetons(utilisateur, motif);
            }
            return fermees;
        });
    }

    /** Celles qui sont ouvertes, la plus récente d'abord. */
    public List<Ligne> ouvertes(UUID utilisateur) {
        return halle.faire(() -> sql.sql("""
                        select id, navigateur, moyen, ouverte_le, vue_le, expire_le from acces.session
                         where utilisateur = :utilisateur and fermee_le is null and expire_le > :maintenant
                         order by ouverte_le desc limit 100
                        """)
                .param("utilisateur", utilisateur)
                .param("maintenant", OffsetDateTime.ofInstant(horloge.instant(), ZoneOffset.UTC))
                .query((ligne, _) -> new Ligne(
                        ligne.getObject("id", UUID.class),
                        ligne.getString("navigateur"),
                        ligne.getString("moyen"),
                        ligne.getObject("ouverte_le", OffsetDateTime.class).toInstant(),
                        ligne.getObject("vue_le", OffsetDateTime.class).toInstant(),
                        ligne.getObject("expire_le", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** Celles qui ne doivent plus servir, quoi que dise leur cookie. */
    Set<UUID> revoquees() {
        return halle.faire(() -> new HashSet<>(sql.sql(
                        "select id from acces.session where fermee_le is not null and expire_le > clock_timestamp() - interval '1 hour'")
                .query(UUID.class)
                .list()));
    }

    /** Note qu'elles viennent de servir, à cinq minutes près. */
    void noter(Set<UUID> vues) {
        if (!vues.isEmpty()) {
            halle.executer(
                    () -> sql.sql("""
                            update acces.session set vue_le = clock_timestamp()
                             where id = any (:vues) and vue_le < clock_timestamp() - interval '5 minutes'
                            """).param("vues", vues.toArray(UUID[]::new)).update());
        }
    }

    /** Le dernier chapeau porté, pour le proposer de nouveau. */
    Optional<UUID> dernierChapeau(UUID utilisateur) {
        return halle.faire(() ->
                sql.sql("""
                        select habilitation from acces.session
                         where utilisateur = :utilisateur and habilitation is not null order by ouverte_le desc limit 1
                        """).param("utilisateur", utilisateur).query(UUID.class).optional());
    }

    /** Fait consigner un évènement, dans la transaction de Halle en cours ou dans une à lui. */
    public void consigner(Evenement evenement, @Nullable UUID utilisateur, String detail) {
        Runnable travail =
                () -> suivis.orderedStream().forEach(suivi -> suivi.consigner(evenement, utilisateur, detail));
        if (halle.auTravail()) {
            travail.run();
        } else {
            halle.executer(travail);
        }
    }

    private void revoquerLesJetons(UUID utilisateur, String motif) {
        var revoques = sql.sql("""
                        update acces.jeton_d_api set revoque_le = clock_timestamp(), motif_fin = :motif
                         where utilisateur = :utilisateur and revoque_le is null and expire_le > clock_timestamp()
                        """)
                .param("utilisateur", utilisateur)
                .param("motif", motif)
                .update();
        if (revoques > 0) {
            consigner(Evenement.JETON_REVOQUE, utilisateur, motif + ", " + revoques);
        }
    }

    private int clore(String condition, UUID cle, String motif) {
        return sql.sql("""
                        update acces.session set fermee_le = clock_timestamp(), motif_fin = :motif, jeton_fournisseur = null
                         where fermee_le is null and %s
                        """.formatted(condition))
                .param("cle", cle)
                .param("motif", motif)
                .update();
    }

    private void inserer(Session session, String navigateur, @Nullable String jeton) {
        sql.sql("""
                        insert into acces.session (id, utilisateur, habilitation, moyen, navigateur, expire_le, jeton_fournisseur)
                        values (:id, :utilisateur, :habilitation, :moyen, :navigateur, :expire, :jeton)
                        """)
                .param("id", session.id())
                .param("utilisateur", session.utilisateur())
                .param("habilitation", session.habilitation())
                .param("moyen", session.moyen())
                .param("navigateur", navigateur)
                .param("expire", OffsetDateTime.ofInstant(session.expire(), ZoneOffset.UTC))
                .param("jeton", jeton)
                .update();
    }

    private String nom(UUID utilisateur) {
        return sql.sql("select prenom || ' ' || nom from acces.identite where utilisateur = :id and efface_le is null")
                .param("id", utilisateur)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Introuvable("compte", "Ce compte n'existe plus : demandez un accès."));
    }
}
