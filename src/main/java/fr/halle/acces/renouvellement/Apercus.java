package fr.halle.acces.renouvellement;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.EnAttente;
import fr.halle.acces.EnAttente.Attente;
import fr.halle.acces.Permission;
import fr.halle.acces.matrice.Matrice;
import fr.halle.acces.renouvellement.Apercu.DelegationTombee;
import fr.halle.acces.renouvellement.Apercu.InvitationTombee;
import fr.halle.acces.renouvellement.Apercu.MandatFini;
import fr.halle.acces.renouvellement.Apercu.MandatGarde;
import fr.halle.territoire.TypeTerritoire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calcule ce qu'un renouvellement ferait : ne finissent que les mandats d'un rôle électif, commencés avant ce jour. */
@Component
public class Apercus {

    /** Les mandats que portent les collectivités de ce renouvellement, et si chacun finit. */
    private static final String MANDATS = """
            with porte as (
                select m.id, m.version, m.utilisateur, coalesce(i.prenom || ' ' || i.nom, 'personne effacée') as personne, i.prenom, i.nom,
                       m.fonction, m.du, m.jusqu, o.id as organisation, o.reference, o.nom as nom_organisation,
                       l.territoire_type, l.territoire_code, l.prenom as elu_prenom, l.nom as elu_nom, l.fonction as elu_fonction,
                       l.mandat_du as elu_mandat_du, l.fonction_du as elu_fonction_du,
                       exists (select from acces.v_habilitation h
                                where h.mandat = m.id and h.delegation is null and h.role = any (:electifs)) as electif,
                       exists (select from acces.v_habilitation h
                                where h.mandat = m.id and h.delegation is null and h.role = any (:tetes)) as tete
                  from acces.renouvellement_ligne l
                  join acces.v_organisation o
                    on o.nature = l.territoire_type and o.territoire_type = l.territoire_type and o.territoire_code = l.territoire_code
                  join acces.v_mandat m on m.organisation = o.id
                  left join acces.identite i on i.utilisateur = m.utilisateur
                 where l.renouvellement = :renouvellement and m.du < :jour and (m.jusqu is null or m.jusqu > :jour)
            )
            """;

    private final JdbcClient sql;
    private final Matrice matrice;
    private final ObjectProvider<EnAttente> modules;

    Apercus(JdbcClient sql, Matrice matrice, ObjectProvider<EnAttente> modules) {
        this.sql = sql;
        this.matrice = matrice;
        this.modules = modules;
    }

    /** Ce que l'acteur voit de ce que ce renouvellement ferait. */
    public Apercu de(Renouvellement r) {
        var finissent = mandats(r).sql(MANDATS + """
                        select * from porte where electif
                         order by nom_organisation collate "fr-x-icu", organisation, fonction, personne, id
                        """).query(Apercus::fini).list();
        var mandats = finissent.stream().map(MandatFini::mandat).toList();
        return new Apercu(
                finissent,
                delegations(mandats, r.jour()),
                attendent(mandats),
                modules.orderedStream()
                        .flatMap(module -> module.laissentVides(mandats, r.jour()).stream())
                        .toList(),
                restent(r),
                nouveaux(r),
                invitations(mandats));
    }

    /** Ce qui attend ces mandats, dans tous les modules, par genre. */
    public Map<String, List<Attente>> attendent(List<UUID> mandats) {
        var parGenre = new LinkedHashMap<String, List<Attente>>();
        modules.orderedStream().forEach(module -> {
            var attentes = module.attendent(mandats);
            if (!attentes.isEmpty()) {
                parGenre.put(module.genre(), List.copyOf(attentes));
            }
        });
        return parGenre;
    }

    private Requete mandats(Renouvellement r) {
        return texte -> sql.sql(texte)
                .param("renouvellement", r.id())
                .param("jour", r.jour())
                .param("electifs", matrice.rolesElectifs().toArray(String[]::new))
                .param("tetes", tetes().toArray(String[]::new));
    }

    /** Parmi les élus, celui qui représente la collectivité est celui qui peut déléguer sa signature. */
    private Set<String> tetes() {
        var tetes = new HashSet<>(matrice.rolesElectifs());
        tetes.retainAll(matrice.roles(Permission.DELEGUER));
        return tetes;
    }

