package fr.halle.programme;

import fr.halle.commun.Lecture;
import fr.halle.platform.Introuvable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les programmes que cette base conduit, et leur configuration. */
@Component
public class Programmes {

    private static final String LIRE = """
            select p.code, p.nom, p.sigle, p.objet, p.operateur, p.maille, p.lance_le, p.lance_precision, p.fin_le,
                   p.fin_precision, p.source,
                   coalesce(un.texte, 'lauréat') as laureat, coalesce(des.texte, 'lauréats') as laureats
              from programme.v_public_programme p
              left join programme.v_public_libelle un on un.programme = p.code and un.cle = 'laureat'
              left join programme.v_public_libelle des on des.programme = p.code and des.cle = 'laureats'
            """;

    private final JdbcClient sql;

    Programmes(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Programme> lister() {
        return sql.sql(LIRE + "order by p.rang, p.code").query(Programme.class).list();
    }

    /** Les titres des sources de leurs configurations. */
    List<String> sources() {
        return sql.sql("""
                        select distinct s.titre from programme.v_public_programme p
                          join source.v_public_source s on s.code = p.source order by 1
                        """).query(String.class).list();
    }

    public Optional<Programme> trouver(String code) {
        return sql.sql(LIRE + "where p.code = :code")
                .param("code", code)
                .query(Programme.class)
                .optional();
    }

    public Programme charger(String code) {
        return trouver(code)
                .orElseThrow(() -> new Introuvable(
                        "programme",
                        "Aucun programme ne porte le code « %s » : consultez la liste des programmes."
                                .formatted(code)));
    }

    /** Les piliers, objectifs ou étapes d'un programme, dans leur ordre. */
    public List<Element> elements(String programme) {
        return sql.sql("""
                        select genre, libelle, detail, source from programme.v_public_element
                         where programme = :programme order by genre, rang
                        """).param("programme", programme).query(Element.class).list();
    }

    /** Les paramètres chiffrés en vigueur : seuils, délais, taux, chacun avec sa référence. */
    public List<Parametre> parametres(String programme, Lecture lecture) {
        return sql.sql("""
                        select cle, libelle, valeur, unite, reference, source from programme.v_public_parametre
                         where programme = :programme and vrai_du <= :au and :au < vrai_jusqu
                           and connu_du <= :connu and :connu < connu_jusqu
                         order by id
                        """)
                .param("programme", programme)
                .param("au", lecture.au())
                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC))
                .query(Parametre.class)
                .list();
    }

    /** Un élément de présentation : {@code genre} vaut {@code pilier}, {@code objectif} ou {@code etape}. */
    public record Element(
            String genre, String libelle, @Nullable String detail, String source) {}

    /** Une valeur chiffrée de la règle du programme, avec son unité et le texte qui la pose. */
    public record Parametre(String cle, String libelle, long valeur, String unite, String reference, String source) {}
}
