package fr.halle.platform.imports;

import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Le registre des imports passés. */
@Component
public class ActesDImport {

    /** Les ordres permis ; le plus récent d'abord par défaut. */
    public static final Tris TRIS = Tris.departagesPar("saisi_le desc, id")
            .ou("date", "saisi_le")
            .ou("jeu", "jeu")
            .ou("fichier", "fichier collate \"fr-x-icu\"")
            .ou("source", "source")
            .ou("lues", "lues")
            .ou("creees", "creees")
            .ou("modifiees", "modifiees")
            .ou("inchangees", "inchangees")
            .ou("refusees", "refusees")
            .ou("ecartees", "ecartees")
            .ou("absentes", "absentes");

    private static final String COLONNES = """
            id, jeu, annule, source, fichier, sha256, octets, format, lues, creees, modifiees, inchangees, refusees, ecartees,
            absentes, correspondance::text as correspondance, valeurs::text as valeurs, remarques, saisi_le, defait_par, defait_le
            """;

    private static final String TOUS = "select " + COLONNES + " from platform.v_public_import ";
    private static final TypeReference<Map<String, String>> TEXTES = new TypeReference<>() {};

    private final JdbcClient sql;

    ActesDImport(JdbcClient sql) {
        this.sql = sql;
    }

    /** L'ordre demandé ; sans demande, du plus récent au plus ancien. */
    public static Tri tri(String parametre) {
        return parametre.isBlank() ? new Tri("date", true) : TRIS.lire(parametre);
    }

    /**
     * Ceux que la base connaissait ; un import n'y est défait que s'il l'était déjà.
     *
     * @param jeu un jeu, ou vide pour tous
     * @param source le code d'une source, ou vide pour toutes
     */
    public Liste<ActeEnregistre> choisir(Lecture lecture, String jeu, String source, Tri tri) {
        return ListeSql.de(
                        texte -> sql.sql(texte)
                                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                                .param("jeu", jeu.strip())
                                .param("source", source.strip()),
                        """
                        with liste as (
                            select i.id, i.jeu, i.annule, i.source, i.fichier, i.sha256, i.octets, i.format, i.lues, i.creees, i.modifiees,
                                   i.inchangees, i.refusees, i.ecartees, i.absentes, i.correspondance, i.valeurs, i.remarques, i.saisi_le,
                                   case when i.defait_le <= :connu then i.defait_par end as defait_par,
                                   case when i.defait_le <= :connu then i.defait_le end as defait_le
                              from platform.v_public_import i
                             where i.saisi_le <= :connu and :jeu in ('', i.jeu) and (:source = '' or i.source = :source))
                        """,
                        COLONNES,
                        (ligne, _) -> acte(ligne))
                .triee(TRIS, tri)
                .dApres("Registre des imports de Halle");
    }

    /** Du plus récent au plus ancien. */
    public List<ActeEnregistre> lister() {
        return sql.sql(TOUS + " order by saisi_le desc, id desc")
                .query((ligne, _) -> acte(ligne))
                .list();
    }

    public Optional<ActeEnregistre> trouver(UUID id) {
        return sql.sql(TOUS + " where id = :id")
                .param("id", id)
                .query((ligne, _) -> acte(ligne))
                .optional();
    }

    /** @throws Introuvable si aucun import connu à cet instant ne porte cet identifiant */
    public ActeEnregistre charger(String id, Lecture lecture) {
        return identifiant(id)
                .flatMap(this::trouver)
                .filter(acte -> !acte.saisiLe().toInstant().isAfter(lecture.connu()))
                .map(acte -> acte.connu(lecture.connu()))
                .orElseThrow(() -> new Introuvable(
                        "id",
                        "Aucun import ne porte l'identifiant « %s » : consultez la liste des imports.".formatted(id)));
    }

    /** Les jeux dont un fichier au moins est entré. */
    public List<String> jeux() {
        return sql.sql("select distinct jeu from platform.v_public_import order by 1")
                .query(String.class)
                .list();
    }

    private static Optional<UUID> identifiant(String texte) {
        try {
            return Optional.of(UUID.fromString(texte));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ActeEnregistre acte(ResultSet ligne) throws SQLException {
        Array remarques = ligne.getArray("remarques");
        return new ActeEnregistre(
                ligne.getObject("id", UUID.class),
                ligne.getString("jeu"),
                ligne.getObject("annule", UUID.class),
                ligne.getString("source"),
                ligne.getString("fichier"),
                ligne.getString("sha256"),
                ligne.getLong("octets"),
                ligne.getString("format"),
                ligne.getLong("lues"),
                ligne.getLong("creees"),
                ligne.getLong("modifiees"),
                ligne.getLong("inchangees"),
                ligne.getLong("refusees"),
                ligne.getLong("ecartees"),
                ligne.getLong("absentes"),
                JsonMapper.shared().readValue(ligne.getString("correspondance"), TEXTES),
                JsonMapper.shared().readValue(ligne.getString("valeurs"), TEXTES),
                List.of((String[]) remarques.getArray()),
                ligne.getObject("saisi_le", OffsetDateTime.class),
                ligne.getObject("defait_par", UUID.class),
                ligne.getObject("defait_le", OffsetDateTime.class));
    }
}
