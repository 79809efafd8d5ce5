package fr.halle.platform.sauvegarde;

import fr.halle.platform.sauvegarde.Manifeste.Colonne;
import fr.halle.platform.sauvegarde.Manifeste.Migration;
import fr.halle.platform.sauvegarde.Manifeste.Schema;
import fr.halle.platform.sauvegarde.Manifeste.Sequence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ce que PostgreSQL sait d'une base de Halle : schémas, tables, colonnes, compteurs, liens entre tables. */
final class Catalogue {

    /** Ce que les migrations écrivent elles-mêmes, et qui ne se recopie donc pas. */
    private static final String HISTORIQUE = "historique_schema";

    private static final String ECRITES_PAR_LES_MIGRATIONS = "('historique_schema', 'version_schema')";

    /** Les schémas de Halle : ceux que ses migrations tiennent. */
    private static final String SCHEMAS = """
            select n.oid from pg_namespace n
             where exists (select from pg_class h where h.relnamespace = n.oid and h.relname = 'historique_schema')""";

    private final Connection connexion;

    Catalogue(Connection connexion) {
        this.connexion = connexion;
    }

    /** Une table à copier, et ses colonnes sans celles que la base calcule. */
    record Table(String schema, String nom, List<Colonne> colonnes) {

        String nomEntier() {
            return schema + "." + nom;
        }

        /** Le nom et les colonnes, comme les attend l'instruction « copy ». */
        String pourCopier() {
            return entreGuillemets(schema) + "." + entreGuillemets(nom) + " ("
                    + String.join(
                            ", ",
                            colonnes.stream().map(c -> entreGuillemets(c.nom())).toList())
                    + ")";
        }
    }

    /** Une clé étrangère d'une table vers une autre. */
    record Lien(String table, String contrainte, String cible) {}

    /** Toutes, sauf les clés et les sessions : une archive qui les porterait ouvrirait la base dont elle vient. */
    List<Table> tables() throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        String sql = """
                select n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                 where c.relkind = 'r' and n.oid in (%s) and c.relname not in %s
                   and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'Réservée, éphémère%%'
                 order by n.nspname, c.relname, a.attnum
                """.formatted(SCHEMAS, ECRITES_PAR_LES_MIGRATIONS);
        lire(
                sql,
                r -> tables.computeIfAbsent(
                                r.getString(1) + "." + r.getString(2),
                                _ -> new Table(chaine(r, 1), chaine(r, 2), new ArrayList<>()))
                        .colonnes()
                        .add(new Colonne(r.getString(3), r.getString(4))));
        return List.copyOf(tables.values());
    }

    /** Les tables qui ne sont pas à Halle : elles ne sont pas sauvegardées, et il faut le dire. */
    List<String> etrangeres() throws SQLException {
        List<String> etrangeres = new ArrayList<>();
        lire("""
                select n.nspname || '.' || c.relname
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.oid not in (%s)
                   and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                 order by 1
                """.formatted(SCHEMAS), r -> etrangeres.add(r.getString(1)));
        return etrangeres;
    }

    List<Schema> schemas() throws SQLException {
        List<String> noms = new ArrayList<>();
        lire(
                "select nspname from pg_namespace where oid in (" + SCHEMAS + ") order by 1",
                r -> noms.add(r.getString(1)));
        List<Schema> schemas = new ArrayList<>();
        for (String nom : noms) {
            Map<String, Migration> migrations = new LinkedHashMap<>();
            // Un script répétable y est autant de fois qu'il a changé : seul compte le dernier passage.
            lire(
                    "select version, script, checksum from %s.%s where success and type = 'SQL' order by installed_rank"
                            .formatted(entreGuillemets(nom), HISTORIQUE),
                    r -> migrations.put(
                            r.getString(2),
                            new Migration(r.getString(1), r.getString(2), r.getObject(3, Integer.class))));
            schemas.add(new Schema(nom, List.copyOf(migrations.values())));
        }
        return schemas;
    }

    List<Sequence> sequences() throws SQLException {
        List<String[]> noms = new ArrayList<>();
        lire("""
                select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'S' and n.oid in (%s) order by 1, 2
                """.formatted(SCHEMAS), r -> noms.add(new String[] {r.getString(1), r.getString(2)}));
        List<Sequence> sequences = new ArrayList<>();
        for (String[] nom : noms) {
            lire(
                    "select last_value, is_called from %s.%s"
                            .formatted(entreGuillemets(nom[0]), entreGuillemets(nom[1])),
                    r -> sequences.add(new Sequence(nom[0], nom[1], r.getLong(1), r.getBoolean(2))));
        }
        return sequences;
    }

    /**
     * Les clés étrangères entre deux tables différentes qui se jugent aussitôt : celles d'une table à elle-même se jugent à la fin
     * de sa copie, et celles qui savent attendre n'imposent aucun ordre.
     */
    List<Lien> liens() throws SQLException {
        List<Lien> liens = new ArrayList<>();
        lire("""
                select n.nspname || '.' || c.relname, k.conname, nc.nspname || '.' || cc.relname
                  from pg_constraint k
                  join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
                  join pg_class cc on cc.oid = k.confrelid join pg_namespace nc on nc.oid = cc.relnamespace
                 where k.contype = 'f' and k.conrelid <> k.confrelid and not k.condeferrable and n.oid in (%s)
                 order by 1, 2
                """.formatted(SCHEMAS), r -> liens.add(new Lien(r.getString(1), r.getString(2), r.getString(3))));
        return liens;
    }

    /** Les déclencheurs ordinaires des tables : {schéma, table, déclencheur}. */
    List<String[]> declencheurs() throws SQLException {
        List<String[]> declencheurs = new ArrayList<>();
        lire(
                """
                select n.nspname, c.relname, t.tgname
                  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
                 where not t.tgisinternal and t.tgenabled = 'O' and c.relkind = 'r' and n.oid in (%s)
                """.formatted(SCHEMAS),
                r -> declencheurs.add(new String[] {r.getString(1), r.getString(2), r.getString(3)}));
        return declencheurs;
    }

    static String entreGuillemets(String nom) {
        return '"' + nom.replace("\"", "\"\"") + '"';
    }

    private static String chaine(ResultSet reponse, int colonne) {
        try {
            return reponse.getString(colonne);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Lecture {
        void lire(ResultSet reponse) throws SQLException;
    }

    private void lire(String sql, Lecture lecture) throws SQLException {
        try (var requete = connexion.createStatement();
                var reponse = requete.executeQuery(sql)) {
            while (reponse.next()) {
                lecture.lire(reponse);
            }
        }
    }
}
