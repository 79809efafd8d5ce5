package fr.halle.convention.comite;

import fr.halle.acces.EnAttente;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qu'un départ laisse vide dans les comités. Un siège ne se confie pas : on en donne un autre. */
@Component
@Order(6)
class AttentesDesComites implements EnAttente {

    private final JdbcClient sql;

    AttentesDesComites(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String genre() {
        return "Sièges dans un comité";
    }

    @Override
    public List<Attente> attendent(Collection<UUID> mandats) {
        return List.of();
    }

    @Override
    public void confier(UUID de, UUID a, Collection<String> objets) {
        if (!objets.isEmpty()) {
            throw new IllegalArgumentException("Aucun siège n'a été donné à confier : " + objets);
        }
    }

    @Override
    public List<String> laissentVides(Collection<UUID> mandats, LocalDate jour) {
        if (mandats.isEmpty()) {
            return List.of();
        }
        return sql.sql("""
                        select case when count(*) filter (where m.siege <> 'invite' and not parti) = 0
                                    then format('« %s » (%s) n''a plus de membre', c.nom, c.reference)
                                    else format('« %s » (%s) n''a plus de président', c.nom, c.reference) end
                          from convention.v_comite c
                          join (select s.*, s.mandat = any (:mandats) as parti from convention.v_comite_membre s
                                 where s.connu_jusqu = 'infinity' and s.vrai_du <= :jour
                                   and (s.vrai_jusqu >= :jour and s.mandat = any (:mandats) or s.vrai_jusqu > :jour)) m on m.comite = c.id
                         where c.connu_jusqu = 'infinity'
                         group by c.id, c.nom, c.reference
                        having bool_or(m.parti and m.siege <> 'invite')
                               and (count(*) filter (where m.siege <> 'invite' and not m.parti) = 0
                                    or bool_or(m.parti and m.siege = 'president') and not bool_or(m.siege = 'president' and not m.parti))
                         order by c.nom collate "fr-x-icu", c.reference
                        """)
                .param("mandats", mandats.toArray(UUID[]::new))
                .param("jour", jour)
                .query(String.class)
                .list();
    }
}
