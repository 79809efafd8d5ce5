package fr.halle.acces.invitation;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Permission;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.territoire.Enveloppes;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Qui répond à une demande d'accès : celui dont le territoire la contient, du plus proche au plus large. */
@Component
public class Autorites {

    private final JdbcClient sql;
    private final Matrice matrice;
    private final Enveloppes enveloppes;
    private final ApartDHalle halle;

    Autorites(JdbcClient sql, Matrice matrice, Enveloppes enveloppes, ApartDHalle halle) {
        this.sql = sql;
        this.matrice = matrice;
        this.enveloppes = enveloppes;
        this.halle = halle;
    }

    /**
     * Une personne en fonction qui peut répondre.
     *
     * @param qualite son chapeau en toutes lettres : « Maire, Morcenx-la-Nouvelle »
     */
    public record Autorite(UUID utilisateur, UUID habilitation, String qualite, Lieu territoire) {

        /** Vrai si personne de plus proche que la nation ne peut répondre. */
        public boolean lointaine() {
            return territoire.type() == TypeTerritoire.NATION;
        }
    }

    /** Celles qui peuvent donner ce rôle sur ce territoire, ce jour-là ; la première est celle que l'on attend. */
    public List<Autorite> de(String role, @Nullable String programme, Lieu territoire, LocalDate jour) {
        var roles = new HashSet<>(matrice.role(role).donnePar());
        roles.retainAll(matrice.roles(Permission.APPROUVER_ACCES));
        var autour = enveloppes.de(territoire);
        return halle.lire(() -> sql.sql("""
                        select h.utilisateur, h.id, h.fonction || ', ' || o.nom as qualite, h.territoire_type, h.territoire_code
                          from acces.v_habilitation h
                          join acces.v_organisation o on o.id = h.organisation
                         where h.role = any (:roles) and h.du <= :jour and (h.jusqu is null or :jour < h.jusqu)
                           and h.territoire_type || ':' || h.territoire_code = any (:autour)
                           and (h.programme is null or :programme::text is null or h.programme = :programme)
                         order by array_position(array['commune', 'epci', 'arrondissement', 'departement', 'region', 'nation'],
                                                 h.territoire_type::text), h.du, h.id
                        """)
                .param("roles", roles.toArray(String[]::new))
                .param("jour", jour)
                .param("autour", autour.stream().map(Lieu::toString).toArray(String[]::new))
                .param("programme", programme)
                .query((ligne, _) -> new Autorite(
                        ligne.getObject("utilisateur", UUID.class),
                        ligne.getObject("id", UUID.class),
                        ligne.getString("qualite"),
                        new Lieu(
                                TypeTerritoire.deCode(ligne.getString("territoire_type"))
                                        .orElseThrow(),
                                ligne.getString("territoire_code"))))
                .list());
    }

    /**
     * Les territoires dont une organisation est à l'annuaire, et les départements, qu'aucune autorité en fonction ne tient plus près que
     * la nation : une demande d'accès n'y aurait pour répondre que le pilote ou l'administrateur.
     */
    public List<Orphelin> orphelins(LocalDate jour) {
        var roles = matrice.roles(Permission.APPROUVER_ACCES);
        return halle.lire(() -> sql.sql("""
                        with autorite as (
                            select distinct h.territoire_type::text as type, h.territoire_code as code
                              from acces.v_habilitation h
                             where h.role = any (:roles) and h.territoire_type <> 'nation'
                               and h.du <= :jour and (h.jusqu is null or :jour < h.jusqu)
                        ), lieu as (
                            select o.territoire_type::text as type, o.territoire_code as code from acces.v_organisation o
                             where o.territoire_type is not null and o.territoire_type <> 'nation'
                            union
                            select 'departement', t.code from territoire.v_public_territoire t
                             where t.type = 'departement' and t.jusqu = 9999
                        )
                        select l.type, l.code, coalesce(t.nom, l.code) as nom,
                               (select count(*) from acces.v_demande d where d.etat = 'en_attente'
                                   and d.territoire_type = l.type and d.territoire_code = l.code) as demandes
                          from lieu l
                          left join territoire.v_public_territoire t on t.type = l.type and t.code = l.code and t.jusqu = 9999
                         where not exists (select from autorite a where a.type = l.type and a.code = l.code)
                           and not exists (
                               select from territoire.v_public_appartenance d
                                 join territoire.v_public_appartenance v on v.commune = d.commune and v.jusqu = 9999
                                 join autorite a on a.type = v.type and a.code = v.code
                                where d.type = l.type and d.code = l.code and d.jusqu = 9999 and d.code_source = d.commune
                                  and array_position(array['commune', 'epci', 'arrondissement', 'departement', 'region'], v.type)
                                    > array_position(array['commune', 'epci', 'arrondissement', 'departement', 'region'], l.type))
                         order by demandes desc, array_position(array['region', 'departement', 'arrondissement', 'epci', 'commune'], l.type),
                                  nom collate "fr-x-icu", l.code
                        """)
                .param("roles", roles.toArray(String[]::new))
                .param("jour", jour)
                .query((ligne, _) -> new Orphelin(
                        new Lieu(TypeTerritoire.deCode(ligne.getString("type")).orElseThrow(), ligne.getString("code")),
                        ligne.getString("nom"),
                        ligne.getLong("demandes")))
                .list());
    }

    /** @param demandes les demandes d'accès qui y attendent */
    public record Orphelin(Lieu territoire, String nom, long demandes) {}
}
