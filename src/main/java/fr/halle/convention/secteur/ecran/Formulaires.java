package fr.halle.convention.secteur.ecran;

import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.Secteurs;
import fr.halle.convention.secteur.SecteursDeConvention;
import fr.halle.convention.secteur.saisie.DroitsSurLesSecteurs;
import fr.halle.convention.secteur.saisie.Justification;
import fr.halle.platform.OperationRefusee;
import fr.halle.platform.SaisieRefusee;
import fr.halle.platform.web.Ecrans;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Ce que les formulaires des secteurs préparent de la même façon. */
@Component
@ConditionalOnWebApplication
class Formulaires {

    private final Secteurs secteurs;
    private final DroitsSurLesSecteurs droits;
    private final Ecrans ecrans;

    Formulaires(Secteurs secteurs, DroitsSurLesSecteurs droits, Ecrans ecrans) {
        this.secteurs = secteurs;
        this.droits = droits;
        this.ecrans = ecrans;
    }

    SecteursDeConvention charger(String reference) {
        return secteurs.charger(reference);
    }

    /**
     * @param e ce qui vient d'être refusé
     * @throws OperationRefusee si l'acteur ne peut pas écrire, ou si l'état s'y oppose
     */
    Entete entete(
            SecteursDeConvention s,
            String titre,
            @Nullable Secteur secteur,
            CsrfToken jeton,
            Justification j,
            @Nullable OperationRefusee e) {
        var regime = droits.exiger(s.convention());
        var ecran = ecrans.nouveau(titre)
                .section("/conventions")
                .fil("Conventions", "/programmes/" + s.convention().programme() + "/conventions")
                .fil("Convention " + s.convention().reference(), s.convention().page())
                .fil("Secteurs", s.page());
        if (secteur != null) {
            ecran.fil(secteur.nom(), s.page() + "/" + secteur.reference());
        }
        return new Entete(
                ecran.construire(),
                jeton,
                s,
                regime,
                j,
                e instanceof SaisieRefusee saisie ? saisie.erreurs() : Map.of(),
                e == null || e instanceof SaisieRefusee ? null : e.phrase());
    }

    static int statut(OperationRefusee e) {
        return e instanceof SaisieRefusee ? 422 : 409;
    }
}
