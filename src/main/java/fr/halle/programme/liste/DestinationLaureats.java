package fr.halle.programme.liste;

import fr.halle.platform.entree.Defaisable;
import fr.halle.platform.entree.Destination;
import fr.halle.platform.entree.Lot;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Les lauréats d'un programme, depuis une liste de communes. Réglages : {@code programme} ; {@code si}, le champ qui vaut « 1 »
 * pour les communes du programme (sans lui, toutes) ; {@code date}, le champ de la date qui les atteste ; {@code identifiant}, le
 * champ du numéro officiel du lauréat.
 */
@Component
class DestinationLaureats implements Destination, Defaisable {

    private final LectureDesCandidats lecture = new LectureDesCandidats();
    private final EcritureDesLaureats ecriture = new EcritureDesLaureats();

    @Override
    public String nom() {
        return "laureats";
    }

    @Override
    public void controler(Lot lot) {
        lecture.lire(lot);
        lecture.refuser(lot);
        lecture.mettreDeCote(lot);
        lecture.compterLesAbsents(lot);
    }

    @Override
    public void appliquer(Lot lot) {
        var candidats = LectureDesCandidats.table(lot);
        lot.requete("delete from %s c where not exists (select from lot l where l.rang = c.rang)".formatted(candidats))
                .update();
        ecriture.creer(lot, candidats);
        ecriture.composer(lot, candidats);
        ecriture.nommer(lot, candidats);
        ecriture.attester(lot, candidats);
    }

    @Override
    public List<TableDeFaits> tables() {
        return List.of(
                new TableDeFaits(
                        "programme.qualite",
                        "laureat",
                        "genre",
                        "cohorte",
                        "effet",
                        "precision_date",
                        "jusqu",
                        "source",
                        "citation",
                        "deduction"),
                new TableDeFaits(
                        "programme.composition",
                        "laureat",
                        "type",
                        "code",
                        "pilote",
                        "effet",
                        "precision_date",
                        "jusqu",
                        "source",
                        "citation",
                        "deduction"),
                new TableDeFaits("programme.alias", "laureat", "valeur", "source"),
                new TableDeFaits(
                        "programme.conflit",
                        "programme",
                        "genre",
                        "identifiant",
                        "commune",
                        "laureat",
                        "motif",
                        "source"));
    }
}
