package fr.halle.convention.attente;

import fr.halle.acces.Cible;
import fr.halle.convention.Conventions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lit, en une requête, ce que toutes les conventions que l'acteur voit attendent. */
@Component
class GestesAttendus {

    private static final String DOSSIERS = """
            with etat as materialized (
                select p.programme, e.version, e.etat
                  from (select distinct t.programme from convention.v_public_type t) p
                 cross join lateral convention.v_etats(p.programme, null, :au, :connu) e
                 where e.etat in ('brouillon', 'en_concertation', 'en_avis', 'a_signer')
            ), dossier as materialized (
                select c.id, c.version, c.reference, c.intitule, c.programme, c.type, c.organisation, c.saisi_par, c.visible_par, e.etat
                  from etat e join convention.v_convention c on c.version = e.version
                 -- Ce qui est né ailleurs s'y fait signer, et ce que vaut une autre convention se signe avec elle.
                 where c.nature = 'prise' and c.portee_par is null
            ), acte as materialized (
                select a.convention, a.genre, a.partie, a.etape
                  from convention.v_acte a
                 where a.convention in (select d.id from dossier d) and a.connu_du <= :connu and :connu < a.connu_jusqu
            ), signataire as materialized (
                select d.id, d.etat, p.cle, p.organisation, p.delibere
                  from dossier d
                  join convention.v_convention_partie p on p.version = d.version and p.qualite = 'signataire' and p.organisation is not null
                 where p.code is distinct from 'ville_principale'
                    or not exists (select from acte a where a.convention = d.id and a.genre = 'derogation')
            ), attendu as (
            """;

    private static final Map<Geste, String> REQUETES =
            Map.of(Geste.PREPARER, """
                select d.id, d.organisation, d.saisi_par as personne, '{}'::text[] as roles
                  from dossier d
                 where d.etat in ('brouillon', 'en_concertation')
                    or d.etat = 'en_avis'
                       and not exists (select from convention.v_public_type_etape t
                                        where t.programme = d.programme and t.type = d.type and t.genre = 'avis' and t.obligatoire
                                          and not exists (select from acte a where a.convention = d.id and a.genre = 'avis' and a.etape = t.code))
            """, Geste.AVIS, """
                select d.id, null::uuid as organisation, null::uuid as personne, t.roles
                  from dossier d
                  join convention.v_public_type_etape t on t.programme = d.programme and t.type = d.type and t.genre = 'avis'
                 where d.etat = 'en_avis' and not exists (select from acte a where a.convention = d.id and a.genre = 'avis' and a.etape = t.code)
            """, Geste.DELIBERER, """
                select s.id, s.organisation, null::uuid as personne, '{}'::text[] as roles
                  from signataire s
                 where s.delibere and s.etat in ('en_avis', 'a_signer')
                   and not exists (select from acte a where a.convention = s.id and a.genre = 'deliberation' and a.partie = s.cle)
            """, Geste.SIGNER, """
                select s.id, s.organisation, null::uuid as personne, '{}'::text[] as roles
                  from signataire s
                 where s.etat = 'a_signer'
                   and not exists (select from acte a where a.convention = s.id and a.genre = 'signature' and coalesce(a.partie, s.cle) = s.cle)
                   and (not s.delibere or exists (select from acte a where a.convention = s.id and a.genre = 'deliberation' and a.partie = s.cle))
            """);

    private static final String FIN = """
            )
            select d.reference, d.intitule, d.programme, d.visible_par, d.organisation as tient, a.organisation, a.personne, a.roles,
                   array(select distinct s.actuelle
                           from convention.v_convention_laureat l
                           join programme.v_public_composition m on m.laureat = l.laureat and m.type = 'commune'
                            and m.vrai_du <= :au and :au < m.vrai_jusqu and m.connu_du <= :connu and :connu < m.connu_jusqu
                           join territoire.v_public_correspondance s on s.code = m.code and s.jusqu = 9999
                          where l.version = d.version) as communes,
                   array(select distinct p.organisation::text from convention.v_convention_partie p
                          where p.version = d.version and p.organisation is not null) as nommees
              from attendu a join dossier d on d.id = a.id
             order by d.intitule collate "fr-x-icu", d.reference
            """;

    private final JdbcClient sql;
    private final Conventions conventions;

    GestesAttendus(JdbcClient sql, Conventions conventions) {
        this.sql = sql;
        this.conventions = conventions;
    }

    List<Attendu> de(Geste geste) {
        var maintenant = conventions.maintenant();
        return sql.sql(DOSSIERS + REQUETES.getOrDefault(geste, "") + FIN)
                .param("au", maintenant.au())
                .param("connu", maintenant.connu().atOffset(ZoneOffset.UTC))
                .query((ligne, _) -> lire(geste, ligne))
                .list();
    }

    private static Attendu lire(Geste geste, ResultSet ligne) throws SQLException {
        var tient = ligne.getObject("tient", UUID.class);
        var cible = Cible.communes(ligne.getString("programme"), textes(ligne, "communes"));
        return new Attendu(
                geste,
                ligne.getString("reference"),
                ligne.getString("intitule"),
                ligne.getObject("organisation", UUID.class),
                ligne.getObject("personne", UUID.class),
                Set.copyOf(textes(ligne, "roles")),
                (tient == null ? cible : cible.tenuePar(tient))
                        .nommant(textes(ligne, "nommees").stream()
                                .map(UUID::fromString)
                                .collect(Collectors.toSet())),
                Set.copyOf(textes(ligne, "visible_par")));
    }

    private static List<String> textes(ResultSet ligne, String colonne) throws SQLException {
        return List.of((String[]) ligne.getArray(colonne).getArray());
    }
}
