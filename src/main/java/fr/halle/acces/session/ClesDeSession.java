package fr.halle.acces.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les clés des cookies, gardées dans la base et communes à toutes les instances. Une nouvelle chaque jour. */
@Component
class ClesDeSession {

    private static final int OCTETS = 32;

    /** Ce qu'une clé a fermé le dernier jour vaut encore douze heures ; une heure de plus pour des horloges qui diffèrent. */
    private static final String GARDER = "37 hours";

    /** Un cookie d'une clé inconnue fait relire la base, mais pas plus souvent : qui en inventerait ne la fatigue pas. */
    private static final Duration RELECTURE = Duration.ofSeconds(1);

    /** Un secret de 256 bits et son nom, qui voyage en clair avec le cookie. */
    record Cle(String id, byte[] secret) {}

    private final AuNomDeHalle halle;
    private final JdbcClient sql;
    private final SecureRandom hasard = new SecureRandom();
    private volatile Map<String, Cle> connues = Map.of();
    private volatile @Nullable Cle courante;
    private volatile long relueLe = System.nanoTime() - RELECTURE.toNanos();

    ClesDeSession(AuNomDeHalle halle, JdbcClient sql) {
        this.halle = halle;
        this.sql = sql;
    }

    /** Celle qui ferme. */
    Cle courante() {
        if (courante == null) {
            relire();
        }
        var cle = courante;
        if (cle == null) {
            throw new IllegalStateException("Aucune clé de session");
        }
        return cle;
    }

    /** Celle qui a fermé, si elle vaut encore. */
    Optional<Cle> trouver(String id) {
        var cle = connues.get(id);
        if (cle == null && System.nanoTime() - relueLe >= RELECTURE.toNanos()) {
            relire();
            cle = connues.get(id);
        }
        return Optional.ofNullable(cle);
    }

    /** Relit les clés ; en crée une si la plus récente a un jour, et oublie celles qui n'ouvrent plus rien. */
    synchronized void relire() {
        relueLe = System.nanoTime();
        var lues = halle.faire(() -> {
            if (!recente()) {
                sql.sql("select pg_advisory_xact_lock(hashtext('halle.cles'))")
                        .query()
                        .listOfRows();
                if (!recente()) {
                    renouveler();
                }
            }
            var cles = new LinkedHashMap<String, Cle>();
            sql.sql("select id, secret from acces.cle_de_session order by creee_le desc")
                    .query((ligne, _) -> new Cle(ligne.getString("id"), ligne.getBytes("secret")))
                    .list()
                    .forEach(cle -> cles.put(cle.id(), cle));
            return cles;
        });
        connues = lues;
        courante = lues.firstEntry().getValue();
    }

    private boolean recente() {
        return sql.sql(
                        "select exists (select from acces.cle_de_session where creee_le > clock_timestamp() - interval '24 hours')")
                .query(Boolean.class)
                .single();
    }

    private void renouveler() {
        var secret = new byte[OCTETS];
        hasard.nextBytes(secret);
        sql.sql("insert into acces.cle_de_session (id, secret) values (:id, :secret)")
                .param("id", UUID.randomUUID().toString())
                .param("secret", secret)
                .update();
        sql.sql("delete from acces.cle_de_session where creee_le < clock_timestamp() - interval '" + GARDER + "'")
                .update();
        sql.sql("delete from acces.session where expire_le < clock_timestamp() - interval '90 days'")
                .update();
        sql.sql("delete from acces.essai where dernier_le < clock_timestamp() - interval '1 day'")
                .update();
        sql.sql("delete from acces.jeton_d_api where expire_le < clock_timestamp() - interval '90 days'")
                .update();
        sql.sql("delete from acces.adresse_connue where vue_le < clock_timestamp() - interval '30 days'")
                .update();
        sql.sql("delete from acces.jeton_de_mot_de_passe where expire_le < clock_timestamp() - interval '30 days'")
                .update();
    }
}
