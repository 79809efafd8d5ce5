package fr.halle.pilotage.concours;

import fr.halle.commun.Lecture;
import fr.halle.territoire.Millesime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Les bénéficiaires dont un filtre garde les lignes, suivis jusqu'au millésime de la lecture.
 *
 * @param nom le territoire ou le programme, en clair ; « France » sans filtre
 * @param partielle faux quand tous les bénéficiaires sont gardés, connus ou non : {@code membres} est alors vide
 */
record Portee(String nom, boolean partielle, List<Membre> membres, Lecture lecture, Millesime millesime) {

    /**
     * Un bénéficiaire possible.
     *
     * @param reprise vrai pour une commune disparue, qu'une commune du territoire continue
     */
    record Membre(String type, String code, boolean reprise) {}

    Portee {
        membres = List.copyOf(membres);
    }

    /** Restreinte à ceux qu'une autre liste nomme aussi. */
    Portee croisee(List<Membre> autres) {
        if (!partielle) {
            return new Portee(nom, true, autres, lecture, millesime);
        }
        var cles = autres.stream().map(m -> m.type() + ":" + m.code()).collect(java.util.stream.Collectors.toSet());
        return new Portee(
                nom,
                true,
                membres.stream()
                        .filter(m -> cles.contains(m.type() + ":" + m.code()))
                        .toList(),
                lecture,
                millesime);
    }

    Portee gardant(java.util.function.Predicate<Membre> condition) {
        return new Portee(nom, true, membres.stream().filter(condition).toList(), lecture, millesime);
    }

    JdbcClient.StatementSpec requete(JdbcClient sql, String texte) {
        return sql.sql(texte)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(java.time.ZoneOffset.UTC))
                .param("millesime", millesime.annee())
                .param(
                        "types",
                        new SqlArrayValue(
                                "text", membres.stream().map(Membre::type).toArray()))
                .param(
                        "codes",
                        new SqlArrayValue(
                                "text", membres.stream().map(Membre::code).toArray()))
                .param(
                        "reprises",
                        new SqlArrayValue(
                                "boolean", membres.stream().map(Membre::reprise).toArray()));
    }
}
