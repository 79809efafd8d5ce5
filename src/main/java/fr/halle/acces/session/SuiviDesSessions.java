package fr.halle.acces.session;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ce qu'il faut consigner des connexions. Appelé dans la transaction qui écrit la session ; le journal des actes en est une
 * réalisation, et il peut y en avoir plusieurs.
 */
public interface SuiviDesSessions {

    enum Evenement {
        OUVERTURE,
        FERMETURE,
        CHANGEMENT_DE_CHAPEAU,
        MOT_DE_PASSE_REFUSE,
        CODE_REFUSE,
        IDENTITE_INCONNUE,
        IDENTITE_RELIEE,
        LIEN_EMIS,
        MOT_DE_PASSE_CHANGE,
        SECOND_FACTEUR_POSE,
        SECOND_FACTEUR_OUBLIE,
        JETON_CREE,
        JETON_REVOQUE
    }

    /**
     * @param utilisateur absent quand l'adresse essayée n'a pas de compte
     * @param detail ce qui aide à comprendre, sans jamais un mot de passe, un code ou un jeton
     */
    void consigner(Evenement evenement, @Nullable UUID utilisateur, String detail);
}
