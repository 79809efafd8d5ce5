package fr.halle.acces.renouvellement;

import fr.halle.commun.DateApprochee;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.web.Typographie;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inscrit un renouvellement dans la trace : l'acte lui-même, et ce qu'il fait de chaque mandat, lus en une requête. */
@Component
class TraceDesRenouvellements {

    private final Journal journal;
    private final JdbcClient sql;

    TraceDesRenouvellements(Journal journal, JdbcClient sql) {
        this.journal = journal;
        this.sql = sql;
    }

    /** @param visible les clés de ceux qui lisent ce renouvellement */
    void preparer(String reference, LocalDate jour, String motif, int collectivites, Collection<String> visible) {
        journal.consigner(Consigne.sur(objet(reference, motif), "renouvellement.preparer", "prépare le renouvellement")
                .effet(DateApprochee.jour(jour))
                .changeant(Changement.de("collectivites", "Collectivités", null, String.valueOf(collectivites)))
                .visiblePar(visible));
    }

    /** @param versions les lignes que l'acte a écrites, une par mandat fini */
    void prononcer(Renouvellement renouvellement, List<UUID> versions, int reconduits) {
        inscrire(renouvellement, "prononcer", "prononce le renouvellement", versions.size(), reconduits);
        inscrire(
                renouvellement,
                versions,
                "mandat.terminer",
                "met fin au mandat de {personne} : %s".formatted(renouvellement.motif()));
    }

    /**
     * @param rendus les lignes qui rendent leur fin à des mandats
     * @param annules celles qui annulent une reconduction
     */
    void defaire(Renouvellement renouvellement, List<UUID> rendus, List<UUID> annules) {
        inscrire(renouvellement, "defaire", "défait le renouvellement", rendus.size(), annules.size());
        inscrire(
                renouvellement,
                rendus,
                "mandat.rendre",
                "rend à {personne} son mandat, le renouvellement étant défait");
        inscrire(
                renouvellement,
                annules,
                "mandat.annuler",
                "annule la reconduction de {personne}, le renouvellement étant défait");
    }

    private void inscrire(Renouvellement renouvellement, String verbe, String phrase, int mandats, int reconduits) {
        var visible = sql.sql("select visible_par from acces.v_renouvellement where id = :id")
                .param("id", renouvellement.id())
                .query((ligne, _) -> textes(ligne.getArray(1)))
                .single();
        journal.consigner(Consigne.sur(
                        objet(renouvellement.reference(), renouvellement.motif()), "renouvellement." + verbe, phrase)
                .effet(DateApprochee.jour(renouvellement.jour()))
                .changeant(
                        Changement.de("mandats", "Mandats touchés", null, String.valueOf(mandats)),
                        Changement.de("reconduits", "Dont reconduits", null, String.valueOf(reconduits)))
                .visiblePar(visible));
    }

    private record Touche(
            UUID mandat,
            UUID utilisateur,
            String personne,
            String libelle,
            List<String> lieux,
            List<String> visible,
            @Nullable LocalDate avant,
            @Nullable LocalDate apres,
            boolean annule) {

        static Touche de(ResultSet ligne, int rang) throws SQLException {
            var lieu = ligne.getString("lieu");
            return new Touche(
                    ligne.getObject("mandat", UUID.class),
                    ligne.getObject("utilisateur", UUID.class),
                    ligne.getString("personne"),
                    ligne.getString("libelle"),
                    lieu == null ? List.of() : List.of(lieu),
                    textes(ligne.getArray("visible_par")),
                    ligne.getObject("avant", LocalDate.class),
                    ligne.getObject("apres", LocalDate.class),
                    ligne.getBoolean("annule"));
        }
    }

    private void inscrire(Renouvellement renouvellement, List<UUID> versions, String verbe, String phrase) {
        var touches = sql.sql("""
                        select m.racine as mandat, m.utilisateur, coalesce(i.prenom || ' ' || i.nom, 'personne effacée') as personne,
                               m.fonction || ', ' || o.nom as libelle, o.territoire_type || ':' || o.territoire_code as lieu,
                               m.visible_par, a.jusqu as avant, m.jusqu as apres, m.annule
                          from acces.mandat m
                          join acces.mandat a on a.id = m.corrige_id
                          join acces.v_organisation o on o.id = m.organisation
                          left join acces.identite i on i.utilisateur = m.utilisateur
                         where m.id = any (:versions)
                        """)
                .param("versions", versions.toArray(UUID[]::new))
                .query(Touche::de)
                .list();
        journal.consigner(touches.stream()
                .map(touche -> Consigne.sur(
                                new Objet("mandat", touche.mandat().toString(), touche.libelle()), verbe, phrase)
                        .effet(DateApprochee.jour(renouvellement.jour()))
                        .changeant(
                                Changement.de("jusqu", "Jusqu'au (exclu)", date(touche.avant()), date(touche.apres())),
                                Changement.de("annule", "Annulé", null, touche.annule() ? "oui" : null),
                                Changement.de("renouvellement", "Renouvellement", null, renouvellement.reference()),
                                Changement.personnel(
                                        touche.utilisateur(), "personne", "Personne", null, touche.personne()))
                        .dans(touche.lieux())
                        .visiblePar(touche.visible()))
                .toList());
    }

    private static Objet objet(String reference, String motif) {
        return new Objet("renouvellement", reference, motif.strip());
    }

    private static @Nullable String date(@Nullable LocalDate jour) {
        return jour == null ? null : Typographie.date(jour);
    }

    private static List<String> textes(Array tableau) throws SQLException {
        return List.of((String[]) tableau.getArray());
    }
}
