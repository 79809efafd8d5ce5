package fr.halle.echeance.calendrier;

import fr.halle.acces.Chapeaux;
import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.acces.Permission;
import fr.halle.acces.mandat.Comptes;
import fr.halle.echeance.EcheanceEnCours;
import fr.halle.echeance.Echeancier;
import fr.halle.echeance.Echeancier.Chiffree;
import fr.halle.platform.Introuvable;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ouvrir un calendrier, le fermer, le lire. Son adresse porte un secret de 256 bits, montré une fois ; la base n'en garde que
 * l'empreinte. Les droits se jugent à chaque lecture : le chapeau fini, le calendrier n'existe plus.
 */
@Component
public class Calendriers {

    private static final int PAR_PERSONNE = 20;
    private static final Pattern FORME = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Acteur HALLE = new Acteur.Service("calendriers");

    private final JdbcClient sql;
    private final Chapeaux chapeaux;
    private final Droits droits;
    private final Comptes comptes;
    private final Echeancier echeancier;
    private final Clock horloge;
    private final SecureRandom hasard = new SecureRandom();

    Calendriers(
            JdbcClient sql, Chapeaux chapeaux, Droits droits, Comptes comptes, Echeancier echeancier, Clock horloge) {
        this.sql = sql;
        this.chapeaux = chapeaux;
        this.droits = droits;
        this.comptes = comptes;
        this.echeancier = echeancier;
        this.horloge = horloge;
    }

    /**
     * Un calendrier ouvert.
     *
     * @param laureat absent : toutes les échéances du chapeau
     */
    public record Ouvert(
            UUID id, UUID habilitation, @Nullable UUID laureat, Instant cree) {}

    private record Trouve(
            UUID id,
            UUID utilisateur,
            UUID habilitation,
            @Nullable UUID laureat) {}

    /**
     * Ouvre un calendrier pour le chapeau porté.
     *
     * @param laureat un de {@link #laureats}, ou rien pour toutes les échéances du chapeau
     * @return le secret de son adresse, que plus rien ne redira
     */
    public String ouvrir(Acteur.Personne personne, @Nullable UUID laureat, LocalDate jour) {
        var chapeau = droits.chapeau()
                .orElseThrow(
                        () -> new OperationRefusee(
                                "Un calendrier se lit sous un chapeau, et vous n'en portez pas : choisissez-en un, puis recommencez."));
        if (laureat != null && !laureats(jour).containsKey(laureat)) {
            throw new SaisieRefusee("laureat", "Choisissez dans la liste un lauréat dont vous suivez les échéances.");
        }
        if (lister(personne).size() >= PAR_PERSONNE) {
            throw new OperationRefusee(
                    "Vous avez déjà vingt calendriers : fermez ceux qui ne servent plus, puis recommencez.");
        }
        var octets = new byte[32];
        hasard.nextBytes(octets);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        sql.sql("""
                        insert into echeance.calendrier (id, empreinte, utilisateur, habilitation, laureat)
                        values (:id, :empreinte, :utilisateur, :habilitation, :laureat)
                        """)
                .param("id", UUID.randomUUID())
                .param("empreinte", empreinte(secret))
                .param("utilisateur", personne.utilisateur())
                .param("habilitation", chapeau.id())
                .param("laureat", laureat, java.sql.Types.OTHER)
                .update();
        return secret;
    }

    /** Ceux d'une personne, le plus récent d'abord. */
    public List<Ouvert> lister(Acteur.Personne personne) {
        return sql.sql("""
                        select c.id, c.habilitation, c.laureat, c.cree_le from echeance.calendrier c
                         where c.utilisateur = :utilisateur
                           and not exists (select from echeance.calendrier_ferme f where f.calendrier = c.id)
                         order by c.cree_le desc, c.id
                        """)
                .param("utilisateur", personne.utilisateur())
                .query((ligne, _) -> new Ouvert(
                        ligne.getObject("id", UUID.class),
                        ligne.getObject("habilitation", UUID.class),
                        ligne.getObject("laureat", UUID.class),
                        ligne.getObject("cree_le", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** @throws Introuvable si ce calendrier n'est pas le sien, ou est déjà fermé */
    public void fermer(Acteur.Personne personne, UUID id) {
        var fermes = sql.sql("""
                        insert into echeance.calendrier_ferme (calendrier)
                        select c.id from echeance.calendrier c where c.id = :id and c.utilisateur = :utilisateur
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("utilisateur", personne.utilisateur())
                .update();
        if (fermes == 0) {
            throw new Introuvable("calendrier", "Ce calendrier n'est pas le vôtre, ou est déjà fermé.");
        }
    }

    /** Les lauréats dont l'acteur suit une échéance : identifiant et nom. */
    public Map<UUID, String> laureats(LocalDate jour) {
        var noms = new LinkedHashMap<UUID, String>();
        droits.chapeau()
                .ifPresent(chapeau -> echeancier.enCours(jour).stream()
                        .map(Chiffree::echeance)
                        .filter(e -> suit(chapeau, e))
                        .sorted(java.util.Comparator.comparing(EcheanceEnCours::nom))
                        .forEach(e -> noms.putIfAbsent(e.objet(), e.nom())));
        return noms;
    }

    /**
     * Le calendrier de cette adresse, tel qu'il se lit maintenant.
     *
     * @throws Introuvable si le secret n'ouvre rien : inconnu, fermé, ou d'un chapeau qui ne vaut plus ; la phrase ne dit pas lequel
     */
    String lire(String secret, LocalDate jour, java.util.function.UnaryOperator<String> lien) {
        var trouve = FORME.matcher(secret).matches() ? trouver(secret) : Optional.<Trouve>empty();
        var calendrier = trouve.orElseThrow(Calendriers::ferme);
        var chapeau = chapeaux.de(calendrier.utilisateur(), jour).stream()
                .filter(h -> h.id().equals(calendrier.habilitation()))
                .findFirst()
                .orElseThrow(Calendriers::ferme);
        var nom = ActeurCourant.agir(HALLE, () -> comptes.identite(calendrier.utilisateur()));
        var personne = new Acteur.Personne(
                calendrier.id(),
                calendrier.utilisateur(),
                chapeau.id(),
                nom.prenom() + " " + nom.nom(),
                chapeau.qualite());
        var siennes = Objects.requireNonNull(ActeurCourant.agir(personne, () -> echeancier.enCours(jour))).stream()
                .map(Chiffree::echeance)
                .filter(e -> suit(chapeau, e))
                .filter(e ->
                        calendrier.laureat() == null || calendrier.laureat().equals(e.objet()))
                .toList();
        return new FichierIcs(horloge.instant(), lien).ecrire(siennes);
    }

    private boolean suit(Habilitation chapeau, EcheanceEnCours e) {
        return droits.peut(chapeau, Permission.PREPARER_CONVENTION, e.cible());
    }

    private Optional<Trouve> trouver(String secret) {
        return Objects.requireNonNull(ActeurCourant.agir(
                HALLE,
                () -> sql.sql("""
                        select c.id, c.utilisateur, c.habilitation, c.laureat from echeance.calendrier c
                         where c.empreinte = :empreinte
                           and not exists (select from echeance.calendrier_ferme f where f.calendrier = c.id)
                        """)
                        .param("empreinte", empreinte(secret))
                        .query(Trouve.class)
                        .optional()));
    }

    private static Introuvable ferme() {
        return new Introuvable(
                null, "Ce calendrier n'existe pas ou ne vaut plus : ouvrez-en un autre depuis « Mon compte ».");
    }

    private static byte[] empreinte(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
