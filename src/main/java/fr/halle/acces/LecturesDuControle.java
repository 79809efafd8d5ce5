package fr.halle.acces;

import fr.halle.acces.matrice.Matrice;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Ce qu'une mission de contrôle ouvre s'inscrit à part, sur la mission elle-même et non sur ce qu'elle lit. */
@Component
class LecturesDuControle {

    private static final int ADRESSE = 500;

    private final Matrice matrice;
    private final Journal journal;
    private final TransactionTemplate transaction;

    LecturesDuControle(Matrice matrice, Journal journal, PlatformTransactionManager transactions) {
        this.matrice = matrice;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @param adresse celle de la page, avec ses filtres */
    void noter(Habilitation chapeau, String adresse) {
        if (matrice.role(chapeau.role()).lectureSeule()) {
            var courte = adresse.length() <= ADRESSE ? adresse : adresse.substring(0, ADRESSE) + "…";
            transaction.executeWithoutResult(_ -> journal.consigner(Consigne.sur(
                            new Objet("mission", chapeau.id().toString(), "Mission de contrôle"),
                            "controle.lire",
                            "lit " + courte)
                    .dans(java.util.List.of(chapeau.territoire().toString()))));
        }
    }
}
