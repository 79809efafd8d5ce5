package fr.halle.acces.passation;

import fr.halle.acces.Droits;
import fr.halle.acces.Visibilite;
import fr.halle.acces.mandat.Comptes;
import fr.halle.acces.mandat.Mandats.Mandat;
import fr.halle.acces.mandat.Organisation;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import java.util.List;
import org.springframework.stereotype.Component;

/** Inscrit une passation sur le mandat de qui confie. Ce qui est confié n'y est que compté : un brouillon ne se montre pas ici. */
@Component
class TraceDesPassations {

    private final Journal journal;
    private final Droits droits;
    private final Comptes comptes;

    TraceDesPassations(Journal journal, Droits droits, Comptes comptes) {
        this.journal = journal;
        this.droits = droits;
        this.comptes = comptes;
    }

    void passer(Mandat de, Mandat a, Organisation organisation, int confiees, String motif) {
        var lieu = organisation.territoire();
        journal.consigner(Consigne.sur(
                        new Objet("mandat", de.id().toString(), de.fonction() + ", " + organisation.nom()),
                        "mandat.passer",
                        "confie à {repreneur} ce qui attendait {cedant}")
                .changeant(
                        Changement.de("confiees", "Choses confiées", null, String.valueOf(confiees)),
                        Changement.personnel(de.utilisateur(), "cedant", "De", null, nom(de)),
                        Changement.personnel(a.utilisateur(), "repreneur", "À", null, nom(a)),
                        Changement.personnel(de.utilisateur(), "motif", "Motif", null, motif.strip()))
                .dans(lieu == null ? List.of() : List.of(lieu.toString()))
                .visiblePar(droits.visiblePar(Visibilite.ETAT, organisation.cible())));
    }

    private String nom(Mandat mandat) {
        var identite = comptes.identite(mandat.utilisateur());
        return identite.prenom() + " " + identite.nom();
    }
}
