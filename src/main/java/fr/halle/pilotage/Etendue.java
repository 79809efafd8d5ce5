package fr.halle.pilotage;

import fr.halle.commun.Lecture;
import fr.halle.programme.Programme;
import fr.halle.territoire.Millesime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Un périmètre mesuré une fois pour toutes les lectures d'un écran : ses lauréats, et leurs communes dedans ou dehors.
 *
 * @param couples les communes de chaque lauréat qui en a au moins une dans le périmètre
 */
public record Etendue(
        Programme programme, Perimetre perimetre, Lecture lecture, Millesime millesime, List<Couple> couples) {

    /** Au-delà de ce nombre de lauréats, parcourir toutes les lignes vaut mieux que de les chercher une à une. */
    private static final int GRAND = 300;

    /** Une commune d'un lauréat, dans le périmètre ou hors de lui. */
    public record Couple(UUID laureat, String commune, boolean dedans) {}

    public Etendue {
        couples = List.copyOf(couples);
    }

    public Set<UUID> laureats() {
        return couples.stream().map(Couple::laureat).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Les communes lauréates qui sont dans le périmètre. */
    public Set<String> communes() {
        return couples.stream()
                .filter(Couple::dedans)
                .map(Couple::commune)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Vrai au-delà de ce qu'il vaut mieux lire d'un bloc que lauréat par lauréat. */
    public boolean grande() {
        return laureats().size() > GRAND;
    }

    /** Ajoute à une requête les paramètres communs à toutes les lectures d'un périmètre. */
    public JdbcClient.StatementSpec requete(JdbcClient sql, String texte) {
        var dedans = couples.stream().filter(Couple::dedans).toList();
        return sql.sql(texte)
                .param("programme", programme.code())
                .param("type", perimetre.type())
                .param("code", perimetre.code())
                .param("au", lecture.au())
                .param("connu", connu())
                .param("millesime", millesime.annee())
                .param("entiers", new SqlArrayValue("uuid", entiers().toArray()))
                .param(
                        "laureats",
                        new SqlArrayValue(
                                "uuid", dedans.stream().map(Couple::laureat).toArray()))
                .param(
                        "communes",
                        new SqlArrayValue(
                                "text", dedans.stream().map(Couple::commune).toArray()))
                .param(
                        "tousLaureats",
                        new SqlArrayValue(
                                "uuid", couples.stream().map(Couple::laureat).toArray()))
                .param(
                        "toutesCommunes",
                        new SqlArrayValue(
                                "text", couples.stream().map(Couple::commune).toArray()));
    }

    /**
     * Pour un grand périmètre, fait planifier les lectures qui suivent d'après sa taille, et leur donne de quoi trier en mémoire :
     * un plan gardé suppose une poignée de lauréats. Une jointure par fusion, qui relit à chaque fois toutes les corrections, leur est
     * interdite. À appeler dans une transaction, dont ces réglages ne sortent pas.
     */
    public void menagerLesPlans(JdbcClient sql) {
        menagerLesPlans(sql, GRAND);
    }

    /** @param grand le nombre de lauréats au-delà duquel un périmètre est grand pour cette lecture-là */
    public void menagerLesPlans(JdbcClient sql, int grand) {
        if (laureats().size() > grand) {
            sql.sql("""
                            select set_config('plan_cache_mode', 'force_custom_plan', true),
                                   set_config('work_mem', '64MB', true), set_config('enable_mergejoin', 'off', true)
                            """).query(rangee -> {});
        }
    }

    private OffsetDateTime connu() {
        return lecture.connu().atOffset(ZoneOffset.UTC);
    }

    /** Les lauréats dont toutes les communes sont dans le périmètre. */
    private Set<UUID> entiers() {
        var entiers = new HashSet<>(laureats());
        couples.stream().filter(c -> !c.dedans()).map(Couple::laureat).forEach(entiers::remove);
        return entiers;
    }
}
