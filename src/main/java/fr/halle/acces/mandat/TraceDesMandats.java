package fr.halle.acces.mandat;

import fr.halle.acces.Cible;
import fr.halle.acces.Cible.Lieu;
import fr.halle.acces.Droits;
import fr.halle.acces.Visibilite;
import fr.halle.acces.matrice.Matrice;
import fr.halle.commun.DateApprochee;
import fr.halle.commun.Precision;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.web.Typographie;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inscrit dans la trace les actes qui donnent ou retirent des droits, sur le mandat qu'ils touchent. */
@Component
class TraceDesMandats {

    private static final String MANDAT = "mandat";
    private static final String PERSONNE = "{personne}";

    private final Journal journal;
    private final Droits droits;
    private final Matrice matrice;
    private final JdbcClient sql;

    TraceDesMandats(Journal journal, Droits droits, Matrice matrice, JdbcClient sql) {
        this.journal = journal;
        this.droits = droits;
        this.matrice = matrice;
        this.sql = sql;
    }

    void creer(Organisation organisation, String source) {
        journal.consigner(Consigne.sur(
                        new Objet("organisation", organisation.reference(), organisation.nom()),
                        "organisation.creer",
                        "ajoute l'organisation à l'annuaire, d'après « %s »".formatted(source))
                .changeant(
                        Changement.de("nom", "Nom", null, organisation.nom()),
                        Changement.de(
                                "nature", "Nature", null, organisation.nature().libelle()),
                        Changement.de("siret", "SIRET", null, texte(organisation.siret())),
                        Changement.de("territoire", "Territoire", null, territoire(organisation.territoire())))
                .dans(lieux(organisation.territoire()))
                .visiblePar(droits.visiblePar(Visibilite.ETAT, organisation.cible())));
    }

    void corriger(Organisation avant, Organisation apres, String source) {
        journal.consigner(Consigne.sur(
                        new Objet("organisation", apres.reference(), apres.nom()),
                        "organisation.corriger",
                        "corrige l'organisation, d'après « %s »".formatted(source))
                .changeant(
                        Changement.de("nom", "Nom", avant.nom(), apres.nom()),
                        Changement.de("siret", "SIRET", texte(avant.siret()), texte(apres.siret())))
                .dans(lieux(apres.territoire()))
                .visiblePar(droits.visiblePar(Visibilite.ETAT, apres.cible())));
    }

    /** Un compte ne se voit que de Halle et de qui l'exploite : il ne dit d'aucun territoire. */
    void ouvrir(UUID compte, String nom, String courriel) {
        journal.consigner(Consigne.sur(
                        new Objet(Journal.PERSONNE, compte.toString(), "Compte " + compte),
                        "compte.ouvrir",
                        "ouvre le compte")
                .changeant(
                        Changement.personnel(compte, "nom", "Nom", null, nom),
                        Changement.personnel(compte, "courriel", "Adresse électronique", null, courriel)));
    }

    void designer(UUID mandat, Mandats.Designation d, Organisation organisation) {
        inscrire(
                objet(mandat, d.fonction(), organisation),
                "mandat.designer",
                "désigne %s comme %s, %s".formatted(PERSONNE, d.fonction(), d.designation()),
                d.utilisateur(),
                d.du(),
                List.of(
                        Changement.de("fonction", "Fonction", null, d.fonction()),
                        Changement.de("du", "Depuis le", null, Typographie.date(d.du())),
                        Changement.de("jusqu", "Jusqu'au (exclu)", null, date(d.jusqu()))),
                organisation.cible(),
                organisation.territoire());
    }

    void terminer(Mandats.Mandat mandat, LocalDate jusqu, String motif, Organisation organisation) {
        inscrire(
                objet(mandat.id(), mandat.fonction(), organisation),
                "mandat.terminer",
                "met fin au mandat de %s : %s".formatted(PERSONNE, motif),
                mandat.utilisateur(),
                jusqu,
                List.of(Changement.de("jusqu", "Jusqu'au (exclu)", date(mandat.jusqu()), Typographie.date(jusqu))),
                organisation.cible(),
                organisation.territoire());
    }

