package fr.halle.journal.tete;

import java.io.OutputStream;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Le propriétaire de la base : il coupe les déclencheurs, retire les contraintes, et change ce qu'il veut. Il n'a pas la clé. */
final class Attaquant {

    /** De quoi altérer, et combien on y revient. */
    enum Sorte {
        OCTET,
        LIGNE,
        DERNIERE_LIGNE,
        CHAINE,
        JOUR,
        ECHANGE,
        PERSONNELLE,
        RECALCUL,
        TETE,
        ATTESTATION,
        AJOUT
    }

    private final JdbcClient sql;
    private final Random hasard;

    Attaquant(TraceDEssai trace, Random hasard) {
        this.sql = trace.proprietaire;
        this.hasard = hasard;
    }

    /** Ouvre la transaction dont rien ne restera, et y retire tous les garde-fous. */
    void desarmer() {
        sql.sql("begin").update();
        for (var table : List.of("acte", "donnee_personnelle", "tete", "tete_chaine")) {
            sql.sql("alter table journal.%s disable trigger user".formatted(table))
                    .update();
        }
        sql.sql("""
                        select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
                         where connamespace = 'journal'::regnamespace and contype in ('c', 'f', 'u')
                        """).query(String.class).list().forEach(ordre -> sql.sql(ordre).update());
        // Pour recalculer les empreintes d'une chaîne comme la base les calcule.
        sql.sql("""
                        create function pg_temp.recalculer(le_type text, l_id text) returns void language plpgsql as $$
                        declare a journal.acte; avant text := repeat('0', 64); n bigint := 0;
                        begin
                            for a in select * from journal.acte where objet_type = le_type and objet_id = l_id order by rang loop
                                n := n + 1;
                                update journal.acte set rang = n, precedente = avant where id = a.id returning * into a;
                                avant := encode(sha256(convert_to(journal.ecriture(a), 'UTF8')), 'hex');
                                update journal.acte set empreinte = avant where id = a.id;
                            end loop;
                        end $$
                        """).update();
    }

    /** Fait une altération, et dit laquelle. */
    String alterer() {
        var sortes = Sorte.values();
        var sorte = sortes[hasard.nextInt(sortes.length)];
        var detail = switch (sorte) {
            case OCTET -> octet("acte", acte());
            case LIGNE -> ligne();
            case DERNIERE_LIGNE -> derniereLigne();
            case CHAINE -> chaine();
            case JOUR -> jour();
            case ECHANGE -> echange();
            case PERSONNELLE -> personnelle();
            case RECALCUL -> recalcul();
            case TETE -> tete();
            case ATTESTATION -> attestation();
            case AJOUT -> ajout();
        };
        return sorte + " : " + detail;
    }

    private String octet(String table, String ligne) {
        var colonnes = sql.sql("""
                        select attname || ' ' || format_type(atttypid, null) from pg_attribute
                         where attrelid = ('journal.' || :table)::regclass and attnum > 0 and not attisdropped order by attnum
                        """).param("table", table).query(String.class).list();
        var colonne = colonnes.get(hasard.nextInt(colonnes.size())).split(" ", 2);
        var nom = colonne[0];
        var place = 1 + hasard.nextInt(60);
        var nouveau = switch (colonne[1]) {
            case "uuid" -> "gen_random_uuid()";
            case "bigint" -> nom + " + 1000";
            case "date" -> nom + " + 1";
            case "timestamp with time zone" -> nom + " + interval '1 microsecond'";
            case "text[]" ->
                hasard.nextBoolean() ? "array_append(%s, '')".formatted(nom) : "array_append(%s, 'x')".formatted(nom);
            case "json" ->
                hasard.nextBoolean()
                        ? "(%s::text || ' ')::json".formatted(nom)
                        : "replace(%s::text, 'Avis', 'avis')::json".formatted(nom);
            case "bytea" -> "set_byte(%s, %d, get_byte(%s, %d) # 1)".formatted(nom, place % 16, nom, place % 16);
            default ->
                "coalesce(overlay(%s placing case when substr(%s, p, 1) = 'b' then 'c' else 'b' end from p for 1), 'x')"
                        .formatted(nom, nom)
                        .replace(" p,", " least(%d, greatest(length(%s), 1)),".formatted(place, nom))
                        .replace("from p ", "from least(%d, greatest(length(%s), 1)) ".formatted(place, nom));
        };
        var faites = sql.sql("update journal.%s set %s = %s where %s and (%s)::text is distinct from %s::text"
                        .formatted(table, nom, nouveau, ligne, nouveau, nom))
                .update();
        // Un mot absent de cet acte : l'altération n'en est pas une, on en fait une autre.
        return faites == 0 ? octet(table, ligne) : table + "." + nom + " par " + nouveau;
    }

