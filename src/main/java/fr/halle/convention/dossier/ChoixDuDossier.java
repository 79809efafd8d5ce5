package fr.halle.convention.dossier;

import fr.halle.acces.Droits;
import fr.halle.convention.TypeDeConvention;
import fr.halle.convention.TypeDeConvention.PartieDuType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ce qu'un formulaire de dossier propose : les lauréats du territoire de la personne, les organisations de l'annuaire. */
@Component
class ChoixDuDossier {

    /** Au-delà, une liste de cases ne se lit plus : les autres se nomment par leur référence. */
    static final int PROPOSES = 200;

    private final JdbcClient sql;
    private final Droits droits;

    ChoixDuDossier(JdbcClient sql, Droits droits) {
        this.sql = sql;
        this.droits = droits;
    }

    /** Les lauréats dont une commune au moins est dans le territoire du chapeau, et ceux que le dossier nomme déjà. */
    Map<String, String> laureats(String programme, List<String> deja) {
        var lieu = droits.chapeau().map(h -> h.territoire());
        var choix = new LinkedHashMap<String, String>();
        sql.sql("""
                        select l.reference, l.nom from programme.v_public_laureat l
                         where l.programme = :programme
                           and (l.reference = any (:deja::text[])
                                or exists (select from programme.v_public_composition m
                                             join territoire.v_public_correspondance c on c.code = m.code and c.jusqu = 9999
                                             join territoire.v_public_appartenance a on a.commune = c.actuelle and a.jusqu = 9999
                                            where m.laureat = l.id and m.type = 'commune' and m.connu_jusqu = 'infinity'
                                              and (:type = 'nation' or a.type = :type and a.code = :code)))
                         order by l.nom collate "fr-x-icu", l.reference limit :proposes
                        """)
                .param("programme", programme)
                .param("deja", deja.toArray(String[]::new))
                .param("type", lieu.map(l -> l.type().code()).orElse(""))
                .param("code", lieu.map(l -> l.code()).orElse(""))
                .param("proposes", PROPOSES)
                .query(ligne -> {
                    choix.put(ligne.getString("reference"), ligne.getString("nom"));
                });
        return choix;
    }

    /** Par partie que le type laisse choisir, les organisations de cette nature ; pour une commune, celles qui sont proposées. */
    Map<PartieDuType, Map<String, String>> organisations(
            TypeDeConvention type, DossierSaisi saisi, Map<String, String> villes) {
        var choix = new LinkedHashMap<PartieDuType, Map<String, String>>();
        for (var partie : type.parties()) {
            if (!partie.auChoix()) {
                continue;
            }
            var proposees = partie.code().equals(TypeDeConvention.VILLE_PRINCIPALE)
                    ? new LinkedHashMap<>(villes)
                    : deNature(partie.nature());
            saisi.choisies().stream()
                    .filter(c -> c.code().equals(partie.code()))
                    .forEach(c -> proposees.computeIfAbsent(c.organisation().toString(), this::nom));
            if (!proposees.isEmpty()) {
                choix.put(partie, proposees);
            }
        }
        return choix;
    }

    private Map<String, String> deNature(String nature) {
        var choix = new LinkedHashMap<String, String>();
        sql.sql("""
                        select o.id::text, o.nom from acces.v_organisation o where o.nature = :nature
                         order by o.nom collate "fr-x-icu", o.id limit :proposes
                        """).param("nature", nature).param("proposes", PROPOSES).query(ligne -> {
            choix.put(ligne.getString("id"), ligne.getString("nom"));
        });
        return choix;
    }

    private String nom(String organisation) {
        return sql.sql("select nom from acces.v_organisation where id = :id")
                .param("id", UUID.fromString(organisation))
                .query(String.class)
                .optional()
                .orElse("Organisation inconnue");
    }
}
