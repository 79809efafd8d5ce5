package fr.halle.acces.jeton;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.Habilitation;
import fr.halle.acces.session.AuNomDeHalle;
import fr.halle.acces.session.Sessions;
import fr.halle.acces.session.SuiviDesSessions.Evenement;
import fr.halle.platform.AccesRefuse;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.ParametreInvalide;
import fr.halle.platform.acteur.Acteur;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Les jetons d'API : en créer, les reconnaître, les révoquer. La base n'en garde que l'empreinte ; chaque demande la relit, et une
 * révocation vaut donc aussitôt, sur toutes les instances.
 */
@Component
public class JetonsDApi {

    /** Ce qui le fait reconnaître quand il traîne dans un fichier. */
    static final String PREFIXE = "halle_";

    private static final int NOM = 80;
    private static final int UN_AN = 365;
    private static final Pattern FORME = Pattern.compile(PREFIXE + "[A-Za-z0-9_-]{43}");

    private final AuNomDeHalle halle;
    private final JdbcClient sql;
    private final Chapeaux chapeaux;
    private final Sessions sessions;
    private final int joursAuPlus;
    private final int parPersonne;
    private final SecureRandom hasard = new SecureRandom();

    /**
     * @param joursAuPlus la plus longue vie d'un jeton, de 1 à 365 jours
     * @param parPersonne combien de jetons une personne peut avoir à la fois
     */
    JetonsDApi(
            AuNomDeHalle halle,
            JdbcClient sql,
            Chapeaux chapeaux,
            Sessions sessions,
            @Value("${halle.jetons.jours}") int joursAuPlus,
            @Value("${halle.jetons.par-personne}") int parPersonne) {
        if (joursAuPlus < 1 || joursAuPlus > UN_AN || parPersonne < 0) {
            throw new IllegalArgumentException(
                    "HALLE_JETONS_JOURS va de 1 à 365, et HALLE_JETONS_PAR_PERSONNE n'est pas négatif.");
        }
        this.halle = halle;
        this.sql = sql;
        this.chapeaux = chapeaux;
        this.sessions = sessions;
        this.joursAuPlus = joursAuPlus;
        this.parPersonne = parPersonne;
    }

    /**
     * Un jeton, tel que le montre « Mon compte ».
     *
     * @param utilise la dernière fois, à une minute près ; absent s'il n'a jamais servi
     * @param revoque absent tant qu'il vaut
     */
    public record Ligne(
            UUID id,
            UUID habilitation,
            String nom,
            Instant cree,
            Instant expire,
            @Nullable Instant utilise,
            @Nullable Instant revoque) {}

    private record Trouve(UUID id, UUID utilisateur, UUID habilitation, String personne) {}

    public int joursAuPlus() {
        return joursAuPlus;
    }

    /**
     * Crée un jeton pour le chapeau porté.
     *
     * @param jours sa durée, de 1 à {@link #joursAuPlus()}
     * @return le jeton lui-même, que plus rien ne redira
     * @throws OperationRefusee sans chapeau, ou si la personne en a déjà trop
     */
    public String creer(Acteur.Personne personne, String nom, int jours) {
        var habilitation = personne.habilitation();
        if (habilitation == null) {
            throw new OperationRefusee(
                    "Un jeton lit sous un chapeau, et vous n'en portez pas : choisissez-en un, puis recommencez.");
        }
        var court = nom.strip();
        if (court.isEmpty() || court.length() > NOM || court.chars().anyMatch(Character::isISOControl)) {
            throw new ParametreInvalide(
                    "nom", "Donnez à ce jeton un nom de 80 signes au plus, qui dise ce qui s'en servira.");
        }
        if (jours < 1 || jours > joursAuPlus) {
            throw new ParametreInvalide("jours", "Un jeton vaut de 1 à %d jours : corrigez.".formatted(joursAuPlus));
        }
        var octets = new byte[32];
        hasard.nextBytes(octets);
        var jeton = PREFIXE + Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        halle.executer(() -> {
            // Deux formulaires à la fois ne passent pas ensemble la limite.
            sql.sql("select pg_advisory_xact_lock(hashtextextended('halle.jetons ' || :utilisateur, 0))")
                    .param("utilisateur", personne.utilisateur().toString())
                    .query()
                    .listOfRows();
            if (valables(personne.utilisateur()) >= parPersonne) {
                throw new OperationRefusee(
                        "Vous avez déjà %d jetons : révoquez ceux qui ne servent plus, puis recommencez."
                                .formatted(parPersonne));
            }
            sql.sql("""
                            insert into acces.jeton_d_api (id, empreinte, utilisateur, habilitation, nom, expire_le)
                            values (:id, :empreinte, :utilisateur, :habilitation, :nom, clock_timestamp() + make_interval(days => :jours))
                            """)
                    .param("id", UUID.randomUUID())
                    .param("empreinte", empreinte(jeton))
                    .param("utilisateur", personne.utilisateur())
                    .param("habilitation", habilitation)
                    .param("nom", court)
                    .param("jours", jours)
                    .update();
            sessions.consigner(Evenement.JETON_CREE, personne.utilisateur(), court + ", " + jours + " jours");
        });
        return jeton;
    }