    private String ligne() {
        var objet = objet();
        var rang = 1 + hasard.nextInt(2);
        supprimer("objet_id = '%s' and rang = %d".formatted(objet, rang));
        if (hasard.nextBoolean()) {
            recalculer(objet);
            return "acte %d de %s, chaîne refaite".formatted(rang, objet);
        }
        return "acte %d de %s".formatted(rang, objet);
    }

    private String derniereLigne() {
        var objet = objet();
        supprimer("objet_id = '%s' and rang = (select max(rang) from journal.acte where objet_id = '%s')"
                .formatted(objet, objet));
        if (hasard.nextBoolean()) {
            sql.sql(
                            "delete from journal.tete_chaine where objet_id = :o and rang = (select max(rang) from journal.tete_chaine where objet_id = :o)")
                    .param("o", objet)
                    .update();
            return objet + ", avec son attestation";
        }
        return objet;
    }

    private String chaine() {
        var objet = objet();
        supprimer("objet_id = '%s'".formatted(objet));
        if (hasard.nextBoolean()) {
            sql.sql("delete from journal.tete_chaine where objet_id = :o")
                    .param("o", objet)
                    .update();
            return objet + ", avec ses attestations";
        }
        return objet;
    }

    /** Tout ce qui s'est passé entre deux têtes ; le dernier jour part parfois avec sa tête, sans rien laisser qui dépasse. */
    private String jour() {
        var tete = 1 + hasard.nextInt(TraceDEssai.TETES);
        var entier = hasard.nextBoolean();
        supprimer(
                "saisi_le < (select prise_le from journal.tete where numero = %d) and saisi_le > coalesce((select prise_le from journal.tete where numero = %d - 1), '-infinity')%s"
                        .formatted(tete, tete, ""));
        if (!entier) {
            return "temps " + tete;
        }
        supprimer("saisi_le > (select prise_le from journal.tete where numero = %d)".formatted(tete));
        sql.sql("delete from journal.tete_chaine where tete >= :t")
                .param("t", tete)
                .update();
        sql.sql("delete from journal.tete where numero >= :t").param("t", tete).update();
        return "tout à partir du temps " + tete + ", têtes comprises";
    }

    private String echange() {
        var un = objet();
        var autre = objet();
        while (autre.equals(un)) {
            autre = objet();
        }
        var rang = 1 + hasard.nextInt(2);
        sql.sql("update journal.acte set objet_id = 'x' where objet_id = '%s' and rang = %d".formatted(un, rang))
                .update();
        sql.sql("update journal.acte set objet_id = '%s' where objet_id = '%s' and rang = %d"
                        .formatted(un, autre, rang))
                .update();
        sql.sql("update journal.acte set objet_id = '%s' where objet_id = 'x'".formatted(autre))
                .update();
        if (hasard.nextBoolean()) {
            recalculer(un);
            recalculer(autre);
            return "acte %d de %s et de %s, chaînes refaites".formatted(rang, un, autre);
        }
        return "acte %d de %s et de %s".formatted(rang, un, autre);
    }

    private String personnelle() {
        var ligne =
                "ctid = (select ctid from journal.donnee_personnelle order by md5(acte::text || champ || moment || '%d') limit 1)"
                        .formatted(hasard.nextInt());
        return switch (hasard.nextInt(3)) {
            case 0 -> octet("donnee_personnelle", ligne);
            case 1 -> {
                sql.sql("delete from journal.donnee_personnelle where " + ligne).update();
                yield "une valeur effacée sans acte";
            }
            default -> {
                sql.sql(
                                "insert into journal.donnee_personnelle select acte, 'autre', 'avant', personne, sel, valeur from journal.donnee_personnelle where "
                                        + ligne)
                        .update();
                yield "une valeur ajoutée";
            }
        };
    }

