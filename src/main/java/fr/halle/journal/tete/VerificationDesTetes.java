package fr.halle.journal.tete;

import fr.halle.journal.trace.Constats;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refait le texte de chaque tête à partir de la base, son condensat, et contrôle sa signature ; une seule lecture, tête après tête. */
final class VerificationDesTetes {

    private static final int LOT = 500;

    private final JdbcClient sql;
    private final Set<String> clesConnues;
    private final Set<String> clesInconnues = new TreeSet<>();

    VerificationDesTetes(JdbcClient sql, Set<String> clesConnues) {
        this.sql = sql;
        this.clesConnues = clesConnues;
    }

    /** Les clés qui ont signé et que le dossier ne connaît pas, une fois la vérification faite. */
    Set<String> clesInconnues() {
        return clesInconnues;
    }

    void verifier(Constats constats) {
        var suite = new Suite(constats);
        sql.sql("""
                        select %s, c.objet_type, c.objet_id, c.rang, c.empreinte
                          from journal.tete t
                          left join journal.tete_chaine c on c.tete = t.numero
                         order by t.numero, c.objet_type, c.objet_id
                        """.formatted(Tete.COLONNES)).withFetchSize(LOT).query(suite::suivante);
        suite.finir();
        verifierLeCompte(constats);
    }

    /** Les chaînes ne reculent jamais d'une tête à l'autre, et leurs longueurs font le nombre d'actes que la dernière atteste. */
    private void verifierLeCompte(Constats constats) {
        sql.sql("""
                        select 'Tête ' || t.numero || ' : elle atteste ' || t.actes || ' actes, ses chaînes en font '
                               || coalesce(c.actes, 0)
                          from (select numero, actes from journal.tete order by numero desc limit 1) t
                         cross join (select sum(rang) as actes
                                       from (select max(rang) as rang from journal.tete_chaine group by objet_type, objet_id) m) c
                         where t.actes is distinct from c.actes
                        union all
                        select 'Des chaînes sont attestées par la tête ' || c.tete || ', qui n''est plus dans la base'
                          from (select distinct tete from journal.tete_chaine) c
                         where not exists (select from journal.tete t where t.numero = c.tete)
                        """).query(ligne -> {
            constats.ajouter(ligne.getString(1));
        });
    }

    private final class Suite {

        private final Constats constats;
        private @Nullable Tete tete;
        private @Nullable TexteDAncre texte;
        private String precedente = Tete.AUCUNE;
        private long numero;
        private long chaines;

        Suite(Constats constats) {
            this.constats = constats;
        }

        void suivante(ResultSet ligne) throws SQLException {
            try {
                if (tete == null || tete.numero() != ligne.getLong("numero")) {
                    finir();
                    tete = Tete.lire(ligne);
                    texte = new TexteDAncre(tete, OutputStream.nullOutputStream());
                    chaines = 0;
                }
                if (ligne.getString("objet_type") != null && texte != null) {
                    chaines++;
                    texte.chaine(
                            ligne.getString("objet_type"),
                            ligne.getString("objet_id"),
                            ligne.getLong("rang"),
                            ligne.getString("empreinte"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Juge la tête dont toutes les chaînes ont été lues. */
        void finir() {
            var lue = tete;
            if (lue == null || texte == null) {
                return;
            }
            if (lue.numero() != numero + 1) {
                dire(numero + 1, "elle manque");
            } else if (!lue.precedente().equals(precedente)) {
                dire(lue.numero(), "elle ne suit plus la tête d'avant");
            }
            if (!texte.condensat().equals(lue.condensat()) || chaines != lue.chaines()) {
                dire(lue.numero(), "ce qu'elle atteste n'est plus ce qui a été signé");
            }
            if (!Cles.signe(lue.condensat(), lue.signature(), lue.cle())) {
                dire(lue.numero(), "sa signature n'est pas la bonne");
            } else if (!clesConnues.contains(lue.cle())) {
                clesInconnues.add(lue.cle());
            }
            numero = lue.numero();
            precedente = lue.condensat();
        }

        private void dire(long laquelle, String constat) {
            constats.ajouter("Tête %d : %s".formatted(laquelle, constat));
        }
    }
}
