package fr.halle.journal.tete;

import fr.halle.journal.trace.Constats;
import fr.halle.journal.trace.VerificationDesChaines;
import fr.halle.platform.base.Dossier;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Toute la trace : ses chaînes, ses têtes, les ancres écrites hors de la base, et ce qui empêche de la changer. */
final class ControleDeLaTrace {

    private final JdbcClient sql;
    private final @Nullable Dossier dossier;
    private final boolean ancres;

    /**
     * @param dossier celui des clés et des ancres ; {@code null} s'il n'y en a pas : la base n'est alors comparée qu'à elle-même
     * @param ancres comparer aux ancres du dossier, et pas seulement à ses clés
     */
    ControleDeLaTrace(JdbcClient sql, @Nullable Dossier dossier, boolean ancres) {
        this.sql = sql;
        this.dossier = dossier;
        this.ancres = ancres;
    }

    /** @param clesInconnues reçoit les clés que le dossier ne connaît pas, quand il n'en connaît aucune : rien ne dit alors qu'elles sont fausses */
    void controler(Constats constats, Set<String> clesInconnues) {
        var connues = dossier == null ? Set.<String>of() : new Cles(dossier).connues();
        new VerificationDesChaines(sql).verifier(constats);
        var tetes = new VerificationDesTetes(sql, connues);
        tetes.verifier(constats);
        if (dossier != null && ancres) {
            new VerificationDesAncres(sql, connues).verifier(new FichiersDAncre(dossier.ancres()), constats);
        }
        if (connues.isEmpty()) {
            clesInconnues.addAll(tetes.clesInconnues());
        } else {
            tetes.clesInconnues()
                    .forEach(cle -> constats.ajouter(
                            "Des têtes sont signées par la clé %s, que ce dossier ne connaît pas. Si c'est celle d'une autre Halle dont cette base vient, copiez ici son fichier ancres/cle-%s.pem ; sinon, la trace a été réécrite"
                                    .formatted(Cles.empreinte(cle), Cles.empreinte(cle))));
        }
    }

    /** Les déclencheurs et les droits qui empêchent de changer la trace sont en place. */
    void controlerLesGardes(Constats constats) {
        sql.sql("""
                        select 'Le déclencheur ' || attendu.nom || ' de journal.' || attendu.ou || ' manque, ou est coupé'
                          from (values ('acte', 'enchaine'), ('acte', 'ne_se_change_pas'), ('tete', 'ne_se_change_pas'),
                                       ('tete_chaine', 'ne_se_change_pas'), ('donnee_personnelle', 'ne_se_change_pas'),
                                       ('donnee_personnelle', 'ne_s_efface_qu_avec_la_personne')) attendu (ou, nom)
                         where not exists (select from pg_trigger t
                                            where t.tgrelid = to_regclass('journal.' || attendu.ou) and t.tgname = attendu.nom
                                              and t.tgenabled in ('O', 'A'))
                        union all
                        select 'Le rôle halle_app a le droit de changer journal.' || c.relname
                          from pg_class c
                         where c.relnamespace = to_regnamespace('journal') and c.relkind = 'r' and c.relname <> 'historique_schema'
                           and has_table_privilege('halle_app', c.oid, 'update, delete, truncate')
                        """).query(ligne -> {
            constats.ajouter(ligne.getString(1));
        });
    }
}