    /** Un acte changé, sa chaîne refaite, et les têtes avec : condensats justes, signature d'avant ou d'une autre clé. */
    private String recalcul() {
        var objet = objet();
        sql.sql("update journal.acte set phrase = phrase || ' !' where objet_id = '%s' and rang = 1".formatted(objet))
                .update();
        recalculer(objet);
        sql.sql("""
                        update journal.tete_chaine t set empreinte = a.empreinte from journal.acte a
                         where a.objet_type = t.objet_type and a.objet_id = t.objet_id and a.rang = t.rang
                        """).update();
        var prise = new PriseDeTete(sql);
        var resignee = hasard.nextBoolean();
        var cle = cle();
        var precedente = Tete.AUCUNE;
        for (var tete : sql.sql("select %s from journal.tete t order by numero".formatted(Tete.COLONNES))
                .query((ligne, _) -> Tete.lire(ligne))
                .list()) {
            var refaite = new Tete(
                    tete.numero(),
                    tete.priseLe(),
                    tete.actes(),
                    tete.nouveaux(),
                    tete.chaines(),
                    precedente,
                    resignee ? cle.publique() : tete.cle(),
                    "",
                    "");
            var condensat = prise.ecrire(refaite, OutputStream.nullOutputStream());
            sql.sql(
                            "update journal.tete set precedente = :precedente, cle = :cle, condensat = :condensat, signature = :signature where numero = :numero")
                    .paramSource(refaite.signee(condensat, resignee ? cle.signer(condensat) : tete.signature()))
                    .update();
            precedente = condensat;
        }
        return objet + (resignee ? ", têtes signées d'une autre clé" : ", signatures laissées");
    }

    private String tete() {
        var numero = 1 + hasard.nextInt(TraceDEssai.TETES);
        if (hasard.nextInt(4) == 0) {
            sql.sql("delete from journal.tete where numero = :n")
                    .param("n", numero)
                    .update();
            return "tête %d supprimée".formatted(numero);
        }
        return octet("tete", "numero = " + numero);
    }

    private String attestation() {
        var ligne = "ctid = (select ctid from journal.tete_chaine order by md5(tete || objet_id || '%d') limit 1)"
                .formatted(hasard.nextInt());
        if (hasard.nextInt(3) == 0) {
            sql.sql("delete from journal.tete_chaine where " + ligne).update();
            return "une attestation supprimée";
        }
        return octet("tete_chaine", ligne);
    }

    /** Un acte glissé avant les autres, chaîne refaite ou non ; ou un acte au bout, mal enchaîné. */
    private String ajout() {
        var objet = objet();
        var devant = hasard.nextBoolean();
        sql.sql("""
                        insert into journal.acte
                        select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'rang', %s))).*
                          from journal.acte a where a.objet_id = '%s' and a.rang = 1
                        """.formatted(
                        devant ? "0" : "(select max(rang) + 1 from journal.acte where objet_id = a.objet_id)", objet))
                .update();
        if (devant) {
            sql.sql("delete from journal.donnee_personnelle where acte not in (select id from journal.acte)")
                    .update();
            recalculer(objet);
        }
        return objet + (devant ? ", devant" : ", au bout");
    }

    private void supprimer(String lesquels) {
        sql.sql("delete from journal.donnee_personnelle where acte in (select id from journal.acte where %s)"
                        .formatted(lesquels))
                .update();
        sql.sql("delete from journal.acte where " + lesquels).update();
    }

    private void recalculer(String objet) {
        sql.sql("select pg_temp.recalculer('candidature', :o)")
                .param("o", objet)
                .query((_, _) -> true)
                .list();
    }

    private String objet() {
        return "D-" + (1 + hasard.nextInt(TraceDEssai.OBJETS));
    }

    private String acte() {
        return "objet_id = '%s' and rang = %d".formatted(objet(), 1 + hasard.nextInt(4));
    }

    private static Cles.Paire cle() {
        try {
            var paire = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new Cles.Paire(
                    Base64.getEncoder().encodeToString(paire.getPublic().getEncoded()), paire.getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
