package fr.halle.journal.trace;

import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.journal.LigneDHistorique;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Remet les données personnelles à leur place dans un acte, et dit celles qui ont été effacées. */
public final class LectureDesActes {

    /** Les colonnes à lire de {@code journal.acte a}. */
    public static final String COLONNES = """
            a.id, a.saisi_le, a.effet, a.effet_precision, a.qualite, a.utilisateur, a.verbe, a.phrase, a.objet_type, a.objet_id,
            a.libelle, a.changements::text as changements, a.territoires, a.rang, a.service, a.session::text as session,
            a.habilitation::text as habilitation, a.auteur_condensat, array_to_string(a.visible_par, ' ') as visible_par,
            a.precedente, a.empreinte,
            (select json_object_agg(d.champ || ' ' || d.moment, d.valeur)::text
               from journal.donnee_personnelle d where d.acte = a.id) as personnelles""";

    private static final Pattern CHAMP = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]*)}");

    private LectureDesActes() {}

    public static LigneDHistorique lire(ResultSet acte, int rang) throws SQLException {
        var personnelles = personnelles(acte.getString("personnelles"));
        var changements = JsonMapper.shared().readTree(acte.getString("changements"));
        return new LigneDHistorique(
                acte.getObject("id", UUID.class),
                acte.getObject("saisi_le", OffsetDateTime.class).toInstant(),
                new DateApprochee(
                        acte.getObject("effet", LocalDate.class), Precision.deCode(acte.getString("effet_precision"))),
                auteur(acte, personnelles),
                acte.getString("qualite"),
                acte.getObject("utilisateur", UUID.class),
                acte.getString("verbe"),
                completer(acte.getString("phrase"), personnelles),
                acte.getString("objet_type"),
                acte.getString("objet_id"),
                completer(acte.getString("libelle"), personnelles),
                champs(changements, personnelles),
                List.of((String[]) acte.getArray("territoires").getArray()),
                new LigneDHistorique.Preuve(
                        acte.getLong("rang"),
                        acte.getString("service"),
                        acte.getString("session"),
                        acte.getString("habilitation"),
                        acte.getString("auteur_condensat"),
                        acte.getString("changements"),
                        acte.getString("visible_par"),
                        acte.getString("precedente"),
                        acte.getString("empreinte")));
    }

    private static Map<String, String> personnelles(@Nullable String json) {
        var personnelles = new HashMap<String, String>();
        if (json != null) {
            JsonMapper.shared()
                    .readTree(json)
                    .properties()
                    .forEach(p -> personnelles.put(p.getKey(), p.getValue().asString()));
        }
        return personnelles;
    }

    private static String auteur(ResultSet acte, Map<String, String> personnelles) throws SQLException {
        var service = acte.getString("service");
        if (service != null) {
            return "Halle (" + service + ")";
        }
        return personnelles.getOrDefault("auteur auteur", "personne effacée");
    }

    /** « {contact} » devient ce que le champ vaut après l'acte, ou à défaut avant. */
    private static String completer(String texte, Map<String, String> personnelles) {
        return CHAMP.matcher(texte)
                .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(personnelles.getOrDefault(
                        m.group(1) + " apres",
                        personnelles.getOrDefault(m.group(1) + " avant", "(" + LigneDHistorique.EFFACE + ")"))));
    }

    private static List<LigneDHistorique.Champ> champs(JsonNode changements, Map<String, String> personnelles) {
        var champs = new ArrayList<LigneDHistorique.Champ>();
        for (var changement : changements) {
            var champ = changement.path("champ").asString("");
            champs.add(new LigneDHistorique.Champ(
                    changement.path("libelle").asString(champ),
                    valeur(changement.path("avant"), champ + " avant", personnelles),
                    valeur(changement.path("apres"), champ + " apres", personnelles)));
        }
        return List.copyOf(champs);
    }

    private static @Nullable String valeur(JsonNode noeud, String cle, Map<String, String> personnelles) {
        if (noeud.isObject()) {
            return personnelles.getOrDefault(cle, LigneDHistorique.EFFACE);
        }
        return noeud.isNull() || noeud.isMissingNode() ? null : noeud.asString();
    }
}
