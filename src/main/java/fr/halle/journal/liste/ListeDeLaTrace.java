package fr.halle.journal.liste;

import fr.halle.commun.Lecture;
import fr.halle.journal.FiltreDeTrace;
import fr.halle.journal.LigneDHistorique;
import fr.halle.journal.trace.LectureDesActes;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** La trace, filtrée et triée ; la base n'en montre à chacun que ce qu'il a le droit de voir. */
@Component
public class ListeDeLaTrace {

    private static final Tris TRIS = Tris.departagesPar("saisi_le desc, id desc")
            .ou("date", "saisi_le")
            .ou("effet", "effet")
            .ou("objet", "objet_type, objet_id")
            .ou("verbe", "verbe");

    private static final Pattern OBJET = Pattern.compile("([a-z][a-z0-9_-]*):(\\S+)");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final JdbcClient sql;

    ListeDeLaTrace(JdbcClient sql) {
        this.sql = sql;
    }

    /** L'ordre demandé ; sans demande, du plus récent au plus ancien. */
    public static Tri tri(String parametre) {
        return parametre.isBlank() ? new Tri("date", true) : TRIS.lire(parametre);
    }

    /** Les actes que la base connaissait, et que l'acteur a le droit de voir. */
    public Liste<LigneDHistorique> choisir(Lecture lecture, FiltreDeTrace filtre, Tri tri) {
        Map<String, Object> valeurs = new LinkedHashMap<>();
        valeurs.put("connu", lecture.connu().atOffset(ZoneOffset.UTC));
        var conditions = new StringBuilder("a.saisi_le <= :connu");
        objet(filtre.objet(), conditions, valeurs);
        personne(filtre.personne(), conditions, valeurs);
        ajouter(
                conditions,
                valeurs,
                "(a.verbe = :verbe or a.verbe like replace(:verbe, '_', '\\_') || '.%')",
                "verbe",
                filtre.verbe());
        ajouter(
                conditions,
                valeurs,
                "a.territoires @> string_to_array(:territoire, ' ')",
                "territoire",
                filtre.territoire());
        ajouter(conditions, valeurs, "a.saisi_le >= :depuis", "depuis", minuit(filtre.depuis(), 0));
        ajouter(conditions, valeurs, "a.saisi_le < :jusqua", "jusqua", minuit(filtre.jusqua(), 1));
        return ListeSql.de(
                        texte -> sql.sql(texte).params(valeurs),
                        "with liste as (select %s from journal.acte a where %s)"
                                .formatted(LectureDesActes.COLONNES, conditions),
                        "*",
                        LectureDesActes::lire)
                .triee(TRIS, tri)
                .dApres("Trace des actes de Halle");
    }

    private static void objet(String objet, StringBuilder conditions, Map<String, Object> valeurs) {
        var designe = OBJET.matcher(objet);
        if (designe.matches()) {
            ajouter(conditions, valeurs, "a.objet_type = :type", "type", designe.group(1));
            ajouter(conditions, valeurs, "a.objet_id = :objet", "objet", designe.group(2));
        } else {
            ajouter(conditions, valeurs, "strpos(lower(a.libelle), lower(:mots)) > 0", "mots", objet);
        }
    }

    private static void personne(String personne, StringBuilder conditions, Map<String, Object> valeurs) {
        if (UUID.matcher(personne).matches()) {
            ajouter(conditions, valeurs, "a.utilisateur = cast(:personne as uuid)", "personne", personne);
        } else {
            ajouter(conditions, valeurs, """
                    exists (select from journal.donnee_personnelle n
                             where n.acte = a.id and n.moment = 'auteur' and strpos(lower(n.valeur), lower(:personne)) > 0)""", "personne", personne);
        }
    }

    private static void ajouter(
            StringBuilder conditions,
            Map<String, Object> valeurs,
            String condition,
            String nom,
            @Nullable Object valeur) {
        if (valeur != null && !valeur.toString().isEmpty()) {
            conditions.append(" and ").append(condition);
            valeurs.put(nom, valeur);
        }
    }

    private static @Nullable OffsetDateTime minuit(@Nullable LocalDate jour, int plus) {
        return jour == null
                ? null
                : jour.plusDays(plus).atStartOfDay(Typographie.PARIS).toOffsetDateTime();
    }
}
