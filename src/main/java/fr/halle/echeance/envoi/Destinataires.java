package fr.halle.echeance.envoi;

import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Habilitation;
import fr.halle.acces.Permission;
import fr.halle.acces.mandat.Comptes;
import fr.halle.echeance.EcheanceEnCours;
import fr.halle.echeance.Echeancier.Chiffree;
import fr.halle.platform.Introuvable;
import fr.halle.territoire.TypeTerritoire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** De qui l'on attend chaque échéance : les organisations, leurs mandats, et parmi eux les personnes qui peuvent y répondre. */
@Component
class Destinataires {

    private final JdbcClient sql;
    private final Droits droits;
    private final Comptes comptes;

    Destinataires(JdbcClient sql, Droits droits, Comptes comptes) {
        this.sql = sql;
        this.droits = droits;
        this.comptes = comptes;
    }

    /**
     * Une personne, et ce que l'on attend d'elle.
     *
     * @param dues dans l'ordre des enjeux
     */
    record Destinataire(UUID utilisateur, String nom, String courriel, List<Chiffree> dues) {
        Destinataire {
            dues = List.copyOf(dues);
        }
    }

    /** Ceux qui ont quelque chose à apprendre ce jour-là. Un compte effacé n'en est plus. */
    List<Destinataire> de(List<Chiffree> echeances, LocalDate jour) {
        var dues = echeances.stream()
                .filter(c -> c.echeance().alerte(jour).isPresent())
                .toList();
        var parPersonne = new LinkedHashMap<UUID, List<Chiffree>>();
        var chapeaux = chapeaux(dues, jour);
        for (var due : dues) {
            chapeaux.stream()
                    .filter(h -> concerne(h, due.echeance()))
                    .map(Habilitation::utilisateur)
                    .distinct()
                    .forEach(u -> parPersonne
                            .computeIfAbsent(u, _ -> new ArrayList<>())
                            .add(due));
        }
        var destinataires = new ArrayList<Destinataire>();
        parPersonne.forEach((utilisateur, siennes) -> {
            try {
                var identite = comptes.identite(utilisateur);
                destinataires.add(new Destinataire(
                        utilisateur, identite.prenom() + " " + identite.nom(), identite.courriel(), siennes));
            } catch (Introuvable e) {
                // Le compte vient d'être effacé : il n'y a plus personne à prévenir.
            }
        });
        return List.copyOf(destinataires);
    }

    private boolean concerne(Habilitation h, EcheanceEnCours e) {
        return e.attendus().contains(h.organisation())
                && h.vautDans(e.programme())
                && droits.peut(h, Permission.PREPARER_CONVENTION, e.cible());
    }

    private List<Habilitation> chapeaux(List<Chiffree> dues, LocalDate jour) {
        var organisations = dues.stream()
                .flatMap(c -> c.echeance().attendus().stream())
                .map(UUID::toString)
                .collect(Collectors.toSet());
        return sql.sql("""
                        select h.id, h.mandat, h.utilisateur, h.organisation, h.role, h.territoire_type, h.territoire_code, h.programme,
                               h.du, h.jusqu, h.fonction
                          from acces.v_habilitation h
                         where h.organisation = any (:organisations::uuid[]) and h.du <= :jour and (h.jusqu is null or :jour < h.jusqu)
                         order by h.utilisateur, h.id
                        """)
                .param("organisations", organisations.toArray(String[]::new))
                .param("jour", jour)
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
                        ligne.getString("fonction")))
                .list();
    }
}
