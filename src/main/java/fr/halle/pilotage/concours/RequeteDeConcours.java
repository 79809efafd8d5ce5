package fr.halle.pilotage.concours;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Le texte SQL qui garde les lignes d'un filtre. Seuls les filtres demandés y sont : chacun a son index, et la base choisit le
 * plus étroit. Rien de ce que la personne écrit n'entre dans le texte.
 */
record RequeteDeConcours(FiltreDeConcours filtre, Portee portee) {

    /** Les lignes gardées, sous le nom {@code c}. */
    String depuis() {
        return "financement.v_public_concours c";
    }

    String conditions() {
        List<String> conditions = new ArrayList<>();
        conditions.add("c.vrai_du <= :au and c.connu_du <= :connu and :connu < c.connu_jusqu");
        if (portee.partielle()) {
            conditions.add(
                    "(c.territoire_type, c.territoire_code) in (select p.type, p.code from unnest(:types::text[], :codes::text[]) as p (type, code))");
        } else if (!filtre.echelon().isEmpty()) {
            conditions.add("c.territoire_type = :echelon");
        }
        si(conditions, filtre.dispositif(), "c.dispositif = :dispositif");
        si(conditions, filtre.annee(), "c.rang_exercice = :annee::integer");
        si(conditions, filtre.categorie(), "c.categorie = :categorie");
        si(conditions, filtre.source(), "c.source = :source");
        si(conditions, filtre.q(), "c.mots @@ financement.v_public_mots_cherches(:q)");
        if (filtre.anomalie().equals("depassement")) {
            conditions.add("c.depassement");
        } else if (filtre.anomalie().equals("arrondi")) {
            conditions.add("c.texte is not null");
        }
        return String.join("\n   and ", conditions);
    }

    JdbcClient.StatementSpec preparer(JdbcClient sql, String texte) {
        return CumulsDeConcours.filtrer(portee.requete(sql, texte), filtre).param("q", filtre.q());
    }

    private static void si(List<String> conditions, String valeur, String condition) {
        if (!valeur.isEmpty()) {
            conditions.add(condition);
        }
    }
}
