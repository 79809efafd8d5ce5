package fr.halle.platform.entree;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Reference;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Les lignes d'un fichier en cours d'import, dans la table temporaire {@code lot} : {@code rang} (numéro dans le fichier),
 * {@code neuve} (corps de référence tiré au sort) et une colonne par champ du jeu, nulle si le fichier ne la porte pas. Un
 * montant a aussi sa colonne {@code …_texte}, quand son écriture portait plus que des centimes.
 */
public final class Lot {

    private final JdbcClient sql;
    private final UUID id;
    private final String jeu;
    private final String source;
    private final DateApprochee date;
    private final boolean complet;
    private final Map<String, String> reglages;
    private final List<String> remarques;
    private final Absences absences;
    private final OffsetDateTime instant;

    Lot(
            JdbcClient sql,
            UUID id,
            String jeu,
            String source,
            DateApprochee date,
            boolean complet,
            Map<String, String> reglages,
            List<String> remarques,
            Absences absences,
            OffsetDateTime instant) {
        this.sql = sql;
        this.id = id;
        this.jeu = jeu;
        this.source = source;
        this.date = date;
        this.complet = complet;
        this.reglages = reglages;
        this.remarques = remarques;
        this.absences = absences;
        this.instant = instant;
    }

    Lot pour(Map<String, String> autresReglages) {
        return new Lot(sql, id, jeu, source, date, complet, autresReglages, remarques, absences, instant);
    }

    public UUID id() {
        return id;
    }

    public String jeu() {
        return jeu;
    }

    /** Le code de la source que citent les faits. */
    public String source() {
        return source;
    }

    /** La date de la liste. */
    public DateApprochee date() {
        return date;
    }

    /** Vrai si le fichier est une liste entière : on peut alors dire ce qui n'y est plus. */
    public boolean complet() {
        return complet;
    }

    public String reglage(String cle) {
        var valeur = reglages.get(cle);
        if (valeur == null) {
            throw new IllegalStateException("Le jeu %s ne règle pas « %s »".formatted(jeu, cle));
        }
        return valeur;
    }

    public String reglage(String cle, String defaut) {
        return reglages.getOrDefault(cle, defaut);
    }

    /** Une requête sur le lot ; {@code :import}, {@code :source}, {@code :jeu} et {@code :instant} y ont leur valeur. */
    public JdbcClient.StatementSpec requete(String texte) {
        return sql.sql(texte)
                .param("import", id)
                .param("source", source)
                .param("jeu", jeu)
                .param("instant", instant);
    }

    /** Une requête sans les paramètres du lot. */
    public JdbcClient.StatementSpec requeteNue(String texte) {
        return sql.sql(texte);
    }

    /** Dit une chose que la personne doit savoir, si elle compte au moins une ligne. */
    public void remarquer(long nombre, String une, String plusieurs) {
        if (nombre > 0) {
            remarques.add(nombre == 1 ? une : "%d %s".formatted(nombre, plusieurs));
        }
    }

    public void remarquer(String phrase) {
        remarques.add(phrase);
    }

    /** Ajoute des lignes de la base que la liste ne porte plus. */
    public void absentes(long nombre) {
        absences.nombre += nombre;
    }

    /**
     * Tire d'autres références pour les lignes dont la référence est déjà prise.
     *
     * @param prefixe la lettre de la référence
     * @param prise condition SQL sur la colonne {@code :neuve}, par exemple {@code exists (select from … where reference = %s)}
     */
    public void references(char prefixe, String prise) {
        var condition = prise.formatted("'" + prefixe + "-' || l.neuve");
        for (List<Long> rangs = collisions(condition); !rangs.isEmpty(); rangs = collisions(condition)) {
            for (var rang : rangs) {
                sql.sql("update lot set neuve = :neuve where rang = :rang")
                        .param("neuve", Reference.corps())
                        .param("rang", rang)
                        .update();
            }
        }
    }

    private List<Long> collisions(String condition) {
        return new ArrayList<>(
                sql.sql("""
                        select l.rang from lot l where %s
                        union
                        select max(rang) from lot group by neuve having count(*) > 1
                        """.formatted(condition)).query(Long.class).list());
    }

    long absentes() {
        return absences.nombre;
    }

    List<String> remarques() {
        return remarques;
    }

    /** Le compte des absentes, commun à toutes les destinations d'un lot. */
    static final class Absences {
        long nombre;
    }
}
