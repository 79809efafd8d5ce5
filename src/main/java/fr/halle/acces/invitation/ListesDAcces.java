package fr.halle.acces.invitation;

import fr.halle.commun.Lecture;
import fr.halle.platform.liste.Liste;
import fr.halle.platform.liste.ListeSql;
import fr.halle.platform.liste.Tri;
import fr.halle.platform.liste.Tris;
import fr.halle.platform.sortie.Colonne;
import fr.halle.platform.sortie.Tableau;
import fr.halle.platform.web.Typographie;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Les invitations et les demandes que l'acteur voit. */
@Component
public class ListesDAcces {

    static final Tris TRIS = Tris.departagesPar("id")
            .ou("date", "saisi_le")
            .ou("personne", "personne collate \"fr-x-icu\"")
            .ou("organisation", "organisation collate \"fr-x-icu\"")
            .ou("role", "role")
            .ou("etat", "etat");

    private final JdbcClient sql;

    ListesDAcces(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Une invitation ou une demande.
     *
     * @param reference celle de la demande ; vide pour une invitation
     * @param auteur qui a invité, ou qui a répondu
     */
    public record Ligne(
            UUID id,
            String reference,
            String personne,
            String courriel,
            String organisation,
            String fonction,
            String role,
            String etat,
            String auteur,
            OffsetDateTime saisiLe) {

        public String etatLisible() {
            return switch (etat) {
                case "en_attente" -> "En attente";
                case "acceptee" -> "Acceptée";
                case "retiree" -> "Retirée";
                case "perimee" -> "Périmée";
                case "accordee" -> "Accordée";
                default -> "Refusée";
            };
        }
    }

    static Tri tri(String parametre) {
        return parametre.isBlank() ? new Tri("date", true) : TRIS.lire(parametre);
    }

    Liste<Ligne> invitations(Lecture lecture, String etat, Tri tri) {
        return liste(lecture, etat, tri, List.of(), """
                select i.id, '' as reference, i.prenom || ' ' || i.nom as personne, i.courriel, o.nom as organisation, i.fonction,
                       i.role, i.etat, i.qualite as auteur, i.saisi_le
                  from acces.v_invitation i join acces.v_organisation o on o.id = i.organisation
                """);
    }

    /** @param parmi celles dont la réponse revient à l'acteur */
    Liste<Ligne> demandes(Lecture lecture, String etat, Tri tri, List<UUID> parmi) {
        return liste(lecture, etat, tri, parmi, """
                select i.id, i.reference, i.prenom || ' ' || i.nom as personne, i.courriel, o.nom as organisation, i.fonction,
                       i.role, i.etat, coalesce(i.qualite, '') as auteur, i.saisi_le
                  from acces.v_demande i join acces.v_organisation o on o.id = i.organisation and i.id = any (:parmi)
                """);
    }

    Tableau<Ligne> tableau(String nom, String titre, Lecture lecture, Liste<Ligne> liste) {
        return new Tableau<>(
                nom,
                titre,
                lecture,
                List.of(
                        Colonne.date(
                                "Jour",
                                l -> l.saisiLe()
                                        .atZoneSameInstant(Typographie.PARIS)
                                        .toLocalDate()),
                        Colonne.texte("Référence", Ligne::reference),
                        Colonne.texte("Personne", Ligne::personne),
                        Colonne.texte("Adresse électronique", Ligne::courriel),
                        Colonne.texte("Organisation", Ligne::organisation),
                        Colonne.texte("Fonction", Ligne::fonction),
                        Colonne.texte("Rôle", Ligne::role),
                        Colonne.texte("État", Ligne::etatLisible),
                        Colonne.texte("Par qui", Ligne::auteur)),
                liste);
    }

    private Liste<Ligne> liste(Lecture lecture, String etat, Tri tri, List<UUID> parmi, String lire) {
        return ListeSql.de(
                        texte -> sql.sql(texte)
                                .param("etat", etat)
                                .param("parmi", parmi.toArray(UUID[]::new))
                                .param("connu", lecture.connu().atOffset(ZoneOffset.UTC)),
                        "with liste as (" + lire + " where :etat in ('', i.etat) and i.saisi_le <= :connu)",
                        "id, reference, personne, courriel, organisation, fonction, role, etat, auteur, saisi_le",
                        Ligne.class)
                .triee(TRIS, tri)
                .dApres("Annuaire de Halle");
    }
}
