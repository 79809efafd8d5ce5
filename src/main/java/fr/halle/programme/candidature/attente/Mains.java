package fr.halle.programme.candidature.attente;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.acces.Permission;
import fr.halle.platform.OperationRefusee;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entre quelles mains sont les candidatures : les chapeaux de chaque mandat, et ce qui a été confié à un autre. */
@Component
class Mains {

    private final JdbcClient sql;
    private final Droits droits;
    private final Candidatures candidatures;

    Mains(JdbcClient sql, Droits droits, Candidatures candidatures) {
        this.sql = sql;
        this.droits = droits;
        this.candidatures = candidatures;
    }

    /** Un objet qu'un mandat a confié à un autre, et qui ne lui est pas revenu. */
    record Confie(String objet, UUID de) {}

    /** Les chapeaux que donnent ces mandats, à quelque date que ce soit. */
    List<Habilitation> chapeaux(Collection<UUID> mandats) {
        return sql.sql("""
                        select h.id, h.mandat, h.utilisateur, h.organisation, h.role, h.territoire_type, h.territoire_code, h.programme,
                               h.du, h.jusqu, h.fonction || ', ' || o.nom as qualite
                          from acces.v_habilitation h
                          join acces.v_organisation o on o.id = h.organisation
                         where h.mandat = any (:mandats)
                         order by h.mandat, h.id
                        """)
                .param("mandats", mandats.toArray(UUID[]::new))
                .query((ligne, _) -> new Habilitation(
                        ligne.getObject("id", UUID.class),
                        ligne.getObject("mandat", UUID.class),
                        ligne.getObject("utilisateur", UUID.class),
                        ligne.getObject("organisation", UUID.class),
                        ligne.getString("role"),
                        new Lieu(
                                TypeTerritoire.deCode(ligne.getString("territoire_type"))
                                        .orElseThrow(),
                                ligne.getString("territoire_code")),
                        ligne.getString("programme"),
                        ligne.getObject("du", LocalDate.class),
                        ligne.getObject("jusqu", LocalDate.class),
                        ligne.getString("qualite")))
                .list();
    }

    /** Ce que ces mandats ont confié à d'autres, et qui n'attend donc plus ceux qui les tiennent. */
    Set<Confie> confies(String genre, Collection<UUID> mandats) {
        return new HashSet<>(sql.sql("""
                        select distinct p.objet, p.de from acces.v_passation p
                         where p.genre = :genre and p.de = any (:mandats)
                           and not exists (select from acces.v_passation r
                                            where r.genre = p.genre and r.objet = p.objet and r.a = p.de and r.saisi_le > p.saisi_le)
                        """)
                .param("genre", genre)
                .param("mandats", mandats.toArray(UUID[]::new))
                .query(Confie.class)
                .list());
    }

    /**
     * S'assure que celui qui reprend pourra faire ce qui attend.
     *
     * @param verbe ce qu'il devra faire, à l'infinitif
     * @throws OperationRefusee si aucun de ses chapeaux ne le lui permet
     */
    void exigerCapable(UUID mandat, Collection<String> references, Permission permission, String verbe) {
        var siens = chapeaux(List.of(mandat));
        for (var reference : references) {
            var candidature = candidatures.charger(reference);
            if (siens.stream().noneMatch(chapeau -> droits.peut(chapeau, permission, candidature.cible()))) {
                throw new OperationRefusee(
                        "La personne qui reprend ne pourrait pas %s (%s, %s) : donnez-lui d'abord un rôle qui le permet."
                                .formatted(verbe, candidature.nom(), reference));
            }
        }
    }

    static String libelle(Candidature candidature) {
        return "%s (%s)".formatted(candidature.nom(), candidature.reference());
    }

    static String adresse(Candidature candidature) {
        return "/candidatures/" + candidature.reference();
    }
}
