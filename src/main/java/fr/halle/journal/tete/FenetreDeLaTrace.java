package fr.halle.journal.tete;

import fr.halle.platform.Verification;
import fr.halle.platform.base.Dossier;
import fr.halle.platform.web.Typographie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce que les têtes ne prouvent pas encore : les actes d'après la dernière, et les clés que ce dossier ne connaît pas. */
@Component
class FenetreDeLaTrace implements Verification {

    private final JdbcClient sql;
    private final @Nullable Dossier dossier;

    FenetreDeLaTrace(JdbcClient sql, Environment reglages) {
        this.sql = sql;
        this.dossier = VerificationDeLaTrace.dossier(reglages);
    }

    @Override
    public String regle() {
        return "Toute la trace est couverte par une tête signée d'une clé connue";
    }

    @Override
    public Gravite gravite() {
        return Gravite.ALERTE;
    }

    @Override
    public List<String> anomalies() {
        var alertes = new ArrayList<String>();
        sql
                .sql("""
                        select (select count(*) from journal.acte) - coalesce(t.actes, 0) as actes, t.numero,
                               extract(epoch from clock_timestamp() - t.prise_le)::bigint as depuis
                          from (select) un left join (select * from journal.tete order by numero desc limit 1) t on true
                        """)
                .query((ligne, _) -> phrase(ligne.getLong("actes"), ligne.getLong("numero"), ligne.getLong("depuis")))
                .list()
                .stream()
                .filter(p -> !p.isEmpty())
                .forEach(alertes::add);
        var connues = dossier == null ? Set.<String>of() : new Cles(dossier).connues();
        if (connues.isEmpty()) {
            sql.sql("select distinct cle from journal.tete")
                    .query(String.class)
                    .list()
                    .forEach(cle -> alertes.add(
                            "Les têtes sont signées par la clé %s, que ce dossier ne connaît pas : rien ne dit qu'elle est la bonne. Copiez-y le dossier « ancres » et secrets/ancres.pem de la Halle d'origine."
                                    .formatted(Cles.empreinte(cle))));
        }
        return alertes;
    }

    private static String phrase(long actes, long numero, long depuis) {
        if (actes <= 0) {
            return "";
        }
        return numero == 0
                ? "Fenêtre : %d actes, qu'aucune tête ne couvre encore. Pour les ancrer : ./halle ancrer."
                        .formatted(actes)
                : "Fenêtre : %s depuis la tête %d, prise il y a %s. Ce qui y serait changé ou effacé pourrait ne pas se voir. Pour ancrer : ./halle ancrer."
                        .formatted(Typographie.accord(actes, "acte"), numero, duree(Duration.ofSeconds(depuis)));
    }

    private static String duree(Duration duree) {
        if (duree.toMinutes() < 1) {
            return duree.toSeconds() + " s";
        }
        return duree.toHours() < 48 ? duree.toMinutes() + " min" : duree.toDays() + " jours";
    }
}
