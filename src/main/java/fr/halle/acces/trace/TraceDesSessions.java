package fr.halle.acces.trace;

import fr.halle.acces.session.SuiviDesSessions;
import fr.halle.journal.Changement;
import fr.halle.journal.Consigne;
import fr.halle.journal.Journal;
import fr.halle.journal.Objet;
import fr.halle.platform.web.Typographie;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Inscrit les connexions dans la trace : sur le compte quand il existe, sur la journée sinon. Seuls Halle et l'exploitant lisent
 * ces actes ; l'adresse essayée n'y figure pas.
 */
@Component
class TraceDesSessions implements SuiviDesSessions {

    private final Journal journal;
    private final Clock horloge;

    TraceDesSessions(Journal journal, Clock horloge) {
        this.journal = journal;
        this.horloge = horloge;
    }

    @Override
    public void consigner(Evenement evenement, @Nullable UUID utilisateur, String detail) {
        var objet = utilisateur == null
                ? new Objet(
                        "connexion",
                        LocalDate.ofInstant(horloge.instant(), Typographie.PARIS)
                                .toString(),
                        "Connexions d'adresses inconnues")
                : new Objet(Journal.PERSONNE, utilisateur.toString(), "Compte " + utilisateur);
        var consigne = Consigne.sur(objet, verbe(evenement), phrase(evenement));
        // Une adresse de réseau désigne quelqu'un : elle ne s'inscrit que sur un compte, d'où elle s'efface avec lui.
        journal.consigner(
                utilisateur == null || detail.isBlank()
                        ? consigne
                        : consigne.changeant(
                                Changement.personnel(utilisateur, "circonstance", "Circonstance", null, detail)));
    }

    private static String verbe(Evenement evenement) {
        return switch (evenement) {
            case OUVERTURE -> "session.ouvrir";
            case FERMETURE -> "session.fermer";
            case CHANGEMENT_DE_CHAPEAU -> "session.changer";
            case MOT_DE_PASSE_REFUSE, CODE_REFUSE, IDENTITE_INCONNUE -> "connexion.refuser";
            case IDENTITE_RELIEE -> "compte.relier";
            case LIEN_EMIS -> "compte.lier";
            case MOT_DE_PASSE_CHANGE -> "compte.proteger";
            case SECOND_FACTEUR_POSE, SECOND_FACTEUR_OUBLIE -> "compte.doubler";
            case JETON_CREE -> "jeton.creer";
            case JETON_REVOQUE -> "jeton.revoquer";
        };
    }

    private static String phrase(Evenement evenement) {
        return switch (evenement) {
            case OUVERTURE -> "ouvre une session";
            case FERMETURE -> "ferme une session";
            case CHANGEMENT_DE_CHAPEAU -> "change de chapeau";
            case MOT_DE_PASSE_REFUSE -> "refuse un mot de passe";
            case CODE_REFUSE -> "refuse un code à six chiffres";
            case IDENTITE_INCONNUE -> "refuse une identité sans compte";
            case IDENTITE_RELIEE -> "relie le compte à une identité du fournisseur";
            case LIEN_EMIS -> "émet un lien de mot de passe";
            case MOT_DE_PASSE_CHANGE -> "change le mot de passe";
            case SECOND_FACTEUR_POSE -> "pose le second facteur";
            case SECOND_FACTEUR_OUBLIE -> "retire le second facteur";
            case JETON_CREE -> "crée un jeton d'API";
            case JETON_REVOQUE -> "révoque un jeton d'API";
        };
    }
}
