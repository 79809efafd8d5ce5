package fr.halle.journal.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rejoue chaque chaîne, du premier acte au dernier, d'une seule lecture ; ne garde en mémoire que l'acte d'avant et les personnes
 * effacées. À appeler dans une transaction, sans quoi toute la trace viendrait d'un coup.
 */
public final class VerificationDesChaines {

    private static final int LOT = 500;
    private static final String RIEN = "0".repeat(64);

    private final JdbcClient sql;

    public VerificationDesChaines(JdbcClient sql) {
        this.sql = sql;
    }

    public void verifier(Constats constats) {
        var chaine = new Chaine(constats, new VerificationDesPersonnelles(effacements()));
        sql.sql("""
                        select %s, a.empreinte, t.tete, t.empreinte as couverte,
                               (select json_agg(json_build_object('champ', d.champ, 'moment', d.moment, 'personne', d.personne,
                                                                  'sel', encode(d.sel, 'hex'), 'valeur', d.valeur))::text
                                  from journal.donnee_personnelle d where d.acte = a.id) as personnelles
                          from journal.acte a
                          left join journal.tete_chaine t
                            on t.objet_type = a.objet_type and t.objet_id = a.objet_id and t.rang = a.rang
                         order by a.objet_type, a.objet_id, a.rang
                        """.formatted(Ecriture.colonnes())).withFetchSize(LOT).query(chaine::suivant);
        signaler(constats, """
                select 'Objet ' || t.objet_type || ' ' || t.objet_id || ' : la tête ' || t.tete || ' en atteste l''acte ' || t.rang
                       || ', qui n''est plus dans la base'
                  from journal.tete_chaine t
                 where not exists (select from journal.acte a
                                    where a.objet_type = t.objet_type and a.objet_id = t.objet_id and a.rang = t.rang)
                 order by t.objet_type, t.objet_id, t.rang
                """);
        signaler(constats, """
                select 'Une donnée personnelle (champ ' || d.champ || ') désigne l''acte ' || d.acte || ', qui n''est pas dans la base'
                  from journal.donnee_personnelle d
                 where not exists (select from journal.acte a where a.id = d.acte)
                 order by d.acte
                """);
    }

    private void signaler(Constats constats, String requete) {
        sql.sql(requete).withFetchSize(LOT).query(ligne -> {
            constats.ajouter(ligne.getString(1));
        });
    }

    /** Le dernier effacement de chaque personne, à l'écriture canonique des instants. */
    private Map<String, String> effacements() {
        Map<String, String> effacements = new HashMap<>();
        sql.sql("""
                        select objet_id, to_char(max(saisi_le) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as le
                          from journal.acte where objet_type = 'personne' and verbe = :verbe group by objet_id
                        """).param("verbe", Inscription.EFFACEMENT).query(ligne -> {
            effacements.put(ligne.getString("objet_id"), ligne.getString("le"));
        });
        return effacements;
    }

    private static final class Chaine {

        private final Constats constats;
        private final VerificationDesPersonnelles personnelles;
        private @Nullable String objet;
        private long rang;
        private String empreinte = RIEN;

        Chaine(Constats constats, VerificationDesPersonnelles personnelles) {
            this.constats = constats;
            this.personnelles = personnelles;
        }

        void suivant(ResultSet acte) throws SQLException {
            var cetObjet = acte.getString("objet_type") + " " + acte.getString("objet_id");
            if (!cetObjet.equals(objet)) {
                objet = cetObjet;
                rang = 0;
                empreinte = RIEN;
            }
            var ceRang = acte.getLong("rang");
            var inscrite = acte.getString("empreinte");
            if (ceRang != rang + 1) {
                dire(acte, "l'acte %d de sa chaîne manque, ou y est deux fois".formatted(rang + 1));
            } else if (!Objects.equals(acte.getString("precedente"), empreinte)) {
                dire(acte, "il ne suit plus l'acte qui le précédait");
            }
            if (!Ecriture.empreinte(acte).equals(inscrite)) {
                dire(acte, "son contenu n'est plus celui qui a été inscrit");
            } else {
                personnelles.verifier(acte, phrase -> dire(acte, phrase));
            }
            var couverte = acte.getString("couverte");
            if (couverte != null && !couverte.equals(inscrite)) {
                dire(acte, "la tête %s en atteste une autre écriture".formatted(acte.getString("tete")));
            }
            rang = ceRang;
            empreinte = Objects.requireNonNullElse(inscrite, "");
        }

        private void dire(ResultSet acte, String constat) {
            try {
                constats.ajouter("Objet %s, acte %s (%s, %s) : %s"
                        .formatted(
                                objet,
                                acte.getString("rang"),
                                acte.getString("verbe"),
                                acte.getString("saisi_le"),
                                constat));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
