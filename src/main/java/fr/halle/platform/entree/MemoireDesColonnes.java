package fr.halle.platform.entree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Les colonnes qu'une personne a désignées, retenues pour les fichiers de mêmes entêtes, à défaut de même source. */
@Component
class MemoireDesColonnes {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTES = new TypeReference<>() {};

    private final JdbcClient sql;

    MemoireDesColonnes(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Designation> retrouver(String jeu, List<String> entetes, String source) {
        return sql.sql("""
                        select correspondance::text, valeurs::text from platform.correspondance_de_colonnes
                         where jeu = :jeu and (entetes = :entetes or source = :source)
                         order by entetes = :entetes desc, saisi_le desc limit 1
                        """)
                .param("jeu", jeu)
                .param("entetes", Alignement.signature(entetes))
                .param("source", source)
                .query((ligne, _) -> new Designation(
                        JSON.readValue(ligne.getString(1), TEXTES), JSON.readValue(ligne.getString(2), TEXTES)))
                .optional();
    }

    void retenir(String jeu, List<String> entetes, String source, Designation designation) {
        sql.sql("""
                        insert into platform.correspondance_de_colonnes (jeu, entetes, source, correspondance, valeurs)
                        values (:jeu, :entetes, :source, :correspondance::jsonb, :valeurs::jsonb)
                        """)
                .param("jeu", jeu)
                .param("entetes", Alignement.signature(entetes))
                .param("source", source)
                .param("correspondance", JSON.writeValueAsString(designation.colonnes()))
                .param("valeurs", JSON.writeValueAsString(designation.valeurs()))
                .update();
    }

    /** Oublie ce qu'un import défait avait fait retenir : une désignation fausse ne doit pas servir au suivant. */
    void oublier(UUID imports) {
        sql.sql("""
                        insert into platform.correspondance_de_colonnes (jeu, entetes, source, correspondance, valeurs)
                        select c.jeu, c.entetes, c.source, '{}', '{}'
                          from platform.import i
                          join platform.correspondance_de_colonnes c on c.jeu = i.jeu and c.saisi_le < i.saisi_le
                         where i.id = :import
                           and not exists (select from platform.import j where c.saisi_le < j.saisi_le and j.saisi_le < i.saisi_le)
                        """).param("import", imports).update();
    }

    /** Ce qu'une personne a dit des colonnes d'un fichier. */
    record Designation(Map<String, String> colonnes, Map<String, String> valeurs) {
        boolean vide() {
            return colonnes.isEmpty() && valeurs.isEmpty();
        }
    }
}