    void accorder(Mandats.Mandat mandat, Habilitations.Octroi octroi, Organisation organisation, Cible cible) {
        inscrire(
                objet(mandat.id(), mandat.fonction(), organisation),
                "habilitation.accorder",
                "accorde à %s le rôle « %s » : %s"
                        .formatted(PERSONNE, matrice.role(octroi.role()).libelle(), octroi.motif()),
                mandat.utilisateur(),
                octroi.du(),
                List.of(
                        Changement.de(
                                "role",
                                "Rôle",
                                null,
                                matrice.role(octroi.role()).libelle()),
                        Changement.de("territoire", "Territoire", null, territoire(octroi.territoire())),
                        Changement.de("programme", "Programme", null, octroi.programme()),
                        Changement.de("jusqu", "Jusqu'au (exclu)", null, date(octroi.jusqu()))),
                cible,
                octroi.territoire());
    }

    void retirer(Mandats.Mandat mandat, String role, LocalDate jusqu, String motif, Organisation organisation) {
        inscrire(
                objet(mandat.id(), mandat.fonction(), organisation),
                "habilitation.retirer",
                "retire à %s le rôle « %s » : %s"
                        .formatted(PERSONNE, matrice.role(role).libelle(), motif),
                mandat.utilisateur(),
                jusqu,
                List.of(Changement.de("jusqu", "Jusqu'au (exclu)", null, Typographie.date(jusqu))),
                organisation.cible(),
                organisation.territoire());
    }

    void deleguer(
            Mandats.Mandat delegant, Mandats.Mandat delegataire, Delegations.Delegation d, Organisation organisation) {
        inscrire(
                objet(delegant.id(), delegant.fonction(), organisation),
                "delegation.donner",
                "délègue sa signature à %s : %s (%s)".formatted(PERSONNE, d.objet(), d.designation()),
                delegataire.utilisateur(),
                d.du(),
                List.of(
                        Changement.de(
                                "role",
                                "Rôle délégué",
                                null,
                                matrice.role(d.role()).libelle()),
                        Changement.de("jusqu", "Jusqu'au (exclu)", null, date(d.jusqu()))),
                organisation.cible(),
                d.territoire());
    }

    private void inscrire(
            Objet objet,
            String verbe,
            String phrase,
            UUID personne,
            LocalDate effet,
            List<Changement> changements,
            Cible cible,
            @Nullable Lieu lieu) {
        var tous = new ArrayList<>(changements);
        tous.add(Changement.personnel(personne, "personne", "Personne", null, nom(personne)));
        journal.consigner(Consigne.sur(objet, verbe, phrase)
                .effet(new DateApprochee(effet, Precision.JOUR))
                .changeant(tous)
                .dans(lieux(lieu))
                .visiblePar(droits.visiblePar(Visibilite.ETAT, cible)));
    }

    private String nom(UUID personne) {
        return sql.sql("select prenom || ' ' || nom from acces.identite where utilisateur = :id")
                .param("id", personne)
                .query(String.class)
                .optional()
                .orElse("Compte " + personne);
    }

    private static Objet objet(UUID mandat, String fonction, Organisation organisation) {
        return new Objet(MANDAT, mandat.toString(), fonction + ", " + organisation.nom());
    }

    private static List<String> lieux(@Nullable Lieu lieu) {
        return lieu == null ? List.of() : List.of(lieu.toString());
    }

    private static @Nullable String date(@Nullable LocalDate jour) {
        return jour == null ? null : Typographie.date(jour);
    }

    /** « Département 40 ». */
    private static @Nullable String territoire(@Nullable Lieu lieu) {
        return lieu == null ? null : lieu.type().libelle() + " " + lieu.code();
    }

    private static @Nullable String texte(@Nullable Object valeur) {
        return valeur == null ? null : valeur.toString();
    }
}