    private interface Requete {
        JdbcClient.StatementSpec sql(String texte);
    }

    private List<MandatGarde> restent(Renouvellement r) {
        return mandats(r).sql(MANDATS + """
                        select id as mandat, personne, fonction, nom_organisation, reference from porte where not electif
                         order by nom_organisation collate "fr-x-icu", organisation, fonction, personne, id
                        """).query(MandatGarde.class).list();
    }

    private List<Elu> nouveaux(Renouvellement r) {
        return mandats(r).sql(MANDATS + """
                        select l.territoire_type, l.territoire_code, l.prenom as elu_prenom, l.nom as elu_nom,
                               l.fonction as elu_fonction, l.mandat_du as elu_mandat_du, l.fonction_du as elu_fonction_du
                          from acces.renouvellement_ligne l
                         where l.renouvellement = :renouvellement and l.nom is not null
                           and not exists (select from porte p where p.tete and p.territoire_type = l.territoire_type
                                                                 and p.territoire_code = l.territoire_code)
                         order by l.territoire_type, l.territoire_code
                        """).query((ligne, _) -> elu(ligne)).list();
    }

    private List<DelegationTombee> delegations(List<UUID> mandats, LocalDate jour) {
        return sql.sql("""
                        select d.objet, ia.prenom || ' ' || ia.nom || ', ' || a.fonction as delegant,
                               ib.prenom || ' ' || ib.nom || ', ' || b.fonction as delegataire, d.designation
                          from acces.v_delegation d
                          join acces.v_mandat a on a.id = d.delegant
                          join acces.v_mandat b on b.id = d.delegataire
                          left join acces.identite ia on ia.utilisateur = a.utilisateur
                          left join acces.identite ib on ib.utilisateur = b.utilisateur
                         where (d.delegant = any (:mandats) or d.delegataire = any (:mandats)) and (d.jusqu is null or d.jusqu > :jour)
                         order by 2, 3, 1
                        """)
                .param("mandats", mandats.toArray(UUID[]::new))
                .param("jour", jour)
                .query(DelegationTombee.class)
                .list();
    }

    private List<InvitationTombee> invitations(List<UUID> mandats) {
        return sql.sql("""
                        select v.prenom || ' ' || v.nom as personne, v.fonction, o.nom as nom_organisation, v.qualite as auteur
                          from acces.v_invitation v
                          join acces.v_organisation o on o.id = v.organisation
                          join acces.v_habilitation h on h.id = v.habilitation
                         where v.etat = 'en_attente' and h.mandat = any (:mandats)
                         order by 1, v.id
                        """)
                .param("mandats", mandats.toArray(UUID[]::new))
                .query(InvitationTombee.class)
                .list();
    }

    private static MandatFini fini(ResultSet ligne, int rang) throws SQLException {
        var elu = ligne.getBoolean("tete") && ligne.getString("elu_nom") != null ? elu(ligne) : null;
        var prenom = ligne.getString("prenom");
        var nom = ligne.getString("nom");
        return new MandatFini(
                ligne.getObject("id", UUID.class),
                ligne.getObject("version", UUID.class),
                ligne.getObject("utilisateur", UUID.class),
                ligne.getString("personne"),
                ligne.getString("fonction"),
                ligne.getObject("organisation", UUID.class),
                ligne.getString("reference"),
                ligne.getString("nom_organisation"),
                ligne.getObject("du", LocalDate.class),
                ligne.getObject("jusqu", LocalDate.class),
                elu,
                elu != null && prenom != null && nom != null && elu.porteLeNom(prenom, nom));
    }

    private static Elu elu(ResultSet ligne) throws SQLException {
        return new Elu(
                new Lieu(
                        TypeTerritoire.deCode(ligne.getString("territoire_type"))
                                .orElseThrow(),
                        ligne.getString("territoire_code")),
                ligne.getString("elu_prenom"),
                ligne.getString("elu_nom"),
                ligne.getString("elu_fonction"),
                ligne.getObject("elu_mandat_du", LocalDate.class),
                ligne.getObject("elu_fonction_du", LocalDate.class));
    }
}
