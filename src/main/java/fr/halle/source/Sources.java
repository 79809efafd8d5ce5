package fr.halle.source;

import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Le registre des sources. */
@Component
public class Sources {

    private static final String COLONNES =
            "select code, titre, auteur, genre, publie_le, precision_date as \"precision\", version, licence, note"
                    + " from source.v_public_source ";

    private final JdbcClient sql;

    Sources(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Source> lister() {
        return sql.sql(COLONNES + "order by publie_le desc, code")
                .query(Source.class)
                .list();
    }

    /** Celles que la base connaissait ; une source n'est vraie à aucune date, et atteste des faits plus anciens qu'elle. */
    Liste<Source> choisir(Lecture lecture) {
        return ListeSql.de(
                        texte -> sql.sql(texte).param("connu", lecture.connu().atOffset(ZoneOffset.UTC)),
                        "with liste as (select * from source.v_public_source where saisi_le <= :connu)",
                        "code, titre, auteur, genre, publie_le, precision_date as \"precision\", version, licence, note",
                        Source.class)
                .ordonnee("publie_le desc, code")
                .dApres("Registre des sources de Halle");
    }

    public Optional<Source> trouver(String code) {
        return sql.sql(COLONNES + "where code = :code")
                .param("code", code)
                .query(Source.class)
                .optional();
    }

    public Source charger(String code) {
        return trouver(code)
                .orElseThrow(() -> new Introuvable(
                        "source",
                        "Aucune source ne porte le code « %s » : consultez la liste des sources.".formatted(code)));
    }

    void enregistrer(Source source) {
        sql.sql("""
                        insert into source.source (code, titre, auteur, genre, publie_le, precision_date, version, licence, note)
                        values (:code, :titre, :auteur, :genre, :publieLe, :precision, :version, :licence, :note)
                        """).paramSource(source).update();
    }

    /** Enregistre une source du projet, si elle ne l'est pas déjà. */
    void completer(Source source) {
        if (trouver(source.code()).isEmpty()) {
            enregistrer(source);
        }
    }
}
