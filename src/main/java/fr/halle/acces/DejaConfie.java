package fr.halle.acces;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qui a changé de mains : ce que des mandats ont confié à d'autres, et ce qu'ils en ont repris. */
@Component
public class DejaConfie {

    private final JdbcClient sql;

    DejaConfie(JdbcClient sql) {
        this.sql = sql;
    }

    /** Un objet qu'un mandat a confié à un autre, et qui ne lui est pas revenu. */
    public record Confie(String objet, UUID de) {}

    /** Un objet qu'un mandat a reçu d'un autre. */
    public record Repris(String objet, UUID a) {}

    /** @param genre celui d'{@link EnAttente#genre} */
    public Set<Confie> de(String genre, Collection<UUID> mandats) {
        return new HashSet<>(sql.sql("""
                        select distinct p.objet, p.de from acces.v_passation p
                         where p.genre = :genre and p.de = any (:mandats)
                           and not exists (select from acces.v_passation r
                                            where r.genre = p.genre and r.objet = p.objet and r.a = p.de and r.saisi_le > p.saisi_le)
                        """)
                .param("genre", genre)
                .param("mandats", mandats.toArray(UUID[]::new))
                .query(Confie.class)
                .list());
    }

    /** Ce que ces mandats ont reçu d'un autre : l'objet, et le mandat qui l'a reçu. */
    public Set<Repris> repris(String genre, Collection<UUID> mandats) {
        return new HashSet<>(sql.sql("""
                        select distinct p.objet, p.a from acces.v_passation p where p.genre = :genre and p.a = any (:mandats)
                        """)
                .param("genre", genre)
                .param("mandats", mandats.toArray(UUID[]::new))
                .query(Repris.class)
                .list());
    }
}
