package fr.halle.convention.echeancier;

import fr.halle.acces.Cible;
import fr.halle.convention.Conventions;
import fr.halle.echeance.EcheanceEnCours;
import fr.halle.echeance.SourceDEcheances;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les délais qu'ouvre la signature d'une convention et auxquels rien n'a répondu, lauréat par lauréat. */
@Component
class EcheancesDesConventions implements SourceDEcheances {

    private final JdbcClient sql;
    private final Conventions conventions;

    EcheancesDesConventions(JdbcClient sql, Conventions conventions) {
        this.sql = sql;
        this.conventions = conventions;
    }

    @Override
    public List<EcheanceEnCours> enCours(LocalDate jour) {
        return sql
                .sql("select distinct programme from convention.v_public_type_echeance order by programme")
                .query(String.class)
                .list()
                .stream()
                .flatMap(programme -> du(programme, jour).stream())
                .toList();
    }

    private List<EcheanceEnCours> du(String programme, LocalDate jour) {
        var communes = communes(programme, jour);
        var attendus = attendus(programme, jour);
        // Deux conventions ouvrent le même délai : la plus pressante compte.
        return sql.sql("""
                        select distinct on (s.laureat, s.regle) s.laureat, l.nom, l.reference, s.reference as convention, s.regle, y.libelle,
                               s.delai_du, s.delai_au, y.alertes, y.enjeu
                          from convention.v_situations(:programme, :au, :connu) s
                          join programme.v_public_laureat l on l.id = s.laureat
                          join convention.v_public_type_echeance y on y.programme = :programme and y.code = s.regle
                         where s.etat = 'signee' and s.delai_au is not null and s.tenue_le is null and s.remplacee_le is null
                         order by s.laureat, s.regle, s.delai_au, s.reference nulls last
                        """)
                .param("programme", programme)
                .param("au", jour)
                .param("connu", conventions.maintenant().connu().atOffset(ZoneOffset.UTC))
                .query((ligne, _) -> lire(programme, ligne, communes, attendus))
                .list();
    }

    private static EcheanceEnCours lire(
            String programme, ResultSet ligne, Map<UUID, Set<String>> communes, Map<String, Set<UUID>> attendus)
            throws SQLException {
        var laureat = ligne.getObject("laureat", UUID.class);
        var regle = ligne.getString("regle");
        var convention = ligne.getString("convention");
        var limite = ligne.getObject("delai_au", LocalDate.class);
        return new EcheanceEnCours(
                programme,
                regle,
                laureat,
                ligne.getString("nom"),
                ligne.getString("libelle"),
                ligne.getObject("delai_du", LocalDate.class),
                limite,
                Cible.communes(programme, communes.getOrDefault(laureat, Set.of())),
                attendus.getOrDefault(regle + "@" + laureat, Set.of()),
                List.of((Integer[]) ligne.getArray("alertes").getArray()),
                ligne.getString("enjeu"),
                convention == null
                        ? "/programmes/" + programme + "/laureats/" + ligne.getString("reference")
                        : "/conventions/" + convention);
    }

    private Map<UUID, Set<String>> communes(String programme, LocalDate jour) {
        var communes = new HashMap<UUID, Set<String>>();
        sql.sql("""
                        select distinct m.laureat, s.actuelle
                          from programme.v_public_composition m
                          join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                         where m.programme = :programme and m.type = 'commune' and m.vrai_du <= :au and :au < m.vrai_jusqu
                           and m.connu_jusqu = 'infinity'
                        """).param("programme", programme).param("au", jour).query(ligne -> {
            communes.computeIfAbsent(ligne.getObject(1, UUID.class), _ -> new HashSet<>())
                    .add(ligne.getString(2));
        });
        return communes;
    }

    /** Les collectivités qui doivent délibérer sur ce qui est attendu : celles du territoire du lauréat, si l'annuaire les connaît. */
    private Map<String, Set<UUID>> attendus(String programme, LocalDate jour) {
        var attendus = new HashMap<String, Set<UUID>>();
        sql.sql("""
                        select distinct y.code || '@' || m.laureat as cle, o.id
                          from convention.v_public_type_echeance y
                          join convention.v_public_type_partie p on p.programme = y.programme and p.type = y.attendue and p.obligatoire
                               and p.delibere and p.par <> 'choix'
                          join programme.v_public_composition m on m.programme = y.programme and m.type = 'commune' and m.vrai_du <= :au
                               and :au < m.vrai_jusqu and m.connu_jusqu = 'infinity'
                          join territoire.v_public_appartenance a on a.code_source = m.code and a.jusqu = 9999 and a.type = p.par
                          join acces.v_organisation o on o.nature = p.nature and o.territoire_type = a.type and o.territoire_code = a.code
                         where y.programme = :programme
                        """).param("programme", programme).param("au", jour).query(ligne -> {
            attendus.computeIfAbsent(ligne.getString("cle"), _ -> new HashSet<>())
                    .add(ligne.getObject("id", UUID.class));
        });
        return attendus;
    }
}
