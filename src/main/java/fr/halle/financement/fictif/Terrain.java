package fr.halle.financement.fictif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Les communes lauréates entre lesquelles les lignes se répartissent, inégalement : quelques-unes en ont beaucoup.
 *
 * @param cumuls poids cumulés, un par commune, pour tirer par dichotomie
 */
record Terrain(List<Commune> communes, double[] cumuls) {

    /** Une commune d'un lauréat, et le département qui le pilote. */
    record Commune(UUID laureat, String departement, String code, String nom) {}

    /** Lit les lauréats du programme, dans l'ordre de leurs identifiants, donc de leur tirage. */
    static Terrain lire(JdbcClient sql, String programme, Random hasard) {
        var communes =
                sql.sql("""
                        select m.laureat, c.departement, c.code, c.nom
                          from programme.v_public_composition m
                          join territoire.v_public_commune c on c.code = m.code and c.type = 'actuelle' and c.jusqu = 9999
                         where m.programme = :programme and m.type = 'commune' order by m.laureat, m.id
                        """).param("programme", programme).query(Commune.class).list();
        var cumuls = new double[communes.size()];
        var somme = 0.0;
        for (var i = 0; i < cumuls.length; i++) {
            somme += StrictMath.exp(0.8 * hasard.nextGaussian());
            cumuls[i] = somme;
        }
        return new Terrain(new ArrayList<>(communes), cumuls);
    }

    Commune tirer(Random hasard) {
        var place = Arrays.binarySearch(cumuls, hasard.nextDouble() * cumuls[cumuls.length - 1]);
        return communes.get(Math.min(place < 0 ? -place - 1 : place, communes.size() - 1));
    }
}