    /** Ceux d'une personne qui valent encore ou ont fini depuis moins de trente jours, le plus récent d'abord. */
    public List<Ligne> lister(UUID utilisateur) {
        return halle.faire(() -> sql.sql("""
                        select id, habilitation, nom, cree_le, expire_le, utilise_le, revoque_le from acces.jeton_d_api
                         where utilisateur = :utilisateur and coalesce(revoque_le, expire_le) > clock_timestamp() - interval '30 days'
                         order by cree_le desc, id limit 200
                        """)
                .param("utilisateur", utilisateur)
                .query((ligne, _) -> new Ligne(
                        ligne.getObject("id", UUID.class),
                        ligne.getObject("habilitation", UUID.class),
                        ligne.getString("nom"),
                        ligne.getObject("cree_le", OffsetDateTime.class).toInstant(),
                        ligne.getObject("expire_le", OffsetDateTime.class).toInstant(),
                        instant(ligne.getObject("utilise_le", OffsetDateTime.class)),
                        instant(ligne.getObject("revoque_le", OffsetDateTime.class))))
                .list());
    }

    /** Révoque un jeton de cette personne ; celui d'une autre n'existe pas pour elle. Faux si rien n'était à révoquer. */
    public boolean revoquer(UUID id, UUID utilisateur) {
        return halle.faire(() -> {
            var noms = sql.sql("""
                            update acces.jeton_d_api set revoque_le = clock_timestamp(), motif_fin = 'personne'
                             where id = :id and utilisateur = :utilisateur and revoque_le is null returning nom
                            """)
                    .param("id", id)
                    .param("utilisateur", utilisateur)
                    .query(String.class)
                    .list();
            noms.forEach(nom -> sessions.consigner(Evenement.JETON_REVOQUE, utilisateur, nom));
            return !noms.isEmpty();
        });
    }

    /**
     * Celui pour qui ce jeton lit.
     *
     * @throws JetonRefuse s'il n'ouvre rien
     * @throws AccesRefuse si le chapeau qu'il porte ne vaut plus
     */
    Acteur.Personne reconnaitre(String jeton) {
        if (!FORME.matcher(jeton).matches()) {
            throw new JetonRefuse();
        }
        var trouve = halle.faire(() -> trouver(empreinte(jeton))).orElseThrow(JetonRefuse::new);
        var chapeau = chapeaux.aujourdHui(trouve.utilisateur()).stream()
                .filter(h -> h.id().equals(trouve.habilitation()))
                .findFirst()
                .map(Habilitation::qualite)
                .orElseThrow(
                        () -> new AccesRefuse(
                                "Le chapeau de ce jeton ne vaut plus : créez-en un autre sous un chapeau qui vaut aujourd'hui."));
        return new Acteur.Personne(
                trouve.id(), trouve.utilisateur(), trouve.habilitation(), trouve.personne(), chapeau);
    }

    private Optional<Trouve> trouver(byte[] empreinte) {
        var trouve =
                sql.sql("""
                        select j.id, j.utilisateur, j.habilitation, i.prenom || ' ' || i.nom as personne from acces.jeton_d_api j
                          join acces.identite i on i.utilisateur = j.utilisateur and i.efface_le is null
                         where j.empreinte = :empreinte and j.revoque_le is null and j.expire_le > clock_timestamp()
                        """).param("empreinte", empreinte).query(Trouve.class).optional();
        trouve.ifPresent(j -> sql.sql("""
                        update acces.jeton_d_api set utilise_le = clock_timestamp()
                         where id = :id and (utilise_le is null or utilise_le < clock_timestamp() - interval '1 minute')
                        """).param("id", j.id()).update());
        return trouve;
    }

    private long valables(UUID utilisateur) {
        return sql.sql("""
                        select count(*) from acces.jeton_d_api
                         where utilisateur = :utilisateur and revoque_le is null and expire_le > clock_timestamp()
                        """).param("utilisateur", utilisateur).query(Long.class).single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static byte[] empreinte(String jeton) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(jeton.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
