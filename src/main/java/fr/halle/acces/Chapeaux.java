package fr.halle.acces;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.halle.acces.Cible.Lieu;
import fr.halle.platform.acteur.Acteur;
import fr.halle.platform.acteur.ActeurCourant;
import fr.halle.territoire.TypeTerritoire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Les habilitations de chacun. Une personne n'agit jamais que sous une seule à la fois, et la voit. */
@Component
public class Chapeaux {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final String LIRE = """
            select h.id, h.mandat, h.utilisateur, h.organisation, h.role, h.territoire_type, h.territoire_code, h.programme,
                   h.du, h.jusqu, h.fonction || ', ' || o.nom as qualite
              from acces.v_habilitation h
              join acces.v_organisation o on o.id = h.organisation
            """;

    /** Ce que l'on sait d'un chapeau vaut cinq secondes : au-delà, la base est relue, même si son signal s'est perdu. */
    private final Cache<UUID, Optional<Habilitation>> connus = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    /** Ceux d'une personne ce jour : chaque page qu'elle ouvre les montre. */
    private final Cache<DUnJour, List<Habilitation>> siens = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    private final JdbcClient sql;
    private final Clock horloge;
    private final TransactionTemplate apart;

    private record DUnJour(UUID utilisateur, LocalDate jour) {}

    Chapeaux(JdbcClient sql, Clock horloge, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.horloge = horloge;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.setReadOnly(true);
    }

    /** L'habilitation choisie par cette personne, si elle est bien à elle ; vide si elle n'a rien choisi. */
    Optional<Habilitation> porte(Acteur.Personne personne) {
        var choisie = personne.habilitation();
        if (choisie == null) {
            return Optional.empty();
        }
        return connus.get(choisie, this::lire)
                .filter(chapeau -> chapeau.utilisateur().equals(personne.utilisateur()));
    }

    /** Oublie ce qui était su : un mandat ou une habilitation vient de changer. */
    public void oublier() {
        connus.invalidateAll();
        siens.invalidateAll();
    }

    /** Toutes celles d'une personne qui valent aujourd'hui, à cinq secondes près. */
    public List<Habilitation> aujourdHui(UUID utilisateur) {
        var jour = LocalDate.now(horloge.withZone(PARIS));
        return siens.get(new DUnJour(utilisateur, jour), _ -> List.copyOf(de(utilisateur, jour)));
    }

    /** La version qui vaut peut dépendre d'un mandat que la personne ne voit pas : Halle la lit pour elle, à part. */
    private Optional<Habilitation> lire(UUID id) {
        return Objects.requireNonNull(ActeurCourant.agir(
                new Acteur.Service("droits"),
                () -> apart.execute(_ -> sql.sql(LIRE + " where h.id = :id")
                        .param("id", id)
                        .query(Chapeaux::habilitation)
                        .optional())));
    }

    /** Toutes celles d'une personne qui valent ce jour-là, les plus larges d'abord. Lu par Halle elle-même. */
    public List<Habilitation> de(UUID utilisateur, LocalDate jour) {
        return Objects.requireNonNull(ActeurCourant.agir(
                new Acteur.Service("droits"),
                () -> apart.execute(_ -> sql.sql(LIRE + """
                                 where h.utilisateur = :utilisateur and h.du <= :jour and (h.jusqu is null or :jour < h.jusqu)
                                 order by array_position(array['nation', 'region', 'departement', 'arrondissement', 'epci', 'commune'],
                                                         h.territoire_type::text), qualite, h.id
                                """)
                        .param("utilisateur", utilisateur)
                        .param("jour", jour)
                        .query(Chapeaux::habilitation)
                        .list())));
    }

    /** Ceux que donnent ces mandats, à quelque date que ce soit, tels que l'acteur les voit. */
    public List<Habilitation> desMandats(Collection<UUID> mandats) {
        return mandats.isEmpty()
                ? List.of()
                : sql.sql(LIRE + " where h.mandat = any (:mandats) order by h.mandat, h.id")
                        .param("mandats", mandats.toArray(UUID[]::new))
                        .query(Chapeaux::habilitation)
                        .list();
    }

    /** Pour chaque chapeau, les organisations au nom de qui il agit : la sienne, et celle de qui lui a délégué. */
    public Map<UUID, Set<UUID>> representees(Collection<Habilitation> chapeaux) {
        var representees = new HashMap<UUID, Set<UUID>>();
        chapeaux.forEach(
                h -> representees.computeIfAbsent(h.id(), _ -> new HashSet<>()).add(h.organisation()));
        sql.sql("""
                        select h.id, m.organisation
                          from acces.v_habilitation h
                          join acces.v_delegation d on d.id = h.delegation
                          join acces.v_mandat m on m.id = d.delegant
                         where h.id = any (:chapeaux)
                        """)
                .param("chapeaux", chapeaux.stream().map(Habilitation::id).toArray(UUID[]::new))
                .query(ligne -> {
                    representees
                            .computeIfAbsent(ligne.getObject("id", UUID.class), _ -> new HashSet<>())
                            .add(ligne.getObject("organisation", UUID.class));
                });
        return representees;
    }

    static Habilitation habilitation(ResultSet ligne, int rang) throws SQLException {
        return new Habilitation(
                ligne.getObject("id", UUID.class),
                ligne.getObject("mandat", UUID.class),
                ligne.getObject("utilisateur", UUID.class),
                ligne.getObject("organisation", UUID.class),
                ligne.getString("role"),
                new Lieu(
                        TypeTerritoire.deCode(ligne.getString("territoire_type"))
                                .orElseThrow(),
                        ligne.getString("territoire_code")),
                ligne.getString("programme"),
                ligne.getObject("du", LocalDate.class),
                ligne.getObject("jusqu", LocalDate.class),
                ligne.getString("qualite"));
    }
}
