package fr.halle.journal.trace;

import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.platform.acteur.ActeurCourant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Écrit un acte : ses champs personnels à part, le reste dans sa chaîne, que la base prolonge. */
@Component
public class Inscription {

    /** Le verbe de l'acte sans lequel une donnée personnelle ne s'efface pas. */
    public static final String EFFACEMENT = "personne.effacer";

    private static final String AUTEUR = "auteur";

    private final JdbcClient sql;

    Inscription(JdbcClient sql) {
        this.sql = sql;
    }

    public void inscrire(Consigne consigne) {
        var personnelles = new ArrayList<ValeurPersonnelle>();
        var changements = consigne.changements().stream()
                .map(c -> ecrire(c, personnelles))
                .toList();
        var acteur = ActeurCourant.personne();
        var auteur = acteur.map(p -> ValeurPersonnelle.tirer(AUTEUR, AUTEUR, p.utilisateur(), p.nom()));
        auteur.ifPresent(personnelles::add);
        var effet = consigne.effet();
        sql.sql("""
                        with nouveau as (
                            insert into journal.acte (id, objet_type, objet_id, libelle, verbe, phrase, qualite, auteur_condensat, effet,
                                                      effet_precision, changements, territoires, visible_par)
                            values (:id, :type, :objet, :libelle, :verbe, :phrase, :qualite, :auteur, :effet, :precision,
                                    :changements::json, :territoires, :visible))
                        insert into journal.donnee_personnelle (acte, champ, moment, personne, sel, valeur)
                        select :id, p.champ, p.moment, p.personne, decode(p.sel, 'hex'), p.valeur
                          from json_to_recordset(:personnelles::json)
                               as p (champ text, moment text, personne uuid, sel text, valeur text)
                        """)
                .param("id", sql.sql("select uuidv7()").query(UUID.class).single())
                .param("type", consigne.objet().type())
                .param("objet", consigne.objet().id())
                .param("libelle", consigne.objet().libelle())
                .param("verbe", consigne.verbe())
                .param("phrase", consigne.phrase())
                .param("qualite", acteur.map(p -> p.qualite()).orElse(null))
                .param("auteur", auteur.map(ValeurPersonnelle::condensat).orElse(null))
                .param("effet", effet == null ? null : effet.jour(), java.sql.Types.DATE)
                .param("precision", effet == null ? "jour" : effet.precision().code())
                .param("changements", JsonMapper.shared().writeValueAsString(changements))
                .param("territoires", consigne.territoires().toArray(String[]::new))
                .param("visible", consigne.visiblePar().toArray(String[]::new))
                .param("personnelles", JsonMapper.shared().writeValueAsString(personnelles))
                .update();
    }

    /** @return le nombre de valeurs effacées */
    public long effacer(UUID personne) {
        return sql.sql("select journal.effacer(:personne)")
                .param("personne", personne)
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> ecrire(Changement changement, List<ValeurPersonnelle> personnelles) {
        var ecrit = new LinkedHashMap<String, @Nullable Object>();
        ecrit.put("champ", changement.champ());
        ecrit.put("libelle", changement.libelle());
        var personne = changement.personne();
        if (personne == null) {
            ecrit.put("avant", changement.avant());
            ecrit.put("apres", changement.apres());
        } else {
            ecrit.put("personne", personne.toString());
            ecrit.put("avant", condenser(changement.champ(), "avant", personne, changement.avant(), personnelles));
            ecrit.put("apres", condenser(changement.champ(), "apres", personne, changement.apres(), personnelles));
        }
        return ecrit;
    }

    private static @Nullable Object condenser(
            String champ, String moment, UUID personne, @Nullable String valeur, List<ValeurPersonnelle> personnelles) {
        if (valeur == null) {
            return null;
        }
        var tiree = ValeurPersonnelle.tirer(champ, moment, personne, valeur);
        personnelles.add(tiree);
        return Map.of("condensat", tiree.condensat());
    }
}
