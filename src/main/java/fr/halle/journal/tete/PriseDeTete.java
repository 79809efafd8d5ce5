package fr.halle.journal.tete;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Prend une tête : ce que valent à cet instant les chaînes qui ont changé, signé. À appeler dans une transaction. */
final class PriseDeTete {

    private static final int LOT = 500;

    private final JdbcClient sql;

    PriseDeTete(JdbcClient sql) {
        this.sql = sql;
    }

    /** Vrai si un acte récent n'est couvert par aucune tête : une question courte, à poser souvent. */
    boolean duNeuf() {
        return sql.sql("""
                        select exists (select from journal.acte a
                                        where a.saisi_le >= coalesce((select max(prise_le) from journal.tete), '-infinity') - interval '1 hour'
                                          and not exists (select from journal.tete_chaine t
                                                           where t.objet_type = a.objet_type and t.objet_id = a.objet_id and t.rang >= a.rang))
                        """).query(Boolean.class).single();
    }

    Optional<Tete> derniere() {
        return sql.sql("select %s from journal.tete t order by t.numero desc limit 1".formatted(Tete.COLONNES))
                .query((ligne, _) -> Tete.lire(ligne))
                .optional();
    }

    /** Vide s'il n'y a rien de neuf, ou si une autre Halle en prend une au même moment. */
    Optional<Tete> prendre(Cles.Paire cle) {
        if (!sql.sql("select pg_try_advisory_xact_lock(hashtext('halle.ancres'))")
                .query(Boolean.class)
                .single()) {
            return Optional.empty();
        }
        var avant = derniere();
        long numero = avant.map(Tete::numero).orElse(0L) + 1;
        // Une seule instruction : une seule photographie des chaînes.
        var chaines = sql.sql("""
                        insert into journal.tete_chaine (tete, objet_type, objet_id, rang, empreinte)
                        select :numero, d.objet_type, d.objet_id, d.rang, a.empreinte
                          from (select objet_type, objet_id, max(rang) as rang from journal.acte group by 1, 2) d
                          left join (select objet_type, objet_id, max(rang) as rang from journal.tete_chaine group by 1, 2) c
                            on c.objet_type = d.objet_type and c.objet_id = d.objet_id
                          join journal.acte a on a.objet_type = d.objet_type and a.objet_id = d.objet_id and a.rang = d.rang
                         where d.rang > coalesce(c.rang, 0)
                        """).param("numero", numero).update();
        if (chaines == 0) {
            return Optional.empty();
        }
        var nouveaux = sql.sql("""
                        select sum(t.rang - coalesce((select max(p.rang) from journal.tete_chaine p
                                                       where p.objet_type = t.objet_type and p.objet_id = t.objet_id and p.tete < t.tete), 0))
                          from journal.tete_chaine t where t.tete = :numero
                        """).param("numero", numero).query(Long.class).single();
        var priseLe = sql.sql(
                        "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
                .query(String.class)
                .single();
        var tete = new Tete(
                numero,
                priseLe,
                avant.map(Tete::actes).orElse(0L) + nouveaux,
                nouveaux,
                chaines,
                avant.map(Tete::condensat).orElse(Tete.AUCUNE),
                cle.publique(),
                "",
                "");
        var condensat = ecrire(tete, OutputStream.nullOutputStream());
        var signee = tete.signee(condensat, cle.signer(condensat));
        inscrire(signee);
        return Optional.of(signee);
    }

    /** Écrit le texte d'une tête, sans son pied, et rend son condensat. */
    String ecrire(Tete tete, OutputStream sortie) {
        try {
            var texte = new TexteDAncre(tete, sortie);
            sql.sql("""
                            select objet_type, objet_id, rang, empreinte from journal.tete_chaine where tete = :numero
                             order by objet_type, objet_id
                            """).param("numero", tete.numero()).withFetchSize(LOT).query(ligne -> {
                try {
                    texte.chaine(ligne.getString(1), ligne.getString(2), ligne.getLong(3), ligne.getString(4));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return texte.condensat();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void inscrire(Tete tete) {
        sql.sql("""
                        insert into journal.tete (numero, prise_le, actes, nouveaux, chaines, precedente, cle, condensat, signature)
                        values (:numero, cast(:priseLe as timestamptz), :actes, :nouveaux, :chaines, :precedente, :cle, :condensat, :signature)
                        """).paramSource(tete).update();
    }
}
